/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-parts.h"
#include "trellis-removal.h"
#include "trellis-store-private.h"
#include "trellis-time.h"
#include "trellis-trash.h"
#include "trellis-words.h"

/* The store's verbs for what a person deletes. */

/* Whether anything goes with @record; a note, say, mostly is alone, and then no list is read anew. */
static gboolean
has_parts (TrellisStore *self, TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  g_autoptr(GError) error = NULL;
  gboolean found;

  if (!trellis_removal_has_parts (klass))
    return FALSE;

  trellis_store_write_first (self);
  if (self->reader != NULL &&
      trellis_removal_find_part (self->reader, klass, trellis_record_get_uid (record), &found, &error))
    return found || trellis_store_has_unwritten (self);
  return TRUE;
}

static void
set_deleted (TrellisStore *self, TrellisRecord *record, gint64 deleted)
{
  TrellisTrashChange change = { TRELLIS_RECORD_GET_CLASS (record), trellis_record_get_uid (record),
                                trellis_record_get_deleted (record), deleted };
  g_autoptr(GError) error = NULL;

  if (!has_parts (self, record))
    {
      trellis_record_set_number (record, TRELLIS_RECORD_DELETED, deleted);
      return;
    }

  if (trellis_store_call (self, trellis_removal_move, &change, &error))
    {
      trellis_store_emit_changed (self, record);
      return;
    }

  g_message ("Moving to or from the trash failed: %s", error->message);
  trellis_store_set_failure (self, error);
}

/* Puts @record and its parts into the trash, from where trellis_store_restore() brings back just
 * what went there with it. */
void
trellis_store_delete (TrellisStore *self, gpointer record)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  if (trellis_record_get_deleted (record) != 0)
    return;

  /* Parts are known by having the time of their whole. What was deleted before it on its own, within
   * the same second, must not have it. */
  if (trellis_removal_has_parts (TRELLIS_RECORD_GET_CLASS (record)))
    self->last_deletion = MAX (trellis_time_now (), self->last_deletion + 1);
  else
    self->last_deletion = MAX (trellis_time_now (), self->last_deletion);
  set_deleted (self, record, self->last_deletion);
}

static void
restore_whole (TrellisStore *self, TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (int field = -1; (field = trellis_parts_next_field (klass, field)) >= 0;)
    {
      g_autoptr(TrellisRecord) whole =
        trellis_store_get (self, klass->fields[field].get_type (),
                           trellis_record_get_string (record, (guint) field));

      if (whole != NULL)
        trellis_store_restore (self, whole);
    }
}

/* Brings @record back from the trash with all that went there with it. Where it is a part of
 * something that is in the trash too, that comes back as well: alone it could not be seen. */
void
trellis_store_restore (TrellisStore *self, gpointer record)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  restore_whole (self, record);
  if (trellis_record_get_deleted (record) != 0)
    set_deleted (self, record, 0);
}

/* The uid of the match to which @record belongs, itself or through what it is a part of; NULL if
 * there is none. Transfer full. */
char *
trellis_store_find_match (TrellisStore *self, gpointer record)
{
  g_autoptr(GError) error = NULL;
  char *match = NULL;
  gboolean in_trash;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  trellis_store_write_first (self);
  if (self->reader != NULL &&
      !trellis_parts_find_match (self->reader, TRELLIS_RECORD_GET_CLASS (record),
                                 trellis_record_get_value (record, 0), &match, &in_trash, &error))
    trellis_store_report_read (self, error);

  return match;
}

/* Forgetting words takes long in a large journal, and saving waits for it. It is done piece by
 * piece. */
typedef struct
{
  TrellisStore *store;
  guint type;
  gboolean more;
} Forgetting;

static gboolean
forget_piece (TrellisDatabase *database, gpointer data, GError **error)
{
  Forgetting *self = data;

  if (self->type < TRELLIS_N_RECORD_TYPES)
    return trellis_words_merge (database, g_type_class_peek (trellis_record_types ()[self->type]),
                                &self->more, error);

  /* What was written stays in the write-ahead log until that is emptied. */
  return trellis_database_run (database, "PRAGMA secure_delete = FAST;"
                                         "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static void
forgot_piece_cb (const GError *error, gpointer data)
{
  Forgetting *self = data;

  if (error != NULL)
    g_message ("Forgetting words failed: %s", error->message);
  if (error != NULL || !self->more)
    self->type++;
  self->more = FALSE;

  if (self->type > TRELLIS_N_RECORD_TYPES || self->store->is_closing)
    g_free (self);
  else
    trellis_writer_post (self->store->writer, forget_piece, forgot_piece_cb, self);
}

static gboolean
purge_all (TrellisDatabase *database, gpointer data, GError **error)
{
  GArray *entries = data;

  if (!trellis_database_run (database, "PRAGMA secure_delete = ON", error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    if (!trellis_removal_purge (database, &g_array_index (entries, TrellisTrashEntry, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
purge (TrellisStore *self, GArray *entries, GError **error)
{
  Forgetting *forgetting;

  if (entries->len == 0)
    return TRUE;
  if (!trellis_store_call (self, purge_all, entries, error))
    return FALSE;

  forgetting = g_new0 (Forgetting, 1);
  forgetting->store = self;
  trellis_writer_post (self->writer, forget_piece, forgot_piece_cb, forgetting);
  return TRUE;
}

/* Removes @record, which must be in the trash, with all its parts, their words and their earlier
 * texts, and overwrites what they were in the file. Backups still hold it until they are replaced.
 * Whoever still holds the record has an object that nothing keeps. */
gboolean
trellis_store_delete_forever (TrellisStore *self, gpointer record, GError **error)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (TrellisTrashEntry));
  TrellisTrashEntry entry = { G_OBJECT_TYPE (record), 0, 0 };

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (trellis_record_get_deleted (record) != 0, FALSE);

  entry.id = trellis_store_get_id (self, record);
  g_array_append_val (entries, entry);
  return purge (self, entries, error);
}

/* Does what trellis_store_delete_forever() does for all that was deleted before the time
 * @deleted_before; G_MAXINT64 empties the trash. */
gboolean
trellis_store_empty_trash (TrellisStore *self, gint64 deleted_before, GError **error)
{
  g_autoptr(GArray) entries = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  trellis_store_write_first (self);
  if (self->reader == NULL)
    return TRUE;

  entries = trellis_removal_list (self->reader, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = entries->len; i > 0; i--)
    if (g_array_index (entries, TrellisTrashEntry, i - 1).deleted >= deleted_before)
      g_array_remove_index (entries, i - 1);

  return purge (self, entries, error);
}

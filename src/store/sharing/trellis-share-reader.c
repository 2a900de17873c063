/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-share-reader.h"

#include "trellis-clash-question.h"
#include "trellis-conversion-rows.h"
#include "trellis-conversion.h"
#include "trellis-row.h"
#include "trellis-sharing-rows.h"
#include "trellis-sharing-statement.h"

struct _TrellisShareReader
{
  TrellisDatabase *database;
};

/* Looks into the journal in @folder, which a store of this process has open. */
TrellisShareReader *
trellis_share_reader_open (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  TrellisDatabase *database = trellis_database_open (path, TRELLIS_DATABASE_READ, error);
  TrellisShareReader *self;

  if (database == NULL)
    return NULL;

  self = g_new0 (TrellisShareReader, 1);
  self->database = database;
  return self;
}

void
trellis_share_reader_free (TrellisShareReader *self)
{
  trellis_database_close (self->database);
  g_free (self);
}

/* @sharing becomes NULL where @match is not shared. */
gboolean
trellis_share_reader_get_sharing (TrellisShareReader *self, const char *match, TrellisSharing **sharing, GError **error)
{
  return trellis_sharing_rows_find (self->database, match, sharing, error);
}

/* Of TrellisSharing. */
GPtrArray *
trellis_share_reader_list_sharings (TrellisShareReader *self, GError **error)
{
  return trellis_sharing_rows_list (self->database, error);
}

/* Of TrellisSharedItem without bases; see trellis_share_reader_dup_base(). */
GPtrArray *
trellis_share_reader_list_items (TrellisShareReader *self, const char *match, GError **error)
{
  return trellis_shared_items_list (self->database, match, error);
}

/* Of TrellisSharedItem with their bases: those that are none of ours, where they are kept to be shown. */
GPtrArray *
trellis_share_reader_list_foreign (TrellisShareReader *self, const char *match, GError **error)
{
  return trellis_shared_items_list_foreign (self->database, match, error);
}

/* Of the item of @record. Empty where there is none, NULL on failure; transfer full. */
GBytes *
trellis_share_reader_dup_base (TrellisShareReader *self, const char *match, const char *record, GError **error)
{
  return trellis_shared_items_read_base (self->database, match, record, error);
}

/* Another match than @match, where an item of @record is in @state too; @other, transfer full, becomes NULL
 * where there is none. */
gboolean
trellis_share_reader_find_elsewhere (TrellisShareReader *self, const char *match, const char *record,
                                     TrellisSharedItemState state, char **other, GError **error)
{
  return trellis_shared_items_find_elsewhere (self->database, match, record, state, other, error);
}

/* How many items are not taken where @match is shared, for what is in them; -1 on failure. */
gint64
trellis_share_reader_count_refused (TrellisShareReader *self, const char *match, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    self->database, error,
    "SELECT count(*) FROM shared_item WHERE \"match\" = ? AND state IN (?, ?)", "ttt", match,
    trellis_sharing_get_nick (TRELLIS_TYPE_SHARED_ITEM_STATE, TRELLIS_SHARED_ITEM_STATE_REFUSED),
    trellis_sharing_get_nick (TRELLIS_TYPE_SHARED_ITEM_STATE, TRELLIS_SHARED_ITEM_STATE_TOO_LARGE));
  gboolean found = FALSE;
  gint64 number;

  if (statement == NULL || !trellis_database_step (self->database, statement, &found, error))
    return -1;
  number = sqlite3_column_int64 (statement, 0);
  return trellis_database_finish (self->database, statement, error) ? number : -1;
}

/* How often both sides had changed @field of @record since a time; -1 on failure. */
gint64
trellis_share_reader_count_merges (TrellisShareReader *self, const char *record, const char *field,
                                   gint64 since, GError **error)
{
  return trellis_clash_question_count_merges (self->database, record, field, since, error);
}

/* The uids of records about which somebody has to choose before the item of the record @whole, of which
 * they are parts or which they are, is written. Transfer full. */
GPtrArray *
trellis_share_reader_list_questions (TrellisShareReader *self, const char *whole, GError **error)
{
  return trellis_clash_question_list_open (self->database, whole, error);
}

/* Of TrellisSharedIntent. */
GPtrArray *
trellis_share_reader_list_intents (TrellisShareReader *self, const char *match, GError **error)
{
  return trellis_shared_intents_list (self->database, match, error);
}

/* Of TrellisSharedChange, in the order in which they were made. */
GPtrArray *
trellis_share_reader_list_changes (TrellisShareReader *self, const char *match, GError **error)
{
  return trellis_shared_changes_list (self->database, match, error);
}

/* Of TrellisSharedReference: those to the record @target, which was not here. */
GPtrArray *
trellis_share_reader_list_references (TrellisShareReader *self, const char *target, GError **error)
{
  return trellis_shared_references_list (self->database, target, error);
}

/* The uid to which @field of @record refers, of a record that is not here; "" if there is none, NULL
 * on failure. Transfer full. */
char *
trellis_share_reader_find_reference (TrellisShareReader *self, const char *record, const char *field, GError **error)
{
  return trellis_shared_references_find (self->database, record, field, error);
}

/* The name under which this file writes elsewhere, transfer full, and how often it did. */
gboolean
trellis_share_reader_get_replica (TrellisShareReader *self, char **name, gint64 *writes, GError **error)
{
  sqlite3_stmt *statement =
    trellis_sharing_prepare (self->database, error, "SELECT name, writes FROM replica", "");
  gboolean found = FALSE;

  *name = NULL;
  if (statement == NULL || !trellis_database_step (self->database, statement, &found, error))
    return FALSE;

  *name = found ? trellis_sharing_dup_text (statement, 0) : g_strdup ("");
  *writes = found ? sqlite3_column_int64 (statement, 1) : 0;
  return trellis_database_finish (self->database, statement, error);
}

static GPtrArray *
read_records (TrellisShareReader *self, GType type, const char *condition, const char *text, GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement =
    trellis_row_select (self->database, g_type_class_peek (type), condition, error);
  gboolean found = TRUE;

  if (statement == NULL)
    return NULL;

  if (text != NULL)
    sqlite3_bind_text (statement, 1, text, -1, SQLITE_TRANSIENT);
  for (;;)
    {
      TrellisRecord *record;

      if (!trellis_database_step (self->database, statement, &found, error))
        return NULL;
      if (!found)
        break;
      record = g_object_new (type, NULL);
      trellis_row_read_into (statement, record);
      g_ptr_array_add (records, record);
    }

  return trellis_database_finish (self->database, statement, error) ? g_steal_pointer (&records)
                                                                    : NULL;
}

static gboolean
read_first (TrellisShareReader *self, GType type, const char *condition, const char *text,
            TrellisRecord **record, GError **error)
{
  g_autoptr(GPtrArray) records = read_records (self, type, condition, text, error);

  *record = records != NULL && records->len > 0 ? g_ptr_array_steal_index (records, 0) : NULL;
  return records != NULL;
}

/* @record becomes a copy that no store keeps, or NULL where there is none. */
gboolean
trellis_share_reader_get (TrellisShareReader *self, GType type, const char *uid, TrellisRecord **record, GError **error)
{
  return read_first (self, type, "uid = ?", uid, record, error);
}

/* The person whose computer this is. */
gboolean
trellis_share_reader_get_me (TrellisShareReader *self, TrellisRecord **record, GError **error)
{
  return read_first (self, TRELLIS_TYPE_PERSON, "is_me <> 0 AND deleted = 0 ORDER BY id", NULL,
                     record, error);
}

/* The records of the class @type that are part of the record @whole, those in the trash too, in
 * their order. */
GPtrArray *
trellis_share_reader_list_parts (TrellisShareReader *self, GType type, const char *whole, GError **error)
{
  TrellisRecordClass *klass = g_type_class_peek (type);
  gboolean has_order = trellis_record_class_find (klass, "position") >= 0;
  g_autofree char *condition = NULL;

  for (guint i = 0; i < klass->n_fields && condition == NULL; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      condition = g_strdup_printf ("\"%s\" = ? ORDER BY %sid", klass->fields[i].name,
                                   has_order ? "\"position\", " : "");

  return read_records (self, type, condition, whole, error);
}

/* The records of the class @type whose @field refers to the record @uid, those in the trash too. */
GPtrArray *
trellis_share_reader_list_referrers (TrellisShareReader *self, GType type, const char *field, const char *uid,
                                     GError **error)
{
  g_autofree char *condition = g_strdup_printf ("\"%s\" = ? ORDER BY id", field);

  return read_records (self, type, condition, uid, error);
}

/* One question for all classes: it is asked of each item that comes in. */
static const char *
get_type_question (void)
{
  static char *question;

  if (g_once_init_enter_pointer (&question))
    {
      GString *sql = g_string_new (NULL);

      for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
        {
          TrellisRecordClass *klass = g_type_class_peek (trellis_record_types ()[i]);

          g_string_append_printf (sql, "%sSELECT %u FROM \"%s\" WHERE uid = ?1", i > 0 ? " UNION ALL " : "", i,
                                  klass->table);
        }
      g_string_append (sql, " LIMIT 1");
      g_once_init_leave_pointer (&question, g_string_free_and_steal (sql));
    }
  return question;
}

/* The class of the record with this @uid; G_TYPE_INVALID where there is none. */
gboolean
trellis_share_reader_find_type (TrellisShareReader *self, const char *uid, GType *type, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (self->database, error, get_type_question (), "t", uid);
  gboolean found = FALSE;

  *type = G_TYPE_INVALID;
  if (statement == NULL || !trellis_database_step (self->database, statement, &found, error))
    return FALSE;
  if (found)
    *type = trellis_record_types ()[sqlite3_column_int (statement, 0)];
  return trellis_database_finish (self->database, statement, error);
}

/* As trellis_store_can_convert(). */
gboolean
trellis_share_reader_can_convert (TrellisShareReader *self, TrellisRecord *record, gboolean *can, GError **error)
{
  *can = FALSE;
  if (trellis_conversion_get_other (G_OBJECT_TYPE (record)) == G_TYPE_INVALID ||
      trellis_conversion_loses (record))
    return TRUE;
  return trellis_conversion_rows_are_free (self->database, G_OBJECT_TYPE (record),
                                           trellis_record_get_uid (record), can, error);
}

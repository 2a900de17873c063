/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-removal.h"

#include "trellis-attachment-content.h"
#include "trellis-parts.h"
#include "trellis-sharing-marks.h"
#include "trellis-words.h"

/* Whether records of some class are part of records of @klass. */
gboolean
trellis_removal_has_parts (TrellisRecordClass *klass)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (trellis_parts_find_field (g_type_class_peek (types[i]), G_TYPE_FROM_CLASS (klass)) >= 0)
      return TRUE;

  return FALSE;
}

static gboolean
find_part_of_class (TrellisDatabase *database, TrellisRecordClass *part, int field, const char *uid,
                    gboolean *found, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" = ? LIMIT 1", part->table, part->fields[field].name);
  sqlite3_stmt *statement = trellis_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, uid, -1, SQLITE_STATIC);
  return trellis_database_step (database, statement, found, error) &&
         trellis_database_finish (database, statement, error);
}

/* Whether any record is part of the one of @klass with this @uid. */
gboolean
trellis_removal_find_part (TrellisDatabase *database, TrellisRecordClass *klass, const char *uid,
                           gboolean *found, GError **error)
{
  const GType *types = trellis_record_types ();

  *found = FALSE;
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES && !*found; i++)
    {
      TrellisRecordClass *part = g_type_class_peek (types[i]);
      int field = trellis_parts_find_field (part, G_TYPE_FROM_CLASS (klass));

      if (field >= 0 && !find_part_of_class (database, part, field, uid, found, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_deleted (TrellisDatabase *database, TrellisRow *row, gint64 deleted, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE \"%s\" SET deleted = ? WHERE id = ?", row->klass->table);
  sqlite3_stmt *statement = trellis_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, deleted);
  sqlite3_bind_int64 (statement, 2, row->id);
  row->values[TRELLIS_RECORD_DELETED].number = deleted;
  return trellis_database_finish (database, statement, error) &&
         trellis_words_index (database, row, error) &&
         (row->values[TRELLIS_RECORD_VISIBILITY].number != TRELLIS_VISIBILITY_SHARED ||
          trellis_sharing_mark (database, row, error));
}

static gboolean change_rows (TrellisDatabase          *database,
                             TrellisRecordClass       *klass,
                             const char               *field,
                             const char               *uid,
                             const TrellisTrashChange *change,
                             GError                  **error);

static gboolean
change_parts (TrellisDatabase *database, TrellisRow *whole, const TrellisTrashChange *change,
              GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *part = g_type_class_peek (types[i]);
      int field = trellis_parts_find_field (part, G_TYPE_FROM_CLASS (whole->klass));

      if (field >= 0 && !change_rows (database, part, part->fields[field].name,
                                      whole->values[TRELLIS_RECORD_UID].string, change, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
change_rows (TrellisDatabase *database, TrellisRecordClass *klass, const char *field,
             const char *uid, const TrellisTrashChange *change, GError **error)
{
  g_autoptr(GPtrArray) rows = trellis_row_find (database, klass, field, uid, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      TrellisRow *row = g_ptr_array_index (rows, i);

      if (row->values[TRELLIS_RECORD_DELETED].number == change->before &&
          (!write_deleted (database, row, change->after, error) ||
           !change_parts (database, row, change, error)))
        return FALSE;
    }

  return rows != NULL;
}

/* Gives the record and those of its parts that have the same deletion time as it the new one. Parts
 * that were deleted on their own before thus stay in the trash when the whole comes back. @change
 * is a TrellisTrashChange. */
gboolean
trellis_removal_move (TrellisDatabase *database, gpointer change, GError **error)
{
  TrellisTrashChange *self = change;

  return change_rows (database, self->klass, "uid", self->uid, self, error);
}

static gboolean
list_class (TrellisDatabase *database, TrellisRecordClass *klass, GArray *entries, GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean found = TRUE;

  /* "<> 0" is what the indexes of the trash are made for. */
  g_string_printf (sql, "SELECT id, deleted FROM \"%s\" AS part WHERE deleted <> 0",
                   klass->table);
  for (int parent = -1; (parent = trellis_parts_next_field (klass, parent)) >= 0;)
    {
      TrellisRecordClass *whole = g_type_class_peek (klass->fields[parent].get_type ());

      g_string_append_printf (sql,
                              " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS whole WHERE"
                              " whole.uid = part.\"%s\" AND whole.deleted = part.deleted)",
                              whole->table, klass->fields[parent].name);
    }

  statement = trellis_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  while (found)
    {
      TrellisTrashEntry entry = { .type = G_TYPE_FROM_CLASS (klass) };

      if (!trellis_database_step (database, statement, &found, error))
        return FALSE;
      if (!found)
        break;
      entry.id = sqlite3_column_int64 (statement, 0);
      entry.deleted = sqlite3_column_int64 (statement, 1);
      g_array_append_val (entries, entry);
    }

  return trellis_database_finish (database, statement, error);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const TrellisTrashEntry *first = a;
  const TrellisTrashEntry *second = b;

  if (first->deleted != second->deleted)
    return first->deleted < second->deleted ? 1 : -1;
  if (first->type != second->type)
    return trellis_record_type_index (first->type) - trellis_record_type_index (second->type);
  return (first->id < second->id) - (first->id > second->id);
}

/* What is in the trash (GArray of TrellisTrashEntry), the last deleted first. What went there as a
 * part of something is not listed by itself. NULL on failure. */
GArray *
trellis_removal_list (TrellisDatabase *database, GError **error)
{
  const GType *types = trellis_record_types ();
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (TrellisTrashEntry));

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (!list_class (database, g_type_class_peek (types[i]), entries, error))
      return NULL;

  g_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

static gboolean
run_for_uid (TrellisDatabase *database, const char *uid, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);

  statement = trellis_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, uid, -1, SQLITE_STATIC);
  return trellis_database_finish (database, statement, error);
}

/* Takes the reference @field to @uid out of all records of @klass. */
static gboolean
forget_reference (TrellisDatabase *database, TrellisRecordClass *klass, const TrellisField *field,
                  const char *uid, GError **error)
{
  g_autoptr(GPtrArray) rows = trellis_row_find (database, klass, field->name, uid, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!trellis_sharing_mark (database, g_ptr_array_index (rows, i), error))
      return FALSE;

  return rows != NULL &&
         run_for_uid (database, uid, error,
                      "UPDATE \"%1$s\" SET \"%2$s\" = NULL WHERE \"%2$s\" = ?", klass->table,
                      field->name);
}

static gboolean
forget_content (TrellisDatabase *database, const TrellisRow *attachment, GError **error)
{
  const char *content = attachment->values[trellis_attachment_field_content].string;

  return content == NULL || trellis_attachment_content_forget (database, content, error);
}

static gboolean purge_row (TrellisDatabase *database, const TrellisRow *row, GError **error);

/* What refers to @row by @field of @klass: its parts go with it, all else forgets it. */
static gboolean
purge_referrers (TrellisDatabase *database, TrellisRecordClass *klass, const TrellisField *field,
                 const TrellisRow *row, GError **error)
{
  const char *uid = row->values[TRELLIS_RECORD_UID].string;
  g_autoptr(GPtrArray) parts = NULL;

  if (field->kind != TRELLIS_FIELD_REFERENCE || field->get_type () != G_TYPE_FROM_CLASS (row->klass))
    return TRUE;
  if ((field->flags & TRELLIS_FIELD_PARENT) == 0)
    return forget_reference (database, klass, field, uid, error);

  parts = trellis_row_find (database, klass, field->name, uid, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (!purge_row (database, g_ptr_array_index (parts, i), error))
      return FALSE;

  return parts != NULL;
}

static gboolean
purge_row (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  const char *uid = row->values[TRELLIS_RECORD_UID].string;
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      for (guint j = 0; j < klass->n_fields; j++)
        if (!purge_referrers (database, klass, &klass->fields[j], row, error))
          return FALSE;
    }

  return trellis_words_forget (database, row, error) &&
         trellis_sharing_mark_removal (database, row, error) &&
         run_for_uid (database, uid, error, "DELETE FROM history WHERE record = ?") &&
         run_for_uid (database, uid, error, "DELETE FROM \"%s\" WHERE uid = ?", row->klass->table) &&
         (G_TYPE_FROM_CLASS (row->klass) != TRELLIS_TYPE_ATTACHMENT || forget_content (database, row, error));
}

/* Removes a whole for good: its parts first, their words and earlier texts, and what refers to
 * them. Only what is in the trash: an entry that has come back meanwhile is left alone. To be called
 * within a transaction. */
gboolean
trellis_removal_purge (TrellisDatabase *database, const TrellisTrashEntry *entry, GError **error)
{
  g_autoptr(TrellisRow) row = NULL;

  if (!trellis_row_read_id (database, g_type_class_peek (entry->type), entry->id, &row, error))
    return FALSE;

  return row == NULL || row->values[TRELLIS_RECORD_DELETED].number == 0 ||
         purge_row (database, row, error);
}

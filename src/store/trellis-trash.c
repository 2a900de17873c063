/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-trash.h"

#include "trellis-words.h"

static int
find_parent_field (TrellisRecordClass *part, TrellisRecordClass *whole)
{
  for (guint i = 0; i < part->n_fields; i++)
    if ((part->fields[i].flags & TRELLIS_FIELD_PARENT) != 0 &&
        part->fields[i].get_type () == G_TYPE_FROM_CLASS (whole))
      return (int) i;

  return -1;
}

/* Whether records of some class are part of records of @klass. */
gboolean
trellis_trash_has_parts (TrellisRecordClass *klass)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (find_parent_field (g_type_class_peek (types[i]), klass) >= 0)
      return TRUE;

  return FALSE;
}

static GPtrArray *
read_rows (TrellisDatabase *database, TrellisRecordClass *klass, const char *field,
           const char *uid, gint64 deleted, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_row_free);
  g_autofree char *condition = g_strdup_printf ("\"%s\" = ?1 AND deleted = ?2", field);
  sqlite3_stmt *statement = trellis_row_select (database, klass, condition, error);
  gboolean found = FALSE;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, uid, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, deleted);
  do
    {
      if (!trellis_database_step (database, statement, &found, error))
        return NULL;
      if (found)
        {
          gint64 id;
          g_autoptr(TrellisRecord) record = trellis_row_read (statement, klass, &id);

          g_ptr_array_add (rows, trellis_row_new_for_record (record, id));
        }
    }
  while (found);

  return trellis_database_finish (database, statement, error) ? g_steal_pointer (&rows) : NULL;
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
         trellis_words_index (database, row, error);
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
      int field = find_parent_field (part, whole->klass);

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
  g_autoptr(GPtrArray) rows = read_rows (database, klass, field, uid, change->before, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!write_deleted (database, g_ptr_array_index (rows, i), change->after, error) ||
        !change_parts (database, g_ptr_array_index (rows, i), change, error))
      return FALSE;

  return rows != NULL;
}

/* Gives the record and those of its parts that have the same deletion time as it the new one. Parts
 * that were deleted on their own before thus stay in the trash when the whole comes back. @change
 * is a TrellisTrashChange. */
gboolean
trellis_trash_apply (TrellisDatabase *database, gpointer change, GError **error)
{
  TrellisTrashChange *self = change;

  return change_rows (database, self->klass, "uid", self->uid, self, error);
}

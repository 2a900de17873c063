/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-parts.h"

/* The field of @part that names the record it is a part of, if that can be a @whole; G_TYPE_INVALID
 * stands for any. -1 if there is none. */
int
trellis_parts_find_field (TrellisRecordClass *part, GType whole)
{
  for (guint i = 0; i < part->n_fields; i++)
    if ((part->fields[i].flags & TRELLIS_FIELD_PARENT) != 0 &&
        (whole == G_TYPE_INVALID || part->fields[i].get_type () == whole))
      return (int) i;

  return -1;
}

/* The next field of @part after @field, which is -1 at first, that names a record it is a part of; -1 after the
 * last one. What may be a part of several has the one first that it always is a part of. */
int
trellis_parts_next_field (TrellisRecordClass *part, int field)
{
  for (guint i = (guint) (field + 1); i < part->n_fields; i++)
    if ((part->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      return (int) i;

  return -1;
}

/* Replaces the uid of a record of @klass by that of the record it is a part of. */
static gboolean
go_up (TrellisDatabase *database, TrellisRecordClass *klass, char **uid, gboolean *in_trash,
       GError **error)
{
  int field = trellis_parts_find_field (klass, G_TYPE_INVALID);
  g_autofree char *child = g_steal_pointer (uid);
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"%s\", deleted FROM \"%s\" WHERE uid = ?",
                     field >= 0 ? klass->fields[field].name : "uid", klass->table);
  sqlite3_stmt *statement = trellis_database_prepare (database, sql, error);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, child, -1, SQLITE_STATIC);
  if (!trellis_database_step (database, statement, &found, error))
    return FALSE;
  if (found)
    {
      *uid = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      *in_trash = *in_trash || sqlite3_column_int64 (statement, 1) != 0;
    }

  return trellis_database_finish (database, statement, error);
}

/* Finds the match to which a record with these @values belongs, through the records that it is a
 * part of; @match becomes NULL where there is none. @in_trash tells whether the record or one of
 * those is in the trash. */
gboolean
trellis_parts_find_match (TrellisDatabase *database, TrellisRecordClass *klass,
                          const TrellisValue *values, char **match, gboolean *in_trash,
                          GError **error)
{
  int field = trellis_parts_find_field (klass, G_TYPE_INVALID);
  g_autofree char *uid = NULL;

  *match = NULL;
  *in_trash = values[TRELLIS_RECORD_DELETED].number != 0;

  if (G_TYPE_FROM_CLASS (klass) == TRELLIS_TYPE_MATCH)
    *match = g_strdup (values[TRELLIS_RECORD_UID].string);
  if (field < 0)
    return TRUE;

  uid = g_strdup (values[field].string);
  while (uid != NULL)
    {
      klass = g_type_class_peek (klass->fields[field].get_type ());
      field = trellis_parts_find_field (klass, G_TYPE_INVALID);
      if (field < 0 && G_TYPE_FROM_CLASS (klass) == TRELLIS_TYPE_MATCH)
        *match = g_strdup (uid);
      if (!go_up (database, klass, &uid, in_trash, error))
        {
          g_clear_pointer (match, g_free);
          return FALSE;
        }
      if (field < 0)
        break;
    }

  return TRUE;
}

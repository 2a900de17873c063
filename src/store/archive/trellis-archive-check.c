/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-archive-private.h"

/* What can be told only when all records of an archive are there. */

typedef struct
{
  TrellisRecordClass *klass;
  guint field;
  gint64 id;
} Loose;

static gboolean
find_loose_of_field (TrellisDatabase *database, TrellisRecordClass *klass, guint field,
                     GArray *loose, GError **error)
{
  TrellisRecordClass *target = g_type_class_peek (klass->fields[field].get_type ());
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM \"%1$s\" AS a WHERE \"%2$s\" IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM \"%3$s\" AS b WHERE b.uid = a.\"%2$s\")",
    klass->table, klass->fields[field].name, target->table);
  sqlite3_stmt *statement = trellis_database_prepare (database, sql, error);
  gboolean found = TRUE;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      Loose entry = { .klass = klass, .field = field };

      if (!trellis_database_step (database, statement, &found, error))
        return FALSE;
      if (!found)
        return trellis_database_finish (database, statement, error);
      entry.id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (loose, entry);
    }
}

static gboolean
find_loose (TrellisDatabase *database, GArray *loose, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == TRELLIS_FIELD_REFERENCE &&
            !find_loose_of_field (database, klass, j, loose, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
cut (TrellisDatabase *database, const Loose *loose, TrellisArchiveReport *report, GError **error)
{
  const TrellisField *field = &loose->klass->fields[loose->field];
  g_autoptr(TrellisRow) row = NULL;
  const char *uid;

  if (!trellis_row_read_id (database, loose->klass, loose->id, &row, error))
    return FALSE;

  uid = row->values[TRELLIS_RECORD_UID].string;
  if ((field->flags & TRELLIS_FIELD_PARENT) != 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
                   "A %s is part of a %s that does not exist", loose->klass->table, field->name);
      return FALSE;
    }

  trellis_archive_report_remark (report, "“%s” of the %s %s does not exist", field->name,
                                 loose->klass->table, uid);
  trellis_value_clear (&row->values[loose->field], field);
  return trellis_row_save (row, database, error);
}

/* Cuts references that point nowhere and remarks on them. What is part of something that does not
 * exist could never be seen: that is refused. */
gboolean
trellis_archive_check_references (TrellisDatabase *database, TrellisArchiveReport *report,
                                  GError **error)
{
  g_autoptr(GArray) loose = g_array_new (FALSE, FALSE, sizeof (Loose));

  if (!find_loose (database, loose, error))
    return FALSE;

  for (guint i = 0; i < loose->len; i++)
    if (!cut (database, &g_array_index (loose, Loose, i), report, error))
      return FALSE;
  return TRUE;
}

/* A uid names one record among those of all classes. */
gboolean
trellis_archive_check_uids (TrellisDatabase *database, GError **error)
{
  const GType *types = trellis_record_types ();
  g_autoptr(GString) sql = g_string_new ("SELECT uid FROM (");
  g_autofree char *twice = NULL;

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      g_string_append_printf (sql, "%sSELECT uid FROM \"%s\"", i > 0 ? " UNION ALL " : "",
                              klass->table);
    }
  g_string_append (sql, ") GROUP BY uid HAVING count(*) > 1 LIMIT 1");

  twice = trellis_database_dup_text (database, sql->str, error);
  if (twice == NULL)
    return FALSE;
  if (*twice == '\0')
    return TRUE;

  g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
                       "A uid is that of another kind of record in this journal");
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-history.h"

static gboolean
is_kept_recently (TrellisDatabase *database, const TrellisRow *row, const TrellisField *field,
                  gboolean *recently, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database, "SELECT 1 FROM history WHERE record = ? AND field = ? AND replaced > ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, row->values[TRELLIS_RECORD_UID].string, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, field->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3,
                      row->values[TRELLIS_RECORD_MODIFIED].number - TRELLIS_HISTORY_INTERVAL);
  return trellis_database_step (database, statement, recently, error) &&
         trellis_database_finish (database, statement, error);
}

static gboolean
keep_text (TrellisDatabase *database, const TrellisRow *row, const TrellisField *field,
           const char *text, gint64 written, GError **error)
{
  gboolean recently = FALSE;
  sqlite3_stmt *statement;

  if (!is_kept_recently (database, row, field, &recently, error))
    return FALSE;
  if (recently)
    return TRUE;

  statement = trellis_database_prepare (
    database,
    "INSERT INTO history (record, field, text, written, replaced) VALUES (?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, row->values[TRELLIS_RECORD_UID].string, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, field->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, text, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 4, written);
  sqlite3_bind_int64 (statement, 5, row->values[TRELLIS_RECORD_MODIFIED].number);
  return trellis_database_finish (database, statement, error);
}

/* Before @row replaces what is stored: keeps the stored state of each text that is about to change,
 * at most once in TRELLIS_HISTORY_INTERVAL, so that a long session of typing leaves a trail and not
 * a copy for every pause. */
gboolean
trellis_history_keep (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  sqlite3_stmt *statement = trellis_row_select (database, row->klass, "id = ?", error);
  g_autoptr(TrellisRecord) stored = NULL;
  gboolean found = FALSE;
  gint64 id;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, row->id);
  if (!trellis_database_step (database, statement, &found, error))
    return FALSE;
  if (found)
    stored = trellis_row_read (statement, row->klass, &id);
  if (!trellis_database_finish (database, statement, error))
    return FALSE;

  for (guint i = 0; stored != NULL && i < row->klass->n_fields; i++)
    {
      const TrellisField *field = &row->klass->fields[i];
      const char *text = trellis_field_is_string (field) ? trellis_record_get_string (stored, i)
                                                         : NULL;

      if (field->kind == TRELLIS_FIELD_TEXT && text != NULL &&
          g_strcmp0 (text, row->values[i].string) != 0 &&
          !keep_text (database, row, field, text, trellis_record_get_modified (stored), error))
        return FALSE;
    }

  return TRUE;
}

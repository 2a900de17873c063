/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-history-private.h"

#include <string.h>

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

/* Keeps what @field of @stored holds, which was replaced at @replaced. */
static gboolean
add_version (TrellisDatabase *database, const TrellisRow *stored, guint field,
             gint64 replaced, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database,
    "INSERT INTO history (record, field, text, written, replaced) VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, stored->values[TRELLIS_RECORD_UID].string, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, stored->klass->fields[field].name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, stored->values[field].string, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, stored->values[TRELLIS_RECORD_MODIFIED].number);
  sqlite3_bind_int64 (statement, 5, replaced);
  return trellis_database_finish (database, statement, error);
}

/* Whether most of a text of some length is gone: a slip of the hand that a person wants back. */
static gboolean
is_loss (const char *before, const char *after)
{
  gsize length = strlen (before);

  return length >= 200 && (after == NULL || strlen (after) < length / 2);
}

/* Before @row replaces @stored: keeps the stored state of each text that is about to change, at most
 * once in TRELLIS_HISTORY_INTERVAL, so that a long session of typing leaves a trail and not a copy
 * for every pause; and always where most of it is about to go. */
gboolean
trellis_history_keep (TrellisDatabase *database, const TrellisRow *stored, const TrellisRow *row,
                      GError **error)
{
  for (guint i = 0; i < row->klass->n_fields; i++)
    {
      const TrellisField *field = &row->klass->fields[i];
      gboolean recently = FALSE;

      if (field->kind != TRELLIS_FIELD_TEXT || stored->values[i].string == NULL ||
          trellis_value_equal (&stored->values[i], &row->values[i], field))
        continue;

      if (!is_loss (stored->values[i].string, row->values[i].string) &&
          !is_kept_recently (database, row, field, &recently, error))
        return FALSE;
      if (!recently && !add_version (database, stored, i,
                                     row->values[TRELLIS_RECORD_MODIFIED].number, error))
        return FALSE;
    }

  return TRUE;
}

/* The newest kept text of @field is the one that the row holds. */
static gboolean
is_kept (TrellisDatabase *database, const TrellisRow *stored, guint field, gboolean *kept,
         GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database,
    "SELECT text = ? FROM history WHERE record = ? AND field = ? ORDER BY replaced DESC, id DESC",
    error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, stored->values[field].string, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, stored->values[TRELLIS_RECORD_UID].string, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, stored->klass->fields[field].name, -1, SQLITE_STATIC);
  if (!trellis_database_step (database, statement, kept, error))
    return FALSE;
  *kept = *kept && sqlite3_column_int (statement, 0) != 0;
  return trellis_database_finish (database, statement, error);
}

/* Does what trellis_history_keep() does, however short ago another state was kept: for texts that
 * somebody else changed. */
gboolean
trellis_history_keep_all (TrellisDatabase *database, const TrellisRow *stored,
                          const TrellisRow *row, gint64 now, GError **error)
{
  for (guint i = 0; i < row->klass->n_fields; i++)
    {
      const TrellisField *field = &row->klass->fields[i];
      gboolean kept = FALSE;

      if (field->kind != TRELLIS_FIELD_TEXT || stored->values[i].string == NULL ||
          trellis_value_equal (&stored->values[i], &row->values[i], field))
        continue;
      if (!is_kept (database, stored, i, &kept, error) ||
          (!kept && !add_version (database, stored, i, now, error)))
        return FALSE;
    }

  return TRUE;
}

/* Keeps the present text of a field, however short ago another state was kept. @data is a
 * TrellisHistoryNow. */
gboolean
trellis_history_keep_now (TrellisDatabase *database, gpointer data, GError **error)
{
  TrellisHistoryNow *self = data;
  g_autoptr(TrellisRow) stored = NULL;
  gboolean kept = FALSE;

  if (!trellis_row_read_id (database, self->klass, self->id, &stored, error))
    return FALSE;
  if (stored == NULL || stored->values[self->field].string == NULL)
    return TRUE;

  return is_kept (database, stored, self->field, &kept, error) &&
         (kept || add_version (database, stored, self->field, self->now, error));
}

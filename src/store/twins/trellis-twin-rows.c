/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-twin-rows.h"

#include "trellis-sharing-statement.h"
#include "trellis-twin.h"

#define DAY (24 * 60 * 60)

/* All that writes is to be called within a transaction. */

void
trellis_arrivals_clear (TrellisArrivals *self)
{
  g_clear_pointer (&self->uids, g_hash_table_unref);
}

/* @row comes in during the run at @now. */
void
trellis_arrivals_add (TrellisArrivals *self, const TrellisRow *row, gint64 now)
{
  if (self->uids == NULL)
    self->uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (self->now != now)
    g_hash_table_remove_all (self->uids);
  self->now = now;
  g_hash_table_add (self->uids, g_strdup (row->values[TRELLIS_RECORD_UID].string));
}

void
trellis_twin_row_free (TrellisTwinRow *self)
{
  g_free (self->came);
  g_free (self->was_here);
  g_free (self);
}

static TrellisRecord *
create_record (const TrellisRow *row)
{
  TrellisRecord *record = g_object_new (G_TYPE_FROM_CLASS (row->klass), NULL);

  for (guint i = 0; i < row->klass->n_fields; i++)
    trellis_record_set_value (record, i, &row->values[i]);
  return record;
}

static const char *
get_condition (GType type)
{
  if (type == TRELLIS_TYPE_MEETING)
    return "\"match\" = ?1 AND deleted = 0 AND starts = ?2 ORDER BY created, id";
  if (type == TRELLIS_TYPE_ACTION)
    return "\"match\" = ?1 AND deleted = 0 AND due IS ?2 ORDER BY created, id";
  if (type == TRELLIS_TYPE_GOAL)
    return "\"match\" = ?1 AND deleted = 0 AND target IS ?2 ORDER BY created, id";
  return "\"match\" = ?1 AND deleted = 0 AND created BETWEEN ?2 AND ?2 + 86399 ORDER BY created, id";
}

/* The records that @record may be a twin of: those of its match and time. */
static sqlite3_stmt *
select_candidates (TrellisDatabase *database, TrellisRecord *record, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  const GType type = G_OBJECT_TYPE (record);
  const int match = trellis_record_class_find (klass, "match");
  sqlite3_stmt *statement = trellis_row_select (database, klass, get_condition (type), error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, trellis_record_get_string (record, (guint) match), -1, SQLITE_TRANSIENT);
  if (type == TRELLIS_TYPE_MEETING)
    sqlite3_bind_int64 (statement, 2, trellis_meeting_get_starts (TRELLIS_MEETING (record)));
  else if (type == TRELLIS_TYPE_ACTION)
    sqlite3_bind_text (statement, 2, trellis_action_get_due (TRELLIS_ACTION (record)), -1, SQLITE_TRANSIENT);
  else if (type == TRELLIS_TYPE_GOAL)
    sqlite3_bind_text (statement, 2, trellis_goal_get_target (TRELLIS_GOAL (record)), -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_int64 (statement, 2, trellis_record_get_created (record) / DAY * DAY);
  return statement;
}

/* Whether the record that @statement is at came in during this run, too: mostly all of them did, so that none of it
 * is read for that but the uid. */
static gboolean
is_arrival (const TrellisArrivals *self, sqlite3_stmt *statement)
{
  const char *uid = (const char *) sqlite3_column_text (statement, 1 + TRELLIS_RECORD_UID);

  return uid != NULL && g_hash_table_contains (self->uids, uid);
}

/* The uid of the oldest record that was here before and is a twin of @record; "" where there is none, NULL on
 * failure. Transfer full. */
static char *
find_twin (TrellisDatabase *database, TrellisArrivals *arrivals, TrellisRecord *record, GError **error)
{
  sqlite3_stmt *statement = select_candidates (database, record, error);
  g_autofree char *uid = NULL;
  gboolean found = statement != NULL;

  while (found && uid == NULL)
    {
      g_autoptr(TrellisRecord) other = NULL;

      if (!trellis_database_step (database, statement, &found, error))
        return NULL;
      if (!found || is_arrival (arrivals, statement))
        continue;
      other = g_object_new (G_OBJECT_TYPE (record), NULL);
      trellis_row_read_into (statement, other);
      if (trellis_twin_is (record, other))
        uid = g_strdup (trellis_record_get_uid (other));
    }
  if (statement == NULL || !trellis_database_finish (database, statement, error))
    return NULL;
  return uid != NULL ? g_steal_pointer (&uid) : g_strdup ("");
}

/* @row, which was written, is one of @arrivals: where one that was here before is probably the same, that is
 * noted, for a person to be asked. */
gboolean
trellis_twin_rows_note (TrellisDatabase *database, TrellisArrivals *arrivals, const TrellisRow *row,
                        gboolean *is_noted, GError **error)
{
  const GType type = G_TYPE_FROM_CLASS (row->klass);
  g_autoptr(TrellisRecord) record = NULL;
  g_autofree char *other = NULL;

  if (!trellis_twin_has_rule (type) || row->values[TRELLIS_RECORD_DELETED].number != 0)
    return TRUE;

  record = create_record (row);
  other = find_twin (database, arrivals, record, error);
  if (other == NULL || *other == '\0')
    return other != NULL;
  *is_noted = TRUE;
  return trellis_sharing_run (database, error,
                              "INSERT OR IGNORE INTO twin (\"table\", record, other, found)"
                              " VALUES (?, ?, ?, ?)",
                              "tttn", row->klass->table, trellis_record_get_uid (record), other, arrivals->now);
}

/* The pairs with the record @uid about which nobody has said anything: GPtrArray of TrellisTwinRow, the last
 * one first. NULL on failure; transfer full. */
GPtrArray *
trellis_twin_rows_find (TrellisDatabase *database, const char *uid, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_twin_row_free);
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT \"table\", record, other, found, id FROM twin WHERE answer = 'none' AND (record = ?1 OR other = ?1)"
    " ORDER BY id DESC",
    "t", uid);
  gboolean found = statement != NULL;

  while (found)
    {
      TrellisTwinRow *row;

      if (!trellis_database_step (database, statement, &found, error))
        return NULL;
      if (!found)
        break;
      row = g_new0 (TrellisTwinRow, 1);
      row->type = trellis_sharing_get_type (statement, 0);
      row->came = trellis_sharing_dup_text (statement, 1);
      row->was_here = trellis_sharing_dup_text (statement, 2);
      row->found = sqlite3_column_int64 (statement, 3);
      row->id = sqlite3_column_int64 (statement, 4);
      g_ptr_array_add (rows, row);
    }
  return statement != NULL && trellis_database_finish (database, statement, error) ? g_steal_pointer (&rows)
                                                                                    : NULL;
}

/* Keeps what a person said; see the schema. */
gboolean
trellis_twin_rows_answer (TrellisDatabase *database, gint64 id, const char *answer, GError **error)
{
  return trellis_sharing_run (database, error, "UPDATE twin SET answer = ? WHERE id = ?", "tn", answer, id);
}

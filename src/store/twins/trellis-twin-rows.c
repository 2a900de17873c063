/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-twin-rows.h"

#include "trellis-sharing-statement.h"
#include "trellis-twin.h"

/* All that writes is to be called within a transaction. */

void
trellis_twin_row_free (TrellisTwinRow *self)
{
  g_free (self->came);
  g_free (self->was_here);
  g_free (self);
}

/* @row, which was written, is one of @arrivals, of the run at @now: where one that was here before is probably the
 * same, that is noted, for a person to be asked. */
gboolean
trellis_twin_rows_note (TrellisDatabase *database, TrellisArrivals *arrivals, const TrellisRow *row, gint64 now,
                        gboolean *is_noted, GError **error)
{
  g_autofree char *other = NULL;

  if (!trellis_twin_has_rule (G_TYPE_FROM_CLASS (row->klass)) || row->values[TRELLIS_RECORD_DELETED].number != 0)
    return TRUE;
  if (!trellis_arrivals_find_twin (arrivals, database, row, &other, error))
    return FALSE;
  if (other == NULL)
    return TRUE;
  *is_noted = TRUE;
  return trellis_sharing_run (database, error,
                              "INSERT OR IGNORE INTO twin (\"table\", record, other, found)"
                              " VALUES (?, ?, ?, ?)",
                              "tttn", row->klass->table, row->values[TRELLIS_RECORD_UID].string, other, now);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-question.h"

#include "trellis-sharing-statement.h"

/* Clashes that keep the item of a whole from being written until somebody has looked at them. All that
 * writes is to be called within a transaction. */

/* How often both had changed @field of @record since a time, in seconds; -1 on failure. */
gint64
trellis_clash_question_count_merges (TrellisDatabase *database, const char *record, const char *field,
                                     gint64 since, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT count(*) FROM shared_clash WHERE record = ? AND field = ? AND found > ? AND"
    " kind = 'both-changed'",
    "ttn", record, field, since);
  gboolean found = FALSE;
  gint64 number;

  if (statement == NULL || !trellis_database_step (database, statement, &found, error))
    return -1;
  number = sqlite3_column_int64 (statement, 0);
  return trellis_database_finish (database, statement, error) ? number : -1;
}

/* The uids of the records, of the whole or its parts, about which there is a question that nobody has
 * looked at and that @whole waits for. NULL on failure; transfer full. */
GPtrArray *
trellis_clash_question_list_open (TrellisDatabase *database, const char *whole, GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error, "SELECT DISTINCT record FROM shared_clash WHERE waits = ? AND seen = 0", "t",
    whole);
  gboolean found = statement != NULL;

  while (found)
    {
      if (!trellis_database_step (database, statement, &found, error))
        return NULL;
      if (found)
        g_ptr_array_add (records, trellis_sharing_dup_text (statement, 0));
    }
  return statement != NULL && trellis_database_finish (database, statement, error)
           ? g_steal_pointer (&records)
           : NULL;
}

/* Where @clash is such a question, it takes the place of what was there to be looked at of the field. */
gboolean
trellis_clash_question_supersede (TrellisDatabase *database, const TrellisSharedClash *clash,
                                  GError **error)
{
  return clash->waits == NULL ||
         trellis_sharing_run (database, error,
                              "UPDATE shared_clash SET seen = 1 WHERE record = ? AND field = ? AND"
                              " seen = 0 AND kind = 'both-changed'",
                              "tt", clash->record, clash->field);
}

/* The items that waited for the clash ?1 and wait for no other. */
#define FREED                                                                                      \
  "state = 'asking' AND record = (SELECT waits FROM shared_clash WHERE id = ?1) AND NOT EXISTS"    \
  " (SELECT 1 FROM shared_clash WHERE waits = shared_item.record AND seen = 0)"

/* Somebody has looked at the clash @id. What waited for that is brought there, with what was chosen. */
gboolean
trellis_clash_question_settle (TrellisDatabase *database, gint64 id, GError **error)
{
  return trellis_sharing_run (database, error, "UPDATE shared_clash SET seen = 1 WHERE id = ?1", "n",
                              id) &&
         trellis_sharing_run (database, error,
                              "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record)"
                              " SELECT \"match\", \"table\", record FROM shared_item WHERE " FREED,
                              "n", id) &&
         trellis_sharing_run (database, error,
                              "UPDATE shared_item SET state = 'steady' WHERE " FREED, "n", id);
}

/* The clash @id is to be looked at once more, and what waited for that waits again. */
gboolean
trellis_clash_question_reopen (TrellisDatabase *database, gint64 id, GError **error)
{
  return trellis_sharing_run (database, error, "UPDATE shared_clash SET seen = 0 WHERE id = ?1", "n",
                              id) &&
         trellis_sharing_run (database, error,
                              "UPDATE shared_item SET state = 'asking' WHERE state = 'steady' AND"
                              " record = (SELECT waits FROM shared_clash WHERE id = ?1)",
                              "n", id);
}

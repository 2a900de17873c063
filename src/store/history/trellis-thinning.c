/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-thinning.h"

#define DAY (24 * 60 * 60)
#define KEEP_ALL (7 * DAY)
#define KEEP_DAILY (KEEP_ALL + 60 * DAY)

static gint64
get_day (gint64 time)
{
  return time >= 0 ? time / DAY : (time - DAY + 1) / DAY;
}

static gint64
get_month (gint64 time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (get_day (time) + 719163, 1, 3000000));
  return (gint64) g_date_get_year (&date) * 12 + g_date_get_month (&date);
}

/* Whether a text of @time is still kept at @now, where @newer is the time of the next newer text
 * that is kept, or 0 if there is none: all of the last seven days, then the last of each day for
 * sixty days, then the last of each month. Days and months are those of UTC, so that a journey does
 * not thin them. */
gboolean
trellis_thinning_keeps (gint64 time, gint64 newer, gint64 now)
{
  gint64 age = now - time;

  if (age <= KEEP_ALL || newer == 0)
    return TRUE;
  if (age <= KEEP_DAILY)
    return get_day (time) != get_day (newer);
  return get_month (time) != get_month (newer);
}

static gboolean
find_superfluous (TrellisDatabase *database, gint64 now, GArray *ids, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database,
    "SELECT id, record, field, written FROM history ORDER BY record, field, written DESC, id DESC",
    error);
  g_autofree char *text = NULL; /* record and field */
  gboolean found = TRUE;
  gint64 newer = 0;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      g_autofree char *of = NULL;
      gint64 id, written;

      if (!trellis_database_step (database, statement, &found, error))
        return FALSE;
      if (!found)
        return trellis_database_finish (database, statement, error);

      id = sqlite3_column_int64 (statement, 0);
      of = g_strdup_printf ("%s %s", sqlite3_column_text (statement, 1),
                            sqlite3_column_text (statement, 2));
      written = sqlite3_column_int64 (statement, 3);

      if (g_set_str (&text, of))
        newer = 0;
      if (trellis_thinning_keeps (written, newer, now))
        newer = written;
      else
        g_array_append_val (ids, id);
    }
}

/* Removes the earlier texts that are not kept any longer at @now. To be called within a
 * transaction. */
gboolean
trellis_thinning_run (TrellisDatabase *database, gint64 now, GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;

  if (!find_superfluous (database, now, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      statement = trellis_database_prepare (database, "DELETE FROM history WHERE id = ?", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!trellis_database_finish (database, statement, error))
        return FALSE;
    }

  return TRUE;
}

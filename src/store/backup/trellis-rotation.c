/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-rotation.h"

#include "trellis-time.h"

#define PREFIX "trellis-"
#define SUFFIX ".db"

/* The name of the automatic backup of @day; transfer full. */
char *
trellis_rotation_dup_name (const char *day)
{
  return g_strconcat (PREFIX, day, SUFFIX, NULL);
}

/* The day of which @name is the automatic backup; NULL for any other file. Transfer full. */
char *
trellis_rotation_dup_day (const char *name)
{
  g_autofree char *day = NULL;
  GDate date;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX) ||
      strlen (name) < strlen (PREFIX SUFFIX))
    return NULL;

  day = g_strndup (name + strlen (PREFIX), strlen (name) - strlen (PREFIX SUFFIX));
  return trellis_day_parse (day, &date) ? g_steal_pointer (&day) : NULL;
}

/* Weeks begin on Mondays, as day 1 of GDate did. */
static guint
get_week (const char *day)
{
  GDate date;

  trellis_day_parse (day, &date);
  return (g_date_get_julian (&date) - 1) / 7;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (b, a);
}

/* The days of automatic backups up to @today, the newest first. */
static GPtrArray *
list_days (const char *const *names, const char *today)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);

  for (; *names != NULL; names++)
    {
      g_autofree char *day = trellis_rotation_dup_day (*names);

      if (day != NULL && g_strcmp0 (day, today) <= 0)
        g_ptr_array_add (days, g_steal_pointer (&day));
    }

  g_ptr_array_sort_values (days, compare_newest_first);
  return days;
}

/* Whether @name is a backup that was made before something else, "before-schema-12.db". */
static gboolean
is_made_before (const char *name, const char *prefix)
{
  return g_str_has_prefix (name, prefix) && g_str_has_suffix (name, SUFFIX);
}

/* By the number of the schema or the time in them, the greatest first. */
static int
compare_greatest_first (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (a, -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (b, -1);

  return strcmp (second, first);
}

static void
choose_made_before (const char *const *names, const char *prefix, GPtrArray *superfluous)
{
  g_autoptr(GPtrArray) made = g_ptr_array_new ();

  for (; *names != NULL; names++)
    if (is_made_before (*names, prefix))
      g_ptr_array_add (made, (char *) *names);

  g_ptr_array_sort_values (made, compare_greatest_first);
  for (guint i = TRELLIS_ROTATION_OTHERS; i < made->len; i++)
    g_ptr_array_add (superfluous, g_strdup (g_ptr_array_index (made, i)));
}

/* Of the files called @names in the folder of backups, those to remove (GPtrArray of char *): what is
 * neither one of the newest seven automatic backups, nor the newest of its week for four weeks more,
 * nor one of the newest five made before an update, or before a restore. Other files stay, and so
 * does a backup from the future: then the clock was wrong, or is now. */
GPtrArray *
trellis_rotation_choose (const char *const *names, const char *today)
{
  g_autoptr(GPtrArray) days = list_days (names, today);
  GPtrArray *superfluous = g_ptr_array_new_with_free_func (g_free);
  guint n_weeks = 0;
  guint week = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const char *day = g_ptr_array_index (days, i);
      gboolean is_last_of_week = i == 0 || get_week (day) != week;

      week = get_week (day);
      if (i < TRELLIS_ROTATION_DAYS)
        continue;
      if (is_last_of_week && n_weeks < TRELLIS_ROTATION_WEEKS)
        n_weeks++;
      else
        g_ptr_array_add (superfluous, trellis_rotation_dup_name (day));
    }

  choose_made_before (names, "before-schema-", superfluous);
  choose_made_before (names, "before-restore-", superfluous);
  return superfluous;
}

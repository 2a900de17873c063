/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

char *
make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("trellis-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_open (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->store = trellis_store_open (fixture->folder, &error);
  g_assert_no_error (error);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "trellis.db", NULL);
  fixture_open (fixture);
}

void
fixture_close (Fixture *fixture)
{
  trellis_store_close (fixture->store);

  /* Whatever the store runs aside may hold it until the main loop has heard of its end. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    fixture_close (fixture);
  trellis_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_reopen (Fixture *fixture)
{
  fixture_close (fixture);
  fixture_open (fixture);
}

void
fixture_flush (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  trellis_store_flush (fixture->store, &error);
  g_assert_no_error (error);
}

TrellisMatch *
add_match (TrellisStore *store, const char *partner)
{
  g_autoptr(TrellisPerson) person = trellis_person_new ();
  TrellisMatch *match = trellis_match_new ();

  trellis_person_set_name (person, partner);
  trellis_store_add (store, person);
  trellis_match_set_partner (match, UID (person));
  trellis_store_add (store, match);
  return match;
}

TrellisNote *
add_note (TrellisStore *store, TrellisMatch *match, const char *title, const char *body)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, UID (match));
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  trellis_store_add (store, note);
  return note;
}

TrellisMeeting *
add_meeting (TrellisStore *store, TrellisMatch *match, const char *title)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, UID (match));
  trellis_meeting_set_title (meeting, title);
  trellis_store_add (store, meeting);
  return meeting;
}

TrellisPoint *
add_point (TrellisStore *store, TrellisMeeting *meeting, const char *title)
{
  TrellisPoint *point = trellis_point_new ();

  trellis_point_set_meeting (point, UID (meeting));
  trellis_point_set_title (point, title);
  trellis_store_add (store, point);
  return point;
}

TrellisGoal *
add_goal (TrellisStore *store, TrellisMatch *match, const char *title)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_match (goal, UID (match));
  trellis_goal_set_title (goal, title);
  trellis_store_add (store, goal);
  return goal;
}

sqlite3 *
open_plain (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  return handle;
}

void
run_plain (const char *path, const char *sql)
{
  sqlite3 *handle = open_plain (path);

  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  sqlite3_close (handle);
}

/* All columns of all rows, with "|" between columns and "\n" between rows. */
char *
ask_plain (const char *path, const char *sql)
{
  sqlite3 *handle = open_plain (path);
  sqlite3_stmt *statement = NULL;
  GString *answer = g_string_new (NULL);

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      if (answer->len > 0)
        g_string_append_c (answer, '\n');
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (answer, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "");
        }
    }

  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return g_string_free_and_steal (answer);
}

void
assert_answer (const char *path, const char *sql, const char *expected)
{
  g_autofree char *answer = ask_plain (path, sql);

  g_assert_cmpstr (answer, ==, expected);
}

/* Whether the bytes of the file hold @word, wherever in it. */
gboolean
file_has (const char *path, const char *word)
{
  g_autofree char *content = NULL;
  gsize length;

  return g_file_get_contents (path, &content, &length, NULL) &&
         memmem (content, length, word, strlen (word)) != NULL;
}

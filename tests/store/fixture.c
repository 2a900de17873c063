/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "close-journal.h"
#include "trellis-search.h"

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
  close_journal (g_steal_pointer (&fixture->store));
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
  TrellisNote *note = new_note (UID (match), title, body);

  trellis_store_add (store, note);
  return note;
}

TrellisMeeting *
add_meeting (TrellisStore *store, TrellisMatch *match, const char *title)
{
  TrellisMeeting *meeting = new_meeting (UID (match), title);

  trellis_store_add (store, meeting);
  return meeting;
}

TrellisPoint *
add_point (TrellisStore *store, TrellisMeeting *meeting, const char *title)
{
  TrellisPoint *point = new_point (UID (meeting), title);

  trellis_store_add (store, point);
  return point;
}

TrellisGoal *
add_goal (TrellisStore *store, TrellisMatch *match, const char *title)
{
  TrellisGoal *goal = new_goal (UID (match), title);

  trellis_store_add (store, goal);
  return goal;
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

/* The titles of what a search has found, kind by kind. */
char *
join_hits (GListModel *hits)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr(TrellisSearchHit) hit = g_list_model_get_item (hits, i);
      const char *title = trellis_search_hit_get_title (hit);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", title != NULL ? title : "-");
    }
  return g_string_free_and_steal (titles);
}

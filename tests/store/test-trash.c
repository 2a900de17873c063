/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-search.h"
#include "trellis-trash.h"

static void
assert_trash (TrellisTrash *trash, const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (trash)); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (trash), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", trellis_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *n_items)
{
  g_assert_cmpuint (position + removed, <=, *n_items);
  *n_items += added - removed;
  g_assert_cmpuint (*n_items, ==, g_list_model_get_n_items (model));
}

static void
delete_at (Fixture *fixture, gpointer record, gint64 time)
{
  trellis_record_set_number (record, TRELLIS_RECORD_DELETED, time);
  fixture_flush (fixture);
}

static void
test_lists_wholes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "meeting");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "point");
  g_autoptr(TrellisPoint) alone = add_point (fixture->store, meeting, "alone");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL);
  g_autoptr(TrellisTrash) trash = trellis_trash_new (fixture->store);
  g_autofree char *found = NULL;
  guint n_items = 0;

  g_signal_connect (trash, "items-changed", G_CALLBACK (items_changed_cb), &n_items);
  assert_trash (trash, "");

  /* Within the same second, and still told apart. */
  trellis_store_delete (fixture->store, alone);
  assert_trash (trash, "alone");
  trellis_store_delete (fixture->store, meeting);
  assert_trash (trash, "meeting, alone");
  trellis_store_delete (fixture->store, note);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (trash)), ==, 3);

  found = trellis_store_find_match (fixture->store, point);
  g_assert_cmpstr (found, ==, UID (match));

  trellis_store_restore (fixture->store, note);
  trellis_store_restore (fixture->store, meeting);
  assert_trash (trash, "alone");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (point)), ==, 0);
  trellis_store_restore (fixture->store, alone);
  assert_trash (trash, "");
}

static void
test_restores_the_whole_of_a_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "meeting");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "point");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL);

  trellis_store_delete (fixture->store, point);
  trellis_store_delete (fixture->store, note);
  trellis_store_delete (fixture->store, match);
  trellis_store_restore (fixture->store, point);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (point)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (meeting)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (match)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), !=, 0);
}

static void
settle (Fixture *fixture)
{
  fixture_flush (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    fixture_flush (fixture);
}

static void
test_deletes_forever (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "xqsecretmeeting");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "xqsecretpoint");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "kept", NULL);
  g_autoptr(TrellisTrash) trash = trellis_trash_new (fixture->store);
  g_autoptr(GListModel) hits = NULL;
  g_autoptr(GError) error = NULL;

  trellis_note_set_meeting (note, UID (meeting));
  trellis_meeting_set_notes (meeting, "xqsecretbefore");
  trellis_point_set_notes (point, "xqsecretbefore too");
  fixture_flush (fixture);
  trellis_meeting_set_notes (meeting, "xqsecretafter");
  trellis_point_set_notes (point, "xqsecretafter too");
  fixture_flush (fixture);
  trellis_store_delete (fixture->store, meeting);
  g_assert_true (file_has (fixture->path, "xqsecret") || file_has (log, "xqsecret"));

  g_assert_true (trellis_store_delete_forever (fixture->store, meeting, &error));
  g_assert_no_error (error);
  settle (fixture);
  assert_trash (trash, "");
  g_assert_null (trellis_store_get (fixture->store, TRELLIS_TYPE_MEETING, UID (meeting)));
  g_assert_null (trellis_store_get (fixture->store, TRELLIS_TYPE_POINT, UID (point)));
  g_assert_null (trellis_note_get_meeting (note));
  assert_answer (fixture->path, "SELECT count(*) FROM history", "0");
  assert_answer (fixture->path, "PRAGMA foreign_key_check", "");
  assert_answer (fixture->path, "PRAGMA integrity_check", "ok");

  /* Nothing is left of the words, neither as text nor in the index. */
  g_assert_false (file_has (fixture->path, "xqsecret"));
  g_assert_false (file_has (log, "xqsecret"));

  /* What is gone is not kept any more. */
  trellis_meeting_set_title (meeting, "changed");
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);
}

static void
test_empties (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Bob");
  g_autoptr(TrellisNote) old = add_note (fixture->store, match, "old", NULL);
  g_autoptr(TrellisNote) new = add_note (fixture->store, match, "new", NULL);
  g_autoptr(TrellisNote) kept = add_note (fixture->store, match, "kept", NULL);
  g_autoptr(TrellisTrash) trash = trellis_trash_new (fixture->store);
  g_autoptr(GError) error = NULL;

  delete_at (fixture, old, 1000);
  delete_at (fixture, new, 2000);
  assert_trash (trash, "new, old");
  g_assert_true (trellis_store_empty_trash (fixture->store, 1000, &error));
  assert_trash (trash, "new, old");
  g_assert_true (trellis_store_empty_trash (fixture->store, 1001, &error));
  assert_trash (trash, "new");
  g_assert_true (trellis_store_empty_trash (fixture->store, G_MAXINT64, &error));
  assert_trash (trash, "");
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT title FROM note", "kept");

  trellis_store_delete (fixture->store, match);
  g_assert_true (trellis_store_empty_trash (fixture->store, G_MAXINT64, &error));
  assert_answer (fixture->path, "SELECT count(*) FROM note", "0");
  assert_answer (fixture->path, "SELECT count(*) FROM \"match\"", "1");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (other)), ==, 0);
}

/* New records do not get what belonged to the removed ones. */
static void
test_ids_are_free_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) gone = add_note (fixture->store, match, "gone", NULL);
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(GListModel) hits = NULL;

  trellis_store_delete (fixture->store, gone);
  g_assert_true (trellis_store_delete_forever (fixture->store, gone, NULL));
  g_clear_object (&gone);
  g_clear_object (&match);
  fixture_reopen (fixture);
  match = add_match (fixture->store, "Bob");
  note = add_note (fixture->store, match, "new", NULL);
  hits = trellis_store_search (fixture->store, "gone", NULL, 5);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 0);
  g_clear_object (&hits);
  hits = trellis_store_search (fixture->store, "new", NULL, 5);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/trash/lists-wholes", test_lists_wholes);
  FIXTURE_TEST ("/trash/restores-the-whole-of-a-part", test_restores_the_whole_of_a_part);
  FIXTURE_TEST ("/trash/deletes-forever", test_deletes_forever);
  FIXTURE_TEST ("/trash/empties", test_empties);
  FIXTURE_TEST ("/trash/ids-are-free-again", test_ids_are_free_again);
  return g_test_run ();
}

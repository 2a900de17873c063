/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared-match.h"
#include "apply-batch.h"

#include "trellis-share-batch.h"
#include "trellis-store-sharing.h"
#include "trellis-trash.h"

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Grace");
  g_autoptr(TrellisPerson) partner =
    trellis_store_get (fixture->store, TRELLIS_TYPE_PERSON, trellis_match_get_partner (match));
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "Shared");
  g_autoptr(TrellisNote) private_note = add_note (fixture->store, match, "Mine", "Private");
  g_autoptr(TrellisNote) elsewhere = add_shared_note (fixture, other, "Not shared with anybody");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "First");
  g_autoptr(TrellisPoint) point = NULL;
  g_autofree char *of_note = join_lines (LINE ("note", note), NULL);
  g_autofree char *of_meeting = join_lines (LINE ("meeting", meeting), NULL);
  g_autofree char *of_both = join_lines (LINE ("meeting", meeting), LINE ("note", note), NULL);
  g_autofree char *of_match = join_lines (LINE ("match", match), NULL);

  make_shared (meeting);
  assert_shared_changes (fixture, of_both);

  /* What travels. */
  trellis_note_set_body (note, "Shared, and changed");
  assert_shared_changes (fixture, of_note);
  point = add_point (fixture->store, meeting, "A point of both");
  make_shared (point);
  assert_shared_changes (fixture, of_meeting);
  trellis_person_set_name (partner, "Ada L.");
  assert_shared_changes (fixture, of_match);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  assert_shared_changes (fixture, of_note);

  /* What does not. */
  trellis_note_set_body (note, "Private now");
  trellis_note_set_body (private_note, "Private still");
  trellis_note_set_body (elsewhere, "Changed");
  trellis_meeting_set_private_notes (meeting, "For me");
  trellis_person_set_known_facts (partner, "Has a cat");
  assert_shared_changes (fixture, "");
}

static void
test_marks_moves_and_removals (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(TrellisMeeting) first = add_meeting (fixture->store, match, "First");
  g_autoptr(TrellisMeeting) second = add_meeting (fixture->store, match, "Second");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, first, "Point");
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "About the goal");
  g_autofree char *of_meetings = NULL;
  g_autofree char *of_goal = NULL;
  g_autofree char *of_hidden = NULL;
  g_autofree char *of_all = NULL;
  g_autoptr(GError) error = NULL;

  trellis_task_set_goal (task, UID (goal));
  trellis_store_add (fixture->store, task);
  trellis_note_set_goal (note, UID (goal));
  make_shared (goal);
  make_shared (task);
  make_shared (point);
  fixture_flush (fixture);
  run_plain (fixture->path, "DELETE FROM shared_change");

  of_meetings = join_lines (LINE ("meeting", first), LINE ("meeting", second), NULL);
  trellis_point_set_meeting (point, UID (second));
  assert_shared_changes (fixture, of_meetings);

  /* The parts of what is hidden are hidden with it, and what refers to it does not say so any more. */
  of_hidden = join_lines (LINE ("task", task), LINE ("note", note), LINE ("goal", goal), NULL);
  trellis_record_set_visibility (TRELLIS_RECORD (goal), TRELLIS_VISIBILITY_PRIVATE);
  assert_shared_changes (fixture, of_hidden);
  make_shared (goal);
  assert_shared_changes (fixture, of_hidden);

  of_goal = join_lines (LINE ("goal", goal), LINE ("task", task), NULL);
  trellis_store_delete (fixture->store, goal);
  assert_shared_changes (fixture, of_goal);

  of_all = join_lines (LINE ("task", task), LINE ("note", note), LINE ("goal", goal), NULL);
  trellis_store_delete_forever (fixture->store, goal, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  assert_answer (fixture->path,
                 "SELECT count(*) FROM shared_change WHERE \"table\" IN ('task', 'note', 'goal')",
                 "3");
}

/* Words of what is removed for good are nowhere any more. */
static void
test_removal_forgets (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "Schnickschnack");
  TrellisShareBatch *batch =
    trellis_share_batch_new (UID (match), 1000, TRELLIS_ROLE_MENTEE, "(also:)");
  TrellisSharedItem *item = trellis_shared_item_new ("a.ics", "\"1\"");
  TrellisSharedClash *clash = trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED,
                                                        UID (match), TRELLIS_TYPE_NOTE, UID (note));
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  item->type = TRELLIS_TYPE_NOTE;
  item->record = g_strdup (UID (note));
  item->base = g_bytes_new_static ("Schnickschnack", 14);
  g_ptr_array_add (batch->items, item);
  clash->mine = g_strdup ("Schnickschnack");
  g_ptr_array_add (batch->clashes, clash);
  apply_batch (fixture->store, batch, &error);
  g_assert_no_error (error);

  trellis_store_delete (fixture->store, note);
  trellis_store_delete_forever (fixture->store, note, &error);
  g_assert_no_error (error);
  fixture_close (fixture);
  g_assert_false (file_has (fixture->path, "Schnickschnack"));
  assert_answer (fixture->path, "SELECT href, base FROM shared_item", "a.ics|");
  fixture_open (fixture);
}

static void
test_sharing_marks_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "Shared");
  g_autoptr(TrellisNote) private_note = add_note (fixture->store, match, "Mine", "Private");
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(TrellisSharing) found = NULL;
  g_autofree char *all = NULL;
  g_autoptr(GError) error = NULL;

  trellis_task_set_goal (task, UID (goal));
  trellis_store_add (fixture->store, task);
  make_shared (goal);
  make_shared (task);
  g_assert_null (trellis_store_dup_sharing (fixture->store, UID (match)));
  share_match (fixture, match);

  all = join_lines (LINE ("match", match), LINE ("goal", goal), LINE ("task", task),
                    LINE ("note", note), NULL);
  g_assert_cmpuint (trellis_store_count_shared_changes (fixture->store, UID (match)), >, 0);
  assert_shared_changes (fixture, all);
  g_assert_cmpuint (trellis_store_count_shared_changes (fixture->store, NULL), ==, 0);
  found = trellis_store_dup_sharing (fixture->store, UID (match));
  g_assert_cmpstr (found->address, ==, "/nowhere");
  g_assert_true (found->is_own);

  /* The same place again changes nothing; another place begins anew. */
  share_match (fixture, match);
  assert_shared_changes (fixture, "");
  g_set_str (&found->address, "/elsewhere");
  trellis_store_share (fixture->store, found, &error);
  g_assert_no_error (error);
  assert_shared_changes (fixture, all);

  trellis_store_stop_sharing (fixture->store, UID (match), &error);
  g_assert_no_error (error);
  trellis_note_set_body (note, "Changed");
  assert_shared_changes (fixture, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sharing/marks", test_marks);
  FIXTURE_TEST ("/sharing/marks-moves-and-removals", test_marks_moves_and_removals);
  FIXTURE_TEST ("/sharing/removal-forgets", test_removal_forgets);
  FIXTURE_TEST ("/sharing/marks-all", test_sharing_marks_all);
  return g_test_run ();
}

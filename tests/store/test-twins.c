/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apply-batch.h"
#include "shared-match.h"

#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-store-sharing.h"
#include "trellis-store-twins.h"
#include "trellis-trash.h"

#define SEPARATOR "(also written:)"
#define STARTS 1800000000
#define PAIRS "SELECT record, other, answer FROM twin ORDER BY id"

static gint64 run; /* of sharing */

static TrellisMeeting *
create_meeting (TrellisMatch *match, const char *uid, const char *title)
{
  TrellisMeeting *meeting = new_meeting (UID (match), title);

  if (uid != NULL)
    trellis_record_set_string (TRELLIS_RECORD (meeting), TRELLIS_RECORD_UID, uid);
  trellis_meeting_set_starts (meeting, STARTS);
  make_shared (meeting);
  return meeting;
}

static TrellisMeeting *
add (Fixture *fixture, TrellisMatch *match, const char *uid, const char *title)
{
  TrellisMeeting *meeting = create_meeting (match, uid, title);

  trellis_store_add (fixture->store, meeting);
  fixture_flush (fixture);
  return meeting;
}

static TrellisShareBatch *
begin (TrellisMatch *match)
{
  return trellis_share_batch_new (match != NULL ? UID (match) : NULL, ++run, TRELLIS_ROLE_MENTEE, SEPARATOR);
}

/* As a run of sharing, or taking in a file, brings it. */
static void
bring (TrellisShareBatch *batch, gpointer record)
{
  if (TRELLIS_IS_MEETING (record))
    trellis_record_set_number (record, TRELLIS_RECORD_CREATED, G_GINT64_CONSTANT (2) * STARTS);
  trellis_share_batch_take_edit (batch, NULL, record);
}

static void
apply (Fixture *fixture, TrellisShareBatch *batch)
{
  g_autoptr(GError) error = NULL;

  apply_batch (fixture->store, batch, &error);
  g_assert_no_error (error);
}

static TrellisMeeting *
bring_copy (Fixture *fixture, TrellisMatch *match, const char *uid)
{
  TrellisShareBatch *batch = begin (match);

  bring (batch, create_meeting (match, uid, "first talk"));
  apply (fixture, batch);
  return trellis_store_get (fixture->store, TRELLIS_TYPE_MEETING, uid);
}

static void
assert_twins (Fixture *fixture, gpointer record, gpointer stays, gpointer leaves)
{
  g_autoptr(TrellisTwins) twins = trellis_store_find_twins (fixture->store, record);

  g_assert_true ((twins != NULL) == (stays != NULL));
  g_assert_true (twins == NULL || (gpointer) twins->stays == stays);
  g_assert_true (twins == NULL || (gpointer) twins->leaves == leaves);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What comes under a uid that nobody knows is compared with what was here. */
static void
test_arrival (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMatch) other_match = add_match (fixture->store, "Bob");
  g_autoptr(TrellisMeeting) meeting = add (fixture, match, "here", "First talk");
  g_autoptr(TrellisMeeting) of_another = add (fixture, other_match, "other-match", "First talk");
  g_autoptr(TrellisMeeting) copy = NULL;
  g_autoptr(TrellisMeeting) different = NULL;
  TrellisShareBatch *batch;
  guint n_told = 0;

  g_signal_connect_swapped (fixture->store, "sharing-changed", G_CALLBACK (count_cb), &n_told);
  copy = bring_copy (fixture, match, "copy");
  g_assert_cmpuint (n_told, ==, 1);
  assert_answer (fixture->path, PAIRS, "copy|here|none");
  assert_twins (fixture, copy, meeting, copy);
  assert_twins (fixture, meeting, meeting, copy);
  assert_twins (fixture, of_another, NULL, NULL);

  batch = begin (match);
  bring (batch, create_meeting (match, "different", "Second talk"));
  apply (fixture, batch);
  assert_answer (fixture->path, PAIRS, "copy|here|none");

  /* One that was made in the journal is nobody's copy, and one that is changed is none any more. */
  different = add (fixture, match, "own", "First talk");
  assert_twins (fixture, different, NULL, NULL);
  trellis_meeting_set_title (copy, "Third talk");
  assert_twins (fixture, meeting, NULL, NULL);
  trellis_meeting_set_title (copy, "First talk");
  trellis_store_delete (fixture->store, copy);
  assert_twins (fixture, meeting, NULL, NULL);
}

/* A first run brings what the other person has: two of it that look the same are theirs. */
static void
test_same_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  TrellisShareBatch *batch = begin (match);

  bring (batch, create_meeting (match, "one", "First talk"));
  bring (batch, create_meeting (match, "two", "First talk"));
  apply (fixture, batch);
  run--;
  batch = begin (match);
  bring (batch, create_meeting (match, "three", "First talk"));
  apply (fixture, batch);
  assert_answer (fixture->path, PAIRS, "");
}

/* A file is of no match that is shared. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMeeting) meeting = add (fixture, match, "here", "First talk");
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autoptr(TrellisAction) copy = NULL;
  TrellisShareBatch *batch = begin (NULL);

  trellis_action_set_match (action, UID (match));
  trellis_action_set_title (action, "Read");
  trellis_store_add (fixture->store, action);
  fixture_flush (fixture);
  bring (batch, create_meeting (match, "copy", "First talk"));
  copy = trellis_record_copy (action);
  trellis_record_set_string (TRELLIS_RECORD (copy), TRELLIS_RECORD_UID, "copy-of-action");
  bring (batch, g_steal_pointer (&copy));
  apply (fixture, batch);

  assert_answer (fixture->path, "SELECT record, other FROM twin WHERE \"table\" = 'meeting'", "copy|here");
  assert_answer (fixture->path, "SELECT record FROM twin WHERE \"table\" = 'action'", "copy-of-action");
}

/* Both are kept, and nobody asks again, until that is taken back. */
static void
test_keep_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMeeting) meeting = add (fixture, match, "here", "First talk");
  g_autoptr(TrellisMeeting) copy = bring_copy (fixture, match, "copy");
  g_autoptr(TrellisTwins) twins = trellis_store_find_twins (fixture->store, copy);
  g_autoptr(GError) error = NULL;

  trellis_store_keep_twins (fixture->store, twins, TRUE, &error);
  g_assert_no_error (error);
  assert_twins (fixture, copy, NULL, NULL);
  g_clear_object (&meeting);
  g_clear_object (&copy);
  g_clear_object (&match);
  g_clear_object (&twins->stays);
  g_clear_object (&twins->leaves);
  fixture_reopen (fixture);
  copy = trellis_store_get (fixture->store, TRELLIS_TYPE_MEETING, "copy");
  meeting = trellis_store_get (fixture->store, TRELLIS_TYPE_MEETING, "here");
  assert_twins (fixture, copy, NULL, NULL);

  twins->stays = g_object_ref (TRELLIS_RECORD (meeting));
  twins->leaves = g_object_ref (TRELLIS_RECORD (copy));
  trellis_store_keep_twins (fixture->store, twins, FALSE, &error);
  g_assert_no_error (error);
  assert_twins (fixture, copy, meeting, copy);
}

/* What is of the one that leaves goes on with the one that stays; what both have is one; and all of it comes
 * back. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMeeting) meeting = add (fixture, match, "here", "First talk");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "News");
  g_autoptr(TrellisMeeting) copy = bring_copy (fixture, match, "copy");
  g_autoptr(TrellisPoint) same = add_point (fixture->store, copy, "news");
  g_autoptr(TrellisPoint) other = add_point (fixture->store, copy, "Plans");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "Note", "Of the copy");
  g_autoptr(TrellisTwins) twins = trellis_store_find_twins (fixture->store, copy);
  g_autoptr(TrellisTwinMerge) merge = NULL;
  g_autoptr(GPtrArray) clashes = NULL;
  g_autoptr(GError) error = NULL;
  const TrellisSharedClash *clash;

  make_shared (other);
  trellis_note_set_meeting (note, "copy");
  trellis_meeting_set_place (meeting, "Library");
  trellis_meeting_set_place (copy, "Park");
  trellis_meeting_set_private_notes (copy, "Only for me");
  trellis_point_set_notes (same, "Said");
  fixture_flush (fixture);
  run_plain (fixture->path, "DELETE FROM shared_change");

  merge = trellis_store_merge_twins (fixture->store, twins, SEPARATOR, &error);
  g_assert_no_error (error);
  g_assert_nonnull (merge);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (same)), !=, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (other)), ==, 0);
  g_assert_cmpstr (trellis_meeting_get_place (meeting), ==, "Library");
  g_assert_cmpstr (trellis_meeting_get_private_notes (meeting), ==, "Only for me");
  g_assert_cmpstr (trellis_point_get_meeting (other), ==, "here");
  g_assert_cmpstr (trellis_point_get_notes (point), ==, "Said");
  g_assert_cmpstr (trellis_note_get_meeting (note), ==, "here");
  assert_answer (fixture->path, PAIRS, "copy|here|merged");
  assert_answer (fixture->path, "SELECT record FROM shared_change WHERE \"table\" = 'meeting' ORDER BY record",
                 "copy\nhere");
  assert_twins (fixture, meeting, NULL, NULL);

  clashes = trellis_store_list_clashes (fixture->store, UID (match));
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = clashes->pdata[0];
  g_assert_cmpint (clash->kind, ==, TRELLIS_SHARED_CLASH_KIND_TWINS);
  g_assert_cmpstr (clash->record, ==, "here");
  g_assert_cmpstr (clash->field, ==, "place");
  g_assert_cmpstr (clash->mine, ==, "Library");
  g_assert_cmpstr (clash->theirs, ==, "Park");
  g_assert_cmpstr (clash->result, ==, "Library");
  g_assert_false (clash->is_seen);

  trellis_meeting_set_link (meeting, "https://example.org");
  trellis_store_part_twins (fixture->store, merge, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (same)), ==, 0);
  g_assert_cmpstr (trellis_meeting_get_private_notes (meeting), ==, NULL);
  g_assert_cmpstr (trellis_meeting_get_link (meeting), ==, "https://example.org");
  g_assert_cmpstr (trellis_point_get_meeting (other), ==, "copy");
  g_assert_cmpstr (trellis_point_get_notes (point), ==, NULL);
  g_assert_cmpstr (trellis_note_get_meeting (note), ==, "copy");
  assert_answer (fixture->path, "SELECT count(*) FROM shared_clash", "0");
  assert_twins (fixture, copy, meeting, copy);
}

/* A program that gives what it changes a new uid removes the old one: then that is in the trash, with what
 * only this person has of it, and comes back. */
static void
test_changed_uid (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMeeting) meeting = add (fixture, match, "here", "First talk");
  g_autoptr(TrellisMeeting) copy = NULL;
  g_autoptr(TrellisTwins) twins = NULL;
  g_autoptr(TrellisTwinMerge) merge = NULL;
  g_autoptr(GError) error = NULL;
  TrellisShareBatch *batch;
  TrellisMeeting *deleted;

  trellis_meeting_set_private_notes (meeting, "Only for me");
  copy = bring_copy (fixture, match, "copy");
  batch = begin (match);
  batch->now = --run;
  deleted = trellis_record_copy (meeting);
  trellis_record_set_number (TRELLIS_RECORD (deleted), TRELLIS_RECORD_DELETED, run);
  trellis_share_batch_take_edit (batch, trellis_record_copy (meeting), TRELLIS_RECORD (deleted));
  apply (fixture, batch);

  assert_twins (fixture, meeting, NULL, NULL);
  assert_twins (fixture, copy, meeting, copy);
  twins = trellis_store_find_twins (fixture->store, copy);
  merge = trellis_store_merge_twins (fixture->store, twins, SEPARATOR, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (meeting)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  trellis_store_part_twins (fixture->store, merge, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (meeting)), !=, 0);
  assert_twins (fixture, copy, meeting, copy);

  /* Who throws it away has said enough. */
  trellis_store_restore (fixture->store, meeting);
  assert_twins (fixture, copy, meeting, copy);
  run_plain (fixture->path, "UPDATE twin SET found = 1");
  trellis_store_delete (fixture->store, meeting);
  assert_twins (fixture, copy, NULL, NULL);
}

/* A new uid goes on in the pair, and what is removed for good leaves nothing behind. */
static void
test_uids (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMeeting) meeting = add (fixture, match, "here", "First talk");
  g_autoptr(TrellisMeeting) copy = bring_copy (fixture, match, "copy");
  g_autoptr(GError) error = NULL;

  trellis_store_rename (fixture->store, meeting, "renamed", &error);
  g_assert_no_error (error);
  trellis_store_rename (fixture->store, copy, "renamed-copy", &error);
  g_assert_no_error (error);
  assert_answer (fixture->path, PAIRS, "renamed-copy|renamed|none");
  assert_twins (fixture, copy, meeting, copy);

  trellis_store_delete (fixture->store, meeting);
  trellis_store_delete_forever (fixture->store, meeting, &error);
  g_assert_no_error (error);
  assert_answer (fixture->path, PAIRS, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  run = STARTS;
  FIXTURE_TEST ("/store/twins/arrival", test_arrival);
  FIXTURE_TEST ("/store/twins/same-run", test_same_run);
  FIXTURE_TEST ("/store/twins/file", test_file);
  FIXTURE_TEST ("/store/twins/keep-both", test_keep_both);
  FIXTURE_TEST ("/store/twins/merge", test_merge);
  FIXTURE_TEST ("/store/twins/changed-uid", test_changed_uid);
  FIXTURE_TEST ("/store/twins/uids", test_uids);
  return g_test_run ();
}

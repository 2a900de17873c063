/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-random.h"
#include "trellis-record-copy.h"
#include "trellis-records.h"

#define RUNS 2000

static const TrellisMergeContext context = { TRELLIS_ROLE_MENTEE, SEPARATOR };

static GPtrArray *
create_clashes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
}

static void
assert_same (TrellisRecord *a, TrellisRecord *b, const char *what)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!trellis_value_equal (trellis_record_get_value (a, i), trellis_record_get_value (b, i),
                              &klass->fields[i]))
      g_error ("%s: %s of %s is another", what, klass->fields[i].name, klass->table);
}

static void
check_laws (TrellisRecord *base, TrellisRecord *past, TrellisRecord *mine, TrellisRecord *theirs)
{
  g_autoptr(GPtrArray) clashes = create_clashes ();
  g_autoptr(TrellisRecord) merged = trellis_record_merge (past, mine, theirs, &context, clashes);
  g_autoptr(TrellisRecord) again = trellis_record_merge (past, merged, theirs, &context, NULL);
  g_autoptr(TrellisRecord) only_mine = trellis_record_merge (base, mine, base, &context, NULL);
  g_autoptr(TrellisRecord) only_theirs = trellis_record_merge (base, base, theirs, &context, NULL);
  g_autoptr(TrellisRecord) both = trellis_record_merge (past, mine, mine, &context, NULL);
  g_autoptr(TrellisRecord) received = trellis_record_merge (theirs, theirs, merged, &context, NULL);
  g_autoptr(GHashTable) before = words_new ();
  g_autoptr(GHashTable) typed = words_new ();
  g_autoptr(GHashTable) after = words_new ();

  assert_same (only_mine, mine, "only mine");
  assert_same (only_theirs, theirs, "only theirs");
  assert_same (both, mine, "both");
  assert_same (received, merged, "received");
  assert_same (again, merged, "again");

  words_add_record (before, base);
  words_add_record (typed, mine);
  words_add_record (typed, theirs);
  words_add_record (after, merged);
  words_add_clashes (after, clashes);
  g_assert_cmpstr (words_find_missing (typed, before, after), ==, NULL);
}

/* Whatever was changed, merging keeps to its laws. */
static void
test_laws (void)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    for (guint run = 0; types[i] != TRELLIS_TYPE_SIGNATURE && run < RUNS; run++)
      {
        g_autoptr(TrellisRecord) base = g_object_new (types[i], NULL);
        g_autoptr(TrellisRecord) mine = NULL;
        g_autoptr(TrellisRecord) theirs = NULL;

        random_fill (base);
        mine = trellis_record_copy (base);
        theirs = trellis_record_copy (base);
        random_change (mine, 5);
        random_change (theirs, 5);
        check_laws (base, run % 8 == 0 ? NULL : base, mine, theirs);
      }
}

static TrellisMeeting *
create_meeting (void)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_record_set_string (TRELLIS_RECORD (meeting), TRELLIS_RECORD_UID, "m");
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  trellis_meeting_set_title (meeting, "First talk");
  trellis_meeting_set_starts (meeting, 1000);
  trellis_meeting_set_place (meeting, "Library");
  return meeting;
}

typedef struct
{
  TrellisMeeting *base, *mine, *theirs, *merged;
  GPtrArray *clashes;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->base = create_meeting ();
  self->mine = create_meeting ();
  self->theirs = create_meeting ();
  self->clashes = create_clashes ();
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_object_unref (self->base);
  g_object_unref (self->mine);
  g_object_unref (self->theirs);
  g_clear_object (&self->merged);
  g_ptr_array_unref (self->clashes);
}

static void
merge (Case *self)
{
  self->merged = TRELLIS_MEETING (trellis_record_merge (TRELLIS_RECORD (self->base),
                                                        TRELLIS_RECORD (self->mine),
                                                        TRELLIS_RECORD (self->theirs), &context,
                                                        self->clashes));
}

static void
assert_clash (Case *self, guint index, guint field, TrellisClashHow how)
{
  const TrellisClash *clash;

  g_assert_cmpuint (self->clashes->len, >, index);
  clash = self->clashes->pdata[index];
  g_assert_cmpuint (clash->field, ==, field);
  g_assert_cmpint (clash->how, ==, how);
  g_assert_cmpstr (clash->uid, ==, "m");
  g_assert_true (clash->type == TRELLIS_TYPE_MEETING);
}

/* Theirs is in use, mine is known. */
static void
test_titles (Case *self, gconstpointer data)
{
  trellis_meeting_set_title (self->mine, "My title");
  trellis_meeting_set_title (self->theirs, "Their title");
  trellis_meeting_set_notes (self->mine, "Mine");
  trellis_meeting_set_summary (self->theirs, "Theirs");
  merge (self);
  g_assert_cmpstr (trellis_meeting_get_title (self->merged), ==, "Their title");
  g_assert_cmpstr (trellis_meeting_get_notes (self->merged), ==, "Mine");
  g_assert_cmpstr (trellis_meeting_get_summary (self->merged), ==, "Theirs");
  g_assert_cmpuint (self->clashes->len, ==, 1);
  assert_clash (self, 0, trellis_meeting_field_title, TRELLIS_CLASH_LOOK);
  g_assert_cmpstr (((TrellisClash *) self->clashes->pdata[0])->mine.string, ==, "My title");
}

/* A title that one emptied is what the other made of it. */
static void
test_emptied (Case *self, gconstpointer data)
{
  trellis_meeting_set_title (self->mine, "My title");
  trellis_meeting_set_title (self->theirs, NULL);
  merge (self);
  g_assert_cmpstr (trellis_meeting_get_title (self->merged), ==, "My title");
  assert_clash (self, 0, trellis_meeting_field_title, TRELLIS_CLASH_AUTOMATIC);
}

/* It is the same who of the two emptied it. */
static void
test_emptied_here (Case *self, gconstpointer data)
{
  trellis_meeting_set_title (self->mine, NULL);
  trellis_meeting_set_title (self->theirs, "Their title");
  merge (self);
  g_assert_cmpstr (trellis_meeting_get_title (self->merged), ==, "Their title");
  assert_clash (self, 0, trellis_meeting_field_title, TRELLIS_CLASH_AUTOMATIC);
}

/* What each wrote into a text is there, once. */
static void
test_lines (Case *self, gconstpointer data)
{
  trellis_meeting_set_notes (self->base, "One\nTwo\nThree");
  trellis_meeting_set_notes (self->mine, "One, mine\nTwo\nThree");
  trellis_meeting_set_notes (self->theirs, "One\nTwo\nThree, theirs");
  merge (self);
  g_assert_cmpstr (trellis_meeting_get_notes (self->merged), ==, "One, mine\nTwo\nThree, theirs");
  g_assert_cmpuint (self->clashes->len, ==, 0);
}

/* What one changed, and the other did not, is nothing to look at; nor is when each wrote last. */
static void
test_nothing_to_look_at (Case *self, gconstpointer data)
{
  trellis_meeting_set_state (self->mine, TRELLIS_MEETING_STATE_CONFIRMED);
  trellis_meeting_set_title (self->theirs, "Their title");
  trellis_record_set_number (TRELLIS_RECORD (self->mine), TRELLIS_RECORD_MODIFIED, 500);
  trellis_record_set_number (TRELLIS_RECORD (self->theirs), TRELLIS_RECORD_MODIFIED, 400);
  trellis_record_set_number (TRELLIS_RECORD (self->mine), TRELLIS_RECORD_CREATED, 300);
  trellis_record_set_number (TRELLIS_RECORD (self->theirs), TRELLIS_RECORD_CREATED, 200);
  merge (self);
  g_assert_cmpint (trellis_meeting_get_state (self->merged), ==, TRELLIS_MEETING_STATE_CONFIRMED);
  g_assert_cmpstr (trellis_meeting_get_title (self->merged), ==, "Their title");
  g_assert_cmpint (trellis_record_get_modified (TRELLIS_RECORD (self->merged)), ==, 500);
  g_assert_cmpint (trellis_record_get_created (TRELLIS_RECORD (self->merged)), ==, 200);
  g_assert_cmpuint (self->clashes->len, ==, 0);
}

/* What something is part of is theirs, and what is chosen of a few is theirs and looked at. */
static void
test_links_and_choices (void)
{
  g_autoptr(TrellisAction) base = trellis_action_new ();
  g_autoptr(TrellisAction) mine = trellis_action_new ();
  g_autoptr(TrellisAction) theirs = trellis_action_new ();
  g_autoptr(GPtrArray) clashes = create_clashes ();
  g_autoptr(TrellisRecord) merged = NULL;

  trellis_action_set_goal (mine, "mine");
  trellis_action_set_goal (theirs, "theirs");
  trellis_action_set_owner (base, TRELLIS_OWNER_MENTEE);
  trellis_action_set_owner (mine, TRELLIS_OWNER_BOTH);
  trellis_action_set_owner (theirs, TRELLIS_OWNER_MENTOR);
  merged = trellis_record_merge (TRELLIS_RECORD (base), TRELLIS_RECORD (mine), TRELLIS_RECORD (theirs), &context,
                                 clashes);
  g_assert_cmpstr (trellis_action_get_goal (TRELLIS_ACTION (merged)), ==, "theirs");
  g_assert_cmpint (trellis_action_get_owner (TRELLIS_ACTION (merged)), ==, TRELLIS_OWNER_MENTOR);
  g_assert_cmpuint (clashes->len, ==, 2);
  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisClash *clash = clashes->pdata[i];

      g_assert_cmpint (clash->how, ==, clash->field == trellis_action_field_goal ? TRELLIS_CLASH_AUTOMATIC
                                                                                 : TRELLIS_CLASH_LOOK);
    }
}

/* Never my time at their place. */
static void
test_time_and_place (Case *self, gconstpointer data)
{
  trellis_meeting_set_starts (self->mine, 2000);
  trellis_meeting_set_confirmed_by_me (self->mine, 50);
  trellis_meeting_set_place (self->theirs, "Station");
  trellis_meeting_set_minutes (self->theirs, 30);
  merge (self);
  g_assert_cmpint (trellis_meeting_get_starts (self->merged), ==, 1000);
  g_assert_cmpstr (trellis_meeting_get_place (self->merged), ==, "Station");
  g_assert_cmpint (trellis_meeting_get_minutes (self->merged), ==, 30);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (self->merged), ==, 0);
  assert_clash (self, 0, trellis_meeting_field_starts, TRELLIS_CLASH_LOOK);
}

static void
test_moved_while_confirmed (Case *self, gconstpointer data)
{
  trellis_meeting_set_state (self->mine, TRELLIS_MEETING_STATE_CONFIRMED);
  trellis_meeting_set_confirmed_by_me (self->mine, 50);
  trellis_meeting_set_starts (self->theirs, 3000);
  merge (self);
  g_assert_cmpint (trellis_meeting_get_starts (self->merged), ==, 3000);
  g_assert_cmpint (trellis_meeting_get_state (self->merged), ==, TRELLIS_MEETING_STATE_SCHEDULED);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (self->merged), ==, 0);
}

static void
test_both_confirm (Case *self, gconstpointer data)
{
  trellis_meeting_set_confirmed_by_me (self->mine, 50);
  trellis_meeting_set_confirmed_by_partner (self->theirs, 60);
  merge (self);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (self->merged), ==, 50);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_partner (self->merged), ==, 60);
  g_assert_cmpuint (self->clashes->len, ==, 0);
}

static void
test_moved_while_held (Case *self, gconstpointer data)
{
  trellis_meeting_set_starts (self->mine, 2000);
  trellis_meeting_set_state (self->theirs, TRELLIS_MEETING_STATE_HELD);
  merge (self);
  g_assert_cmpint (trellis_meeting_get_starts (self->merged), ==, 1000);
  g_assert_cmpint (trellis_meeting_get_state (self->merged), ==, TRELLIS_MEETING_STATE_HELD);
  assert_clash (self, 0, trellis_meeting_field_starts, TRELLIS_CLASH_LOOK);
}

static void
test_cancelled (Case *self, gconstpointer data)
{
  trellis_meeting_set_starts (self->mine, 2000);
  trellis_meeting_set_state (self->theirs, TRELLIS_MEETING_STATE_CANCELLED);
  trellis_meeting_set_cancelled_late (self->theirs, TRUE);
  merge (self);
  g_assert_cmpint (trellis_meeting_get_state (self->merged), ==, TRELLIS_MEETING_STATE_CANCELLED);
  g_assert_true (trellis_meeting_get_cancelled_late (self->merged));
  assert_clash (self, 0, trellis_meeting_field_state, TRELLIS_CLASH_LOOK);
}

static void
test_held_and_cancelled (Case *self, gconstpointer data)
{
  trellis_meeting_set_state (self->mine, TRELLIS_MEETING_STATE_HELD);
  trellis_meeting_set_state (self->theirs, TRELLIS_MEETING_STATE_CANCELLED);
  trellis_meeting_set_cancelled_late (self->theirs, TRUE);
  merge (self);
  g_assert_cmpint (trellis_meeting_get_state (self->merged), ==, TRELLIS_MEETING_STATE_HELD);
  g_assert_false (trellis_meeting_get_cancelled_late (self->merged));
  assert_clash (self, 0, trellis_meeting_field_state, TRELLIS_CLASH_LOOK);
}

/* The edit is worth more. */
static void
test_deleted_and_edited (Case *self, gconstpointer data)
{
  trellis_record_set_number (TRELLIS_RECORD (self->mine), TRELLIS_RECORD_DELETED, 9);
  trellis_meeting_set_notes (self->theirs, "Words");
  merge (self);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (self->merged)), ==, 0);
  g_assert_cmpstr (trellis_meeting_get_notes (self->merged), ==, "Words");
  g_assert_cmpuint (self->clashes->len, ==, 1);
  assert_clash (self, 0, TRELLIS_RECORD_DELETED, TRELLIS_CLASH_LOOK);
}

static void
test_private (Case *self, gconstpointer data)
{
  trellis_record_set_visibility (TRELLIS_RECORD (self->mine), TRELLIS_VISIBILITY_PRIVATE);
  trellis_meeting_set_private_notes (self->mine, "Mine alone");
  trellis_meeting_set_private_notes (self->theirs, "Planted");
  trellis_meeting_set_notes (self->theirs, "Words");
  merge (self);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (self->merged)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_cmpstr (trellis_meeting_get_private_notes (self->merged), ==, "Mine alone");
  g_assert_cmpstr (trellis_meeting_get_notes (self->merged), ==, "Words");
  assert_clash (self, 0, TRELLIS_RECORD_VISIBILITY, TRELLIS_CLASH_LOOK);
}

static void
test_private_never_comes_back (void)
{
  g_autoptr(TrellisNote) mine = trellis_note_new ();
  g_autoptr(TrellisNote) theirs = trellis_note_new ();
  g_autoptr(TrellisRecord) merged = NULL;

  trellis_record_set_visibility (TRELLIS_RECORD (theirs), TRELLIS_VISIBILITY_SHARED);
  merged = trellis_record_merge (TRELLIS_RECORD (mine), TRELLIS_RECORD (mine), TRELLIS_RECORD (theirs),
                                 &context, NULL);
  g_assert_cmpint (trellis_record_get_visibility (merged), ==, TRELLIS_VISIBILITY_PRIVATE);
}

static void
test_goal (void)
{
  g_autoptr(TrellisGoal) base = trellis_goal_new ();
  g_autoptr(TrellisGoal) mine = trellis_goal_new ();
  g_autoptr(TrellisGoal) theirs = trellis_goal_new ();
  g_autoptr(TrellisRecord) merged = NULL;
  g_autoptr(GPtrArray) clashes = create_clashes ();

  trellis_goal_set_target (base, "2026-01-01");
  trellis_goal_set_target (mine, "2026-02-01");
  trellis_goal_set_target (theirs, "2026-03-01");
  trellis_goal_set_state (mine, TRELLIS_GOAL_STATE_LET_GO);
  trellis_goal_set_closed (mine, 90);
  trellis_goal_set_state (theirs, TRELLIS_GOAL_STATE_REACHED);
  trellis_goal_set_closed (theirs, 80);
  merged = trellis_record_merge (TRELLIS_RECORD (base), TRELLIS_RECORD (mine), TRELLIS_RECORD (theirs),
                                 &context, clashes);
  g_assert_cmpint (trellis_goal_get_state (TRELLIS_GOAL (merged)), ==, TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpint (trellis_goal_get_closed (TRELLIS_GOAL (merged)), ==, 80);
  g_assert_cmpstr (trellis_goal_get_target (TRELLIS_GOAL (merged)), ==, "2026-03-01");
  g_assert_cmpuint (clashes->len, ==, 3);
}

/* A signature is of whom it is of. */
static void
test_signature (void)
{
  g_autoptr(TrellisSignature) base = trellis_signature_new ();
  g_autoptr(TrellisSignature) mine = trellis_signature_new ();
  g_autoptr(TrellisSignature) theirs = trellis_signature_new ();
  g_autoptr(TrellisRecord) own = NULL;
  g_autoptr(TrellisRecord) partner = NULL;
  g_autoptr(GPtrArray) clashes = create_clashes ();
  const TrellisMergeContext as_mentor = { TRELLIS_ROLE_MENTOR, SEPARATOR };

  trellis_signature_set_name (base, "Ann");
  trellis_signature_set_name (mine, "Ann");
  trellis_signature_set_name (theirs, "Anna");
  own = trellis_record_merge (TRELLIS_RECORD (base), TRELLIS_RECORD (mine), TRELLIS_RECORD (theirs),
                              &context, clashes);
  g_assert_cmpstr (trellis_signature_get_name (TRELLIS_SIGNATURE (own)), ==, "Ann");
  g_assert_cmpuint (clashes->len, ==, 1);
  partner = trellis_record_merge (TRELLIS_RECORD (base), TRELLIS_RECORD (mine),
                                  TRELLIS_RECORD (theirs), &as_mentor, clashes);
  g_assert_cmpstr (trellis_signature_get_name (TRELLIS_SIGNATURE (partner)), ==, "Anna");
}

/* This computer's own view of a match stays. */
static void
test_local (void)
{
  g_autoptr(TrellisMatch) mine = trellis_match_new ();
  g_autoptr(TrellisMatch) theirs = trellis_match_new ();
  g_autoptr(TrellisRecord) merged = NULL;

  trellis_match_set_partner (mine, "bob");
  trellis_match_set_partner (theirs, "ann");
  trellis_match_set_my_role (theirs, TRELLIS_ROLE_MENTOR);
  trellis_match_set_program (theirs, "Summer");
  merged = trellis_record_merge (NULL, TRELLIS_RECORD (mine), TRELLIS_RECORD (theirs), &context, NULL);
  g_assert_cmpstr (trellis_match_get_partner (TRELLIS_MATCH (merged)), ==, "bob");
  g_assert_cmpint (trellis_match_get_my_role (TRELLIS_MATCH (merged)), ==, TRELLIS_ROLE_MENTEE);
  g_assert_cmpstr (trellis_match_get_program (TRELLIS_MATCH (merged)), ==, "Summer");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/record/links-and-choices", test_links_and_choices);
  g_test_add_func ("/merge/record/laws", test_laws);
#define ADD(name, func) g_test_add ("/merge/record/" name, Case, NULL, set_up, func, tear_down)
  ADD ("titles", test_titles);
  ADD ("emptied", test_emptied);
  ADD ("emptied-here", test_emptied_here);
  ADD ("lines", test_lines);
  ADD ("nothing-to-look-at", test_nothing_to_look_at);
  ADD ("time-and-place", test_time_and_place);
  ADD ("moved-while-confirmed", test_moved_while_confirmed);
  ADD ("both-confirm", test_both_confirm);
  ADD ("moved-while-held", test_moved_while_held);
  ADD ("cancelled", test_cancelled);
  ADD ("held-and-cancelled", test_held_and_cancelled);
  ADD ("deleted-and-edited", test_deleted_and_edited);
  ADD ("private", test_private);
#undef ADD
  g_test_add_func ("/merge/record/private-never-comes-back", test_private_never_comes_back);
  g_test_add_func ("/merge/record/goal", test_goal);
  g_test_add_func ("/merge/record/signature", test_signature);
  g_test_add_func ("/merge/record/local", test_local);
  return g_test_run ();
}

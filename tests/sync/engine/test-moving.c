/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moving-fixture.h"
#include "trellis-attachment.h"

#include <string.h>

/* What somebody moves, in another program, from the calendar of one match to that of another one. */

static void
move (Moving *self, gpointer record, guint from)
{
  move_text (self, UID (record), from, NULL, NULL);
}

static void
restart (Moving *self)
{
  replica_reopen (self->mira);
}

#define ORDER(data) GPOINTER_TO_UINT (data)

/* In either order, and to and fro; also where the program ends after one of the two was looked at. */
static void
test_note (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Moved", "Body");
  g_autofree char *uid = g_strdup (UID (note));

  sync_all (self, 0);
  g_clear_object (&note);
  for (guint to = 1; to <= 2; to++)
    {
      move_text (self, uid, to - 1, NULL, NULL);
      sync_one (self, ORDER (data));
      restart (self);
      sync_all (self, 1 - ORDER (data));
      assert_note_is (self, uid, to % 2, "Body");
    }
  assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
  assert_answer (self->mira, "SELECT count(*) FROM note", "1");
}

/* What was changed on the way comes along with what was changed here and not yet brought there. */
static void
test_edited (Moving *self, gconstpointer data)
{
  const gboolean is_edited_here = ORDER (data) >= 2;
  const guint first = ORDER (data) % 2;
  const char *body = is_edited_here ? "Body, more" : "Body";
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Moved", "Body");

  sync_all (self, 0);
  move_text (self, UID (note), 0, "SUMMARY:Moved", "SUMMARY:Moved there");
  if (is_edited_here)
    trellis_note_set_body (note, body);
  sync_all (self, first);
  assert_note_is (self, UID (note), 1, body);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "Moved there");
  assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
  {
    g_autofree char *href = find_href (self->servers[1], UID (note));
    g_autofree char *text = memory_server_dup_text (self->servers[1], href);

    g_assert_nonnull (strstr (text, is_edited_here ? "Body\\, more" : "Body"));
  }
}

/* What was changed here and removed there is put there again, once it is seen that it arrived nowhere else; or
 * stays in the trash, where it was deleted here meanwhile. */
static void
test_removed (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Kept", "Body");
  g_autoptr(TrellisNote) deleted = replica_add_note (self->mira, "Deleted", "Body");
  g_autofree char *href = NULL;
  g_autofree char *other = NULL;

  sync_all (self, 0);
  href = find_href (self->servers[0], UID (note));
  other = find_href (self->servers[0], UID (deleted));
  memory_server_remove (self->servers[0], href);
  memory_server_remove (self->servers[0], other);
  trellis_note_set_body (note, "Body, more");
  trellis_note_set_body (deleted, "Body, more");
  sync_one (self, 0);
  g_assert_null (find_href (self->servers[0], UID (note)));
  trellis_store_delete (self->mira->store, deleted);
  sync_all (self, ORDER (data));
  assert_note_is (self, UID (note), 0, "Body, more");
  assert_answer (self->mira, "SELECT kind FROM shared_clash", "kept-mine");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (deleted)), !=, 0);
  g_assert_null (find_href (self->servers[0], UID (deleted)));
}

/* An item of another program, which bears no mark of any match. */
static void
test_unmarked (Moving *self, gconstpointer data)
{
  sync_all (self, 0);
  memory_server_put (self->servers[0], "foreign.ics",
                     "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VJOURNAL\r\nUID:foreign\r\n"
                     "DTSTAMP:20260101T000000Z\r\nSUMMARY:Moved\r\nDESCRIPTION:Body\r\nEND:VJOURNAL\r\n"
                     "END:VCALENDAR\r\n");
  sync_all (self, 0);
  move_text (self, "foreign", 0, NULL, NULL);
  sync_all (self, ORDER (data));
  assert_note_is (self, "foreign", 1, "Body");
}

/* The talking points are part of the meeting, and a private note about it goes with it. An action from it stays,
 * and does not lead to another match any more; it says there what it said, and leads to the meeting again when it
 * is moved too. */
static void
test_meeting (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->mira, "Moved");
  g_autoptr(TrellisPoint) point = replica_add_point (self->mira, meeting, "Point");
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Private", "Body");
  g_autoptr(TrellisNote) note_of_goal = replica_add_note (self->mira, "Private", "Body");
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->mira, "Stays");
  g_autoptr(TrellisAttachment) attachment = trellis_attachment_new ();

  trellis_record_set_visibility (TRELLIS_RECORD (action), TRELLIS_VISIBILITY_SHARED);
  trellis_action_set_match (action, UID (self->mira->match));
  trellis_action_set_title (action, "Action");
  trellis_action_set_meeting (action, UID (meeting));
  trellis_store_add (self->mira->store, action);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  trellis_note_set_meeting (note, UID (meeting));
  trellis_note_set_goal (note, UID (goal));
  trellis_record_set_visibility (TRELLIS_RECORD (note_of_goal), TRELLIS_VISIBILITY_PRIVATE);
  trellis_note_set_goal (note_of_goal, UID (goal));
  trellis_attachment_set_match (attachment, UID (self->mira->match));
  trellis_attachment_set_note (attachment, UID (note));
  trellis_store_add (self->mira->store, attachment);
  sync_all (self, 0);

  move (self, meeting, 0);
  sync_all (self, ORDER (data));
  g_assert_cmpstr (trellis_meeting_get_match (meeting), ==, OTHER);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (meeting)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (point)), ==, 0);
  g_assert_cmpstr (trellis_point_get_meeting (point), ==, UID (meeting));
  assert_at (self, UID (meeting), 1);
  g_assert_cmpstr (trellis_action_get_match (action), ==, UID (self->mira->match));
  g_assert_null (trellis_action_get_meeting (action));

  /* What is private about the meeting is so about no other match either, and leads to nothing in that. */
  g_assert_cmpstr (trellis_note_get_match (note), ==, OTHER);
  g_assert_cmpstr (trellis_note_get_meeting (note), ==, UID (meeting));
  g_assert_null (trellis_note_get_goal (note));
  g_assert_cmpstr (trellis_attachment_get_match (attachment), ==, OTHER);
  g_assert_cmpstr (trellis_note_get_match (note_of_goal), ==, UID (self->mira->match));
  g_assert_cmpstr (trellis_note_get_goal (note_of_goal), ==, UID (goal));
  g_assert_cmpstr (trellis_goal_get_match (goal), ==, UID (self->mira->match));
  assert_at (self, UID (action), 0);
  {
    g_autofree char *href = find_href (self->servers[0], UID (action));
    g_autofree char *text = memory_server_dup_text (self->servers[0], href);

    g_assert_nonnull (strstr (text, UID (meeting)));
  }

  /* Read again, it is still of another match. */
  trellis_action_set_title (action, "Action, changed");
  sync_all (self, 0);
  g_assert_null (trellis_action_get_meeting (action));

  move (self, action, 0);
  sync_all (self, ORDER (data));
  g_assert_cmpstr (trellis_action_get_match (action), ==, OTHER);
  g_assert_cmpstr (trellis_action_get_meeting (action), ==, UID (meeting));
  assert_at (self, UID (action), 1);
  assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
  g_assert_nonnull (strstr (self->servers[0]->traffic->str, "Action"));
  g_assert_null (strstr (self->servers[0]->traffic->str, "Private"));
  g_assert_null (strstr (self->servers[1]->traffic->str, "Private"));
}

static TrellisCheckIn *
add_check_in (Moving *self, TrellisGoal *goal, TrellisVisibility visibility)
{
  TrellisCheckIn *check_in = trellis_check_in_new ();

  trellis_check_in_set_goal (check_in, UID (goal));
  trellis_check_in_set_percent (check_in, 40);
  trellis_check_in_set_day (check_in, "2026-11-01");
  trellis_record_set_visibility (TRELLIS_RECORD (check_in), visibility);
  trellis_store_add (self->mira->store, check_in);
  return check_in;
}

/* What is part of a goal goes with it, whether or not somebody moves that too, and before or after it. */
static void
test_goal (Moving *self, gconstpointer data)
{
  const guint order = ORDER (data) % 2;
  const guint parts = ORDER (data) / 2; /* 0: not, 1: with it, 2: before, 3: after */
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->mira, "Moved");
  g_autoptr(TrellisTask) task = replica_add_task (self->mira, goal, "Task");
  g_autoptr(TrellisCheckIn) check_in = add_check_in (self, goal, TRELLIS_VISIBILITY_SHARED);
  g_autoptr(TrellisCheckIn) hidden = add_check_in (self, goal, TRELLIS_VISIBILITY_PRIVATE);

  sync_all (self, 0);
  if (parts == 1 || parts == 2)
    move (self, check_in, 0);
  if (parts == 1)
    move (self, task, 0);
  if (parts == 2)
    {
      sync_all (self, order);
      g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (check_in)), !=, 0);
    }
  move (self, goal, 0);
  if (parts == 3)
    {
      sync_one (self, order);
      move (self, check_in, 0);
    }
  sync_all (self, order);

  g_assert_cmpstr (trellis_goal_get_match (goal), ==, OTHER);
  assert_at (self, UID (goal), 1);
  assert_at (self, UID (task), 1);
  assert_at (self, UID (check_in), 1);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (goal)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (task)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (check_in)), ==, 0);
  g_assert_cmpuint (memory_server_count (self->servers[0]), ==, 1);
  g_assert_cmpuint (memory_server_count (self->servers[1]), ==, 4);
  g_assert_null (strstr (self->servers[1]->traffic->str, UID (hidden)));
  assert_answer (self->mira, "SELECT count(*) FROM check_in", "2");
  assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
}

/* A check-in without its goal left the match: it is kept in the trash. */
static void
test_part (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->mira, "Stays");
  g_autoptr(TrellisCheckIn) check_in = add_check_in (self, goal, TRELLIS_VISIBILITY_SHARED);

  sync_all (self, 0);
  move (self, check_in, 0);
  sync_all (self, ORDER (data));
  g_assert_cmpstr (trellis_goal_get_match (goal), ==, UID (self->mira->match));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (check_in)), !=, 0);
  assert_at (self, UID (goal), 0);
}

/* A copy is none that moved, until the other one is gone. */
static void
test_copy (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Copied", "Body");
  g_autofree char *href = NULL;
  g_autofree char *text = NULL;

  sync_all (self, 0);
  href = find_href (self->servers[0], UID (note));
  text = memory_server_dup_text (self->servers[0], href);
  memory_server_put (self->servers[1], "copy.ics", text);
  sync_all (self, ORDER (data));
  g_assert_cmpstr (trellis_note_get_match (note), ==, UID (self->mira->match));
  trellis_note_set_body (note, "Body, changed");
  sync_all (self, ORDER (data));
  assert_answer (self->mira, "SELECT count(*) FROM note", "1");

  memory_server_remove (self->servers[1], "copy.ics");
  sync_all (self, ORDER (data));
  assert_note_is (self, UID (note), 0, "Body, changed");
  memory_server_put (self->servers[1], "copy.ics", text);
  sync_all (self, ORDER (data));
  memory_server_remove (self->servers[0], href);
  sync_all (self, ORDER (data));
  g_assert_cmpstr (trellis_note_get_match (note), ==, OTHER);
  assert_at (self, UID (note), 1);
}

/* Two matches in one calendar see each other's items, and nothing moves. */
static void
test_one_calendar (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;
  MemoryServer *other = self->servers[1];
  g_autofree char *href = NULL;

  share_at (self->mira, UID (self->mira->match), "one/", FALSE);
  share_at (self->mira, OTHER, "one", FALSE);
  self->servers[1] = self->servers[0];
  note = replica_add_note (self->mira, "Deleted", "Body");
  sync_all (self, 0);
  href = find_href (self->servers[0], UID (note));
  memory_server_remove (self->servers[0], href);
  sync_all (self, ORDER (data));
  g_assert_cmpstr (trellis_note_get_match (note), ==, UID (self->mira->match));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), !=, 0);
  self->servers[1] = other;
}

/* What was moved to where no match is left the match, and so did what was moved to a match that is not shared
 * any more. */
static void
test_left (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Left", "Body");
  g_autoptr(GError) error = NULL;

  sync_all (self, 0);
  move (self, note, 0);
  sync_one (self, 1);
  trellis_store_stop_sharing (self->mira->store, OTHER, &error);
  g_assert_no_error (error);
  sync_one (self, 0);
  g_assert_cmpstr (trellis_note_get_match (note), ==, UID (self->mira->match));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), !=, 0);

  /* It is shared again: there it is. */
  share_at (self->mira, OTHER, "two", TRUE);
  sync_all (self, 1);
  assert_note_is (self, UID (note), 1, "Body");
}

/* Many at once are no calendar that was emptied, where it is seen that they arrived. */
static void
test_many (Moving *self, gconstpointer data)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %u", i);
      g_autoptr(TrellisNote) note = replica_add_note (self->mira, title, "Body");

      g_ptr_array_add (uids, g_strdup (UID (note)));
    }
  self->servers[0]->quirks = MEMORY_QUIRK_ALWAYS_WHOLE;
  sync_all (self, 0);
  for (guint i = 0; i < uids->len; i++)
    move_text (self, g_ptr_array_index (uids, i), 0, NULL, NULL);
  sync_all (self, 1);
  for (guint i = 0; i < uids->len; i++)
    assert_note_is (self, g_ptr_array_index (uids, i), 1, "Body");
}

/* What waits to be looked at, and what is attached, goes along. */
static void
test_kept (Moving *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Moved", "Body");
  g_autofree char *href = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr(TrellisAttachment) attachment = trellis_attachment_new ();

  sync_all (self, 0);
  href = find_href (self->servers[0], UID (note));
  text = memory_server_dup_text (self->servers[0], href);
  parts = g_strsplit (text, "SUMMARY:Moved", 2);
  theirs = g_strjoinv ("SUMMARY:Their title", parts);
  memory_server_put (self->servers[0], href, theirs);
  trellis_note_set_title (note, "My title");
  trellis_attachment_set_match (attachment, UID (self->mira->match));
  trellis_attachment_set_note (attachment, UID (note));
  trellis_store_add (self->mira->store, attachment);
  sync_all (self, 0);
  assert_answer (self->mira, "SELECT \"match\" FROM shared_clash", UID (self->mira->match));
  move (self, note, 0);
  sync_all (self, ORDER (data));
  assert_note_is (self, UID (note), 1, "Body");
  assert_answer (self->mira, "SELECT \"match\" FROM shared_clash", OTHER);
  g_assert_cmpstr (trellis_attachment_get_match (attachment), ==, OTHER);
  g_assert_cmpstr (trellis_attachment_get_note (attachment), ==, UID (note));
}

/* The program may end before each step is written: what comes out is always the same. */
static void
test_crash (Moving *self, gconstpointer data)
{
  gboolean has_crashed = TRUE;

  for (int steps = 0; has_crashed; steps++)
    {
      g_autoptr(TrellisGoal) goal = NULL;
      g_autofree char *uid = NULL;
      g_autofree char *task = NULL;

      g_assert_cmpint (steps, <, 50);
      if (steps > 0)
        {
          moving_tear_down (self, data);
          moving_set_up (self, data);
        }
      goal = replica_add_goal (self->mira, "Moved");
      uid = g_strdup (UID (goal));
      {
        g_autoptr(TrellisTask) part = replica_add_task (self->mira, goal, "Task");

        task = g_strdup (UID (part));
      }
      g_clear_object (&goal);
      sync_all (self, 0);
      move_text (self, uid, 0, NULL, NULL);

      self->batches_left = steps;
      has_crashed = FALSE;
      for (guint i = 0; i < 4 && !has_crashed; i++)
        {
          const guint place = (ORDER (data) + i) % 2;
          TrellisSyncReport report;
          g_autoptr(GError) error = NULL;

          has_crashed = !try_one (self->mira, self->servers[place], get_match (self, place), &self->batches_left,
                                  &report, &error);
          if (has_crashed)
            g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
      self->batches_left = -1;
      restart (self);
      sync_all (self, ORDER (data));

      goal = replica_get (self->mira, TRELLIS_TYPE_GOAL, uid);
      g_assert_cmpstr (trellis_goal_get_match (goal), ==, OTHER);
      g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (goal)), ==, 0);
      assert_at (self, uid, 1);
      assert_at (self, task, 1);
      assert_answer (self->mira, "SELECT count(*) FROM goal WHERE deleted = 0", "1");
      assert_answer (self->mira, "SELECT count(*) FROM task WHERE deleted = 0", "1");
      assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
    }
}

/* Whose match it left has it in the trash; whose match it came to has it as of that, also who looked before
 * Trellis said there of which match it is. */
static void
test_partners (Moving *self, gconstpointer data)
{
  Replica *tom = replica_new (self->servers[0], TRELLIS_ROLE_MENTEE);
  Replica *ann = replica_new (self->servers[1], TRELLIS_ROLE_MENTEE);
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Moved", "Body");
  g_autoptr(TrellisNote) his = NULL;
  g_autoptr(TrellisNote) hers = NULL;
  int forever = -1;
  g_autoptr(GError) error = NULL;

  add_other_match (ann, TRELLIS_ROLE_MENTEE);
  share_at (tom, UID (tom->match), "one", TRUE);
  share_at (ann, OTHER, "two", TRUE);
  sync_all (self, 0);
  for (guint i = 0; i < 3; i++)
    {
      TrellisSyncReport report;

      replica_sync (tom);
      try_one (ann, self->servers[1], OTHER, &forever, &report, &error);
      g_assert_no_error (error);
      if (i == 0)
        move (self, note, 0);
      else if (i == 1)
        sync_all (self, ORDER (data));
    }

  his = replica_get (tom, TRELLIS_TYPE_NOTE, UID (note));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (his)), !=, 0);
  hers = replica_get (ann, TRELLIS_TYPE_NOTE, UID (note));
  g_assert_nonnull (hers);
  g_assert_cmpstr (trellis_note_get_match (hers), ==, OTHER);
  sync_all (self, 0);
  assert_note_is (self, UID (note), 1, "Body");
  g_clear_object (&his);
  g_clear_object (&hers);
  replica_free (tom);
  replica_free (ann);
}

static void
add (const char *name, guint order, void (*function) (Moving *self, gconstpointer data))
{
  g_autofree char *path = g_strdup_printf ("/engine/moving/%s/%u", name, order);

  g_test_add (path, Moving, GUINT_TO_POINTER (order), moving_set_up, function, moving_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint order = 0; order < 2; order++)
    {
      add ("note", order, test_note);
      add ("removed", order, test_removed);
      add ("unmarked", order, test_unmarked);
      add ("meeting", order, test_meeting);
      add ("part", order, test_part);
      add ("copy", order, test_copy);
      add ("one-calendar", order, test_one_calendar);
      add ("kept", order, test_kept);
      add ("crash", order, test_crash);
      add ("partners", order, test_partners);
    }
  for (guint order = 0; order < 4; order++)
    add ("edited", order, test_edited);
  for (guint order = 0; order < 8; order++)
    add ("goal", order, test_goal);
  add ("left", 0, test_left);
  add ("many", 0, test_many);
  return g_test_run ();
}

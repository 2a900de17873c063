/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include "trellis-conversion.h"
#include "trellis-store-conversion.h"

#include <string.h>

/* A person may say that an action is a goal, and the other way around: it stays one item. */

static TrellisAction *
share_action (Fixture *self)
{
  TrellisAction *action = trellis_action_new ();

  trellis_action_set_match (action, UID (self->tom->match));
  trellis_action_set_title (action, "Speak");
  trellis_record_set_visibility (TRELLIS_RECORD (action), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (self->tom->store, action);
  sync_both (self);
  return action;
}

static void
convert (Replica *replica, GType type, const char *uid)
{
  g_autoptr(TrellisRecord) record = replica_get (replica, type, uid);
  g_autoptr(TrellisRecord) converted = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (record);
  converted = trellis_store_convert (replica->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_both (Fixture *self, const char *sql, const char *expected)
{
  assert_answer (self->tom, sql, expected);
  assert_answer (self->mira, sql, expected);
}

/* There is one item all the time, under one name, and nothing is in the trash. */
static void
test_there_and_back (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisAction) action = share_action (self);
  g_autofree char *uid = g_strdup (UID (action));
  g_autofree char *href = href_of (uid);
  g_autofree char *expected = g_strdup_printf ("%s|Speak|0", uid);
  const guint n_items = memory_server_count (self->server);
  g_autofree char *text = NULL;

  convert (self->tom, TRELLIS_TYPE_ACTION, uid);
  sync_both (self);
  assert_both (self, "SELECT uid, title, deleted FROM goal", expected);
  assert_both (self, "SELECT count(*) FROM action", "0");
  g_assert_cmpuint (memory_server_count (self->server), ==, n_items);
  text = memory_server_dup_text (self->server, href);
  g_assert_nonnull (strstr (text, "X-TRELLIS-KIND:goal"));

  convert (self->mira, TRELLIS_TYPE_GOAL, uid);
  sync_both (self);
  assert_both (self, "SELECT uid, title, deleted FROM action", expected);
  assert_both (self, "SELECT count(*) FROM goal", "0");
  g_assert_cmpuint (memory_server_count (self->server), ==, n_items);
}

/* What the other person changed meanwhile of what it was goes on in what it is. */
static void
test_edited_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisAction) action = share_action (self);
  g_autofree char *uid = g_strdup (UID (action));
  g_autofree char *expected = g_strdup_printf ("%s|Speak up|2027-02-01|0", uid);
  Replica *first[] = { self->tom, self->mira };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_autoptr(TrellisAction) theirs = replica_get (self->mira, TRELLIS_TYPE_ACTION, uid);

      convert (self->tom, TRELLIS_TYPE_ACTION, uid);
      trellis_action_set_title (theirs, "Speak up");
      trellis_action_set_due (theirs, "2027-02-01");
      replica_sync (first[i]);
      sync_both (self);
      replica_sync (self->mira);
      assert_both (self, "SELECT uid, title, target, deleted FROM goal", expected);
      assert_both (self, "SELECT count(*) FROM action", "0");
      assert_quiet (self);

      convert (self->mira, TRELLIS_TYPE_GOAL, uid);
      sync_both (self);
      assert_both (self, "SELECT uid, title, due, deleted FROM action", expected);
      g_clear_object (&theirs);
      theirs = replica_get (self->mira, TRELLIS_TYPE_ACTION, uid);
      trellis_action_set_title (theirs, "Speak");
      trellis_action_set_due (theirs, NULL);
      sync_both (self);
      replica_sync (self->tom);
    }
}

/* Both say it at the same time. */
static void
test_both (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisAction) action = share_action (self);
  g_autofree char *uid = g_strdup (UID (action));
  g_autofree char *expected = g_strdup_printf ("%s|Speak|0", uid);

  convert (self->tom, TRELLIS_TYPE_ACTION, uid);
  convert (self->mira, TRELLIS_TYPE_ACTION, uid);
  sync_both (self);
  assert_both (self, "SELECT uid, title, deleted FROM goal", expected);
  assert_both (self, "SELECT count(*) FROM action", "0");
}

/* What an action has no place for keeps it a goal, for both. */
static void
test_words_win (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Speak");
  g_autofree char *uid = g_strdup (UID (goal));
  g_autofree char *expected = g_strdup_printf ("%s|Speak|To be heard", uid);

  for (int i = 0; i < 2; i++)
    {
      sync_both (self);
      convert (self->mira, TRELLIS_TYPE_GOAL, uid);
      trellis_goal_set_why (goal, "To be heard");
      if (i == 1)
        replica_sync (self->mira);
      sync_both (self);
      replica_sync (self->mira);
      assert_both (self, "SELECT uid, title, why FROM goal WHERE deleted = 0", expected);
      assert_both (self, "SELECT count(*) FROM action", "0");
      assert_quiet (self);
      trellis_goal_set_why (goal, NULL);
    }
}

/* Another program's description is what the goal is for, and stays there. */
static void
test_description (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  memory_server_put (self->server, "later.ics",
                     "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VTODO\r\nUID:later\r\n"
                     "DTSTAMP:20270101T000000Z\r\nSUMMARY:Run\r\nDESCRIPTION:For my heart\r\nX-ELSE:kept\r\n"
                     "END:VTODO\r\nEND:VCALENDAR\r\n");
  sync_both (self);
  assert_both (self, "SELECT uid, title FROM action", "later|Run");
  convert (self->tom, TRELLIS_TYPE_ACTION, "later");
  sync_both (self);
  assert_both (self, "SELECT uid, title, why FROM goal", "later|Run|For my heart");
  assert_both (self, "SELECT count(*) FROM action", "0");
  text = memory_server_dup_text (self->server, "later.ics");
  g_assert_nonnull (strstr (text, "For my heart"));
  g_assert_nonnull (strstr (text, "X-ELSE:kept"));
}

static void
convert_action (Replica *self, gpointer uid)
{
  convert (self, TRELLIS_TYPE_ACTION, uid);
}

/* A person is faster than the step that has the action put there again. */
static void
test_while_a_step_is_written (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisAction) action = share_action (self);
  g_autofree char *uid = g_strdup (UID (action));
  g_autofree char *href = href_of (uid);

  trellis_action_set_title (action, "Speak up");
  memory_server_remove (self->server, href);
  self->tom->meanwhile = convert_action;
  self->tom->meanwhile_data = uid;
  replica_sync (self->tom);
  sync_both (self);
  replica_sync (self->mira);
  assert_both (self, "SELECT title FROM goal WHERE deleted = 0", "Speak up");
  assert_both (self, "SELECT count(*) FROM action WHERE deleted = 0", "0");
}

/* What was removed there and is another thing here by now was changed here: it is put there again, and said. */
static void
test_removed_there (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisAction) action = share_action (self);
  g_autoptr(TrellisAction) theirs = NULL;
  g_autofree char *uid = g_strdup (UID (action));

  theirs = replica_get (self->mira, TRELLIS_TYPE_ACTION, uid);
  convert (self->tom, TRELLIS_TYPE_ACTION, uid);
  trellis_store_delete (self->mira->store, theirs);
  replica_sync (self->mira);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_clashes, ==, 1);
  sync_both (self);
  assert_both (self, "SELECT title FROM goal WHERE deleted = 0", "Speak");
  assert_both (self, "SELECT count(*) FROM action WHERE deleted = 0", "0");
  assert_answer (self->tom, "SELECT \"table\", kind FROM shared_clash", "goal|kept-mine");
}

static void
write_why (Replica *self, gpointer uid)
{
  g_autoptr(TrellisGoal) goal = replica_get (self, TRELLIS_TYPE_GOAL, uid);

  trellis_goal_set_why (goal, "To be heard");
}

static void
add_task (Replica *self, gpointer uid)
{
  g_autoptr(TrellisGoal) goal = replica_get (self, TRELLIS_TYPE_GOAL, uid);
  g_autoptr(TrellisTask) task = replica_add_task (self, goal, "Rehearse");
}

/* What is written while the goal is about to become an action, as the other person wanted it, keeps it a goal. */
static void
test_words_meanwhile (Fixture *self, gconstpointer data)
{
  ReplicaFunc meanwhile[] = { write_why, add_task };

  for (guint i = 0; i < G_N_ELEMENTS (meanwhile); i++)
    {
      g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, i == 0 ? "Speak" : "Sing");
      g_autofree char *uid = g_strdup (UID (goal));

      sync_both (self);
      convert (self->mira, TRELLIS_TYPE_GOAL, uid);
      replica_sync (self->mira);
      self->tom->meanwhile = meanwhile[i];
      self->tom->meanwhile_data = uid;
      replica_sync (self->tom);
      g_assert_null (self->tom->meanwhile);
      replica_sync (self->mira);
      sync_both (self);
    }
  assert_both (self, "SELECT title, why FROM goal WHERE deleted = 0 ORDER BY title", "Sing|\nSpeak|To be heard");
  assert_both (self, "SELECT title FROM task WHERE deleted = 0", "Rehearse");
  assert_both (self, "SELECT count(*) FROM action WHERE deleted = 0", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function) g_test_add ("/engine/conversion/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)
  TEST ("there-and-back", test_there_and_back);
  TEST ("edited-meanwhile", test_edited_meanwhile);
  TEST ("both", test_both);
  TEST ("words-win", test_words_win);
  TEST ("description", test_description);
  TEST ("while-a-step-is-written", test_while_a_step_is_written);
  TEST ("removed-there", test_removed_there);
  TEST ("words-meanwhile", test_words_meanwhile);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include "trellis-sync-run-private.h"

#include <string.h>

/* What is no item like others: of other programs, unreadable, part of something, refused. */

static const char foreign_event[] =
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VEVENT\r\nUID:foreign-1\r\n"
  "DTSTAMP:20270101T000000Z\r\nDTSTART:20270301T100000Z\r\nDTEND:20270301T110000Z\r\n"
  "SUMMARY:Lunch\r\nX-ELSE:kept\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/* R-G4, R-G5, R-I1: What is not ours stays as it is. */
static void
test_foreign_items (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = NULL;
  g_autofree char *written = NULL;

  memory_server_put (self->server, "lunch.ics", foreign_event);
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  meeting = replica_get (self->tom, TRELLIS_TYPE_MEETING, "foreign-1");
  g_assert_cmpstr (trellis_meeting_get_title (meeting), ==, "Lunch");
  sync_both (self);

  /* An edit of ours keeps what is not ours. */
  trellis_meeting_set_place (meeting, "Canteen");
  sync_both (self);
  written = memory_server_dup_text (self->server, "lunch.ics");
  g_assert_nonnull (strstr (written, "X-ELSE:kept"));
  g_assert_nonnull (strstr (written, "LOCATION:Canteen"));

  /* And what else there may be is left alone. */
  memory_server_put (self->server, "busy.ics",
                     "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nUID:busy\r\n"
                     "END:VFREEBUSY\r\nEND:VCALENDAR\r\n");
  memory_server_put (self->server, "broken.ics", "This is no calendar\r\n");
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_unreadable, ==, 1);
  sync_both (self);
  assert_answer (self->tom,
                 "SELECT href, state FROM shared_item WHERE state <> 'steady' ORDER BY href",
                 "broken.ics|unreadable\nbusy.ics|foreign");
}

/* R-G4: Our item, broken by somebody, waits until it can be read again. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  memory_server_put (self->server, href, "Garbage\r\n");
  trellis_note_set_body (note, "One, mine\nTwo");
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);

  memory_server_put (self->server, href, text);
  sync_both (self);
  assert_note (self->mira, UID (note), "One, mine\nTwo");
}

/* A part that waited for its whole, and was removed there before that came. */
static void
test_waiting_removed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Step");
  g_autofree char *goal_href = href_of (UID (goal));
  g_autofree char *task_href = href_of (UID (task));
  g_autofree char *text = NULL;

  replica_sync (self->tom);
  text = memory_server_dup_text (self->server, goal_href);
  memory_server_remove (self->server, goal_href);
  replica_sync (self->mira);
  assert_answer (self->mira, "SELECT count(*) FROM shared_item WHERE state = 'waiting'", "1");

  memory_server_remove (self->server, task_href);
  memory_server_put (self->server, goal_href, text);
  replica_sync (self->mira);
  assert_answer (self->mira, "SELECT count(*) FROM goal", "1");
  assert_answer (self->mira, "SELECT count(*) FROM shared_item", "2");
  assert_answer (self->mira, "SELECT count(*) FROM task", "0");
}

static void
test_parts_before_wholes (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Step");
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) hers = NULL;
  g_autofree char *href = href_of (UID (goal));
  g_autofree char *text = NULL;

  trellis_note_set_goal (note, UID (goal));
  replica_sync (self->tom);
  text = memory_server_dup_text (self->server, href);
  memory_server_remove (self->server, href);
  replica_sync (self->mira);
  assert_answer (self->mira, "SELECT count(*) FROM task", "0");
  assert_answer (self->mira, "SELECT state FROM shared_item WHERE \"table\" = 'task'", "waiting");
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  g_assert_null (trellis_note_get_goal (hers));

  /* An edit without the goal does not take away that it is named. */
  trellis_note_set_body (hers, "Body, hers");
  replica_sync (self->mira);
  memory_server_put (self->server, href, text);
  replica_sync (self->mira);
  assert_answer (self->mira, "SELECT title FROM task", "Step");
  g_assert_cmpstr (trellis_note_get_goal (hers), ==, UID (goal));
  assert_answer (self->mira, "SELECT count(*) FROM shared_reference", "0");
  sync_both (self);
  g_assert_cmpstr (trellis_note_get_goal (note), ==, UID (goal));
}

/* R-V1: A shared thing that refers to a private one does not say so. */
static void
test_private_references (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) hers = NULL;

  trellis_record_set_visibility (TRELLIS_RECORD (goal), TRELLIS_VISIBILITY_PRIVATE);
  trellis_note_set_goal (note, UID (goal));
  replica_sync (self->tom);
  replica_sync (self->mira);
  g_assert_null (strstr (self->server->traffic->str, UID (goal)));
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_body (hers, "Hers");
  replica_sync (self->mira);
  replica_sync (self->tom);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Hers");
  g_assert_cmpstr (trellis_note_get_goal (note), ==, UID (goal));
}

static void
check_in (Replica *replica, TrellisGoal *goal, const char *day, int percent, TrellisVisibility visibility)
{
  g_autoptr(TrellisCheckIn) check_in = trellis_check_in_new ();

  trellis_check_in_set_goal (check_in, UID (goal));
  trellis_check_in_set_day (check_in, day);
  trellis_check_in_set_percent (check_in, percent);
  trellis_record_set_visibility (TRELLIS_RECORD (check_in), visibility);
  trellis_store_add (replica->store, check_in);
}

static void
assert_percent (Fixture *self, TrellisGoal *goal, const char *expected)
{
  g_autofree char *href = href_of (UID (goal));
  g_autofree char *text = memory_server_dup_text (self->server, href);

  if (strstr (text, expected) == NULL)
    g_error ("No %s in\n%s", expected, text);
}

/* Another program says that the goal has come as far as that. */
static void
set_percent (Fixture *self, TrellisGoal *goal, const char *before, const char *after)
{
  g_autofree char *href = href_of (UID (goal));
  g_autofree char *text = memory_server_dup_text (self->server, href);
  g_autoptr(GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, before, after, 0), ==, 1);
  memory_server_put (self->server, href, changed->str);
}

/* Others see how far a goal has come, as far as it is shared, and what they say is a check-in. */
static void
test_progress (Fixture *self, gconstpointer data)
{
  const char check_ins[] = "SELECT day, percent FROM check_in WHERE visibility = 'shared'"
                           " ORDER BY created, percent";
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisGoal) hers = NULL;
  g_autoptr(GError) error = NULL;

  check_in (self->tom, goal, "2026-09-10", 40, TRELLIS_VISIBILITY_SHARED);
  check_in (self->tom, goal, "2026-09-12", 90, TRELLIS_VISIBILITY_PRIVATE);
  sync_both (self);
  assert_percent (self, goal, "\r\nPERCENT-COMPLETE:40\r\n");

  /* A later one of the other side. */
  hers = replica_get (self->mira, TRELLIS_TYPE_GOAL, UID (goal));
  check_in (self->mira, hers, "2026-09-11", 0, TRELLIS_VISIBILITY_SHARED);
  replica_sync (self->mira);
  sync_both (self);
  assert_percent (self, goal, "\r\nPERCENT-COMPLETE:0\r\n");

  /* Both hear of it, and make the same of it. */
  set_percent (self, goal, "\r\nPERCENT-COMPLETE:0\r\n",
               "\r\nPERCENT-COMPLETE:70\r\nLAST-MODIFIED:20280115T080000Z\r\n");
  self->tom->batches_left = 2;
  g_assert_false (replica_try (self->tom, &error));
  self->tom->batches_left = -1;
  assert_answer (self->tom, "SELECT count(*) FROM check_in WHERE percent = 70", "1");
  replica_sync (self->mira);
  assert_answer (self->mira, "SELECT count(*) FROM check_in WHERE percent = 70", "1");
  sync_both (self);
  assert_percent (self, goal, "\r\nPERCENT-COMPLETE:70\r\n");
  assert_answer (self->tom, "SELECT count(*) FROM check_in WHERE visibility = 'shared'", "3");
  assert_answer (self->tom, "SELECT day FROM check_in WHERE percent = 70", "2028-01-15");
  {
    g_autofree char *mine = replica_ask (self->tom, check_ins);
    g_autofree char *theirs = replica_ask (self->mira, check_ins);

    g_assert_cmpstr (mine, ==, theirs);
  }

  /* Where tasks are counted, they are what counts. */
  {
    g_autoptr(TrellisTask) first = replica_add_task (self->tom, goal, "First");
    g_autoptr(TrellisTask) second = replica_add_task (self->tom, goal, "Second");

    trellis_task_set_done (first, 1801000000);
    sync_both (self);
    assert_percent (self, goal, "\r\nPERCENT-COMPLETE:50\r\n");
  }
  assert_answer (self->mira, "SELECT count(*) FROM check_in", "3");
}

/* R-P8: It waits for another edit. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  Strike now = { MEMORY_VERB_PUT, MEMORY_FATE_REFUSED, 0 };
  g_autoptr(TrellisNote) refused = replica_add_note (self->tom, "Refused", "Body");
  g_autoptr(TrellisNote) large = NULL;
  g_autoptr(TrellisGoal) goal = NULL;
  g_autofree char *body = g_strnfill (5000, 'x');

  self->tom->fate = strike;
  self->tom->fate_data = &now;
  replica_sync (self->tom);
  self->tom->fate = NULL;
  g_assert_cmpuint (self->tom->report.n_refused, ==, 1);
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 1);
  assert_answer (self->tom, "SELECT state FROM shared_item WHERE href IS NULL", "refused");
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 1);

  self->server->largest = 4000;
  large = replica_add_note (self->tom, "Large", body);
  replica_sync (self->tom);
  assert_answer (self->tom, "SELECT state FROM shared_item WHERE href IS NULL ORDER BY state",
                 "refused\ntoo-large");
  self->server->kinds = TRELLIS_ITEM_KIND_JOURNAL;
  goal = replica_add_goal (self->tom, "Goal");
  replica_sync (self->tom);
  assert_answer (self->tom, "SELECT state FROM shared_item WHERE href IS NULL ORDER BY state",
                 "refused\ntoo-large\nunsupported");
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 2);

  /* Another edit is another attempt. */
  trellis_note_set_body (refused, "Body, other");
  trellis_note_set_body (large, "Small");
  self->server->kinds = TRELLIS_ITEM_KINDS_ALL;
  trellis_goal_set_title (goal, "Another goal");
  sync_both (self);
  assert_answer (self->tom, "SELECT count(*) FROM shared_item WHERE href IS NULL", "0");
  assert_note (self->mira, UID (large), "Small");
}

static TrellisRemoteItem *
make_item (const char *href, const char *lines)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n", lines);
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));

  return trellis_remote_item_new (href, "1", data);
}

/* What is newest first, parts after all else; what does not say it, last of its kind, as it came. */
static void
test_order (void)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_item_free);
  g_autoptr(GString) order = g_string_new (NULL);

  g_ptr_array_add (items, trellis_remote_item_new ("f", "1", NULL));
  g_ptr_array_add (items, make_item ("e", "CREATED:20250101T000000Z\r\n"));
  g_ptr_array_add (items, make_item ("i", "RELATED-TO;RELTYPE=PARENT:b\r\n"));
  g_ptr_array_add (items, make_item ("h", "CREATED:20270101T000000Z\r\nRELATED-TO:b\r\n"));
  g_ptr_array_add (items, make_item ("c", "CREATED:20260301T100000Z\r\n"));
  g_ptr_array_add (items, make_item ("g", "SUMMARY:Not CREATED:20280101T000000Z\r\nCREATED:2028\r\n"));
  g_ptr_array_add (items, make_item ("b", "CREATED:20260301T100001Z\r\n"));
  g_ptr_array_add (items, make_item ("d", "CREATED:20260301T100000Z\r\n"));
  trellis_sync_order_items (items);

  for (guint i = 0; i < items->len; i++)
    g_string_append (order, ((TrellisRemoteItem *) g_ptr_array_index (items, i))->href);
  g_assert_cmpstr (order->str, ==, "bcdefghi");
}

/* Small batches take in the same: parts wait for their wholes over the end of one. */
static void
test_small_batches (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  guint n_before;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *title = g_strdup_printf ("Step %u", i);
      g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, title);
      g_autoptr(TrellisNote) note = replica_add_note (self->tom, title, "Body");
    }
  replica_sync (self->tom);

  n_before = self->mira->n_batches;
  self->mira->room = 2;
  replica_sync (self->mira);
  g_assert_cmpuint (self->mira->n_batches - n_before, >=, 8);
  assert_answer (self->mira, "SELECT count(*) FROM task", "7");
  assert_answer (self->mira, "SELECT count(*) FROM note", "7");
  assert_answer (self->mira, "SELECT count(*) FROM shared_item WHERE state <> 'steady'", "0");
}

/* Another program writes an item as it had it in its window, and what was written since is not in it: the
 * earlier words are not lost. */
static void
test_overwritten (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) hers = NULL;
  g_autofree char *href = href_of (UID (note));
  g_autofree char *before = NULL;
  g_autoptr(GString) after = NULL;

  sync_both (self);
  before = memory_server_dup_text (self->server, href);
  after = g_string_new (before);
  g_assert_cmpuint (g_string_replace (after, ":Body", ":Body of others", 0), ==, 1);
  trellis_note_set_title (note, "His title");
  trellis_note_set_body (note, "Body\nHis line");
  sync_both (self);
  memory_server_put (self->server, href, after->str);
  sync_both (self);
  assert_note (self->tom, UID (note), "Body of others");
  g_assert_cmpstr (trellis_note_get_title (note), ==, "Title");
  assert_answer (self->tom, "SELECT mine, theirs, seen FROM shared_clash WHERE field = 'title'", "His title|Title|1");
  assert_answer (self->mira, "SELECT mine, theirs FROM shared_clash WHERE field = 'title'", "His title|Title");
  assert_answer (self->tom, "SELECT text FROM history WHERE field = 'body' AND text LIKE '%line'", "Body\nHis line");
  assert_quiet (self);

  /* Also where it was the partner who wrote since. */
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_title (note, "His second");
  sync_both (self);
  g_free (before);
  before = memory_server_dup_text (self->server, href);
  trellis_note_set_title (hers, "Her title");
  sync_both (self);
  memory_server_put (self->server, href, before);
  sync_both (self);
  assert_answer (self->tom, "SELECT mine, theirs FROM shared_clash WHERE field = 'title' AND mine LIKE 'Her%'",
                 "Her title|His second");
}

#define TEN_YEARS (10 * 365 * 24 * 60 * 60)

/* R-S10: A computer whose clock is far ahead, and then far behind, neither loses nor wins anything by that; and
 * it does not wait ten years until it next lists all that is there. */
static void
test_clocks (Fixture *self, gconstpointer data)
{
  const gint64 right = self->tom->now;
  const gint64 clocks[] = { right + TEN_YEARS, right - TEN_YEARS, right };
  g_autoptr(TrellisNote) his = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) gone = replica_add_note (self->tom, "Gone", "Body");
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (his));
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);
      g_autofree char *body = g_strdup_printf ("Body %u", i);
      g_autofree char *listed = g_strdup_printf ("%" G_GINT64_FORMAT, clocks[i]);

      self->tom->now = clocks[i];
      trellis_note_set_title (his, title);
      trellis_note_set_body (hers, body);
      replica_sync (self->mira);
      sync_both (self);
      g_assert_cmpstr (trellis_note_get_title (hers), ==, title);
      g_assert_cmpstr (trellis_note_get_body (his), ==, body);
      assert_answer (self->tom, "SELECT listed FROM sharing", listed);
      assert_answer (self->mira, "SELECT count(*) FROM note WHERE deleted = 0", i == 0 ? "2" : "1");
      assert_answer (self->tom, "SELECT count(*) FROM shared_clash", "0");
      if (i == 0)
        {
          trellis_store_delete (self->tom->store, gone);
          sync_both (self);
        }
    }
}

/* R-P7: What has the uid is not in the calendar, but in a trash of the server or in another calendar. */
static void
test_uid_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Lead a project");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Find one");
  g_autoptr(TrellisGoal) renamed = NULL;
  g_autofree char *uid = g_strdup (UID (goal));
  g_autofree char *changed = NULL;

  g_hash_table_add (self->server->elsewhere, g_strdup (uid));
  sync_both (self);
  changed = replica_ask (self->tom, "SELECT uid FROM goal");
  g_assert_cmpstr (changed, !=, uid);
  assert_answer (self->mira, "SELECT uid FROM goal", changed);
  assert_answer (self->mira, "SELECT goal.title, task.title FROM task JOIN goal ON goal.uid = task.goal",
                 "Lead a project|Find one");
  assert_same (self);
  assert_quiet (self);

  renamed = replica_get (self->tom, TRELLIS_TYPE_GOAL, changed);
  trellis_goal_set_title (renamed, "Lead two");
  sync_both (self);
  assert_answer (self->mira, "SELECT title FROM goal", "Lead two");
}

/* Something that both have was deleted in the calendar, and the server keeps its uid. Tom, who had changed
 * it, puts it there again under another one: for Mira it is still the same. */
static void
replace (Fixture *self, gboolean mira_looks_before, gboolean tom_crashes)
{
  Strike crash = { MEMORY_VERB_PUT, MEMORY_FATE_CRASH_BEFORE, 2 };
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "First");
  g_autoptr(TrellisPoint) point = replica_add_point (self->tom, meeting, "How it goes");
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Lead");
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  TrellisRecord *both[] = { TRELLIS_RECORD (meeting), TRELLIS_RECORD (goal) };
  g_autofree char *uid = g_strdup (UID (goal));
  g_autofree char *changed = NULL;
  g_autofree char *href = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = g_strdup_printf ("X-TRELLIS-REPLACES:%s\r\n", uid);
  g_autoptr(TrellisPoint) another = NULL;

  trellis_note_set_goal (note, uid);
  sync_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *gone = href_of (trellis_record_get_uid (both[i]));

      memory_server_remove (self->server, gone);
      g_hash_table_add (self->server->elsewhere, g_strdup (trellis_record_get_uid (both[i])));
    }
  if (mira_looks_before)
    {
      replica_sync (self->mira);
      assert_answer (self->mira, "SELECT count(*) FROM goal WHERE deleted <> 0", "1");
    }
  trellis_goal_set_title (goal, "Lead two");
  trellis_meeting_set_place (meeting, "Canteen");
  another = replica_add_point (self->tom, meeting, "What helps");
  if (tom_crashes)
    {
      g_autoptr(GError) error = NULL;

      self->tom->fate = strike;
      self->tom->fate_data = &crash;
      g_assert_false (replica_try (self->tom, &error));
      self->tom->fate = NULL;
      assert_answer (self->tom, "SELECT count(*) FROM shared_item WHERE href IS NULL", "2");
    }
  sync_both (self);

  changed = replica_ask (self->tom, "SELECT uid FROM goal");
  g_assert_cmpstr (changed, !=, uid);
  href = href_of (changed);
  text = memory_server_dup_text (self->server, href);
  g_assert_nonnull (strstr (text, line));
  assert_answer (self->mira, "SELECT uid FROM goal", changed);
  assert_answer (self->mira, "SELECT title, deleted FROM goal", "Lead two|0");
  assert_answer (self->mira, "SELECT title, place, deleted FROM meeting", "First|Canteen|0");
  assert_answer (self->mira, "SELECT title FROM point ORDER BY title", "How it goes\nWhat helps");
  assert_answer (self->mira, "SELECT goal.title FROM note JOIN goal ON goal.uid = note.goal", "Lead two");
}

static void
test_replaced_in_trash (Fixture *self, gconstpointer data)
{
  replace (self, TRUE, FALSE);
}

static void
test_replaced_unseen (Fixture *self, gconstpointer data)
{
  replace (self, FALSE, FALSE);
}

/* The program ends between the refusal and the next try. */
static void
test_replaced_after_crash (Fixture *self, gconstpointer data)
{
  replace (self, FALSE, TRUE);
}

/* R-P7: An item that says to replace what is still there, what is private, or what is something else. */
static void
test_replaces_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "There");
  g_autoptr(TrellisGoal) secret = replica_add_goal (self->mira, "Secret");
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Note", "Body");
  TrellisRecord *named[] = { TRELLIS_RECORD (goal), TRELLIS_RECORD (secret), TRELLIS_RECORD (note) };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  trellis_record_set_visibility (TRELLIS_RECORD (secret), TRELLIS_VISIBILITY_PRIVATE);
  sync_both (self);
  before = replica_ask (self->mira, "SELECT uid, title FROM goal UNION SELECT uid, title FROM note");
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.ics", i);
      g_autofree char *text = g_strdup_printf (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:new-%u\r\nSUMMARY:New\r\n"
        "X-TRELLIS-KIND:goal\r\nX-TRELLIS-MATCH:%s\r\nX-TRELLIS-REPLACES:%s\r\n"
        "END:VTODO\r\nEND:VCALENDAR\r\n",
        i, UID (self->mira->match), trellis_record_get_uid (named[i]));

      memory_server_put (self->server, name, text);
    }
  sync_both (self);
  after = replica_ask (self->mira, "SELECT uid, title FROM goal WHERE title <> 'New' UNION"
                                   " SELECT uid, title FROM note");
  g_assert_cmpstr (before, ==, after);
  assert_answer (self->mira, "SELECT count(*) FROM goal WHERE title = 'New'", "3");
}

#define ENGINE_TEST(name, function) \
  g_test_add ("/engine-items/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-items/order", test_order);
  ENGINE_TEST ("foreign-items", test_foreign_items);
  ENGINE_TEST ("unreadable", test_unreadable);
  ENGINE_TEST ("waiting-removed", test_waiting_removed);
  ENGINE_TEST ("parts-before-wholes", test_parts_before_wholes);
  ENGINE_TEST ("small-batches", test_small_batches);
  ENGINE_TEST ("private-references", test_private_references);
  ENGINE_TEST ("progress", test_progress);
  ENGINE_TEST ("refused", test_refused);
  ENGINE_TEST ("overwritten", test_overwritten);
  ENGINE_TEST ("clocks", test_clocks);
  ENGINE_TEST ("uid-elsewhere", test_uid_elsewhere);
  ENGINE_TEST ("replaced/in-trash", test_replaced_in_trash);
  ENGINE_TEST ("replaced/unseen", test_replaced_unseen);
  ENGINE_TEST ("replaced/after-crash", test_replaced_after_crash);
  ENGINE_TEST ("replaces-nothing", test_replaces_nothing);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <string.h>

/* What an item is, where it does not say so from the start; and what is not taken. */

static void
put_todo (Fixture *self, const char *title, const char *kind)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VTODO\r\n"
                                           "UID:later\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:%s\r\n%s"
                                           "END:VTODO\r\nEND:VCALENDAR\r\n",
                                           title, kind);

  memory_server_put (self->server, "later.ics", text);
}

/* A to-do of another program was an action here, with words of Tom's, and turns out to be a goal: the action
 * becomes it, and his words are known. */
static void
test_says_so_later (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisAction) action = NULL;
  Replica *both[] = { self->tom, self->mira };

  put_todo (self, "Run", "");
  sync_both (self);
  assert_answer (self->mira, "SELECT uid, title, deleted FROM action", "later|Run|0");
  action = replica_get (self->tom, TRELLIS_TYPE_ACTION, "later");
  trellis_action_set_title (action, "Run, as Tom has it");

  put_todo (self, "Run far", "X-TRELLIS-KIND:goal\r\n");
  sync_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_answer (both[i], "SELECT uid, title, deleted FROM goal", "later|Run far|0");
      assert_answer (both[i], "SELECT count(*) FROM action", "0");
    }
  assert_answer (self->tom, "SELECT mine, theirs FROM shared_clash", "Run, as Tom has it|Run far");
  assert_quiet (self);
}

/* A to-do of another program that has parts is a goal, and the parts are of it, whichever comes
 * first; nothing is written for that. */
static void
test_parts_of_others (Fixture *self, gconstpointer data)
{
  Replica *both[] = { self->tom, self->mira };
  const char form[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VTODO\r\nUID:%s\r\n"
                      "DTSTAMP:20270101T000000Z\r\nCREATED:20270101T0000%02dZ\r\nSUMMARY:%s\r\n%sEND:VTODO\r\n"
                      "END:VCALENDAR\r\n";
  const struct { const char *uid, *title, *relation; } todos[] = {
    { "part-1", "Read", "RELATED-TO:whole\r\n" },
    { "whole", "Learn", "" },
    { "part-2", "Write", "RELATED-TO;RELTYPE=PARENT:whole\r\n" },
    { "alone", "Shop", "RELATED-TO;RELTYPE=SIBLING:part-1\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (todos); i++)
    {
      g_autofree char *text = g_strdup_printf (form, todos[i].uid, i, todos[i].title, todos[i].relation);
      g_autofree char *href = href_of (todos[i].uid);

      memory_server_put (self->server, href, text);
    }
  memory_server_reset_counts (self->server);
  sync_both (self);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_answer (both[i], "SELECT uid, title FROM goal", "whole|Learn");
      assert_answer (both[i], "SELECT title, goal FROM action ORDER BY title", "Read|whole\nShop|\nWrite|whole");
    }
}

/* Of what another program has as parts of a meeting, none is of a goal, nor waits for one. What somebody changes of it
 * then says so to all. */
static void
test_parts_of_meetings (Fixture *self, gconstpointer data)
{
  Replica *both[] = { self->tom, self->mira };
  const struct { const char *uid, *text; } items[] = {
    { "meeting", "BEGIN:VEVENT\r\nUID:meeting\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:20300101T100000Z\r\n"
                 "DTEND:20300101T110000Z\r\nSUMMARY:Coffee\r\nEND:VEVENT\r\n" },
    { "minutes", "BEGIN:VJOURNAL\r\nUID:minutes\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:Minutes\r\n"
                 "DESCRIPTION:What we said\r\nRELATED-TO;RELTYPE=PARENT:meeting\r\nEND:VJOURNAL\r\n" },
    { "step", "BEGIN:VTODO\r\nUID:step\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:Read\r\n"
              "RELATED-TO:meeting\r\nEND:VTODO\r\n" },
  };
  g_autoptr(TrellisNote) note = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\n%sEND:VCALENDAR\r\n", items[i].text);
      g_autofree char *href = href_of (items[i].uid);

      memory_server_put (self->server, href, text);
    }
  memory_server_reset_counts (self->server);
  sync_both (self);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_answer (both[i], "SELECT title, body, meeting, goal FROM note", "Minutes|What we said|meeting|");
      assert_answer (both[i], "SELECT title, meeting, goal FROM action", "Read|meeting|");
      assert_answer (both[i], "SELECT count(*) FROM shared_item WHERE state <> 'steady'", "0");
    }

  note = replica_get (self->tom, TRELLIS_TYPE_NOTE, "minutes");
  trellis_note_set_body (note, "What we said, and more");
  sync_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    assert_answer (both[i], "SELECT title, body, meeting, goal FROM note", "Minutes|What we said, and more|meeting|");
  assert_quiet (self);
}

/* A journal entry that another program has as a part of something that nobody knows is a note, which goes on as that;
 * if it turns out to be a goal's, it is a note of that goal. */
static void
test_part_of_unknown (Fixture *self, gconstpointer data)
{
  const char *form = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:%s\r\nUID:%s\r\n"
                     "DTSTAMP:20270101T000000Z\r\nSUMMARY:%s\r\n%s\r\nEND:%s\r\nEND:VCALENDAR\r\n";
  g_autofree char *entry = g_strdup_printf (form, "VJOURNAL", "entry", "40 % there", "RELATED-TO:nowhere", "VJOURNAL");
  g_autofree char *goal = g_strdup_printf (form, "VTODO", "nowhere", "Speak", "X-TRELLIS-KIND:goal", "VTODO");
  g_autofree char *written = NULL;
  Replica *both[] = { self->tom, self->mira };
  g_autoptr(TrellisNote) note = NULL;

  /* As long as something cannot be had, it may be that. */
  memory_server_put (self->server, "entry.ics", entry);
  memory_server_put (self->server, "busy.ics", "Something");
  g_hash_table_add (self->server->unreachable, g_strdup ("busy.ics"));
  replica_sync (self->tom);
  assert_answer (self->tom, "SELECT count(*) FROM note", "0");
  assert_answer (self->tom, "SELECT state FROM shared_item WHERE record = 'entry'", "waiting");
  memory_server_remove (self->server, "busy.ics");

  memory_server_reset_counts (self->server);
  sync_both (self);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_answer (both[i], "SELECT title, goal, meeting FROM note", "40 % there||");
      assert_answer (both[i], "SELECT count(*) FROM shared_item WHERE state <> 'steady'", "0");
    }

  note = replica_get (self->tom, TRELLIS_TYPE_NOTE, "entry");
  trellis_note_set_body (note, "And more");
  sync_both (self);
  assert_note (self->mira, "entry", "And more");
  written = memory_server_dup_text (self->server, "entry.ics");
  g_assert_nonnull (strstr (written, "\r\nRELATED-TO:nowhere\r\n"));

  memory_server_put (self->server, "nowhere.ics", goal);
  sync_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    assert_answer (both[i], "SELECT title, body, goal FROM note", "40 % there|And more|nowhere");
}

static const char *
find_traffic (Fixture *self, gpointer record)
{
  g_autofree char *line = g_strdup_printf ("\n%s.ics\n%s\n", UID (record), UID (record));
  const char *found = strstr (self->server->traffic->str, line);

  g_assert_nonnull (found);
  return found;
}

/* R-P12: wholes are put before their parts, and removed after them, whatever was made first; and one that is
 * refused does not keep the others. */
static void
test_order_of_writes (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Step");
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Note", "Body");
  Strike strikes = { MEMORY_VERB_PUT, MEMORY_FATE_REFUSED, 0 };

  /* The task is the older change. */
  trellis_store_flush (self->tom->store, NULL);
  trellis_goal_set_title (goal, "Goal, renamed");
  replica_sync (self->tom);
  g_assert_true (find_traffic (self, goal) < find_traffic (self, task));

  g_string_truncate (self->server->traffic, 0);
  g_string_append_c (self->server->traffic, '\n');
  trellis_store_delete (self->tom->store, task);
  trellis_store_delete (self->tom->store, goal);
  replica_sync (self->tom);
  g_assert_true (find_traffic (self, task) < find_traffic (self, goal));

  trellis_note_set_title (note, "Refused");
  self->tom->fate = strike;
  self->tom->fate_data = &strikes;
  {
    g_autoptr(TrellisNote) other = replica_add_note (self->tom, "Taken", "Body");

    replica_sync (self->tom);
    g_assert_cmpuint (self->tom->report.n_refused, ==, 1);
    g_assert_cmpuint (self->tom->report.n_sent, ==, 1);
    g_assert_cmpuint (self->tom->report.n_left, ==, 0);
  }
}

/* The card of a match keeps its uid: that it is not there is told, and it is there once it is taken. */
static void
test_card_elsewhere (void)
{
  MemoryServer *server = memory_server_new ();
  Replica *tom = replica_new (server, TRELLIS_ROLE_MENTEE);
  g_autoptr(TrellisNote) note = NULL;

  g_hash_table_add (server->elsewhere, g_strdup (UID (tom->match)));
  replica_share (tom);
  note = replica_add_note (tom, "Title", "Body");
  replica_sync (tom);
  assert_answer (tom, "SELECT \"table\" FROM shared_item WHERE state = 'refused'", "match");
  g_assert_cmpuint (tom->report.n_kept_back, ==, 1);
  g_assert_cmpuint (memory_server_count (server), ==, 1);
  memory_server_reset_counts (server);
  replica_sync (tom);
  g_assert_cmpuint (memory_server_get_writes (server), ==, 0);

  g_hash_table_remove_all (server->elsewhere);
  trellis_match_set_program (tom->match, "Another");
  replica_sync (tom);
  g_assert_cmpuint (tom->report.n_kept_back, ==, 0);
  assert_answer (tom, "SELECT count(*) FROM shared_item WHERE state <> 'steady'", "0");
  g_assert_cmpuint (memory_server_count (server), ==, 2);
  replica_free (tom);
  memory_server_free (server);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine-kinds/says-so-later", Fixture, NULL, engine_set_up, test_says_so_later, engine_tear_down);
  g_test_add ("/engine-kinds/parts-of-others", Fixture, NULL, engine_set_up, test_parts_of_others, engine_tear_down);
  g_test_add ("/engine-kinds/parts-of-meetings", Fixture, NULL, engine_set_up, test_parts_of_meetings,
              engine_tear_down);
  g_test_add ("/engine-kinds/part-of-unknown", Fixture, NULL, engine_set_up, test_part_of_unknown, engine_tear_down);
  g_test_add ("/engine-kinds/order-of-writes", Fixture, NULL, engine_set_up, test_order_of_writes, engine_tear_down);
  g_test_add_func ("/engine-kinds/card-elsewhere", test_card_elsewhere);
  return g_test_run ();
}

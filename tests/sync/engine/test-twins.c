/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include "trellis-store-twins.h"

/* Other programs give what they change or copy another uid. */

#define ALIVE "SELECT uid, title, place FROM meeting WHERE deleted = 0"

static TrellisMeeting *
share_meeting (Fixture *self)
{
  TrellisMeeting *meeting = replica_add_meeting (self->tom, "First talk");

  trellis_meeting_set_place (meeting, "Library");
  sync_both (self);
  self->tom->now += 60;
  self->mira->now += 60;
  return meeting;
}

/* What another program makes of the meeting. */
static void
put_copy (Fixture *self, TrellisMeeting *meeting)
{
  const char text[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VEVENT\r\nUID:copy\r\n"
                      "DTSTAMP:20270101T000000Z\r\nDTSTART:20270126T214640Z\r\nDTEND:20270126T224640Z\r\n"
                      "SUMMARY:First talk\r\nDESCRIPTION:Bring the outline.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

  g_assert_cmpint (trellis_meeting_get_starts (meeting), ==, 1801000000);
  memory_server_put (self->server, "copy.ics", text);
}

static void
merge (Replica *replica, const char *uid)
{
  g_autoptr(TrellisMeeting) meeting = replica_get (replica, TRELLIS_TYPE_MEETING, uid);
  g_autoptr(TrellisTwins) twins = trellis_store_find_twins (replica->store, meeting);
  g_autoptr(TrellisTwinMerge) done = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (twins);
  done = trellis_store_merge_twins (replica->store, twins, "(also written:)", &error);
  g_assert_no_error (error);
}

/* Both merge at the same time: the same one is left, here and there, and nothing is lost. */
static void
test_copied (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = share_meeting (self);
  g_autofree char *alive = g_strdup_printf ("%s|First talk|Library", UID (meeting));
  Replica *both[] = { self->tom, self->mira };

  put_copy (self, meeting);
  sync_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    merge (both[i], "copy");
  sync_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_answer (both[i], ALIVE, alive);
      assert_answer (both[i], "SELECT notes FROM meeting WHERE deleted = 0", "Bring the outline.");
      assert_answer (both[i], "SELECT uid FROM meeting WHERE deleted <> 0", "copy");
      assert_answer (both[i], "SELECT count(*) FROM shared_item WHERE href = 'copy.ics'", "0");
    }
}

/* The uid changed: the one that is known comes back with what only Tom has of it, and the new one goes. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = share_meeting (self);
  g_autoptr(TrellisMeeting) note = replica_add_meeting (self->tom, "Another one, so that not all is gone");
  g_autofree char *href = href_of (UID (meeting));
  g_autofree char *alive =
    g_strdup_printf ("%s|First talk|Library|Only for me|Bring the outline.", UID (meeting));

  trellis_meeting_set_private_notes (meeting, "Only for me");
  sync_both (self);
  put_copy (self, meeting);
  memory_server_remove (self->server, href);
  self->tom->now += 60;
  self->mira->now += 60;
  sync_both (self);
  assert_answer (self->tom, "SELECT uid FROM meeting WHERE deleted = 0 AND title = 'First talk'", "copy");
  merge (self->tom, "copy");
  sync_both (self);
  assert_answer (self->tom, "SELECT uid, title, place, private_notes, notes FROM meeting WHERE deleted = 0 AND title = 'First talk'",
                 alive);
  assert_answer (self->mira, "SELECT private_notes FROM meeting WHERE deleted = 0 AND title = 'First talk'", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/twins/copied", Fixture, NULL, engine_set_up, test_copied, engine_tear_down);
  g_test_add ("/engine/twins/changed", Fixture, NULL, engine_set_up, test_changed, engine_tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-ical-message.h"

#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"

static TrellisIcalComponent *
read_message (const char *method, const char *lines)
{
  g_autofree char *text = g_strdup_printf (
    "BEGIN:VCALENDAR\nMETHOD:%s\nBEGIN:VEVENT\nUID:meeting-1\nDTSTAMP:20260105T080000Z\n"
    "ORGANIZER;CN=Ann:mailto:ann@example.org\n%sEND:VEVENT\nEND:VCALENDAR\n",
    method, lines);

  return read_text (text);
}

/* R-V3: An invitation that came by mail is a meeting; kept in a collection, it makes no server write mail. */
static void
test_request (void)
{
  g_autoptr(TrellisIcalComponent) message =
    read_message ("REQUEST", "ATTENDEE;RSVP=TRUE:mailto:bob@example.org\nDTSTART:20260112T170000Z\n"
                             "DTEND:20260112T180000Z\nSUMMARY:Talk\nSTATUS:CONFIRMED\n");
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (message, NULL, &mentor_context);
  g_autoptr(TrellisIcalComponent) kept = trellis_ical_whole_write (whole, NULL, &mentor_context);
  g_autoptr(TrellisIcalComponent) over = trellis_ical_whole_write (whole, message, &mentor_context);
  g_autofree char *text = trellis_ical_write (kept);
  g_autofree char *over_text = trellis_ical_write (over);

  g_assert_cmpint (trellis_ical_message_read (message), ==, TRELLIS_ICAL_MESSAGE_REQUEST);
  g_assert_cmpstr (trellis_meeting_get_title (TRELLIS_MEETING (whole->record)), ==, "Talk");
  g_assert_cmpint (trellis_meeting_get_state (TRELLIS_MEETING (whole->record)), ==,
                   TRELLIS_MEETING_STATE_CONFIRMED);
  g_assert_null (strstr (text, "ORGANIZER"));
  g_assert_null (strstr (text, "ATTENDEE"));
  g_assert_null (strstr (text, "METHOD"));
  g_assert_null (strstr (over_text, "METHOD"));
}

/* A reply says whether the other comes, and takes nothing away. */
static void
test_reply (void)
{
  static const struct
  {
    const char *line;
    gint64 confirmed;
    TrellisIcalAnswer answer;
  } cases[] = {
    { "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@example.org\n", NOW, TRELLIS_ICAL_ANSWER_YES },
    { "ATTENDEE;PARTSTAT=declined:mailto:bob@example.org\n", 0, TRELLIS_ICAL_ANSWER_NO },
    { "ATTENDEE;PARTSTAT=TENTATIVE:mailto:bob@example.org\n", 0, TRELLIS_ICAL_ANSWER_MAYBE },
  };
  g_autoptr(TrellisIcalComponent) empty = read_message ("REPLY", "");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisMeeting) meeting = create_meeting ();
      g_autoptr(TrellisIcalWhole) known = trellis_ical_whole_new (meeting, NULL);
      g_autoptr(TrellisIcalComponent) message = read_message ("REPLY", cases[i].line);
      g_autoptr(TrellisIcalWhole) read = NULL;

      trellis_meeting_set_notes (meeting, "Ours");
      trellis_meeting_set_confirmed_by_partner (meeting, 5);
      read = trellis_ical_whole_read (message, known, &mentor_context);
      g_assert_cmpint (trellis_ical_message_answer (message), ==, cases[i].answer);
      g_assert_cmpint (trellis_meeting_get_confirmed_by_partner (TRELLIS_MEETING (read->record)), ==,
                       cases[i].confirmed);
      trellis_meeting_set_confirmed_by_partner (meeting, cases[i].confirmed);
      assert_same (read->record, meeting);
      g_assert_null (trellis_ical_whole_read (message, NULL, &mentor_context));
      g_assert_null (trellis_ical_whole_read (empty, known, &mentor_context));
    }
}

static void
test_cancel (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisIcalWhole) known = trellis_ical_whole_new (meeting, NULL);
  g_autoptr(TrellisIcalComponent) message = read_message ("CANCEL", "SEQUENCE:2\n");
  g_autoptr(TrellisIcalComponent) other = read_message ("COUNTER", "DTSTART:20260112T170000Z\n");
  g_autoptr(TrellisIcalWhole) read = trellis_ical_whole_read (message, known, &mentor_context);

  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_CANCELLED);
  assert_same (read->record, meeting);
  g_assert_null (trellis_ical_whole_read (message, NULL, &mentor_context));
  g_assert_cmpint (trellis_ical_message_read (other), ==, TRELLIS_ICAL_MESSAGE_OTHER);
  g_assert_null (trellis_ical_whole_read (other, known, &mentor_context));
}

/* What a person mails: for information, and known again. */
static void
test_invitation (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_new (meeting, NULL);
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, NULL, &mentor_context);
  g_autoptr(TrellisIcalComponent) invitation = trellis_ical_invitation_write (calendar);
  g_autoptr(TrellisIcalWhole) read = trellis_ical_whole_read (invitation, NULL, &mentor_context);
  g_autofree char *text = trellis_ical_write (invitation);

  g_assert_nonnull (strstr (text, "METHOD:PUBLISH\r\n"));
  g_assert_null (strstr (text, "ATTENDEE"));
  g_assert_null (strstr (text, "ORGANIZER"));
  g_assert_null (strstr (text, "VALARM"));
  g_assert_cmpint (trellis_ical_message_read (invitation), ==, TRELLIS_ICAL_MESSAGE_NONE);
  assert_same (read->record, meeting);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/message/request", test_request);
  g_test_add_func ("/ical/message/reply", test_reply);
  g_test_add_func ("/ical/message/cancel", test_cancel);
  g_test_add_func ("/ical/message/invitation", test_invitation);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-capture.h"
#include "trellis-mail.h"
#include "trellis-room-rules.h"

static void
test_line (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { "  - ", NULL },
    { "- [ ] ", NULL },
    { "Call Ada", "Call Ada" },
    { "- Call Ada", "Call Ada" },
    { "  * Call  Ada ", "Call Ada" },
    { "- [ ] Call Ada", "Call Ada" },
    { "- [x] Call Ada", "Call Ada" },
    { "12. Call Ada", "Call Ada" },
    { "3) Call Ada", "Call Ada" },
    { "## Call Ada", "Call Ada" },
    { "> Call Ada", "Call Ada" },
    { "**Call** Ada", "**Call** Ada" },
    { "-5 degrees", "-5 degrees" },
    { "2026 was good", "2026 was good" },
    { "[Ada] said", "[Ada] said" },
    { "- Call Ada\n- and Grace\n", "Call Ada and Grace" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = trellis_capture_read_line (cases[i].text);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_address (void)
{
  static const struct
  {
    const char *text;
    const char *address;
    const char *title;
  } cases[] = {
    { "Nothing here", NULL, "Nothing here" },
    { "https://example.org/a?b=1.", "https://example.org/a?b=1", NULL },
    { "The book: https://example.org/book", "https://example.org/book", "The book" },
    { "[The book](https://example.org/book)", "https://example.org/book", "The book" },
    { "Ada: www.example.org.", "https://www.example.org", "Ada" },
    { "See <http://a.example> or https://b.example", "http://a.example",
      "See or https://b.example" },
  };
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = trellis_capture_find_address (cases[i].text);
      g_autoptr(TrellisNote) note = trellis_capture_note (
        meeting, TRELLIS_ROLE_MENTOR, TRELLIS_NOTE_KIND_LINK, cases[i].text);

      g_assert_cmpstr (address, ==, cases[i].address);
      g_assert_cmpstr (trellis_note_get_address (note), ==, cases[i].address);
      g_assert_cmpstr (trellis_note_get_title (note), ==,
                       cases[i].title != NULL ? cases[i].title : cases[i].address);
    }
}

static void
test_records (void)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisAction) action = NULL;
  g_autoptr(TrellisNote) decision = NULL;
  g_autoptr(TrellisNote) longer = NULL;
  g_autofree char *text = g_strnfill (200, 'a');

  trellis_meeting_set_match (meeting, "match");
  trellis_record_set_string (TRELLIS_RECORD (meeting), TRELLIS_RECORD_UID, "meeting");

  g_assert_null (trellis_capture_action (meeting, TRELLIS_ROLE_MENTOR, " \n"));
  g_assert_null (
    trellis_capture_note (meeting, TRELLIS_ROLE_MENTOR, TRELLIS_NOTE_KIND_DECISION, NULL));

  action = trellis_capture_action (meeting, TRELLIS_ROLE_MENTOR, "- Send the slides");
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Send the slides");
  g_assert_cmpstr (trellis_action_get_match (action), ==, "match");
  g_assert_cmpstr (trellis_action_get_meeting (action), ==, "meeting");
  g_assert_cmpint (trellis_action_get_owner (action), ==, TRELLIS_OWNER_MENTOR);

  decision = trellis_capture_note (meeting, TRELLIS_ROLE_MENTEE, TRELLIS_NOTE_KIND_DECISION, "Go");
  g_assert_cmpint (trellis_note_get_kind (decision), ==, TRELLIS_NOTE_KIND_DECISION);
  g_assert_cmpstr (trellis_note_get_title (decision), ==, "Go");

  longer = trellis_capture_note (meeting, TRELLIS_ROLE_MENTEE, TRELLIS_NOTE_KIND_ADVICE, text);
  g_assert_null (trellis_note_get_title (longer));
  g_assert_cmpstr (trellis_note_get_body (longer), ==, text);
}

static void
test_review (void)
{
  const gint64 starts = 1800000000, hour = 60 * 60;
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisAction) action = trellis_action_new ();

  trellis_record_set_string (TRELLIS_RECORD (meeting), TRELLIS_RECORD_UID, "meeting");
  trellis_meeting_set_starts (meeting, starts);
  trellis_record_set_number (TRELLIS_RECORD (action), TRELLIS_RECORD_CREATED, starts - 300 * hour);
  g_assert_true (trellis_action_is_for_review (action, meeting));

  trellis_action_set_done (action, starts - 100 * hour);
  g_assert_false (trellis_action_is_for_review (action, meeting));
  trellis_action_set_done (action, starts + hour);
  g_assert_true (trellis_action_is_for_review (action, meeting));

  trellis_action_set_done (action, 0);
  trellis_action_set_meeting (action, "meeting");
  g_assert_false (trellis_action_is_for_review (action, meeting));

  trellis_action_set_meeting (action, "later");
  trellis_record_set_number (TRELLIS_RECORD (action), TRELLIS_RECORD_CREATED, starts + 300 * hour);
  g_assert_false (trellis_action_is_for_review (action, meeting));
}

static void
test_planned (void)
{
  g_autoptr(GListStore) points = g_list_store_new (TRELLIS_TYPE_POINT);
  const int minutes[] = { 5, 0, 20 };
  const int expected[] = { [0] = 0, [4] = 0, [5] = 2, [24] = 2 };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autoptr(TrellisPoint) point = trellis_point_new ();

      trellis_point_set_minutes (point, minutes[i]);
      trellis_point_set_position (point, (int) i);
      g_list_store_append (points, point);
    }

  for (guint i = 0; i < 4; i++)
    {
      const int at[] = { 0, 4, 5, 24 };
      g_autoptr(TrellisPoint) point =
        trellis_agenda_find_planned (G_LIST_MODEL (points), at[i]);

      g_assert_cmpint (trellis_point_get_position (point), ==, expected[at[i]]);
    }
  g_assert_null (trellis_agenda_find_planned (G_LIST_MODEL (points), 25));
}

static void
test_next (void)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisMeeting) next = NULL;
  g_autoptr(TrellisMeeting) shared = NULL;

  trellis_meeting_set_match (meeting, "match");
  trellis_meeting_set_link (meeting, "https://meet.example/a");
  trellis_meeting_set_title (meeting, "The board");
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_HELD);
  next = trellis_meeting_plan_next (meeting, 1800000000, 45);

  g_assert_cmpstr (trellis_meeting_get_match (next), ==, "match");
  g_assert_cmpstr (trellis_meeting_get_link (next), ==, "https://meet.example/a");
  g_assert_null (trellis_meeting_get_title (next));
  g_assert_cmpint (trellis_meeting_get_starts (next), ==, 1800000000);
  g_assert_cmpint (trellis_meeting_get_minutes (next), ==, 45);
  g_assert_cmpint (trellis_meeting_get_state (next), ==, TRELLIS_MEETING_STATE_SCHEDULED);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (next)), ==, TRELLIS_VISIBILITY_PRIVATE);

  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  shared = trellis_meeting_plan_next (meeting, 1800000000, 45);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (shared)), ==, TRELLIS_VISIBILITY_SHARED);
}

static void
test_mail_uri (void)
{
  const TrellisMail mail = { (char *) "Summary: A & B", (char *) "One\nTwo?" };
  g_autofree char *uri = trellis_mail_dup_uri (&mail, "ada@example.org");
  g_autofree char *to_nobody = trellis_mail_dup_uri (&mail, NULL);

  g_assert_cmpstr (uri, ==,
                   "mailto:ada@example.org?subject=Summary%3A%20A%20%26%20B&body=One%0D%0ATwo%3F");
  g_assert_true (g_str_has_prefix (to_nobody, "mailto:?subject="));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/room/line", test_line);
  g_test_add_func ("/journey/room/address", test_address);
  g_test_add_func ("/journey/room/records", test_records);
  g_test_add_func ("/journey/room/review", test_review);
  g_test_add_func ("/journey/room/planned", test_planned);
  g_test_add_func ("/journey/room/next", test_next);
  g_test_add_func ("/journey/room/mail-uri", test_mail_uri);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-meeting.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-records.h"
#include "trellis-ical-writer.h"

#define NOW G_GINT64_CONSTANT (1767600000) /* 2026-01-05 08:00 UTC */

static const TrellisIcalContext context = {
  .match = "match-1",
  .my_role = TRELLIS_ROLE_MENTEE,
  .now = NOW,
};

static TrellisIcalComponent *
get_calendar (TrellisIcalDocument *document)
{
  return trellis_ical_component_find_part (document->stream, "VCALENDAR");
}

static TrellisIcalDocument *
read_todo (const char *lines)
{
  g_autofree char *text =
    g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\n%sEND:VTODO\nEND:VCALENDAR\n", lines);

  return trellis_ical_read (text, strlen (text));
}

/* R-I8, R-I9: What task programs write. */
static void
test_foreign_todos (void)
{
  const struct
  {
    const char *lines;
    gint64 done;
    const char *due, *goal;
    TrellisActionPriority priority;
  } cases[] = {
    { "SUMMARY:A\nDUE:20260105T180000Z\nPRIORITY:9\n", 0, "2026-01-05", NULL,
      TRELLIS_ACTION_PRIORITY_NICE },
    { "STATUS:COMPLETED\nCOMPLETED:20260105T080000Z\nPRIORITY:1\n", NOW, NULL, NULL,
      TRELLIS_ACTION_PRIORITY_MUST },
    { "PERCENT-COMPLETE:100\nLAST-MODIFIED:20260105T080000Z\n", NOW, NULL, NULL,
      TRELLIS_ACTION_PRIORITY_MUST },
    /* Nextcloud Tasks does not say that its times are in UTC. */
    { "STATUS:COMPLETED\nCOMPLETED:20251231T120000\nLAST-MODIFIED:20260101T120000\n", 1767182400, NULL, NULL,
      TRELLIS_ACTION_PRIORITY_MUST },
    { "STATUS:NEEDS-ACTION\nCOMPLETED:20260105T080000Z\nPERCENT-COMPLETE:40\n", 0, NULL, NULL,
      TRELLIS_ACTION_PRIORITY_MUST },
    { "RELATED-TO;RELTYPE=CHILD:c\nRELATED-TO:g\nDUE;VALUE=DATE:20260106\n", 0, "2026-01-06", "g",
      TRELLIS_ACTION_PRIORITY_MUST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisIcalDocument) document = read_todo (cases[i].lines);
      g_autoptr(TrellisAction) action = trellis_action_new ();
      g_autoptr(TrellisIcalComponent) written = NULL;
      g_autofree char *text = NULL;

      g_assert_true (trellis_ical_action_read (get_calendar (document), action, &context));
      g_assert_cmpint (trellis_action_get_done (action), ==, cases[i].done);
      g_assert_cmpstr (trellis_action_get_due (action), ==, cases[i].due);
      g_assert_cmpstr (trellis_action_get_goal (action), ==, cases[i].goal);
      g_assert_cmpint (trellis_action_get_priority (action), ==, cases[i].priority);

      written = trellis_ical_action_write (action, get_calendar (document), &context);
      text = trellis_ical_write (written);
      {
        g_auto(GStrv) lines = g_strsplit (cases[i].lines, "\n", -1);

        for (guint l = 0; lines[l] != NULL; l++)
          if (!g_str_has_prefix (lines[l], "LAST-MODIFIED"))
            g_assert_nonnull (strstr (text, lines[l]));
      }
    }
}

/* What is due at a time is due on the day that it is then where the person is. That changes nothing that is written,
 * until somebody chooses another day, which is the same for all. */
static void
test_days_of_times (void)
{
  static const struct
  {
    const char *line, *berlin, *new_york;
  } cases[] = {
    { "DUE:20260105T230000Z", "2026-01-06", "2026-01-05" },
    { "DUE:20260105T030000Z", "2026-01-05", "2026-01-04" },
    { "DUE;TZID=Asia/Tokyo:20260105T070000", "2026-01-04", "2026-01-04" },
    { "DUE;TZID=America/New_York:20260105T200000", "2026-01-06", "2026-01-05" },
    { "DUE;TZID=Nowhere/Land:20260105T233000", "2026-01-05", "2026-01-05" },
    { "DUE:20260105T233000", "2026-01-05", "2026-01-05" },
    { "DUE;VALUE=DATE:20260105", "2026-01-05", "2026-01-05" },
    { "DUE:99991231T230000Z", "9999-12-31", "9999-12-31" },
  };
  TrellisIcalContext berlin = context, new_york = context;

  berlin.zone = "Europe/Berlin";
  new_york.zone = "America/New_York";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = g_strdup_printf ("X-TRELLIS-V:1\nSUMMARY:A\n%s\n", cases[i].line);
      g_autoptr(TrellisIcalDocument) document = read_todo (lines);
      g_autoptr(TrellisAction) action = trellis_action_new ();
      g_autoptr(TrellisTask) task = trellis_task_new ();
      g_autoptr(TrellisGoal) goal = trellis_goal_new ();
      g_autoptr(TrellisIcalComponent) same = NULL;
      g_autoptr(TrellisIcalComponent) same_goal = NULL;
      g_autoptr(TrellisIcalComponent) changed = NULL;
      g_autofree char *text = NULL;
      g_autofree char *goal_text = NULL;

      g_assert_true (trellis_ical_action_read (get_calendar (document), action, &new_york));
      g_assert_cmpstr (trellis_action_get_due (action), ==, cases[i].new_york);
      g_assert_true (trellis_ical_action_read (get_calendar (document), action, &berlin));
      g_assert_cmpstr (trellis_action_get_due (action), ==, cases[i].berlin);
      g_assert_true (trellis_ical_task_read (get_calendar (document), task, &berlin));
      g_assert_cmpstr (trellis_task_get_due (task), ==, cases[i].berlin);
      g_assert_true (trellis_ical_goal_read (get_calendar (document), goal, &berlin));
      g_assert_cmpstr (trellis_goal_get_target (goal), ==, cases[i].berlin);

      trellis_action_set_title (action, "B");
      same = trellis_ical_action_write (action, get_calendar (document), &berlin);
      text = trellis_ical_write (same);
      g_assert_nonnull (strstr (text, cases[i].line));
      same_goal = trellis_ical_goal_write (goal, get_calendar (document), &berlin);
      goal_text = trellis_ical_write (same_goal);
      g_assert_nonnull (strstr (goal_text, cases[i].line));

      trellis_action_set_due (action, "2026-02-01");
      changed = trellis_ical_action_write (action, get_calendar (document), &berlin);
      g_assert_true (trellis_ical_action_read (changed, action, &new_york));
      g_assert_cmpstr (trellis_action_get_due (action), ==, "2026-02-01");
    }
}

/* R-I8: All three go together. */
static void
test_reopen (void)
{
  g_autoptr(TrellisIcalDocument) document =
    read_todo ("STATUS:COMPLETED\nCOMPLETED:20260105T080000Z\nPERCENT-COMPLETE:100\n");
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autofree char *text = NULL;

  g_assert_true (trellis_ical_action_read (get_calendar (document), action, &context));
  trellis_action_set_done (action, 0);
  written = trellis_ical_action_write (action, get_calendar (document), &context);
  text = trellis_ical_write (written);
  g_assert_nonnull (strstr (text, "STATUS:NEEDS-ACTION\r\n"));
  g_assert_null (strstr (text, "COMPLETED"));
  g_assert_null (strstr (text, "PERCENT"));
}

static char *
write_note (TrellisNote *note, const TrellisIcalComponent *base)
{
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_note_write (note, base, &context);

  return trellis_ical_write (calendar);
}

/* R-I11: RFC 5545 §3.2.1: a formatted text would be shown instead of the new one. */
static void
test_formatted (void)
{
  const char *const text = "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nDESCRIPTION;ALTREP=\"data:text/html,x\";"
                           "LANGUAGE=en:Old\nX-ALT-DESC;FMTTYPE=text/html:<p>Old\n"
                           "STYLED-DESCRIPTION:<p>Old\nEND:VJOURNAL\nEND:VCALENDAR\n";
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  g_autoptr(TrellisNote) note = trellis_note_new ();
  g_autofree char *same = NULL;
  g_autofree char *changed = NULL;

  g_assert_true (trellis_ical_note_read (get_calendar (document), note, &context));
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Old");
  trellis_note_set_pinned (note, TRUE);
  same = write_note (note, get_calendar (document));
  g_assert_nonnull (strstr (same, "DESCRIPTION;ALTREP=\"data:text/html,x\";LANGUAGE=en:Old\r\n"));
  g_assert_nonnull (strstr (same, "STYLED-DESCRIPTION"));

  trellis_note_set_body (note, "New");
  changed = write_note (note, get_calendar (document));
  g_assert_nonnull (strstr (changed, "DESCRIPTION;LANGUAGE=en:New\r\n"));
  g_assert_null (strstr (changed, "Old"));
}

/* R-I11, 3.4: HTML is read as what it says, and stays as it was written until somebody changes something. */
static void
test_html (void)
{
  static const struct
  {
    const char *lines, *body;
  } cases[] = {
    /* Google Calendar */
    { "DESCRIPTION:<b>Agenda</b><br><ul><li>The talk</li><li>Plans &amp\\; next steps</li></ul><br>See <a href=\""
      "https://example.org/a\">the outline</a>\\n\\n\\nBye\n",
      "Agenda\n- The talk\n- Plans & next steps\n\nSee the outline (https://example.org/a)\n\nBye" },
    { "DESCRIPTION:<p>Caf&#233\\;&nbsp\\;&#x2615\\;</p><p><a href=\"https://x.org\">https://x.org</a></p>\n",
      "Caf\303\251 \342\230\225\nhttps://x.org" },
    /* Outlook says it twice, or in HTML alone */
    { "DESCRIPTION:Plain\nX-ALT-DESC;FMTTYPE=text/html:<p>Formatted</p>\n", "Plain" },
    { "DESCRIPTION:\\n\nX-ALT-DESC;FMTTYPE=text/html:<html><head><style>p {x}</style></head><body><p>Hello</p>"
      "<p>Ann</p></body></html>\n",
      "Hello\nAnn" },
    { "DESCRIPTION:<html></html>\n", NULL },
    /* No HTML */
    { "DESCRIPTION:a <b and c> d\\, 1 < 2 &amp\\; <me@example.org> </x>\n",
      "a <b and c> d, 1 < 2 &amp; <me@example.org> </x>" },
    { "X-TRELLIS-V:1\nDESCRIPTION:Use <b>bold</b>\n", "Use <b>bold</b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\n%sEND:VJOURNAL\nEND:VCALENDAR\n", cases[i].lines);
      g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
      g_autoptr(TrellisNote) note = trellis_note_new ();
      g_autoptr(TrellisNote) again = trellis_note_new ();
      g_autoptr(TrellisIcalComponent) written = NULL;

      g_assert_true (trellis_ical_note_read (get_calendar (document), note, &context));
      g_assert_cmpstr (trellis_note_get_body (note), ==, cases[i].body);

      /* What is written after a change says the same. */
      trellis_note_set_pinned (note, TRUE);
      written = trellis_ical_note_write (note, get_calendar (document), &context);
      g_assert_true (trellis_ical_note_read (written, again, &context));
      g_assert_cmpstr (trellis_note_get_body (again), ==, cases[i].body);
    }
}

/* The link to a call is where each program puts it, and stays when somebody changes the meeting here. */
static void
test_calls (void)
{
  static const struct
  {
    const char *lines, *link;
  } cases[] = {
    { "X-GOOGLE-CONFERENCE:https://meet.google.com/abc\n", "https://meet.google.com/abc" },
    { "URL;VALUE=URI:\nX-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/x\n",
      "https://teams.microsoft.com/l/x" },
    { "URL:https://example.org\nX-GOOGLE-CONFERENCE:https://meet.google.com/abc\n", "https://example.org" },
    { "URL:\nCONFERENCE;VALUE=URI:https://example.org/call\n", "https://example.org/call" },
    { "URL:\n", NULL },
    { "X-TRELLIS-V:1\nX-GOOGLE-CONFERENCE:https://meet.google.com/abc\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\n%sEND:VEVENT\nEND:VCALENDAR\n", cases[i].lines);
      g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
      g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
      g_autoptr(TrellisMeeting) again = trellis_meeting_new ();
      g_autoptr(TrellisIcalComponent) written = NULL;

      g_assert_true (trellis_ical_meeting_read (get_calendar (document), meeting, NULL, NULL, &context));
      g_assert_cmpstr (trellis_meeting_get_link (meeting), ==, cases[i].link);
      trellis_meeting_set_place (meeting, "Here");
      written = trellis_ical_meeting_write (meeting, NULL, get_calendar (document), &context);
      g_assert_true (trellis_ical_meeting_read (written, again, NULL, NULL, &context));
      g_assert_cmpstr (trellis_meeting_get_link (again), ==, cases[i].link);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/foreign/todos", test_foreign_todos);
  g_test_add_func ("/ical/foreign/days-of-times", test_days_of_times);
  g_test_add_func ("/ical/foreign/reopen", test_reopen);
  g_test_add_func ("/ical/foreign/formatted", test_formatted);
  g_test_add_func ("/ical/foreign/html", test_html);
  g_test_add_func ("/ical/foreign/calls", test_calls);
  return g_test_run ();
}

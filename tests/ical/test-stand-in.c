/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-records.h"
#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-stand-in.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

/* Where only events are taken, events stand in for all else. */

static TrellisIcalContext
get_context (void)
{
  TrellisIcalContext context = random_context;

  context.no_todos = context.no_journals = TRUE;
  return context;
}

static TrellisIcalWhole *
create (GType type, const char *title)
{
  g_autoptr(TrellisRecord) record = g_object_new (type, "title", title, NULL);

  trellis_record_set_string (record, TRELLIS_RECORD_UID, "uid-1");
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, NOW);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  if (type != TRELLIS_TYPE_TASK)
    g_object_set (record, "match", "match-1", NULL);
  return trellis_ical_whole_new (record, NULL);
}

static char *
write_text (const TrellisIcalWhole *whole)
{
  const TrellisIcalContext context = get_context ();
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, NULL, &context);

  return trellis_ical_write (calendar);
}

/* What is read when another program has made @after of @before in @text. */
static TrellisIcalWhole *
read_changed (const char *text, const char *before, const char *after, const TrellisIcalWhole *known)
{
  const TrellisIcalContext context = get_context ();
  g_autoptr(GRegex) regex = g_regex_new (before, 0, 0, NULL);
  g_autofree char *changed = g_regex_replace_literal (regex, text, -1, 0, after, 0, NULL);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (changed, strlen (changed));

  g_assert_cmpstr (text, !=, changed);
  return trellis_ical_whole_read (trellis_ical_component_find_part (document->stream, "VCALENDAR"),
                                  known, &context);
}

#define LOST "X-TRELLIS[^\r]*(\r\n [^\r]*)*\r\n"

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("%s is not in\n%s", part, text);
}

/* R-D6: What a calendar program shows: an entry of the day, all day, that leaves the day free. */
static void
test_form (void)
{
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read, then write");
  g_autoptr(TrellisIcalWhole) note = create (TRELLIS_TYPE_NOTE, NULL);
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;
  g_autofree char *words = NULL;

  trellis_action_set_due (TRELLIS_ACTION (action->record), "2026-02-28");
  text = write_text (action);
  assert_has (text, "\r\nBEGIN:VEVENT\r\n");
  assert_has (text, "\r\nSUMMARY:☐ Read\\, then write\r\n");
  assert_has (text, "\r\nDTSTART;VALUE=DATE:20260228\r\n");
  assert_has (text, "\r\nDTEND;VALUE=DATE:20260301\r\n");
  assert_has (text, "\r\nTRANSP:TRANSPARENT\r\n");
  assert_has (text, "\r\nX-TRELLIS-KIND:action\r\n");
  g_assert_null (strstr (text, "\r\nDUE"));
  g_assert_null (strstr (text, "\r\nSTATUS"));

  trellis_action_set_done (TRELLIS_ACTION (action->record), NOW);
  done = write_text (action);
  assert_has (done, "\r\nSUMMARY:☑ Read\\, then write\r\n");
  g_assert_null (strstr (done, "\r\nCOMPLETED"));
  g_assert_null (strstr (done, "\r\nPERCENT"));

  trellis_note_set_body (TRELLIS_NOTE (note->record), "\nWhat we said of it\nand more");
  words = write_text (note);
  assert_has (words, "\r\nSUMMARY:What we said of it\r\n");
  assert_has (words, "\r\nDTSTART;VALUE=DATE:20260105\r\n");
}

/* What other programs write for "never" has no day after it. */
static void
test_last_day (void)
{
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autofree char *text = NULL;

  trellis_action_set_due (TRELLIS_ACTION (action->record), "9999-12-31");
  text = write_text (action);
  assert_has (text, "\r\nDTSTART;VALUE=DATE:99991231\r\n");
  g_assert_null (strstr (text, "\r\nDTEND"));
}

/* R-D6: Where only one of the two is missing, the other stays what it is. */
static void
test_one_missing (void)
{
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autoptr(TrellisIcalWhole) note = create (TRELLIS_TYPE_NOTE, "Words");
  TrellisIcalContext context = get_context ();
  g_autoptr(TrellisIcalComponent) todo = NULL;
  g_autoptr(TrellisIcalComponent) event = NULL;

  context.no_todos = FALSE;
  todo = trellis_ical_whole_write (action, NULL, &context);
  event = trellis_ical_whole_write (note, NULL, &context);
  g_assert_nonnull (trellis_ical_component_find_part (todo, "VTODO"));
  g_assert_false (trellis_ical_is_stand_in (todo));
  g_assert_nonnull (trellis_ical_component_find_part (event, "VEVENT"));
  g_assert_true (trellis_ical_is_stand_in (event));
}

/* What is ticked in a calendar program is done. */
static void
test_ticked (void)
{
  static const char *const ticks[] = { "☑", "✓", "[x]", "✅" };
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autoptr(TrellisIcalWhole) goal = create (TRELLIS_TYPE_GOAL, "Speak");
  g_autoptr(TrellisIcalWhole) reached = NULL;
  g_autoptr(TrellisIcalWhole) let_go = NULL;
  g_autofree char *text = write_text (action);
  g_autofree char *goal_text = write_text (goal);

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      g_autoptr(TrellisIcalWhole) read = read_changed (text, "☐", ticks[i], NULL);

      g_assert_cmpstr (trellis_action_get_title (TRELLIS_ACTION (read->record)), ==, "Read");
      g_assert_cmpint (trellis_action_get_done (TRELLIS_ACTION (read->record)), !=, 0);
    }

  reached = read_changed (goal_text, "☐", "☑", goal);
  g_assert_cmpint (trellis_goal_get_state (TRELLIS_GOAL (reached->record)), ==,
                   TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpint (trellis_goal_get_closed (TRELLIS_GOAL (reached->record)), !=, 0);
  let_go = read_changed (goal_text, "TRANSP:", "STATUS:CANCELLED\r\nTRANSP:", goal);
  g_assert_cmpint (trellis_goal_get_state (TRELLIS_GOAL (let_go->record)), ==,
                   TRELLIS_GOAL_STATE_LET_GO);
}

static void
test_unticked (void)
{
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autoptr(TrellisIcalWhole) open = NULL;
  g_autoptr(TrellisIcalWhole) plain = NULL;
  g_autofree char *text = NULL;

  trellis_action_set_done (TRELLIS_ACTION (action->record), NOW);
  text = write_text (action);
  open = read_changed (text, "☑", "☐", action);
  g_assert_cmpint (trellis_action_get_done (TRELLIS_ACTION (open->record)), ==, 0);

  /* A title without any box says nothing of it. */
  plain = read_changed (text, "☑ Read", "Read it", action);
  g_assert_cmpint (trellis_action_get_done (TRELLIS_ACTION (plain->record)), ==, NOW);
  g_assert_cmpstr (trellis_action_get_title (TRELLIS_ACTION (plain->record)), ==, "Read it");
}

/* An entry that was moved in a calendar is due then, or of then; one that was given an hour is not. */
static void
test_moved (void)
{
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autoptr(TrellisIcalWhole) check_in = NULL;
  g_autoptr(TrellisIcalWhole) moved = NULL;
  g_autoptr(TrellisIcalWhole) same = NULL;
  g_autoptr(TrellisIcalWhole) seen = NULL;
  g_autoptr(TrellisCheckIn) record = trellis_check_in_new ();
  g_autofree char *text = write_text (action);
  g_autofree char *check_in_text = NULL;

  moved = read_changed (text, "DTSTART;VALUE=DATE:[0-9]*", "DTSTART;VALUE=DATE:20260301", action);
  g_assert_cmpstr (trellis_action_get_due (TRELLIS_ACTION (moved->record)), ==, "2026-03-01");
  same = read_changed (text, "DTSTART;VALUE=DATE:[0-9]*", "DTSTART:20260105T100000Z", action);
  g_assert_cmpstr (trellis_action_get_due (TRELLIS_ACTION (same->record)), ==, NULL);

  trellis_record_set_string (TRELLIS_RECORD (record), TRELLIS_RECORD_UID, "uid-2");
  trellis_record_set_visibility (TRELLIS_RECORD (record), TRELLIS_VISIBILITY_SHARED);
  trellis_check_in_set_goal (record, "goal-1");
  trellis_check_in_set_day (record, "2026-02-01");
  trellis_check_in_set_percent (record, 40);
  check_in = trellis_ical_whole_new (record, NULL);
  check_in_text = write_text (check_in);
  seen = read_changed (check_in_text, "DTSTART;VALUE=DATE:[0-9]*", "DTSTART;VALUE=DATE:20260203",
                       check_in);
  g_assert_cmpstr (trellis_check_in_get_day (TRELLIS_CHECK_IN (seen->record)), ==, "2026-02-03");
  g_assert_cmpint (trellis_check_in_get_percent (TRELLIS_CHECK_IN (seen->record)), ==, 40);
}

/* An hour that somebody gave the entry, and whatever else is not ours, survives our next write. */
static void
test_kept (void)
{
  static const char *const lines[] = { "\r\nDTSTART:20260105T100000Z\r\n", "\r\nDTEND:20260105T110000Z\r\n",
                                       "\r\nTRANSP:OPAQUE\r\n", "\r\nX-ELSE:a\r\n", "\r\nBEGIN:VALARM\r\n" };
  const TrellisIcalContext context = get_context ();
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autofree char *text = write_text (action);
  g_autoptr(GRegex) regex = g_regex_new ("DTSTART[^\r]*|DTEND[^\r]*|TRANSP[^\r]*", 0, 0, NULL);
  g_autofree char *without = g_regex_replace_literal (regex, text, -1, 0, "X-NOTHING:", 0, NULL);
  g_auto(GStrv) halves = g_strsplit (without, "END:VEVENT", 2);
  g_autofree char *changed = g_strconcat (
    halves[0], "DTSTART:20260105T100000Z\r\nDTEND:20260105T110000Z\r\nTRANSP:OPAQUE\r\nX-ELSE:a\r\n"
    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT", halves[1], NULL);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (changed, strlen (changed));
  const TrellisIcalComponent *base = trellis_ical_component_find_part (document->stream, "VCALENDAR");
  g_autoptr(TrellisIcalComponent) same = trellis_ical_whole_write (action, base, &context);
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autofree char *again = NULL;

  g_assert_true (trellis_ical_component_equal (same, base));
  trellis_action_set_title (TRELLIS_ACTION (action->record), "Write");
  written = trellis_ical_whole_write (action, base, &context);
  again = trellis_ical_write (written);
  assert_has (again, "\r\nSUMMARY:☐ Write\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_has (again, lines[i]);
}

/* A program that lost all that is ours loses nothing that is known here. */
static void
test_lost (void)
{
  for (guint run = 0; run < 300; run++)
    for (guint k = 0; k < random_n_kinds (); k++)
      {
        g_autoptr(TrellisIcalWhole) whole = random_whole (k);
        g_autoptr(TrellisIcalWhole) read = NULL;
        g_autoptr(GRegex) regex = g_regex_new (LOST, 0, 0, NULL);
        g_autofree char *text = NULL;
        g_autofree char *lost = NULL;
        TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (whole->record);

        random_fill_whole (whole);
        if (TRELLIS_IS_MEETING (whole->record) || TRELLIS_IS_AGREEMENT (whole->record))
          continue;
        text = write_text (whole);
        lost = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
        g_assert_null (strstr (lost, "X-TRELLIS"));
        read = read_changed (text, LOST, "", whole);
        for (guint i = 0; i < klass->n_fields; i++)
          if (i != TRELLIS_RECORD_MODIFIED &&
              !trellis_value_equal (trellis_record_get_value (whole->record, i),
                                    trellis_record_get_value (read->record, i), &klass->fields[i]))
            g_error ("%s of %s differs in\n%s", klass->fields[i].name, klass->table, lost);
      }
}

/* Lines that look like ours are no way to say something that could not be said else. */
static void
test_hostile (void)
{
  const TrellisIcalContext context = get_context ();
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autofree char *text = write_text (action);
  g_autoptr(TrellisIcalWhole) read = read_changed (
    text, "END:VEVENT", "X-TRELLIS-FOR-END:VEVENT\r\nX-TRELLIS-FOR-UID:other\r\nX-TRELLIS-FOR-:\r\n"
    "X-TRELLIS-FOR-DAY:nonsense\r\nX-TRELLIS-FOR-DUE:nonsense\r\nEND:VEVENT", NULL);
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autofree char *again = NULL;
  g_autoptr(TrellisIcalDocument) document = NULL;

  g_assert_cmpstr (trellis_record_get_uid (read->record), ==, "uid-1");
  g_assert_cmpstr (trellis_action_get_due (TRELLIS_ACTION (read->record)), ==, NULL);
  calendar = trellis_ical_whole_write (read, NULL, &context);
  again = trellis_ical_write (calendar);
  document = trellis_ical_read (again, strlen (again));
  g_assert_cmpuint (document->n_problems, ==, 0);
}

/* Two in one item cannot be told from each other: nothing is made of them, and nothing lost. */
static void
test_several (void)
{
  const TrellisIcalContext context = get_context ();
  g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
  g_autofree char *text = write_text (action);
  const char *begin = strstr (text, "BEGIN:VEVENT");
  const char *end = strstr (text, "END:VCALENDAR");
  g_autofree char *event = g_strndup (begin, (gsize) (end - begin));
  g_autofree char *head = g_strndup (text, (gsize) (begin - text));
  g_autofree char *twice = g_strconcat (head, event, event, end, NULL);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (twice, strlen (twice));
  const TrellisIcalComponent *base = trellis_ical_component_find_part (document->stream, "VCALENDAR");
  g_autoptr(TrellisIcalComponent) written = trellis_ical_whole_write (action, base, &context);
  g_autoptr(TrellisIcalComponent) again = trellis_ical_whole_write (action, written, &context);

  g_assert_null (trellis_ical_whole_read (base, action, &context));
  g_assert_true (trellis_ical_component_equal (written, again));
}

/* The same as trellis_ical_whole_read() by somebody in @zone. */
static TrellisIcalWhole *
read_in (const char *text, const char *zone, const TrellisIcalWhole *known)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  TrellisIcalContext context = get_context ();

  context.zone = zone;
  return trellis_ical_whole_read (trellis_ical_component_find_part (document->stream, "VCALENDAR"), known, &context);
}

static char *
replace_start (const char *text, const char *line)
{
  g_autoptr(GRegex) regex = g_regex_new ("DTSTART[^\r]*", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, line, 0, NULL);
}

/* One that somebody moved to a time is due on the day that it is then where the person is, whatever day is written.
 * Once that is written as the day it is due, it is the same for all, while the event stays at its time. */
static void
test_moved_to_time (void)
{
  static const struct
  {
    const char *line, *berlin, *new_york;
  } cases[] = {
    { "DTSTART:20260105T230000Z", "2026-01-06", "2026-01-05" },
    { "DTSTART:20260105T030000Z", "2026-01-05", "2026-01-04" },
    { "DTSTART;TZID=Asia/Tokyo:20260106T070000", "2026-01-05", "2026-01-05" },
    { "DTSTART;TZID=America/New_York:20260105T200000", "2026-01-06", "2026-01-05" },
    { "DTSTART:20260105T233000", "2026-01-05", "2026-01-05" },
    { "DTSTART;VALUE=DATE:20260107", "2026-01-07", "2026-01-07" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisIcalWhole) action = create (TRELLIS_TYPE_ACTION, "Read");
      g_autofree char *text = NULL;
      g_autofree char *moved = NULL;
      g_autofree char *edited = NULL;
      g_autoptr(TrellisIcalDocument) document = NULL;
      g_autoptr(TrellisIcalComponent) written = NULL;
      g_autoptr(TrellisIcalWhole) here = NULL;
      g_autoptr(TrellisIcalWhole) there = NULL;
      g_autoptr(TrellisIcalWhole) later = NULL;
      TrellisIcalContext context = get_context ();

      trellis_action_set_due (TRELLIS_ACTION (action->record), "2026-01-05");
      text = write_text (action);
      moved = replace_start (text, cases[i].line);
      g_test_message ("%s", cases[i].line);
      here = read_in (moved, "Europe/Berlin", NULL);
      there = read_in (moved, "America/New_York", NULL);
      g_assert_cmpstr (trellis_action_get_due (TRELLIS_ACTION (here->record)), ==, cases[i].berlin);
      g_assert_cmpstr (trellis_action_get_due (TRELLIS_ACTION (there->record)), ==, cases[i].new_york);

      /* An edit in Berlin leaves the event where it is, and means the day in Berlin. */
      trellis_action_set_title (TRELLIS_ACTION (here->record), "Read all");
      context.zone = "Europe/Berlin";
      document = trellis_ical_read (moved, strlen (moved));
      written = trellis_ical_whole_write (
        here, trellis_ical_component_find_part (document->stream, "VCALENDAR"), &context);
      edited = trellis_ical_write (written);
      assert_has (edited, cases[i].line);
      later = read_in (edited, "America/New_York", NULL);
      g_assert_cmpstr (trellis_action_get_due (TRELLIS_ACTION (later->record)), ==,
                       g_str_equal (cases[i].berlin, "2026-01-05") ? cases[i].new_york : cases[i].berlin);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/stand-in/form", test_form);
  g_test_add_func ("/ical/stand-in/last-day", test_last_day);
  g_test_add_func ("/ical/stand-in/one-missing", test_one_missing);
  g_test_add_func ("/ical/stand-in/ticked", test_ticked);
  g_test_add_func ("/ical/stand-in/unticked", test_unticked);
  g_test_add_func ("/ical/stand-in/moved", test_moved);
  g_test_add_func ("/ical/stand-in/moved-to-time", test_moved_to_time);
  g_test_add_func ("/ical/stand-in/kept", test_kept);
  g_test_add_func ("/ical/stand-in/lost", test_lost);
  g_test_add_func ("/ical/stand-in/hostile", test_hostile);
  g_test_add_func ("/ical/stand-in/several", test_several);
  return g_test_run ();
}

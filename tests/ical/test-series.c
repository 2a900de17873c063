/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-ical-series.h"

#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-writer.h"

#define ALARM "BEGIN:VALARM\nTRIGGER:-PT5M\nX-OWN:1\nEND:VALARM\n"

static TrellisIcalComponent *
read_series (const char *lines, const char *more)
{
  g_autofree char *text =
    g_strdup_printf ("BEGIN:VCALENDAR\nX-OUTER:1\nBEGIN:VEVENT\nUID:s\nSUMMARY:Club\n%s" ALARM
                     "END:VEVENT\n%sEND:VCALENDAR\n",
                     lines, more);

  return read_text (text);
}

/* Of "2026-01-05T17:00", in UTC. */
static gint64
get_time (const char *minute)
{
  g_autofree char *iso = g_strconcat (minute, ":00Z", NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  return g_date_time_to_unix (time);
}

/* "20260105T180000@2026-01-05T17:00/60 …" */
static char *
describe (const TrellisIcalComponent *calendar, const char *from, const char *until, guint most)
{
  g_autoptr(GPtrArray) list = trellis_ical_series_list (calendar, get_time (from), get_time (until), most,
                                                        &mentor_context);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const TrellisIcalOccurrence *occurrence = list->pdata[i];
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (occurrence->starts);
      g_autofree char *starts = g_date_time_format (time, "%m-%dT%H:%M");

      g_string_append_printf (text, "%s%s@%s/%d", i > 0 ? " " : "", occurrence->id, starts,
                              occurrence->minutes);
    }
  return g_string_free (text, FALSE);
}

#define BERLIN "DTSTART;TZID=Europe/Berlin:20260105T180000\nDTEND;TZID=Europe/Berlin:20260105T190000\n"

/* R-I12: Each time of it, with the exceptions. */
static void
test_list (void)
{
  static const struct
  {
    const char *lines, *more, *expected;
  } cases[] = {
    { BERLIN "RRULE:FREQ=WEEKLY;COUNT=2\n", "",
      "20260105T180000@01-05T17:00/60 20260112T180000@01-12T17:00/60" },
    /* in the place's time, also after its clocks were changed */
    { BERLIN "RRULE:FREQ=MONTHLY;BYDAY=-1MO\nEXDATE;TZID=Europe/Berlin:20260126T180000,20260223T180000\n", "",
      "20260105T180000@01-05T17:00/60 20260330T180000@03-30T16:00/60" },
    { BERLIN "RRULE:FREQ=WEEKLY;UNTIL=20260112T170000Z\n", "",
      "20260105T180000@01-05T17:00/60 20260112T180000@01-12T17:00/60" },
    { BERLIN "RRULE:FREQ=WEEKLY;UNTIL=20260112T165959Z\n", "", "20260105T180000@01-05T17:00/60" },
    { "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;UNTIL=20260112\n", "",
      "20260105@01-04T23:00/1440 20260112@01-11T23:00/1440" },
    { "DTSTART:20260105T170000Z\nDURATION:PT30M\nRDATE:20260107T170000Z,20260109T170000Z/PT1H\n", "",
      "20260105T170000Z@01-05T17:00/30 20260107T170000Z@01-07T17:00/30 20260109T170000Z@01-09T17:00/30" },
    /* moved, and moved into view */
    { BERLIN "RRULE:FREQ=WEEKLY;COUNT=20\nEXDATE;TZID=Europe/Berlin:20260119T180000,20260126T180000,"
             "20260202T180000,20260209T180000,20260216T180000,20260223T180000,20260302T180000,"
             "20260309T180000,20260316T180000,20260323T180000,20260330T180000\n",
      "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID;TZID=Europe/Berlin:20260112T180000\nDTSTART:20260113T080000Z\n"
      "DURATION:PT2H\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260504T160000Z\n"
      "DTSTART:20260120T080000Z\nEND:VEVENT\n",
      "20260105T180000@01-05T17:00/60 20260112T180000@01-13T08:00/120 20260504T180000@01-20T08:00/0" },
    /* more often than any meeting is */
    { BERLIN "RRULE:FREQ=SECONDLY\n", "", "20260105T180000@01-05T17:00/60" },
    { BERLIN "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n", "", "20260105T180000@01-05T17:00/60" },
    { BERLIN "RRULE:what\n", "", "20260105T180000@01-05T17:00/60" },
    /* in the hour that is skipped */
    { "DTSTART;TZID=Europe/Berlin:20260328T023000\nRRULE:FREQ=DAILY;COUNT=3\n", "",
      "20260328T023000@03-28T01:30/0 20260329T023000@03-29T01:30/0 20260330T023000@03-30T00:30/0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisIcalComponent) calendar = read_series (cases[i].lines, cases[i].more);
      g_autofree char *list = describe (calendar, "2026-01-01T00:00", "2026-04-02T00:00", 1000);

      g_assert_true (trellis_ical_is_series (calendar));
      g_assert_cmpstr (list, ==, cases[i].expected);
    }
}

/* R-L5: A window, and no more than asked for. */
static void
test_window (void)
{
  g_autoptr(TrellisIcalComponent) calendar = read_series (BERLIN "RRULE:FREQ=DAILY\n", "");
  g_autofree char *window = describe (calendar, "2027-06-01T00:00", "2027-06-02T00:00", 1000);
  g_autofree char *during = describe (calendar, "2027-06-01T16:30", "2027-06-01T16:31", 1000);
  g_autofree char *after = describe (calendar, "2027-06-01T17:00", "2027-06-01T17:01", 1000);
  g_autofree char *most = describe (calendar, "2027-06-01T00:00", "2037-06-02T00:00", 2);

  g_assert_cmpstr (window, ==, "20270601T180000@06-01T16:00/60");
  g_assert_cmpstr (during, ==, "20270601T180000@06-01T16:00/60");
  g_assert_cmpstr (after, ==, "");
  g_assert_cmpstr (most, ==, "20270601T180000@06-01T16:00/60 20270602T180000@06-02T16:00/60");
}

/* An occurrence of what somebody else made is a meeting of its own. */
static void
test_read (void)
{
  g_autoptr(TrellisIcalComponent) calendar = read_series (BERLIN "RRULE:FREQ=WEEKLY\n", "");
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_series_read (calendar, "20260112T180000", &mentor_context);

  g_assert_null (trellis_ical_whole_read (calendar, NULL, &mentor_context));
  g_assert_cmpstr (trellis_meeting_get_title (TRELLIS_MEETING (whole->record)), ==, "Club");
  g_assert_cmpint (trellis_meeting_get_starts (TRELLIS_MEETING (whole->record)), ==,
                   get_time ("2026-01-12T17:00"));
  g_assert_cmpstr (trellis_record_get_uid (whole->record), !=, "s");
}

/* R-I12: To change a meeting of ours that somebody made come again writes an exception; the series stays as it
 * is, byte by byte. */
static void
test_write (void)
{
  g_autoptr(TrellisIcalComponent) calendar =
    read_series (BERLIN "RRULE:FREQ=WEEKLY\nX-THEIRS;A=b:c\nX-TRELLIS-KIND:meeting\nX-TRELLIS-V:1\n", "");
  g_autofree char *master = trellis_ical_write (trellis_ical_component_find_part (calendar, "VEVENT"));
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (calendar, NULL, &mentor_context);
  g_autoptr(TrellisIcalWhole) again = NULL;
  g_autoptr(TrellisIcalWhole) other = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autoptr(TrellisIcalComponent) rewritten = NULL;
  g_autofree char *after = NULL;
  g_autofree char *list = NULL;
  const char *exception;

  g_assert_cmpint (trellis_meeting_get_starts (TRELLIS_MEETING (whole->record)), ==,
                   get_time ("2026-01-05T17:00"));
  trellis_meeting_set_title (TRELLIS_MEETING (whole->record), "Club, outside");
  trellis_meeting_set_starts (TRELLIS_MEETING (whole->record), get_time ("2026-01-06T17:00"));
  written = trellis_ical_whole_write (whole, calendar, &mentor_context);
  after = trellis_ical_write (written);
  exception = strstr (after, master);
  g_assert_nonnull (exception);
  exception += strlen (master);
  g_assert_nonnull (strstr (exception, "UID:s\r\nRECURRENCE-ID;TZID=Europe/Berlin:20260105T180000\r\n"));
  g_assert_nonnull (strstr (exception, "X-THEIRS;A=b:c\r\n"));
  g_assert_nonnull (strstr (exception, "TRIGGER:-PT5M\r\nX-OWN:1\r\n"));
  g_assert_null (strstr (exception, "RRULE"));
  list = describe (written, "2026-01-05T00:00", "2026-01-20T00:00", 1000);
  g_assert_cmpstr (list, ==,
                   "20260105T180000@01-06T17:00/60 20260112T180000@01-12T17:00/60 "
                   "20260119T180000@01-19T17:00/60");

  /* Once more, over the exception. */
  again = trellis_ical_whole_read (written, NULL, &mentor_context);
  trellis_record_set_number (whole->record, TRELLIS_RECORD_MODIFIED,
                             trellis_record_get_modified (again->record));
  assert_same (again->record, whole->record);
  trellis_meeting_set_place (TRELLIS_MEETING (again->record), "Park");
  rewritten = trellis_ical_whole_write (again, written, &mentor_context);
  g_assert_cmpuint (trellis_ical_component_get_size (rewritten), ==, trellis_ical_component_get_size (written));
  other = trellis_ical_series_read (rewritten, "20260119T180000", &mentor_context);
  g_assert_null (trellis_meeting_get_place (TRELLIS_MEETING (other->record)));
}

/* R-I12: A meeting of ours that somebody made come again is its first occurrence. */
static void
test_ours (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisIcalWhole) known = trellis_ical_whole_new (meeting, NULL);
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (known, NULL, &mentor_context);
  g_autoptr(TrellisIcalWhole) read = NULL;
  g_autoptr(TrellisIcalComponent) same = NULL;
  g_autoptr(TrellisIcalComponent) moved = NULL;
  g_autofree char *list = NULL;

  trellis_ical_component_take_line (trellis_ical_component_find_part (calendar, "VEVENT"),
                                    trellis_ical_line_new ("RRULE", "FREQ=WEEKLY;COUNT=2"));
  read = trellis_ical_whole_read (calendar, known, &mentor_context);
  assert_same (read->record, meeting);
  same = trellis_ical_whole_write (read, calendar, &mentor_context);
  g_assert_true (trellis_ical_component_equal (same, calendar));

  trellis_meeting_set_starts (TRELLIS_MEETING (read->record), STARTS + 3600);
  moved = trellis_ical_whole_write (read, calendar, &mentor_context);
  list = describe (moved, "2026-01-01T00:00", "2027-01-01T00:00", 1000);
  g_assert_cmpuint (strlen (list), >, 0);
  {
    g_autoptr(GPtrArray) all = trellis_ical_series_list (moved, 0, G_MAXINT32, 10, &mentor_context);

    g_assert_cmpuint (all->len, ==, 2);
    g_assert_cmpint (((TrellisIcalOccurrence *) all->pdata[0])->starts, ==, STARTS + 3600);
    g_assert_cmpint (((TrellisIcalOccurrence *) all->pdata[1])->starts, ==, STARTS + 7 * 86400);
  }
  {
    g_autoptr(TrellisIcalWhole) again = trellis_ical_whole_read (moved, known, &mentor_context);

    g_assert_cmpint (trellis_meeting_get_starts (TRELLIS_MEETING (again->record)), ==, STARTS + 3600);
  }
}

/* R-I12: Exceptions without their series. */
static void
test_alone (void)
{
  g_autoptr(TrellisIcalComponent) one = read_text (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260112T180000Z\nDTSTART:20260112T190000Z\n"
    "END:VEVENT\nEND:VCALENDAR\n");
  g_autoptr(TrellisIcalComponent) two = read_text (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260112T180000Z\nDTSTART:20260112T190000Z\n"
    "END:VEVENT\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260119T180000Z\nDTSTART:20260119T180000Z\n"
    "END:VEVENT\nEND:VCALENDAR\n");
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (one, NULL, &mentor_context);
  g_autofree char *list = describe (two, "2026-01-01T00:00", "2026-02-01T00:00", 9);

  g_assert_false (trellis_ical_is_series (one));
  g_assert_cmpint (trellis_meeting_get_starts (TRELLIS_MEETING (whole->record)), ==,
                   get_time ("2026-01-12T19:00"));
  g_assert_true (trellis_ical_is_series (two));
  g_assert_cmpstr (list, ==, "20260112T180000Z@01-12T19:00/0 20260119T180000Z@01-19T18:00/0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/series/list", test_list);
  g_test_add_func ("/ical/series/window", test_window);
  g_test_add_func ("/ical/series/read", test_read);
  g_test_add_func ("/ical/series/write", test_write);
  g_test_add_func ("/ical/series/ours", test_ours);
  g_test_add_func ("/ical/series/alone", test_alone);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-writer.h"
#include "trellis-ical-zone.h"

/* R-I7, R-I6: An event has a beginning and an end. */
static void
test_times (void)
{
  const struct
  {
    const char *start, *end, *utc;
    int minutes;
    const char *zone;
  } cases[] = {
    { "DTSTART:20260105T170000Z", "DTEND:20260105T180000Z", "2026-01-05T17:00:00Z", 60, NULL },
    { "DTSTART:20260105T180000", "DTEND:20260105T190000", "2026-01-05T17:00:00Z", 60, NULL },
    { "DTSTART;TZID=America/New_York:20260105T120000", "DURATION:PT1H30M", "2026-01-05T17:00:00Z", 90,
      "America/New_York" },
    { "DTSTART;TZID=W. Europe Standard Time:20260705T180000", "DURATION:PT1H", "2026-07-05T16:00:00Z",
      60, "Europe/Berlin" },
    { "DTSTART;TZID=\"/x.org/Asia/Tokyo\":20260105T180000", "X-A:1", "2026-01-05T09:00:00Z", 0,
      "Asia/Tokyo" },
    { "DTSTART;TZID=Nowhere:20260105T180000", "DTEND;TZID=Nowhere:20260105T183000",
      "2026-01-05T17:00:00Z", 30, NULL },
    { "DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260107", "2026-01-04T23:00:00Z", 2880, NULL },
    { "DTSTART;VALUE=DATE:20260105", "X-A:1", "2026-01-04T23:00:00Z", 1440, NULL },
    /* a day of 23 hours */
    { "DTSTART;TZID=Europe/Berlin:20260328T180000", "DURATION:P1D", "2026-03-28T17:00:00Z", 1380,
      "Europe/Berlin" },
    { "DTSTART:20260105T170000Z", "DTEND:20260105T160000Z", "2026-01-05T17:00:00Z", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\n%s\n%s\nRRULE:FREQ=WEEKLY\nBEGIN:VALARM\n"
        "TRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n",
        cases[i].start, cases[i].end);
      g_autoptr(TrellisIcalComponent) calendar = read_text (text);
      g_autoptr(TrellisIcalComponent) written = NULL;
      g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
      g_autoptr(GDateTime) expected = g_date_time_new_from_iso8601 (cases[i].utc, NULL);
      g_autofree char *lines = NULL;

      g_assert_true (trellis_ical_meeting_read (calendar, meeting, NULL, NULL, &mentor_context));
      g_assert_cmpint (trellis_meeting_get_starts (meeting), ==, g_date_time_to_unix (expected));
      g_assert_cmpint (trellis_meeting_get_minutes (meeting), ==, cases[i].minutes);
      g_assert_cmpstr (trellis_meeting_get_time_zone (meeting), ==, cases[i].zone);

      /* Another edit leaves the time, the rule and the alarm as they were written. */
      trellis_meeting_set_title (meeting, "New");
      written = trellis_ical_meeting_write (meeting, NULL, calendar, &mentor_context);
      lines = trellis_ical_write (written);
      g_assert_nonnull (strstr (lines, cases[i].start));
      g_assert_nonnull (strstr (lines, cases[i].end));
      g_assert_nonnull (strstr (lines, "RRULE:FREQ=WEEKLY\r\n"));
      g_assert_nonnull (strstr (lines, "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n"));
      g_assert_nonnull (strstr (lines, "SUMMARY:New\r\n"));
    }
}

/* R-I6: Every minute around the changes of the clocks, and lengths over them, with and without a zone. */
static void
test_clock_changes (void)
{
  const char *const zones[] = { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", NULL };
  const gint64 changes[] = { 1774746000, 1792890000, 1772953200, 1793512800, 1775314800 };

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    for (guint c = 0; c < G_N_ELEMENTS (changes); c++)
      for (int shift = -150; shift < 150; shift += 7)
        for (int minutes = 0; minutes < 200; minutes += 40)
          {
            g_autoptr(TrellisMeeting) meeting = create_meeting ();
            g_autoptr(TrellisMeeting) again = trellis_meeting_new ();
            g_autoptr(TrellisIcalComponent) calendar = NULL;

            trellis_meeting_set_starts (meeting, changes[c] + shift * 60);
            trellis_meeting_set_minutes (meeting, minutes);
            trellis_meeting_set_time_zone (meeting, zones[z]);
            calendar = trellis_ical_meeting_write (meeting, NULL, NULL, &mentor_context);
            g_assert_true (trellis_ical_meeting_read (calendar, again, NULL, NULL, &mentor_context));
            assert_same (meeting, again);
          }
}

static gint64
get_beginning (const TrellisIcalComponent *calendar)
{
  const guint index = trellis_ical_component_search_part (calendar, "VTIMEZONE", 0);

  g_assert_cmpuint (trellis_ical_component_search_part (calendar, "VTIMEZONE", index + 1), ==, TRELLIS_ICAL_NONE);
  return trellis_ical_zone_get_beginning (trellis_ical_component_get_part (calendar, index));
}

/* A meeting's zone tells of its time, wherever it is moved, and is kept where it does so. */
static void
test_zone_reaches_back (void)
{
  const gint64 recent = 1772960400, old = 1300000000; /* 2026, 2011 */
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisIcalComponent) first = NULL;
  g_autoptr(TrellisIcalComponent) moved = NULL;
  g_autoptr(TrellisIcalComponent) back = NULL;

  trellis_meeting_set_time_zone (meeting, "Europe/Berlin");
  trellis_meeting_set_starts (meeting, recent);
  first = trellis_ical_meeting_write (meeting, NULL, NULL, &mentor_context);
  g_assert_cmpint (get_beginning (first), >, old);
  g_assert_cmpint (get_beginning (first), <, recent);

  trellis_meeting_set_starts (meeting, old);
  moved = trellis_ical_meeting_write (meeting, NULL, first, &mentor_context);
  g_assert_cmpint (get_beginning (moved), ==, 0);

  trellis_meeting_set_starts (meeting, recent);
  back = trellis_ical_meeting_write (meeting, NULL, moved, &mentor_context);
  g_assert_cmpint (get_beginning (back), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/when/times", test_times);
  g_test_add_func ("/ical/when/clock-changes", test_clock_changes);
  g_test_add_func ("/ical/when/zone-reaches-back", test_zone_reaches_back);
  return g_test_run ();
}

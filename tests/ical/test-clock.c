/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-ical-clock-private.h"

#include "meeting-fixture.h"

/* A place that tzdata does not know, whose clocks change by rules of its own. */
#define ZONE(name, rules)                                                                          \
  "BEGIN:VTIMEZONE\nTZID:" name "\nBEGIN:STANDARD\nDTSTART:19700101T030000\nTZOFFSETFROM:+0500\n"  \
  "TZOFFSETTO:+0430\n" rules "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700601T030000\n"              \
  "TZOFFSETFROM:+0430\nTZOFFSETTO:+0500\nRRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1\nEND:DAYLIGHT\n"  \
  "END:VTIMEZONE\n"

static TrellisIcalComponent *
read_calendar (const char *zones)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\n%sEND:VCALENDAR\n", zones);

  return read_text (text);
}

static void
assert_clock (const TrellisIcalComponent *calendar, const char *tzid, const char *local, const char *utc)
{
  g_autoptr(TrellisIcalClock) clock = trellis_ical_clock_new (calendar, tzid, &mentor_context);
  g_autoptr(GDateTime) expected = g_date_time_new_from_iso8601 (utc, NULL);
  TrellisIcalTime time;

  g_assert_true (trellis_ical_time_parse (local, &time));
  g_assert_cmpint (trellis_ical_clock_to_unix (clock, &time), ==, g_date_time_to_unix (expected));
}

/* R-I6: By the rules that come along. */
static void
test_foreign (void)
{
  g_autoptr(TrellisIcalComponent) calendar =
    read_calendar (ZONE ("Mars/Base", "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1\n"));
  g_autoptr(TrellisIcalClock) clock = trellis_ical_clock_new (calendar, "Mars/Base", &mentor_context);
  TrellisIcalTime shown;
  g_autofree char *text = NULL;

  g_assert_null (trellis_ical_clock_get_name (clock));
  assert_clock (calendar, "Mars/Base", "20260301T120000", "2026-03-01T07:30:00Z");
  assert_clock (calendar, "Mars/Base", "20260701T120000", "2026-07-01T07:00:00Z");
  /* 03:00 to 03:30 is skipped on the first of June, and comes twice from 02:30 on New Year's Day */
  assert_clock (calendar, "Mars/Base", "20260601T031500", "2026-05-31T22:45:00Z");
  assert_clock (calendar, "Mars/Base", "20260101T024500", "2025-12-31T21:45:00Z");
  assert_clock (calendar, "Mars/Base", "20260101T030000", "2025-12-31T22:30:00Z");
  shown = trellis_ical_clock_from_unix (clock, 1782889200); /* 2026-07-01T07:00:00Z */
  text = trellis_ical_time_format (&shown);
  g_assert_cmpstr (text, ==, "20260701T120000");
}

/* R-I6: Its own rules do not matter for a place that tzdata knows; without any, a time is meant where the person
 * is. */
static void
test_known (void)
{
  g_autoptr(TrellisIcalComponent) calendar = read_calendar (ZONE ("America/New_York", ""));

  assert_clock (calendar, "America/New_York", "20260301T120000", "2026-03-01T17:00:00Z");
  assert_clock (calendar, "Eastern Standard Time", "20260301T120000", "2026-03-01T17:00:00Z");
  assert_clock (calendar, "Nowhere", "20260301T120000", "2026-03-01T11:00:00Z");
  assert_clock (NULL, NULL, "20260301T120000", "2026-03-01T11:00:00Z");
  assert_clock (NULL, NULL, "20260301", "2026-02-28T23:00:00Z");
}

/* R-I6: Where a program says which place it means. */
static void
test_location (void)
{
  g_autoptr(TrellisIcalComponent) calendar = read_calendar (
    "BEGIN:VTIMEZONE\nTZID:Custom\nX-LIC-LOCATION:Asia/Tokyo\nEND:VTIMEZONE\n");
  g_autoptr(TrellisIcalClock) clock = trellis_ical_clock_new (calendar, "Custom", &mentor_context);

  g_assert_cmpstr (trellis_ical_clock_get_name (clock), ==, "Asia/Tokyo");
  assert_clock (calendar, "Custom", "20260301T120000", "2026-03-01T03:00:00Z");
}

/* Rules that would take for ever, or make no sense, are none. */
static void
test_hostile (void)
{
  static const char *const rules[] = {
    "RRULE:FREQ=SECONDLY\n",
    "RRULE:FREQ=YEARLY;BYHOUR=0,1;BYMINUTE=1,2\n",
    "RRULE:FREQ=MINUTELY;X=FREQ=YEARLY\n",
    "X-A:1\nBEGIN:STANDARD\nEND:STANDARD\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *zone = g_strdup_printf (
        "BEGIN:VTIMEZONE\nTZID:Bad\nBEGIN:STANDARD\nDTSTART:19700101T030000\nTZOFFSETFROM:+0500\n"
        "TZOFFSETTO:+0430\n%sEND:STANDARD\nEND:VTIMEZONE\n",
        rules[i]);
      g_autoptr(TrellisIcalComponent) calendar = read_calendar (zone);

      assert_clock (calendar, "Bad", "20260301T120000", "2026-03-01T11:00:00Z");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/clock/foreign", test_foreign);
  g_test_add_func ("/ical/clock/known", test_known);
  g_test_add_func ("/ical/clock/location", test_location);
  g_test_add_func ("/ical/clock/hostile", test_hostile);
  return g_test_run ();
}

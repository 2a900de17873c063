/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"
#include "trellis-ical-meaning.h"

static TrellisIcalComponent *
read_parts (const char *parts)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\n%sEND:VCALENDAR\n", parts);

  return read_text (text);
}

static gboolean
mean_the_same (const char *a, const char *b)
{
  g_autofree char *x = g_strdup_printf ("BEGIN:VEVENT\nUID:u\n%sEND:VEVENT\n", a);
  g_autofree char *y = g_strdup_printf ("BEGIN:VEVENT\nUID:u\n%sEND:VEVENT\n", b);
  g_autoptr(TrellisIcalComponent) first = read_parts (x);
  g_autoptr(TrellisIcalComponent) second = read_parts (y);

  g_assert_true (trellis_ical_same_meaning (first, first));
  g_assert_cmpint (trellis_ical_same_meaning (first, second), ==,
                   trellis_ical_same_meaning (second, first));
  return trellis_ical_same_meaning (first, second);
}

/* R-I3, R-P10: What servers and other programs were seen to make of one another. */
static void
test_same (void)
{
  static const char *const pairs[][2] = {
    { "SUMMARY:A\nLOCATION:B\n", "LOCATION:B\nSUMMARY:A\n" },
    { "summary:A\n", "SUMMARY:A\n" },
    { "DTSTAMP:20260101T000000Z\nSEQUENCE:1\nCREATED:20260101T000000Z\n", "LAST-MODIFIED:20260101T000000Z\n" },
    { "X-TRELLIS-REV:a.1\nX-MOZ-GENERATION:2\n", "X-TRELLIS-REV:a.2\nX-RADICALE-NAME:n\nX-EVOLUTION-A:b\n" },
    { "CATEGORIES:A,B\n", "CATEGORIES:B\nCATEGORIES:A\n" },
    { "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=4\n", "RRULE:COUNT=4;byday=TU,MO;FREQ=WEEKLY;INTERVAL=1\n" },
    { "EXDATE:20260105T100000,20260106T100000\n", "EXDATE:20260106T100000\nEXDATE:20260105T100000\n" },
    { "DTSTART;VALUE=DATE-TIME:20260105T180000Z\n", "DTSTART:20260105T180000Z\n" },
    { "DTSTART;TZID=\"Europe/Berlin\":20260105T180000\n",
      "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260105T180000\n" },
    { "DUE;VALUE=DATE:20260105\n", "DUE;value=date:20260105\n" },
    { "ATTACH;FMTTYPE=a/b;X-LABEL=c:https://example.org\n", "ATTACH;X-LABEL=\"c\";FMTTYPE=a/b:https://example.org\n" },
    { "RELATED-TO:g\n", "RELATED-TO;RELTYPE=PARENT:g\n" },
    { "STATUS:confirmed\nTRANSP:OPAQUE\nCLASS:PUBLIC\n", "STATUS:CONFIRMED\n" },
    { "DESCRIPTION:a\\, b\\; c\n", "DESCRIPTION:a, b; c\n" },
    { "X-OWN:a\\,b\n", "X-OWN:a,b\n" },
    { "SUMMARY:long enough\n", "SUMMARY:long\n  enough\n" },
    { "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\n",
      "BEGIN:VALARM\nUID:x\nACKNOWLEDGED:20260105T180000Z\nX-MOZ-LASTACK:1\nTRIGGER:-PT15M\nEND:VALARM\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (!mean_the_same (pairs[i][0], pairs[i][1]))
      g_error ("%s and %s differ", pairs[i][0], pairs[i][1]);
}

/* R-I3: What does mean something else. */
static void
test_different (void)
{
  static const char *const pairs[][2] = {
    { "SUMMARY:A\n", "SUMMARY:a\n" },
    { "SUMMARY:A\n", "" },
    { "SUMMARY:A\n", "SUMMARY:A\nSUMMARY:A\n" },
    { "CATEGORIES:A\\,B\n", "CATEGORIES:A,B\n" },
    { "RRULE:FREQ=WEEKLY;COUNT=4\n", "RRULE:FREQ=WEEKLY;COUNT=5\n" },
    { "DTSTART:20260105T180000Z\n", "DTSTART:20260105T180000\n" },
    { "DTSTART;TZID=Europe/Berlin:20260105T180000\n", "DTSTART;TZID=Europe/Paris:20260105T180000\n" },
    { "DTSTART;VALUE=DATE:20260105\n", "DTSTART:20260105T000000\n" },
    { "CONFERENCE;FEATURE=AUDIO,VIDEO:x:y\n", "CONFERENCE;FEATURE=\"AUDIO,VIDEO\":x:y\n" },
    { "RELATED-TO;RELTYPE=SIBLING:g\n", "RELATED-TO:g\n" },
    { "STATUS:CONFIRMED\n", "STATUS:TENTATIVE\n" },
    { "X-OWN:1\n", "X-OWN:2\n" },
    { "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\n", "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\n" },
    { "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\n", "TRIGGER:-PT15M\n" },
    { "SUMMARY:a\\n [X\n", "BEGIN:X\nEND:X\nSUMMARY:a\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (mean_the_same (pairs[i][0], pairs[i][1]))
      g_error ("%s and %s are the same", pairs[i][0], pairs[i][1]);
}

/* Nothing of a calendar itself has a meaning, and zones are known by their names. */
static void
test_calendar (void)
{
  g_autoptr(TrellisIcalComponent) a = read_parts (
    "PRODID:a\nVERSION:2.0\nX-WR-CALNAME:n\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\n"
    "BEGIN:VEVENT\nUID:u\nEND:VEVENT\n");
  g_autoptr(TrellisIcalComponent) b = read_parts ("BEGIN:VEVENT\nUID:u\nEND:VEVENT\nPRODID:b\n");

  g_assert_true (trellis_ical_same_meaning (a, b));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/meaning/same", test_same);
  g_test_add_func ("/ical/meaning/different", test_different);
  g_test_add_func ("/ical/meaning/calendar", test_calendar);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-ical-writer.h"
#include "trellis-ical-zone.h"

static void
test_names (void)
{
  const struct
  {
    const char *tzid, *name;
  } cases[] = {
    { "Europe/Berlin", "Europe/Berlin" },
    { " America/Argentina/Buenos_Aires ", "America/Argentina/Buenos_Aires" },
    { "UTC", "UTC" },
    { "Etc/GMT+5", "Etc/GMT+5" },
    { "/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin" },
    { "/softwarestudio.org/Olson_20011030_5/America/New_York", "America/New_York" },
    { "W. Europe Standard Time", "Europe/Berlin" },
    { "eastern standard time", "America/New_York" },
    { "Nowhere/Atlantis", NULL },
    { "My zone", NULL },
    { "", NULL },
    { "/", NULL },
    { "/etc/localtime", NULL },
    { "/usr/share/zoneinfo/../../../etc/passwd", NULL },
    { "../zoneinfo/Europe/../Europe", NULL },
    { ":/etc/localtime", NULL },
    { "+01:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = trellis_ical_zone_find_name (cases[i].tzid);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_simple (void)
{
  g_autoptr(TrellisIcalComponent) utc = trellis_ical_zone_write ("UTC");
  g_autofree char *written = trellis_ical_write (utc);

  g_assert_cmpstr (written, ==,
                   "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                   "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\n"
                   "END:VTIMEZONE\r\n");
  g_assert_null (trellis_ical_zone_write ("Nowhere/Atlantis"));
}

static void
test_rules (void)
{
  g_autoptr(TrellisIcalComponent) berlin = trellis_ical_zone_write ("Europe/Berlin");
  g_autoptr(TrellisIcalComponent) new_york = trellis_ical_zone_write ("America/New_York");
  g_autofree char *europe = trellis_ical_write (berlin);
  g_autofree char *america = trellis_ical_write (new_york);

  g_assert_nonnull (strstr (europe, "BEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\nTZOFFSETFROM:+0100\r\n"
                                    "TZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"
                                    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"));
  g_assert_nonnull (strstr (europe, "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"));
  g_assert_nonnull (strstr (america, "DTSTART:20070311T020000\r\nTZOFFSETFROM:-0500\r\n"
                                     "TZOFFSETTO:-0400\r\nTZNAME:EDT\r\n"
                                     "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"));
  g_assert_nonnull (strstr (america, ";UNTIL=20061029T060000Z\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/zone/names", test_names);
  g_test_add_func ("/ical/zone/simple", test_simple);
  g_test_add_func ("/ical/zone/rules", test_rules);
  return g_test_run ();
}

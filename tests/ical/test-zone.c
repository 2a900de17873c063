/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-writer.h"
#include "trellis-ical-zone-names-private.h"
#include "trellis-ical-zone.h"

#define RECENT G_GINT64_CONSTANT (1577836800) /* 2020 */

/* R-I6: As tzdata has them, whatever others call them. */
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
    { "India Standard Time", "Asia/Kolkata" },
    { "FLE Standard Time", "Europe/Kyiv" },
    { "Cuba Standard Time", "America/Havana" },
    { "W. Mongolia Standard Time", "Asia/Hovd" },
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

/* R-I6: Systems need not know any more what zones were called before, but calendars go on saying it. */
static void
test_old_names (void)
{
  const struct
  {
    const char *old, *today;
  } cases[] = {
    { "Asia/Calcutta", "Asia/Kolkata" },   { "Europe/Kiev", "Europe/Kyiv" },
    { "Asia/Katmandu", "Asia/Kathmandu" }, { "US/Eastern", "America/New_York" },
    { "Asia/Saigon", "Asia/Ho_Chi_Minh" }, { "Europe/Berlin", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *known = cases[i].today != NULL ? trellis_ical_zone_find_name (cases[i].today) : NULL;

      g_assert_cmpstr (trellis_ical_zone_names_find (cases[i].old), ==, cases[i].today);
      g_assert_cmpstr (known, ==, cases[i].today);
    }
}

static void
test_simple (void)
{
  g_autoptr(TrellisIcalComponent) utc = trellis_ical_zone_write ("UTC", 0);
  g_autofree char *written = trellis_ical_write (utc);

  g_assert_cmpstr (written, ==,
                   "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                   "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\n"
                   "END:VTIMEZONE\r\n");
  g_assert_null (trellis_ical_zone_write ("Nowhere/Atlantis", 0));
}

static void
test_rules (void)
{
  g_autoptr(TrellisIcalComponent) berlin = trellis_ical_zone_write ("Europe/Berlin", 0);
  g_autoptr(TrellisIcalComponent) new_york = trellis_ical_zone_write ("America/New_York", 0);
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

/* R-I6: What an item of these years needs, and nothing of what was before. */
static void
test_recent (void)
{
  g_autoptr(TrellisIcalComponent) berlin = trellis_ical_zone_write ("Europe/Berlin", RECENT);
  g_autoptr(TrellisIcalComponent) sydney = trellis_ical_zone_write ("Australia/Sydney", RECENT);
  g_autoptr(TrellisIcalComponent) tokyo = trellis_ical_zone_write ("Asia/Tokyo", RECENT);
  g_autoptr(TrellisIcalComponent) whole = trellis_ical_zone_write ("Europe/Berlin", RECENT - 1);
  g_autofree char *text = trellis_ical_write (berlin);
  g_autofree char *south = trellis_ical_write (sydney);
  g_autofree char *east = trellis_ical_write (tokyo);
  g_autofree char *whole_text = trellis_ical_write (whole);

  g_assert_cmpstr (text, ==,
                   "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
                   "BEGIN:STANDARD\r\nDTSTART:20191027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
                   "TZNAME:CET\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
                   "BEGIN:DAYLIGHT\r\nDTSTART:20200329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
                   "TZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
                   "END:VTIMEZONE\r\n");
  g_assert_true (g_str_has_prefix (south, "BEGIN:VTIMEZONE\r\nTZID:Australia/Sydney\r\nBEGIN:DAYLIGHT\r\n"
                                          "DTSTART:20191006T020000\r\n"));
  g_assert_true (g_str_has_prefix (east, "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n"
                                         "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\n"));
  g_assert_nonnull (strstr (whole_text, "DTSTART:19810329T020000\r\n"));
}

/* R-I6: Rules begin with the first time that is of use. */
static void
test_beginning (void)
{
  g_autoptr(TrellisIcalComponent) whole = trellis_ical_zone_write ("Europe/Berlin", 0);
  g_autoptr(TrellisIcalComponent) recent = trellis_ical_zone_write ("Europe/Berlin", RECENT);
  g_autoptr(TrellisIcalComponent) nothing = trellis_ical_component_new ("VTIMEZONE");

  g_assert_cmpint (trellis_ical_zone_get_beginning (whole), ==, 0);
  g_assert_cmpint (trellis_ical_zone_get_beginning (recent), ==, 1572145200);
  g_assert_cmpint (trellis_ical_zone_get_beginning (nothing), ==, G_MAXINT64);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/zone/names", test_names);
  g_test_add_func ("/ical/zone/old-names", test_old_names);
  g_test_add_func ("/ical/zone/simple", test_simple);
  g_test_add_func ("/ical/zone/rules", test_rules);
  g_test_add_func ("/ical/zone/recent", test_recent);
  g_test_add_func ("/ical/zone/beginning", test_beginning);
  return g_test_run ();
}

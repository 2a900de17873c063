/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-message.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-split.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"

static const char server[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//S//S//EN\r\nX-WR-CALNAME:All\r\n"
                             "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nEND:VTIMEZONE\r\n"
                             "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nEND:VTIMEZONE\r\n"
                             "BEGIN:VEVENT\r\nUID:b\r\nDTSTART;TZID=Europe/Berlin:20300101T100000\r\n"
                             "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
                             "BEGIN:VTODO\r\nUID:a\r\nSUMMARY:Read\r\nEND:VTODO\r\n"
                             "BEGIN:VEVENT\r\nUID:b\r\nRECURRENCE-ID;TZID=Europe/Berlin:20300108T100000\r\n"
                             "DTSTART;TZID=Asia/Tokyo:20300108T120000\r\nEND:VEVENT\r\n"
                             "BEGIN:VEVENT\r\nSUMMARY:Nameless\r\nEND:VEVENT\r\n"
                             "END:VCALENDAR\r\n";

static guint
count (const TrellisIcalComponent *calendar, const char *name)
{
  guint n = 0;

  for (guint i = trellis_ical_component_search_part (calendar, name, 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, name, i + 1))
    n++;
  return n;
}

/* R-G5: A stream of many, an item of each uid. */
static void
test_split (void)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (server, strlen (server));
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);
  g_autoptr(GPtrArray) again = trellis_ical_split (document->stream);

  g_assert_cmpuint (calendars->len, ==, 3);
  g_assert_cmpstr (trellis_ical_get_uid (calendars->pdata[0]), ==, "b");
  g_assert_cmpuint (count (calendars->pdata[0], "VEVENT"), ==, 2);
  g_assert_cmpuint (count (calendars->pdata[0], "VTIMEZONE"), ==, 2);
  g_assert_true (trellis_ical_is_repeating (calendars->pdata[0]));
  g_assert_cmpstr (trellis_ical_get_uid (calendars->pdata[1]), ==, "a");
  g_assert_cmpuint (count (calendars->pdata[1], "VTIMEZONE"), ==, 0);
  g_assert_false (trellis_ical_is_repeating (calendars->pdata[1]));
  g_assert_nonnull (trellis_ical_component_find_line (calendars->pdata[1], "X-WR-CALNAME"));

  /* One without a UID is the same each time. */
  g_assert_cmpuint (strlen (trellis_ical_get_uid (calendars->pdata[2])), ==, 40);
  g_assert_cmpstr (trellis_ical_get_uid (calendars->pdata[2]), ==,
                   trellis_ical_get_uid (again->pdata[2]));
}

static char *
dup_uid (const char *text)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);

  g_assert_cmpuint (calendars->len, ==, 1);
  return g_strdup (trellis_ical_get_uid (calendars->pdata[0]));
}

/* R-F4: An item that has no UID, or an empty one, is the same thing when its program writes it again. */
static void
test_no_uid (void)
{
  g_autofree char *first = dup_uid ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTAMP:20260101T000000Z\nSUMMARY:Coffee\n"
                                    "END:VEVENT\nEND:VCALENDAR\n");
  g_autofree char *later = dup_uid ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:\nDTSTAMP:20260202T000000Z\nSEQUENCE:2\n"
                                    "LAST-MODIFIED:20260202T000000Z\nSUMMARY:Coffee\nEND:VEVENT\nEND:VCALENDAR\n");
  g_autofree char *other = dup_uid ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID: \nSUMMARY:Tea\nEND:VEVENT\nEND:VCALENDAR\n");

  g_assert_cmpuint (strlen (first), ==, 40);
  g_assert_cmpstr (first, ==, later);
  g_assert_cmpstr (first, !=, other);
}

/* Some programs save an entry without a calendar around it. */
static void
test_bare (void)
{
  const char text[] = "BEGIN:VTIMEZONE\nTZID:Here\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=Here:20300101T100000\n"
                      "END:VEVENT\n";
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);

  g_assert_cmpuint (calendars->len, ==, 1);
  g_assert_true (trellis_ical_component_has_name (calendars->pdata[0], "VCALENDAR"));
  g_assert_cmpuint (count (calendars->pdata[0], "VTIMEZONE"), ==, 1);
  g_assert_cmpuint (count (calendars->pdata[0], "VEVENT"), ==, 1);
}

static void
test_join (void)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (server, strlen (server));
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);
  g_autoptr(TrellisIcalComponent) joined = trellis_ical_join (calendars, "Ann, Bob");
  g_autofree char *text = trellis_ical_write (joined);
  g_autofree char *other_text = NULL;
  g_autoptr(TrellisIcalComponent) other = NULL;
  gpointer first = calendars->pdata[0];

  g_assert_cmpuint (count (joined, "VTIMEZONE"), ==, 2);
  g_assert_cmpuint (count (joined, "VEVENT"), ==, 3);
  g_assert_cmpuint (count (joined, "VTODO"), ==, 1);
  g_assert_nonnull (strstr (text, "\r\nNAME:Ann\\, Bob\r\nX-WR-CALNAME:Ann\\, Bob\r\n"));
  g_assert_true (strstr (text, "TZID:Asia/Tokyo") < strstr (text, "TZID:Europe/Berlin"));
  g_assert_true (strstr (text, "UID:a") < strstr (text, "UID:b"));

  /* In whatever order they are given. */
  calendars->pdata[0] = calendars->pdata[2];
  calendars->pdata[2] = first;
  other = trellis_ical_join (calendars, "Ann, Bob");
  other_text = trellis_ical_write (other);
  g_assert_cmpstr (text, ==, other_text);
}

/* The same zone of two items, one of them from before the other's begins. */
static void
test_join_zones (void)
{
  const char text[] =
    "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:20191027T030000\n"
    "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=Europe/Berlin:20300101T100000\nEND:VEVENT\n"
    "END:VCALENDAR\n"
    "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
    "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:b\nDTSTART;TZID=Europe/Berlin:20100101T100000\nEND:VEVENT\n"
    "END:VCALENDAR\n";
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);
  g_autoptr(TrellisIcalComponent) joined = trellis_ical_join (calendars, NULL);
  g_autofree char *written = trellis_ical_write (joined);

  g_assert_cmpuint (calendars->len, ==, 2);
  g_assert_cmpuint (count (joined, "VTIMEZONE"), ==, 1);
  g_assert_nonnull (strstr (written, "DTSTART:19700101T000000\r\n"));
}

static void
test_method (void)
{
  const char text[] = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR\n"
                      "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:b\nEND:VTODO\nEND:VCALENDAR\n";
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);

  g_assert_cmpuint (calendars->len, ==, 2);
  g_assert_cmpint (trellis_ical_message_read (calendars->pdata[0]), ==, TRELLIS_ICAL_MESSAGE_REQUEST);
  g_assert_cmpint (trellis_ical_message_read (calendars->pdata[1]), ==, TRELLIS_ICAL_MESSAGE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/split/split", test_split);
  g_test_add_func ("/ical/split/no-uid", test_no_uid);
  g_test_add_func ("/ical/split/bare", test_bare);
  g_test_add_func ("/ical/split/join", test_join);
  g_test_add_func ("/ical/split/join-zones", test_join_zones);
  g_test_add_func ("/ical/split/method", test_method);
  return g_test_run ();
}

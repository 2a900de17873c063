/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "random-records.h"
#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-series.h"
#include "trellis-ical-split.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"

/* No stream can use up time: what is made of a megabyte of anything takes a moment of the processor. The limit is
 * wide, for slow ones and sanitizers; what grows with the square of its input is far beyond it. */

#define SIZE (1024 * 1024)
#define MOST_SECONDS 30

static const struct
{
  const char *name, *head, *repeated, *foot;
} cases[] = {
  { "events", "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nUID:%u\nDTSTART:20260105T100000Z\nEND:VEVENT\n",
    "END:VCALENDAR\n" },
  { "small parts", "BEGIN:VCALENDAR\n", "BEGIN:A\nUID:%u\nEND:A\n", "END:VCALENDAR\n" },
  { "events without a calendar", "", "BEGIN:VEVENT\nUID:%u\nDTSTART:20260105T100000Z\nEND:VEVENT\n", "" },
  { "html", "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nDESCRIPTION:",
    "<a href=\"x\"><li></li></i><b<&amp\\;&#%u\\;\\n\\n<head>", "\nEND:VJOURNAL\nEND:VCALENDAR\n" },
  { "exceptions", "BEGIN:VCALENDAR\n",
    "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260105T1%uZ\nDTSTART:20260105T100000Z\nEND:VEVENT\n",
    "END:VCALENDAR\n" },
  { "zones", "BEGIN:VCALENDAR\n",
    "BEGIN:VTIMEZONE\nTZID:%u\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:%u\nDTSTART;TZID=%u:20260105T100000\n"
    "END:VEVENT\n",
    "END:VCALENDAR\n" },
  { "parts of a zone", "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:a\n",
    "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
    "RRULE:FREQ=YEARLY;BYDAY=MO\nEND:STANDARD\n",
    "END:VTIMEZONE\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=a:20360105T100000\nEND:VEVENT\nEND:VCALENDAR\n" },
  { "dates", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\n",
    "RDATE:20260105T10%uZ,20270105T100000Z\nEXDATE:20270105T100000Z\n", "END:VEVENT\nEND:VCALENDAR\n" },
  { "rules", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:19000105T100000Z\n",
    "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nRRULE:FREQ=DAILY;BYHOUR=1,2,3,4;BYMINUTE=1,2,3,4,5\n",
    "END:VEVENT\nEND:VCALENDAR\n" },
  { "properties", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\n", "X-%u:\n",
    "END:VEVENT\nEND:VCALENDAR\n" },
  { "parameters", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART", ";X-%u=a",
    ":20260105T100000Z\nEND:VEVENT\nEND:VCALENDAR\n" },
  { "folds", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\nSUMMARY:", "a\n ",
    "\nEND:VEVENT\nEND:VCALENDAR\n" },
  { "points", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\nDESCRIPTION:Agenda:",
    "\\n- [ ] Point %u", "\nEND:VEVENT\nEND:VCALENDAR\n" },
  { "same points", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\nDESCRIPTION:Agenda:",
    "\\n- the same old point", "\nEND:VEVENT\nEND:VCALENDAR\n" },
  { "lines of points",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\nDESCRIPTION:Agenda:\\n- a\\n- b\n",
    "X-TRELLIS-AGENDA:id=%u h=ca978112\n", "END:VEVENT\nEND:VCALENDAR\n" },
  { "headings", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T100000Z\nDESCRIPTION:",
    "Agenda:\\n\\nNotes:\\n\\n%u:\\n\\n", "\nEND:VEVENT\nEND:VCALENDAR\n" },
  { "clauses", "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nX-TRELLIS-KIND:agreement\nX-TRELLIS-V:1\n",
    "X-TRELLIS-CLAUSE:id=%u pos=%u title=YQ\nX-TRELLIS-SECTION:k=%u h=YQ n=%u\n",
    "DESCRIPTION:a:\\nb\nEND:VJOURNAL\nEND:VCALENDAR\n" },
  { "items of a clause",
    "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nX-TRELLIS-KIND:agreement\nX-TRELLIS-V:1\n"
    "X-TRELLIS-SECTION:k=c h=YQ n=0\nX-TRELLIS-CLAUSE:id=c items=YQ.Yg labels=ca978112\nDESCRIPTION:a:",
    "\\n- item %u", "\nEND:VJOURNAL\nEND:VCALENDAR\n" },
  { "known items",
    "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nX-TRELLIS-KIND:agreement\nX-TRELLIS-V:1\n"
    "X-TRELLIS-SECTION:k=c h=YQ n=0\nX-TRELLIS-CLAUSE:id=c items=YQ",
    ".YQ", "\nDESCRIPTION:a:\\n- b\\n- c\nEND:VJOURNAL\nEND:VCALENDAR\n" },
  { "people", "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nX-TRELLIS-KIND:match\nX-TRELLIS-V:1\n",
    "X-TRELLIS-PERSON:id=%u role=mentor by=mentor name=YQ\n", "END:VJOURNAL\nEND:VCALENDAR\n" },
  { "words", "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nX-TRELLIS-KIND:match\nX-TRELLIS-V:1\nX-TRELLIS-PERSON:id=a",
    " name=YQ", "\nEND:VJOURNAL\nEND:VCALENDAR\n" },
  { "relations", "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\n", "RELATED-TO;RELTYPE=SIBLING:%u\n",
    "END:VTODO\nEND:VCALENDAR\n" },
  { "escapes", "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:", "\\\\\\n", "\nEND:VTODO\nEND:VCALENDAR\n" },
  { "quotes", "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY;X=", "\"\"", ":a\nEND:VTODO\nEND:VCALENDAR\n" },
  { "depth", "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VCALENDAR\n" },
  { "percents", "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:a\nX-TRELLIS-KIND:checkin\nSUMMARY:", " %%",
    "\nEND:VJOURNAL\nEND:VCALENDAR\n" },
};

static char *
create (guint index)
{
  GString *text = g_string_new (cases[index].head);

  for (guint i = 100000; text->len < SIZE; i++)
    g_string_append_printf (text, cases[index].repeated, i, i, i, i);
  g_string_append (text, cases[index].foot);
  return g_string_free (text, FALSE);
}

static void
read_all (const char *text)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);

  for (guint i = 0; i < calendars->len; i++)
    {
      const TrellisIcalComponent *calendar = calendars->pdata[i];
      g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (calendar, NULL, &random_context);
      g_autofree char *meaning = trellis_ical_dup_meaning (calendar);
      g_autoptr(TrellisIcalWhole) again = NULL;
      g_autoptr(TrellisIcalComponent) written = NULL;
      g_autoptr(GPtrArray) list = NULL;

      if (trellis_ical_is_series (calendar))
        list = trellis_ical_series_list (calendar, NOW, NOW + 400 * 86400, 1000, &random_context);
      if (whole == NULL)
        continue;
      written = trellis_ical_whole_write (whole, calendar, &random_context);
      again = written != NULL ? trellis_ical_whole_read (written, whole, &random_context) : NULL;
    }
}

/* Instrumented programs take longer. */
static double
get_patience (void)
{
  const char *patience = g_getenv ("TRELLIS_PATIENCE");

  return patience != NULL ? g_ascii_strtod (patience, NULL) : MOST_SECONDS;
}

/* R-L5: The time that each may take. */
static void
test_time (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autofree char *text = create (index);
  const clock_t start = clock ();
  double seconds;

  read_all (text);
  seconds = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_test_message ("%s: %.3f s", cases[index].name, seconds);
  g_assert_cmpfloat (seconds, <, get_patience ());
}

/* R-L5: What is at the head of a calendar, and a zone of it, is not copied so often that it fills the memory. */
static void
test_copies (void)
{
  g_autoptr(GString) text = g_string_new ("BEGIN:VCALENDAR\nMETHOD:REQUEST\n");
  g_autoptr(TrellisIcalDocument) document = NULL;
  g_autoptr(GPtrArray) calendars = NULL;
  const clock_t start = clock ();

  for (guint i = 0; i < 9000; i++)
    g_string_append (text, "X-HEAD:a\n");
  g_string_append (text, "BEGIN:VTIMEZONE\nTZID:a\nBEGIN:STANDARD\n");
  for (guint i = 0; i < 9000; i++)
    g_string_append (text, "X-ZONE:a\n");
  g_string_append (text, "END:STANDARD\nEND:VTIMEZONE\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "BEGIN:VEVENT\nUID:%u\nDTSTART;TZID=a:20260105T100000\nEND:VEVENT\n", i);
  g_string_append (text, "END:VCALENDAR\n");

  document = trellis_ical_read (text->str, text->len);
  calendars = trellis_ical_split (document->stream);
  g_assert_cmpuint (calendars->len, ==, 20000);
  g_assert_cmpuint (trellis_ical_component_get_size (calendars->pdata[0]), ==, 3);
  g_assert_cmpuint (trellis_ical_component_get_size (calendars->pdata[19999]), ==, 2);
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, get_patience ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ical/bounds/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_time);
    }
  g_test_add_func ("/ical/bounds/copies", test_copies);
  return g_test_run ();
}

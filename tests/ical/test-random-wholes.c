/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-records.h"
#include "trellis-ical-agenda-private.h"
#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-stand-in.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

#define RUNS 600

static TrellisIcalComponent *
get_calendar (TrellisIcalDocument *document)
{
  return trellis_ical_component_find_part (document->stream, "VCALENDAR");
}

static TrellisIcalDocument *
reread (const TrellisIcalComponent *calendar, char **text)
{
  TrellisIcalDocument *document;

  *text = trellis_ical_write (calendar);
  document = trellis_ical_read (*text, strlen (*text));
  g_assert_cmpuint (document->n_problems, ==, 0);
  return document;
}

/* A point is one line: spaces in it are made plain. */
static gboolean
is_same_title (TrellisPoint *a, TrellisPoint *b)
{
  g_autofree char *x = trellis_ical_agenda_normalize (trellis_point_get_title (a));
  g_autofree char *y = trellis_ical_agenda_normalize (trellis_point_get_title (b));

  return strcmp (x, y) == 0;
}

static void
assert_same_record (TrellisRecord *a, TrellisRecord *b, const char *text)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const gboolean is_part = TRELLIS_IS_POINT (a) || TRELLIS_IS_CLAUSE (a) || TRELLIS_IS_SIGNATURE (a);

      /* No line tells when a part was made. */
      if (i == TRELLIS_RECORD_MODIFIED || (is_part && i == TRELLIS_RECORD_CREATED))
        continue;
      if (TRELLIS_IS_POINT (a) && i == trellis_point_field_title &&
          is_same_title (TRELLIS_POINT (a), TRELLIS_POINT (b)))
        continue;
      if (!trellis_value_equal (trellis_record_get_value (a, i), trellis_record_get_value (b, i),
                                &klass->fields[i]))
        g_error ("%s of %s differs in\n%s", klass->fields[i].name, klass->table, text);
    }
}

static void
assert_same_whole (const TrellisIcalWhole *a, const TrellisIcalWhole *b, const char *text)
{
  assert_same_record (a->record, b->record, text);
  if (TRELLIS_IS_MATCH (a->record))
    return;
  if (a->parts->len != b->parts->len)
    g_error ("%u parts became %u in\n%s", a->parts->len, b->parts->len, text);
  for (guint i = 0; i < a->parts->len; i++)
    assert_same_record (a->parts->pdata[i], b->parts->pdata[i], text);
}

/* What cannot be told from a record alone. */
static void
fill (TrellisIcalWhole *whole, guint step)
{
  g_autofree char *zone = NULL;

  if (TRELLIS_IS_MEETING (whole->record))
    zone = g_strdup (trellis_meeting_get_time_zone (TRELLIS_MEETING (whole->record)));
  random_fill_whole (whole);
  /* That a place is UTC cannot be told from that the place is not known. */
  if (TRELLIS_IS_MEETING (whole->record) && step > 0)
    trellis_meeting_set_time_zone (TRELLIS_MEETING (whole->record), zone);
}

static void
assert_is_event (const TrellisIcalComponent *calendar, const TrellisIcalWhole *whole)
{
  g_assert_nonnull (trellis_ical_component_find_part (calendar, "VEVENT"));
  g_assert_null (trellis_ical_component_find_part (calendar, "VTODO"));
  g_assert_null (trellis_ical_component_find_part (calendar, "VJOURNAL"));
  g_assert_true (trellis_ical_is_stand_in (calendar) == !TRELLIS_IS_MEETING (whole->record));
}

/* Everything comes back as it was, and then nothing is left to write; also when all of it changes
 * on top of what was there, and where events stand in for all else (@data is not NULL). */
static void
test_round_trip (gconstpointer data)
{
  const gboolean has_events_only = data != NULL;
  TrellisIcalContext context = random_context;

  context.no_todos = context.no_journals = has_events_only;
  for (guint run = 0; run < RUNS; run++)
    for (guint k = 0; k < random_n_kinds (); k++)
      {
        g_autoptr(TrellisIcalWhole) whole = random_whole (k);
        g_autoptr(TrellisIcalWhole) known = NULL;
        g_autoptr(TrellisIcalDocument) before = NULL;

        for (guint step = 0; step < 3; step++)
          {
            g_autoptr(TrellisIcalComponent) calendar = NULL;
            g_autoptr(TrellisIcalComponent) rewritten = NULL;
            g_autoptr(TrellisIcalDocument) document = NULL;
            g_autoptr(TrellisIcalWhole) again = NULL;
            g_autofree char *text = NULL;
            g_autofree char *same = NULL;

            fill (whole, step);
            calendar = trellis_ical_whole_write (whole, before != NULL ? get_calendar (before) : NULL,
                                                 &context);
            document = reread (calendar, &text);
            if (has_events_only)
              assert_is_event (calendar, whole);
            again = trellis_ical_whole_read (get_calendar (document), known, &context);
            assert_same_whole (whole, again, text);
            rewritten = trellis_ical_whole_write (again, get_calendar (document), &context);
            same = trellis_ical_write (rewritten);
            assert_same_text (same, text);
            g_assert_true (trellis_ical_same_meaning (calendar, rewritten));
            g_clear_pointer (&before, trellis_ical_document_free);
            g_clear_pointer (&known, trellis_ical_whole_free);
            before = g_steal_pointer (&document);
            known = g_steal_pointer (&again);
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ical/random-wholes/round-trip", NULL, test_round_trip);
  g_test_add_data_func ("/ical/random-wholes/events-only", "events", test_round_trip);
  return g_test_run ();
}

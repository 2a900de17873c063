/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-records.h"
#include "trellis-ical-message.h"
#include "trellis-ical-series.h"
#include "trellis-ical-split.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

/* Nothing that is private is ever in what is written, in whatever way. */

#define RUNS 60
#define CANARY "kanarienvogel"
#define NUMBER 987654321

static void
mark (TrellisRecord *record, gboolean private_only)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if (private_only && (klass->fields[i].flags & TRELLIS_FIELD_PRIVATE) == 0)
      continue;
    else if (klass->fields[i].kind == TRELLIS_FIELD_LIST)
      trellis_record_set_list (record, i, (const char *const[]) { CANARY, "a" CANARY, "bc" CANARY, NULL });
    else if (trellis_field_is_string (&klass->fields[i]))
      trellis_record_set_string (record, i, CANARY);
    else if (klass->fields[i].kind == TRELLIS_FIELD_INTEGER)
      trellis_record_set_number (record, i, NUMBER);
}

/* A part that is private, or deleted, and all of whose fields say so. */
static void
add_hidden (TrellisIcalWhole *whole, GType type, gboolean is_private)
{
  TrellisRecord *part = g_object_new (type, NULL);

  mark (part, FALSE);
  trellis_record_set_string (part, TRELLIS_RECORD_UID, is_private ? CANARY "-1" : CANARY "-2");
  trellis_record_set_visibility (part,
                                 is_private ? TRELLIS_VISIBILITY_PRIVATE : TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_number (part, TRELLIS_RECORD_DELETED, is_private ? 0 : NOW);
  g_ptr_array_insert (whole->parts, (int) random_pick (whole->parts->len + 1), part);
}

static void
add_all_hidden (TrellisIcalWhole *whole)
{
  const GType *types = trellis_record_types ();

  /* Of every class, also where it has no business. */
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      add_hidden (whole, types[i], TRUE);
      add_hidden (whole, types[i], FALSE);
    }
}

static void
assert_clean (const TrellisIcalComponent *calendar)
{
  g_autofree char *text = trellis_ical_write (calendar);
  g_auto(GStrv) folds = g_strsplit (text, "\r\n ", -1);
  g_autofree char *unfolded = g_strjoinv ("", folds);

  if (strstr (unfolded, CANARY) != NULL || strstr (unfolded, "987654321") != NULL)
    g_error ("private words in\n%s", unfolded);
  /* In base64, as it reads at each place of three. */
  for (guint shift = 0; shift < 3; shift++)
    {
      const guint skipped = (3 - shift) % 3;
      g_autofree char *encoded =
        g_base64_encode ((const guchar *) CANARY + skipped, (strlen (CANARY) - skipped) / 3 * 3);

      if (strstr (unfolded, encoded) != NULL)
        g_error ("private words, encoded, in\n%s", unfolded);
    }
}

static void
check (const TrellisIcalWhole *whole, const TrellisIcalComponent *base)
{
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, base, &random_context);
  g_autoptr(GPtrArray) calendars = g_ptr_array_new ();
  g_autoptr(TrellisIcalComponent) joined = NULL;
  g_autoptr(TrellisIcalComponent) invitation = NULL;

  assert_clean (calendar);
  g_ptr_array_add (calendars, calendar);
  joined = trellis_ical_join (calendars, "All");
  assert_clean (joined);
  invitation = trellis_ical_invitation_write (calendar);
  assert_clean (invitation);
}

/* R-V1, R-V3: What is shared goes, and nothing beside it. */
static void
test_shared (void)
{
  for (guint run = 0; run < RUNS; run++)
    for (guint k = 0; k < random_n_kinds (); k++)
      {
        g_autoptr(TrellisIcalWhole) whole = random_whole (k);
        g_autoptr(TrellisIcalComponent) base = NULL;

        random_fill_whole (whole);
        base = trellis_ical_whole_write (whole, NULL, &random_context);
        for (guint i = 0; i < whole->parts->len; i++)
          mark (whole->parts->pdata[i], TRUE);
        mark (whole->record, TRUE);
        add_all_hidden (whole);
        check (whole, NULL);
        check (whole, base);

        /* What was read with it known has it still, and keeps it here. */
        {
          g_autoptr(TrellisIcalWhole) again = trellis_ical_whole_read (base, whole, &random_context);

          check (again, base);
        }
      }
}

/* R-V1, R-V2: What is private has no form at all. */
static void
test_hidden (void)
{
  for (guint k = 0; k < random_n_kinds (); k++)
    {
      g_autoptr(TrellisIcalWhole) whole = random_whole (k);

      random_fill_whole (whole);
      trellis_record_set_visibility (whole->record, TRELLIS_VISIBILITY_PRIVATE);
      g_assert_null (trellis_ical_whole_write (whole, NULL, &random_context));
      trellis_record_set_visibility (whole->record, TRELLIS_VISIBILITY_SHARED);
      trellis_record_set_number (whole->record, TRELLIS_RECORD_DELETED, NOW);
      g_assert_null (trellis_ical_whole_write (whole, NULL, &random_context));
    }
}

/* An exception of a meeting that somebody made come again takes nothing along, either. */
static void
test_series (void)
{
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_component_new ("VCALENDAR");
  TrellisIcalComponent *event = trellis_ical_component_new ("VEVENT");
  g_autoptr(TrellisIcalWhole) whole = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;

  trellis_ical_component_take_line (event, trellis_ical_line_new ("UID", "s"));
  trellis_ical_component_take_line (event, trellis_ical_line_new ("DTSTART", "20260105T100000Z"));
  trellis_ical_component_take_line (event, trellis_ical_line_new ("RRULE", "FREQ=DAILY"));
  trellis_ical_component_take_line (event, trellis_ical_line_new ("X-TRELLIS-KIND", "meeting"));
  trellis_ical_component_take_part (calendar, event);
  whole = trellis_ical_whole_read (calendar, NULL, &random_context);
  mark (whole->record, TRUE);
  trellis_meeting_set_title (TRELLIS_MEETING (whole->record), "New");
  add_hidden (whole, TRELLIS_TYPE_POINT, TRUE);
  add_hidden (whole, TRELLIS_TYPE_POINT, FALSE);
  written = trellis_ical_whole_write (whole, calendar, &random_context);
  g_assert_nonnull (trellis_ical_component_find_part (written, "VEVENT"));
  g_assert_cmpuint (trellis_ical_component_get_size (written), ==, 2);
  assert_clean (written);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/privacy/shared", test_shared);
  g_test_add_func ("/ical/privacy/hidden", test_hidden);
  g_test_add_func ("/ical/privacy/series", test_series);
  return g_test_run ();
}

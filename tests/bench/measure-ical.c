/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libical/ical.h>
#include <string.h>

#include "trellis-ical-reader.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

/* Reads 10,000 items with Trellis and with libical, in turn, and prints the times of all rounds, in
 * milliseconds, as JSON: for the tree of lines, which is what libical makes, and for that and the
 * records. */

#define ITEMS 10000
#define ROUNDS 7

static const TrellisIcalContext context = {
  .match = "5f0c7f0e-3c55-4b9e-9d6e-0c9a4f2f7d11",
  .my_role = TRELLIS_ROLE_MENTEE,
  .mentor = "Ann",
  .mentee = "Bob",
  .zone = "Europe/Berlin",
  .rev = "a5d1.42",
  .now = 1767600000,
};

static void
set_common (gpointer record, guint number)
{
  g_autofree char *uid = g_strdup_printf ("%08x-3c55-4b9e-9d6e-0c9a4f2f7d11", number);

  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, context.now + number);
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, context.now + number);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
}

static TrellisIcalWhole *
create_meeting (guint number)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);

  set_common (meeting, number);
  trellis_meeting_set_match (meeting, context.match);
  trellis_meeting_set_starts (meeting, context.now + number * 86400);
  trellis_meeting_set_time_zone (meeting, "Europe/Berlin");
  trellis_meeting_set_title (meeting, "How the new role goes, and what comes next");
  trellis_meeting_set_notes (meeting, "We looked at the outline.\n\nBob will ask two people about it.");
  for (guint i = 0; i < 3; i++)
    {
      TrellisPoint *point = trellis_point_new ();

      set_common (point, ITEMS + number * 3 + i);
      trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
      trellis_point_set_title (point, "What went well since the last time we met");
      trellis_point_set_position (point, (int) i);
      g_ptr_array_add (points, point);
    }
  return trellis_ical_whole_new (meeting, points);
}

static TrellisIcalWhole *
create_action (guint number)
{
  g_autoptr(TrellisAction) action = trellis_action_new ();

  set_common (action, number);
  trellis_action_set_match (action, context.match);
  trellis_action_set_title (action, "Write down three questions for the next meeting");
  trellis_action_set_due (action, "2026-03-04");
  return trellis_ical_whole_new (action, NULL);
}

static TrellisIcalWhole *
create_note (guint number)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();

  set_common (note, number);
  trellis_note_set_match (note, context.match);
  trellis_note_set_title (note, "What I learned; what I want to try");
  trellis_note_set_body (note, "A longer text, with commas, and several lines.\n"
                               "- one\n- two\n- three\n\nIt ends with a plan for the week after.");
  return trellis_ical_whole_new (note, NULL);
}

/* As a server sends them: a calendar for each. */
static GPtrArray *
write_items (void)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ITEMS; i++)
    {
      g_autoptr(TrellisIcalWhole) whole =
        i % 3 == 0 ? create_meeting (i) : i % 3 == 1 ? create_action (i) : create_note (i);
      g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, NULL, &context);

      g_ptr_array_add (texts, trellis_ical_write (calendar));
    }
  return texts;
}

static double
measure (void (*read) (const char *text, gsize length), GPtrArray *texts)
{
  const gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < texts->len; i++)
    read (texts->pdata[i], strlen (texts->pdata[i]));
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
read_tree (const char *text, gsize length)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, length);

  g_assert (document->n_problems == 0);
}

static void
read_records (const char *text, gsize length)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, length);
  g_autoptr(TrellisIcalWhole) whole =
    trellis_ical_whole_read (trellis_ical_component_get_part (document->stream, 0), NULL, &context);

  g_assert (whole != NULL);
}

static void
read_libical (const char *text, gsize length)
{
  icalcomponent *component = icalparser_parse_string (text);

  g_assert (component != NULL);
  icalcomponent_free (component);
}

int
main (void)
{
  static const struct
  {
    const char *name;
    void (*read) (const char *text, gsize length);
  } readers[] = { { "libical", read_libical }, { "tree", read_tree }, { "records", read_records } };
  g_autoptr(GPtrArray) texts = write_items ();
  double times[G_N_ELEMENTS (readers)][ROUNDS];

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
      times[i][round] = measure (readers[i].read, texts);

  g_print ("{");
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_print ("%s\"%s_ms\": [", i > 0 ? ", " : "", readers[i].name);
      for (guint round = 0; round < ROUNDS; round++)
        g_print ("%s%.2f", round > 0 ? ", " : "", times[i][round]);
      g_print ("]");
    }
  g_print ("}\n");
  return 0;
}

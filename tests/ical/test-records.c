/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-records.h"
#include "trellis-ical-meeting.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-records.h"
#include "trellis-ical-writer.h"

#define RUNS 600

typedef TrellisIcalComponent *(*WriteFunc) (gpointer record,
                                            const TrellisIcalComponent *base,
                                            const TrellisIcalContext *with);
typedef gboolean (*ReadFunc) (const TrellisIcalComponent *calendar,
                              gpointer record,
                              const TrellisIcalContext *with);

static TrellisIcalComponent *
write_meeting (gpointer record, const TrellisIcalComponent *base, const TrellisIcalContext *with)
{
  return trellis_ical_meeting_write (record, NULL, base, with);
}

static gboolean
read_meeting (const TrellisIcalComponent *calendar, gpointer record, const TrellisIcalContext *with)
{
  return trellis_ical_meeting_read (calendar, record, NULL, NULL, with);
}

typedef struct
{
  GType (*get_type) (void);
  WriteFunc write;
  ReadFunc read;
} Kind;

static const Kind kinds[] = {
  { trellis_meeting_get_type, write_meeting, read_meeting },
  { trellis_action_get_type, (WriteFunc) trellis_ical_action_write, (ReadFunc) trellis_ical_action_read },
  { trellis_task_get_type, (WriteFunc) trellis_ical_task_write, (ReadFunc) trellis_ical_task_read },
  { trellis_goal_get_type, (WriteFunc) trellis_ical_goal_write, (ReadFunc) trellis_ical_goal_read },
  { trellis_note_get_type, (WriteFunc) trellis_ical_note_write, (ReadFunc) trellis_ical_note_read },
};

static char *
write_text (const Kind *kind, TrellisRecord *record, const TrellisIcalComponent *base)
{
  g_autoptr(TrellisIcalComponent) calendar = kind->write (record, base, &random_context);

  return trellis_ical_write (calendar);
}

static void
assert_same (TrellisRecord *a, TrellisRecord *b, const char *text)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_fields; i++)
    if (i != TRELLIS_RECORD_MODIFIED &&
        !trellis_value_equal (trellis_record_get_value (a, i), trellis_record_get_value (b, i),
                              &klass->fields[i]))
      g_error ("%s of %s differs in\n%s", klass->fields[i].name, klass->table, text);
}

static TrellisIcalComponent *
get_calendar (TrellisIcalDocument *document)
{
  return trellis_ical_component_find_part (document->stream, "VCALENDAR");
}

/* Every field of every kind comes back as it was, and then nothing is left to write; also when all
 * fields change on top of what was there. */
static void
test_round_trip (void)
{
  for (guint run = 0; run < RUNS; run++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autoptr(TrellisRecord) record = g_object_new (kinds[k].get_type (), NULL);
        g_autoptr(TrellisRecord) again = g_object_new (kinds[k].get_type (), NULL);
        g_autoptr(TrellisIcalDocument) before = NULL;

        for (guint step = 0; step < 3; step++)
          {
            g_autofree char *text = NULL;
            g_autofree char *rewritten = NULL;
            g_autoptr(TrellisIcalDocument) document = NULL;
            g_autofree char *zone = NULL;

            if (TRELLIS_IS_MEETING (record))
              zone = g_strdup (trellis_meeting_get_time_zone (TRELLIS_MEETING (record)));
            random_fill (record);
            /* That a place is UTC cannot be told from that the place is not known. */
            if (TRELLIS_IS_MEETING (record) && step > 0)
              trellis_meeting_set_time_zone (TRELLIS_MEETING (record), zone);
            text = write_text (&kinds[k], record, before != NULL ? get_calendar (before) : NULL);
            document = trellis_ical_read (text, strlen (text));
            g_assert_cmpuint (document->n_problems, ==, 0);
            g_assert_true (kinds[k].read (get_calendar (document), again, &random_context));
            assert_same (record, again, text);
            rewritten = write_text (&kinds[k], again, get_calendar (document));
            g_assert_cmpstr (rewritten, ==, text);
            g_clear_pointer (&before, trellis_ical_document_free);
            before = g_steal_pointer (&document);
          }
      }
}

/* Each property of ours stands in for one field only, and none for a private one. */
static void
test_private (void)
{
  const char *const canary = "kanarienvogel";
  g_autofree char *encoded = g_base64_encode ((const guchar *) canary, 12);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr(TrellisRecord) record = g_object_new (kinds[k].get_type (), NULL);
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
      g_autofree char *text = NULL;

      random_fill (record);
      for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
        if ((klass->fields[i].flags & TRELLIS_FIELD_PRIVATE) == 0)
          continue;
        else if (klass->fields[i].kind == TRELLIS_FIELD_LIST)
          trellis_record_set_list (record, i, (const char *const[]) { canary, NULL });
        else if (trellis_field_is_string (&klass->fields[i]))
          trellis_record_set_string (record, i, canary);
        else
          trellis_record_set_number (record, i, 987654321);
      text = write_text (&kinds[k], record, NULL);
      g_assert_null (strstr (text, canary));
      g_assert_null (strstr (text, encoded));
      g_assert_null (strstr (text, "987654321"));

      trellis_record_set_visibility (record, TRELLIS_VISIBILITY_PRIVATE);
      g_assert_null (kinds[k].write (record, NULL, &random_context));
      trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
      trellis_record_set_number (record, TRELLIS_RECORD_DELETED, NOW);
      g_assert_null (kinds[k].write (record, NULL, &random_context));
    }
}

/* Whatever stands in an item, reading and writing it again does no harm, and settles. */
static void
test_mutations (void)
{
  for (guint run = 0; run < RUNS; run++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autoptr(TrellisRecord) record = g_object_new (kinds[k].get_type (), NULL);
        g_autofree char *text = NULL;
        g_autoptr(GString) data = NULL;
        g_autoptr(TrellisIcalDocument) document = NULL;
        TrellisIcalComponent *calendar;

        random_fill (record);
        text = write_text (&kinds[k], record, NULL);
        data = g_string_new (text);
        for (guint n = 1 + random_pick (10); n > 0; n--)
          data->str[random_pick ((guint) data->len)] = (char) (random_pick (2) == 0 ? random_pick (256) : 32 + random_pick (95));
        document = trellis_ical_read (data->str, data->len);
        calendar = get_calendar (document);
        if (calendar != NULL && kinds[k].read (calendar, record, &random_context))
          {
            g_autoptr(TrellisIcalComponent) written = kinds[k].write (record, calendar, &random_context);
            g_autoptr(TrellisIcalComponent) again = NULL;

            if (written == NULL)
              continue;
            g_assert_true (kinds[k].read (written, record, &random_context));
            again = kinds[k].write (record, written, &random_context);
            g_assert_true (trellis_ical_component_equal (written, again));
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/records/round-trip", test_round_trip);
  g_test_add_func ("/ical/records/private", test_private);
  g_test_add_func ("/ical/records/mutations", test_mutations);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-meeting.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-records.h"
#include "trellis-ical-writer.h"

/* GLib's harness seeds g_test_rand_int(): --seed repeats a run. */

#define RUNS 600
#define NOW G_GINT64_CONSTANT (1767600000) /* 2026-01-05 08:00 UTC */

static const TrellisIcalContext context = {
  .match = "match-1",
  .my_role = TRELLIS_ROLE_MENTEE,
  .mentor = "Ann",
  .mentee = "Bob",
  .zone = "Europe/Berlin",
  .rev = "r.1",
  .now = NOW,
};

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

static guint
pick (guint n)
{
  return (guint) g_test_rand_int () % n;
}

static char *
make_text (gboolean with_newlines)
{
  static const char *const pieces[] = {
    "word",
    " ",
    "  ",
    "Notes",
    "Notes:",
    "Agenda:",
    "## Result",
    "Why:",
    "- [ ] ",
    "(Ann, 5 min)",
    "\\",
    "\\n",
    ",",
    ";",
    ":",
    "\"",
    "^n",
    "\xc3\xa4",
    "\xf0\x9f\x8c\xb1",
    "\t",
    "https://example.org/",
    "%20",
    "a/b?c=d",
    "BEGIN:VEVENT",
    "=",
    "*",
  };
  GString *text = g_string_new (NULL);

  for (guint n = pick (9); n > 0; n--)
    g_string_append (text, with_newlines && pick (3) == 0 ? "\n" : pieces[pick (G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
fill_string (TrellisRecord *record, guint index, const TrellisField *field)
{
  g_autofree char *text = NULL;

  if (field->kind == TRELLIS_FIELD_DATE)
    text = pick (4) == 0 ? NULL : g_strdup_printf ("20%02u-%02u-%02u", 20 + pick (20), 1 + pick (12), 1 + pick (28));
  else if (field->kind == TRELLIS_FIELD_REFERENCE)
    text = pick (4) == 0 ? NULL : g_strdup_printf ("uid-%u", pick (1000));
  else
    text = make_text (field->kind == TRELLIS_FIELD_TEXT);
  trellis_record_set_string (record, index, text);
}

static void
fill_number (TrellisRecord *record, guint index, const TrellisField *field)
{
  gint64 number = (gint64) pick (2000);

  if (field->kind == TRELLIS_FIELD_BOOLEAN)
    number = pick (2);
  else if (field->kind == TRELLIS_FIELD_TIME)
    number = pick (3) == 0 ? 0 : (gint64) g_test_rand_int_range (1, G_MAXINT32);
  else if (field->kind == TRELLIS_FIELD_CHOICE)
    {
      g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());

      number = klass->values[pick (klass->n_values)].value;
    }
  trellis_record_set_number (record, index, number);
}

static void
fill_list (TrellisRecord *record, guint index)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint n = pick (4); n > 0; n--)
    {
      g_autofree char *text = make_text (FALSE);
      g_autofree char *filled = g_strconcat ("t", text, NULL);

      g_strv_builder_add (builder, filled);
    }
  list = g_strv_builder_end (builder);
  trellis_record_set_list (record, index, (const char *const *) list);
}

/* All fields but those that @context tells or that decide whether the record leaves. */
static void
fill (TrellisRecord *record)
{
  static const char *const zones[] = { NULL, "Europe/Berlin", "America/New_York", "Asia/Tokyo" };
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    {
      const TrellisField *field = &klass->fields[i];

      if ((field->flags & TRELLIS_FIELD_PRIVATE) != 0)
        continue;
      if (strcmp (field->name, "match") == 0)
        trellis_record_set_string (record, i, context.match);
      else if (strcmp (field->name, "time_zone") == 0)
        trellis_record_set_string (record, i, zones[pick (G_N_ELEMENTS (zones))]);
      else if (field->kind == TRELLIS_FIELD_LIST)
        fill_list (record, i);
      else if (trellis_field_is_string (field))
        fill_string (record, i, field);
      else
        fill_number (record, i, field);
      if (strcmp (field->name, "starts") == 0 && trellis_record_get_number (record, i) == 0)
        trellis_record_set_number (record, i, NOW);
    }
  trellis_record_set_string (record, TRELLIS_RECORD_UID, "uid-0");
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, NOW - 10);
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, NOW - 5);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (record, (TrellisRole) pick (2));
  if (TRELLIS_IS_TASK (record))
    trellis_task_set_goal (TRELLIS_TASK (record), "goal-1");
}

static char *
write_text (const Kind *kind, TrellisRecord *record, const TrellisIcalComponent *base)
{
  g_autoptr(TrellisIcalComponent) calendar = kind->write (record, base, &context);

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
            fill (record);
            /* That a place is UTC cannot be told from that the place is not known. */
            if (TRELLIS_IS_MEETING (record) && step > 0)
              trellis_meeting_set_time_zone (TRELLIS_MEETING (record), zone);
            text = write_text (&kinds[k], record, before != NULL ? get_calendar (before) : NULL);
            document = trellis_ical_read (text, strlen (text));
            g_assert_cmpuint (document->n_problems, ==, 0);
            g_assert_true (kinds[k].read (get_calendar (document), again, &context));
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

      fill (record);
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
      g_assert_null (kinds[k].write (record, NULL, &context));
      trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
      trellis_record_set_number (record, TRELLIS_RECORD_DELETED, NOW);
      g_assert_null (kinds[k].write (record, NULL, &context));
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

        fill (record);
        text = write_text (&kinds[k], record, NULL);
        data = g_string_new (text);
        for (guint n = 1 + pick (10); n > 0; n--)
          data->str[pick ((guint) data->len)] = (char) (pick (2) == 0 ? pick (256) : 32 + pick (95));
        document = trellis_ical_read (data->str, data->len);
        calendar = get_calendar (document);
        if (calendar != NULL && kinds[k].read (calendar, record, &context))
          {
            g_autoptr(TrellisIcalComponent) written = kinds[k].write (record, calendar, &context);
            g_autoptr(TrellisIcalComponent) again = NULL;

            if (written == NULL)
              continue;
            g_assert_true (kinds[k].read (written, record, &context));
            again = kinds[k].write (record, written, &context);
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

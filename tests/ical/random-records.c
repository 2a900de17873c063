/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-records.h"

#include <string.h>

#include "trellis-records.h"

const TrellisIcalContext random_context = {
  .match = "match-1",
  .my_role = TRELLIS_ROLE_MENTEE,
  .mentor = "Ann",
  .mentee = "Bob",
  .zone = "Europe/Berlin",
  .rev = "r.1",
  .now = NOW,
};

guint
random_pick (guint n)
{
  return (guint) g_test_rand_int () % n;
}

char *
random_text (gboolean with_newlines)
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

  for (guint n = random_pick (9); n > 0; n--)
    g_string_append (text, with_newlines && random_pick (3) == 0 ? "\n" : pieces[random_pick (G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
fill_string (TrellisRecord *record, guint index, const TrellisField *field)
{
  g_autofree char *text = NULL;

  if (field->kind == TRELLIS_FIELD_DATE)
    text = random_pick (4) == 0 ? NULL : g_strdup_printf ("20%02u-%02u-%02u", 20 + random_pick (20), 1 + random_pick (12), 1 + random_pick (28));
  else if (field->kind == TRELLIS_FIELD_REFERENCE)
    text = random_pick (4) == 0 ? NULL : g_strdup_printf ("uid-%u", random_pick (1000));
  else
    text = random_text (field->kind == TRELLIS_FIELD_TEXT);
  trellis_record_set_string (record, index, text);
}

static void
fill_number (TrellisRecord *record, guint index, const TrellisField *field)
{
  gint64 number = (gint64) random_pick (2000);

  if (strcmp (field->name, "percent") == 0)
    number = (gint64) random_pick (102) - 1;
  else if (field->kind == TRELLIS_FIELD_BOOLEAN)
    number = random_pick (2);
  else if (field->kind == TRELLIS_FIELD_TIME)
    number = random_pick (3) == 0 ? 0 : (gint64) g_test_rand_int_range (1, G_MAXINT32);
  else if (field->kind == TRELLIS_FIELD_CHOICE)
    {
      g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());

      number = klass->values[random_pick (klass->n_values)].value;
    }
  trellis_record_set_number (record, index, number);
}

static void
fill_list (TrellisRecord *record, guint index)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint n = random_pick (4); n > 0; n--)
    {
      g_autofree char *text = random_text (FALSE);
      g_autofree char *filled = g_strconcat ("t", text, NULL);

      g_strv_builder_add (builder, filled);
    }
  list = g_strv_builder_end (builder);
  trellis_record_set_list (record, index, (const char *const *) list);
}

/* All fields but those that @context tells or that decide whether the record leaves. */
void
random_fill (TrellisRecord *record)
{
  static const char *const zones[] = { NULL, "Europe/Berlin", "America/New_York", "Asia/Tokyo" };
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    {
      const TrellisField *field = &klass->fields[i];

      if ((field->flags & TRELLIS_FIELD_PRIVATE) != 0)
        continue;
      if (strcmp (field->name, "match") == 0)
        trellis_record_set_string (record, i, random_context.match);
      else if (strcmp (field->name, "time_zone") == 0)
        trellis_record_set_string (record, i, zones[random_pick (G_N_ELEMENTS (zones))]);
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
  trellis_record_set_author (record, (TrellisRole) random_pick (2));
  if (TRELLIS_IS_TASK (record))
    trellis_task_set_goal (TRELLIS_TASK (record), "goal-1");
  if (TRELLIS_IS_CHECK_IN (record))
    trellis_check_in_set_goal (TRELLIS_CHECK_IN (record), "goal-1");
}


static GType (*const kinds[]) (void) = {
  trellis_match_get_type,
  trellis_agreement_get_type,
  trellis_meeting_get_type,
  trellis_goal_get_type,
  trellis_task_get_type,
  trellis_check_in_get_type,
  trellis_action_get_type,
  trellis_note_get_type,
};

guint
random_n_kinds (void)
{
  return G_N_ELEMENTS (kinds);
}

TrellisIcalWhole *
random_whole (guint kind)
{
  g_autoptr(TrellisRecord) record = g_object_new (kinds[kind] (), NULL);

  return trellis_ical_whole_new (record, NULL);
}

static TrellisRecord *
add_part (TrellisIcalWhole *whole, GType type, const char *uid)
{
  TrellisRecord *part = g_object_new (type, NULL);

  random_fill (part);
  trellis_record_set_string (part, TRELLIS_RECORD_UID, uid);
  g_ptr_array_add (whole->parts, part);
  return part;
}

static void
add_points (TrellisIcalWhole *whole)
{
  int position = 0;

  for (guint n = random_pick (5); n > 0; n--)
    {
      g_autofree char *uid = g_strdup_printf ("point-%u", n);
      TrellisPoint *point = TRELLIS_POINT (add_part (whole, TRELLIS_TYPE_POINT, uid));

      trellis_point_set_meeting (point, "uid-0");
      trellis_point_set_position (point, position += 1 + (int) random_pick (3));
      trellis_point_set_minutes (point, (int) random_pick (3) * 10);
    }
}

static void
add_clauses (TrellisIcalWhole *whole)
{
  static const char *const keys[] = { NULL, "rhythm", "goals", "mentor-hopes", "contact" };
  int position = 0;

  for (guint n = 1 + random_pick (6); n > 0; n--)
    {
      g_autofree char *uid = g_strdup_printf ("clause-%u", n);
      TrellisClause *clause = TRELLIS_CLAUSE (add_part (whole, TRELLIS_TYPE_CLAUSE, uid));

      trellis_clause_set_agreement (clause, "uid-0");
      trellis_clause_set_key (clause, keys[random_pick (G_N_ELEMENTS (keys))]);
      trellis_clause_set_enabled (clause, random_pick (4) > 0);
      trellis_clause_set_position (clause, position += 1 + (int) random_pick (3));
      if (n == 1)
        {
          g_autofree char *text = g_strdup_printf ("%08x", g_test_rand_int ());

          /* Others than before, so that a signature under those is void. */
          trellis_clause_set_enabled (clause, TRUE);
          trellis_clause_set_text (clause, text);
        }
    }
}

static void
add_signatures (TrellisIcalWhole *whole)
{
  static const TrellisRole roles[] = { TRELLIS_ROLE_MENTOR, TRELLIS_ROLE_MENTEE };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (random_pick (2) == 0)
      {
        TrellisSignature *signature = TRELLIS_SIGNATURE (
          add_part (whole, TRELLIS_TYPE_SIGNATURE, i == 0 ? "signature-0" : "signature-1"));

        trellis_record_set_author (TRELLIS_RECORD (signature), roles[i]);
        trellis_signature_set_agreement (signature, "uid-0");
        trellis_signature_set_role (signature, roles[i]);
      }
}

static void
add_people (TrellisIcalWhole *whole)
{
  TrellisPerson *partner = TRELLIS_PERSON (add_part (whole, TRELLIS_TYPE_PERSON, "person-0"));
  TrellisPerson *me = TRELLIS_PERSON (add_part (whole, TRELLIS_TYPE_PERSON, "person-1"));

  trellis_person_set_is_me (partner, FALSE);
  trellis_person_set_is_me (me, TRUE);
  trellis_match_set_partner (TRELLIS_MATCH (whole->record), "person-0");
  trellis_match_set_my_role (TRELLIS_MATCH (whole->record), random_context.my_role);
}

/* Everything that may be shared, of the record and of new parts. */
void
random_fill_whole (TrellisIcalWhole *whole)
{
  g_ptr_array_set_size (whole->parts, 0);
  random_fill (whole->record);
  if (TRELLIS_IS_MEETING (whole->record))
    add_points (whole);
  else if (TRELLIS_IS_AGREEMENT (whole->record))
    {
      add_clauses (whole);
      add_signatures (whole);
    }
  else if (TRELLIS_IS_MATCH (whole->record))
    add_people (whole);
}

/* Tells the first line that differs. */
void
assert_same_text (const char *a, const char *b)
{
  g_auto(GStrv) lines = g_strsplit (a, "\n", -1);
  g_auto(GStrv) others = g_strsplit (b, "\n", -1);

  for (guint i = 0; lines[i] != NULL || others[i] != NULL; i++)
    if (g_strcmp0 (lines[i], others[i]) != 0)
      g_error ("line %u: %s\nis not %s", i + 1, lines[i], others[i]);
}

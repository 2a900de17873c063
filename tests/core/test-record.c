/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-records.h"

static int n_changes;
static int last_change;

static void
changed_cb (TrellisRecord *record, int field, gpointer data)
{
  n_changes++;
  last_change = field;
}

static void
test_every_class (void)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisRecord) record = g_object_new (types[i], NULL);
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

      g_assert_cmpuint (klass->n_fields, >, TRELLIS_RECORD_N_FIELDS);
      g_assert_true (trellis_record_type_find (klass->table) == types[i]);
      g_assert_cmpint (trellis_record_type_index (types[i]), ==, (int) i);
      for (guint j = 0; j < klass->n_fields; j++)
        {
          g_assert_nonnull (
            g_object_class_find_property (G_OBJECT_CLASS (klass), klass->properties[j]->name));
          g_assert_cmpint (trellis_record_class_find (klass, klass->fields[j].name), ==, (int) j);
        }
    }
  g_assert_true (trellis_record_type_find ("nothing") == G_TYPE_INVALID);
}

static void
test_fields (void)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  const char *tags[] = { "career", "talk", NULL };
  g_autofree char *body = NULL;
  TrellisNoteKind kind;

  trellis_record_set_observer (TRELLIS_RECORD (note), changed_cb, NULL);
  n_changes = 0;

  trellis_note_set_body (note, "Ask for feedback early");
  trellis_note_set_body (note, "Ask for feedback early");
  g_assert_cmpint (n_changes, ==, 1);
  g_assert_cmpint (last_change, ==, trellis_note_field_body);

  g_object_get (note, "body", &body, NULL);
  g_assert_cmpstr (body, ==, "Ask for feedback early");
  g_assert_cmpstr (trellis_record_get_title (TRELLIS_RECORD (note)), ==, "Ask for feedback early");
  trellis_note_set_title (note, "Feedback");
  g_assert_cmpstr (trellis_record_get_title (TRELLIS_RECORD (note)), ==, "Feedback");
  trellis_note_set_title (note, "");
  g_assert_null (trellis_note_get_title (note));

  g_object_set (note, "kind", TRELLIS_NOTE_KIND_ADVICE, NULL);
  g_object_get (note, "kind", &kind, NULL);
  g_assert_cmpint (kind, ==, TRELLIS_NOTE_KIND_ADVICE);
  g_assert_cmpint (trellis_note_get_kind (note), ==, TRELLIS_NOTE_KIND_ADVICE);

  g_assert_cmpuint (g_strv_length ((char **) trellis_note_get_tags (note)), ==, 0);
  n_changes = 0;
  trellis_note_set_tags (note, tags);
  trellis_note_set_tags (note, tags);
  g_assert_cmpint (n_changes, ==, 1);
  g_assert_cmpstr (trellis_note_get_tags (note)[1], ==, "talk");

  trellis_record_touch (TRELLIS_RECORD (note));
  g_assert_cmpint (last_change, ==, -1);
}

static void
test_initial_values (void)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisCheckIn) check_in = trellis_check_in_new ();
  g_autoptr(TrellisClause) clause = trellis_clause_new ();

  g_assert_cmpint (trellis_meeting_get_minutes (meeting), ==, 60);
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_SCHEDULED);
  g_assert_cmpint (trellis_check_in_get_percent (check_in), ==, -1);
  g_assert_true (trellis_clause_get_enabled (clause));
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (clause)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
}

static void
test_lists_are_clean (void)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  const char *given[] = { "one", "", "two\nlines", "return\r", NULL };
  const char *expected[] = { "one", "two lines", "return ", NULL };
  const char *nothing[] = { "", NULL };

  trellis_note_set_tags (note, given);
  g_assert_cmpstrv (trellis_note_get_tags (note), expected);
  trellis_record_set_observer (TRELLIS_RECORD (note), changed_cb, NULL);
  n_changes = 0;
  trellis_note_set_tags (note, given);
  g_assert_cmpint (n_changes, ==, 0);
  trellis_note_set_tags (note, nothing);
  g_assert_null (trellis_note_get_tags (note)[0]);
}

/* What a record is a part of is nothing that it says. */
static void
test_blank (void)
{
  g_autoptr(TrellisConclusion) conclusion = trellis_conclusion_new ();
  TrellisRecord *record = TRELLIS_RECORD (conclusion);

  trellis_conclusion_set_match (conclusion, "match");
  g_assert_true (trellis_record_is_blank (record));
  trellis_conclusion_set_thanks (conclusion, "For the questions");
  g_assert_false (trellis_record_is_blank (record));
  trellis_conclusion_set_thanks (conclusion, NULL);
  g_assert_true (trellis_record_is_blank (record));
  trellis_conclusion_set_ending (conclusion, TRELLIS_ENDING_MOVED_ON);
  g_assert_false (trellis_record_is_blank (record));
  trellis_conclusion_set_ending (conclusion, TRELLIS_ENDING_NOT_SAID);
  trellis_conclusion_set_goals_going_on (conclusion, (const char *const[]) { "goal", NULL });
  g_assert_false (trellis_record_is_blank (record));
}

/* Some records are for one person alone. */
static void
test_private_classes (void)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    g_assert_cmpint (trellis_record_class_is_private (g_type_class_peek (types[i])), ==,
                     types[i] == TRELLIS_TYPE_PULSE || types[i] == TRELLIS_TYPE_CONCLUSION ||
                       types[i] == TRELLIS_TYPE_ATTACHMENT || types[i] == TRELLIS_TYPE_SKILL ||
                       types[i] == TRELLIS_TYPE_SKILL_RATING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/every-class", test_every_class);
  g_test_add_func ("/core/record/fields", test_fields);
  g_test_add_func ("/core/record/initial-values", test_initial_values);
  g_test_add_func ("/core/record/lists-are-clean", test_lists_are_clean);
  g_test_add_func ("/core/record/blank", test_blank);
  g_test_add_func ("/core/record/private-classes", test_private_classes);
  return g_test_run ();
}

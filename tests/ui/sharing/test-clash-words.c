/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-clash-difference.h"
#include "trellis-clash-words.h"
#include "trellis-clause-catalog.h"
#include "ui-test.h"

#define UID(record) trellis_record_get_uid (TRELLIS_RECORD (record))

/* Whether people could both change it so that somebody must look at it. */
static gboolean
may_clash (GType type, const TrellisField *field)
{
  return (field->flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL | TRELLIS_FIELD_PARENT |
                          TRELLIS_FIELD_ORDER | TRELLIS_FIELD_HIGHEST | TRELLIS_FIELD_CONFIRMS |
                          TRELLIS_FIELD_OF_STATE)) == 0 &&
         field->kind != TRELLIS_FIELD_LIST && field->kind != TRELLIS_FIELD_REFERENCE &&
         !(type == TRELLIS_TYPE_CLAUSE && g_str_equal (field->name, "key")) &&
         !(type == TRELLIS_TYPE_SIGNATURE && g_str_equal (field->name, "role"));
}

/* Each has a name, so that none is left out of the list; and each choice has its words. */
static void
test_names (UiTest *test, gconstpointer data)
{
  const GType *types = trellis_record_types ();
  g_autoptr(TrellisClashPeople) people = trellis_clash_people_new (test->store, UID (test->match));

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisRecord) record = g_object_new (types[i], NULL);
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

      for (guint j = TRELLIS_RECORD_N_FIELDS; j < klass->n_fields; j++)
        {
          const TrellisField *field = &klass->fields[j];
          g_autoptr(GEnumClass) choices = NULL;

          if (!may_clash (types[i], field))
            continue;
          if (trellis_clash_words_field (types[i], field->name) == NULL)
            g_error ("%s.%s has no name", klass->table, field->name);
          if (field->kind != TRELLIS_FIELD_CHOICE)
            continue;
          choices = g_type_class_ref (field->get_type ());
          for (guint k = 0; k < choices->n_values; k++)
            {
              g_autofree char *words =
                trellis_clash_words_value (people, record, field, choices->values[k].value_nick);

              g_assert_nonnull (words);
              g_assert_cmpstr (words, !=, choices->values[k].value_nick);
            }
        }
    }
}

/* Values as the views say them. */
static void
test_values (UiTest *test, gconstpointer data)
{
  static const struct
  {
    const char *table, *field, *text, *words;
  } values[] = {
    { "meeting", "title", "In spring", "In spring" },
    { "meeting", "title", NULL, NULL },
    { "meeting", "minutes", "90", "1\u00a0h\u00a030\u00a0min" },
    { "meeting", "state", "cancelled", "Canceled" },
    { "meeting", "is_last", "1", "Yes" },
    { "meeting", "starts", "0", NULL },
    { "action", "owner", "mentee", "Me" },
    { "action", "owner", "mentor", "Ada Example" },
    { "action", "priority", "nice", "Nice to Do" },
    { "action", "due", "2001-02-03", "Feb\u00a03,\u00a02001" },
    { "action", "due", NULL, NULL },
    { "action", "minutes", "0", NULL },
    { "check_in", "percent", "40", "40%" },
    { "check_in", "percent", "-1", NULL },
    { "note", "kind", "win", "Win" },
    { "goal", "state", "let-go", "Let go" },
    { "goal", "target", "2001-02-03", "Feb\u00a03,\u00a02001" },
    { "goal", "by_hand", "0", "No" },
  };
  g_autoptr(TrellisClashPeople) people = trellis_clash_people_new (test->store, UID (test->match));
  g_autoptr(TrellisClause) rhythm = trellis_clause_new ();
  const TrellisField *fields = TRELLIS_RECORD_GET_CLASS (rhythm)->fields;
  g_autofree char *choice = NULL;
  g_autofree char *number = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(TrellisRecord) record =
        g_object_new (trellis_record_type_find (values[i].table), NULL);
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
      const int field = trellis_record_class_find (klass, values[i].field);
      g_autofree char *words =
        trellis_clash_words_value (people, record, &klass->fields[field], values[i].text);

      g_assert_cmpstr (words, ==, values[i].words);
    }

  trellis_clause_set_key (rhythm, TRELLIS_CLAUSE_RESPONSE);
  number = trellis_clash_words_value (people, TRELLIS_RECORD (rhythm),
                                      &fields[trellis_clause_field_number], "2");
  g_assert_cmpstr (number, ==, "Within 2 days");
  trellis_clause_set_key (rhythm, TRELLIS_CLAUSE_RHYTHM);
  choice = trellis_clash_words_value (people, TRELLIS_RECORD (rhythm),
                                      &fields[trellis_clause_field_choice], "monthly");
  g_assert_cmpstr (choice, !=, "monthly");
}

/* Bold and a line, no color. */
static void
test_difference (UiTest *test, gconstpointer data)
{
  PangoAttrList *marks = trellis_clash_difference_mark ("Met at noon in the library", "Met at noon in the office");
  g_autofree char *text = pango_attr_list_to_string (marks);
  g_autofree char *many = trellis_clash_difference_tell ("a B c D e F g H", "a b c d e f g h");

  g_assert_nonnull (strstr (text, "19 26 underline single"));
  g_assert_nonnull (strstr (text, "19 26 weight bold"));
  g_assert_cmpstr (many, ==, "Written: “B”, “D”, “F”…\nLeft out: “b”, “d”, “f”…");
  g_assert_null (trellis_clash_difference_tell ("same", "same"));
  pango_attr_list_unref (marks);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/clash-words/names", test_names);
  UI_TEST_ADD ("/ui/clash-words/values", test_values);
  UI_TEST_ADD ("/ui/clash-words/difference", test_difference);
  return g_test_run ();
}

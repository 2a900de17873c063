/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-demo.h"

#include "trellis-clause-catalog.h"
#include "trellis-folder.h"
#include "trellis-time.h"
#include "trellis-trash.h"

#include <glib/gstdio.h>

#define LONGEST_LINE 120
#define LONGEST_TEXT 1200

typedef struct
{
  char *folder;
  gint64 now;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-demo-XXXXXX", NULL);
  fixture->now = trellis_time_now ();
  fixture->store = trellis_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  trellis_demo_fill (fixture->store, fixture->now, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  trellis_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static TrellisRecordList *
list_all (Fixture *fixture, GType type)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  return trellis_store_list (fixture->store, query);
}

static guint
count_all (TrellisStore *store, GType type)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  return trellis_store_count (store, query);
}

static guint
count_trash (Fixture *fixture, GType type)
{
  g_autoptr(TrellisTrash) trash = trellis_trash_new (fixture->store);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (trash)); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (trash), i);

      n += G_OBJECT_TYPE (record) == type;
    }
  return n;
}

static void
test_every_class (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      GType type = trellis_record_types ()[i];

      g_test_message ("%s: %u", g_type_name (type), count_all (fixture->store, type));
      g_assert_cmpuint (count_all (fixture->store, type), >, 0);
    }

  g_assert_cmpuint (count_trash (fixture, TRELLIS_TYPE_NOTE), >, 0);
  g_assert_cmpuint (count_trash (fixture, TRELLIS_TYPE_ACTION), >, 0);
}

static void
check_field (Fixture *fixture, TrellisRecord *record, guint index)
{
  const TrellisField *field = &TRELLIS_RECORD_GET_CLASS (record)->fields[index];
  const char *text = trellis_field_is_string (field) ? trellis_record_get_string (record, index)
                                                     : NULL;
  GDate day;

  if (field->kind == TRELLIS_FIELD_LIST)
    for (const char *const *item = trellis_record_get_list (record, index); *item != NULL; item++)
      g_assert_cmpint (g_utf8_strlen (*item, -1), <=, LONGEST_LINE);

  if ((field->flags & TRELLIS_FIELD_PARENT) != 0 &&
      !(TRELLIS_IS_ATTACHMENT (record) &&
        (index == trellis_attachment_field_note || index == trellis_attachment_field_person)))
    g_assert_nonnull (text);
  if (text == NULL)
    return;

  g_assert_cmpint (g_utf8_strlen (text, -1), <=,
                   field->kind == TRELLIS_FIELD_TEXT ? LONGEST_TEXT : LONGEST_LINE);

  if (field->kind == TRELLIS_FIELD_REFERENCE)
    {
      g_autoptr(TrellisRecord) other = trellis_store_get (fixture->store, field->get_type (), text);

      g_assert_nonnull (other);
    }
  else if (field->kind == TRELLIS_FIELD_DATE)
    g_assert_true (trellis_day_parse (text, &day));
  else if (field->kind == TRELLIS_FIELD_STRING)
    g_assert_null (strchr (text, '\n'));
}

/* References lead somewhere, texts have the length of texts, and what is said to have happened has. */
static void
test_every_field (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisRecordList) list = list_all (fixture, trellis_record_types ()[i]);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);
          TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

          for (guint field = 0; field < klass->n_fields; field++)
            {
              check_field (fixture, record, field);
              if (klass->fields[field].kind == TRELLIS_FIELD_TIME &&
                  !g_str_equal (klass->fields[field].name, "starts"))
                g_assert_cmpint (trellis_record_get_number (record, field), <, fixture->now - 3600);
            }

          g_assert_cmpint (trellis_record_get_created (record), >, 0);
          g_assert_cmpint (trellis_record_get_modified (record), >=,
                           trellis_record_get_created (record));
        }
    }
}

static void
assert_every_choice (Fixture *fixture, GType type, const char *field, GType choices)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (choices);

  for (guint i = 0; i < klass->n_values; i++)
    {
      g_autoptr(TrellisQuery) query = trellis_query_new (type);

      trellis_query_is (query, field, klass->values[i].value);
      g_test_message ("%s %s", g_type_name (type), klass->values[i].value_nick);
      g_assert_cmpuint (trellis_store_count (fixture->store, query), >, 0);
    }
}

static void
test_every_choice (Fixture *fixture, gconstpointer data)
{
  assert_every_choice (fixture, TRELLIS_TYPE_NOTE, "kind", TRELLIS_TYPE_NOTE_KIND);
  assert_every_choice (fixture, TRELLIS_TYPE_NOTE, "visibility", TRELLIS_TYPE_VISIBILITY);
  assert_every_choice (fixture, TRELLIS_TYPE_GOAL, "kind", TRELLIS_TYPE_GOAL_KIND);
  assert_every_choice (fixture, TRELLIS_TYPE_GOAL, "state", TRELLIS_TYPE_GOAL_STATE);
  assert_every_choice (fixture, TRELLIS_TYPE_MEETING, "state", TRELLIS_TYPE_MEETING_STATE);
  assert_every_choice (fixture, TRELLIS_TYPE_ACTION, "owner", TRELLIS_TYPE_OWNER);
  assert_every_choice (fixture, TRELLIS_TYPE_ACTION, "priority", TRELLIS_TYPE_ACTION_PRIORITY);
  assert_every_choice (fixture, TRELLIS_TYPE_POINT, "phase", TRELLIS_TYPE_POINT_PHASE);
  assert_every_choice (fixture, TRELLIS_TYPE_POINT, "author", TRELLIS_TYPE_ROLE);
  assert_every_choice (fixture, TRELLIS_TYPE_MATCH, "my_role", TRELLIS_TYPE_ROLE);
}

static void
test_next_meeting (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(TrellisQuery) points = trellis_query_new (TRELLIS_TYPE_POINT);
  g_autoptr(TrellisMeeting) next = NULL;

  trellis_query_at_least (query, "starts", fixture->now);
  trellis_query_ascending (query, "starts");
  next = trellis_store_get_first (fixture->store, query);
  g_assert_nonnull (next);
  g_assert_cmpint (trellis_meeting_get_starts (next), <, fixture->now + 4 * 86400);
  g_assert_cmpint (trellis_meeting_get_state (next), ==, TRELLIS_MEETING_STATE_CONFIRMED);

  trellis_query_equals (points, "meeting", trellis_record_get_uid (TRELLIS_RECORD (next)));
  g_assert_cmpuint (trellis_store_count (fixture->store, points), ==, 4);
  trellis_query_is (points, "visibility", TRELLIS_VISIBILITY_SHARED);
  g_assert_cmpuint (trellis_store_count (fixture->store, points), ==, 3);
}

static gboolean
has_option (const TrellisClauseSpec *spec, const char *nick)
{
  for (const TrellisClauseOption *option = spec->options; option->nick != NULL; option++)
    if (g_str_equal (option->nick, nick))
      return TRUE;

  return FALSE;
}

/* What is in a clause is what the clause asks for. */
static void
check_clause (TrellisClause *clause)
{
  const TrellisClauseSpec *spec;

  if (trellis_clause_get_key (clause) == NULL)
    {
      g_assert_nonnull (trellis_clause_get_title (clause));
      return;
    }

  spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));
  g_test_message ("%s", trellis_clause_get_key (clause));
  g_assert_nonnull (spec);
  if (trellis_clause_get_choice (clause) != NULL)
    g_assert_true (has_option (spec, trellis_clause_get_choice (clause)));
  if (trellis_clause_get_number (clause) != 0)
    g_assert_cmpint (spec->parts & TRELLIS_CLAUSE_NUMBER, !=, 0);
  if (trellis_clause_get_day (clause) != NULL)
    g_assert_cmpint (spec->parts & TRELLIS_CLAUSE_DAY, !=, 0);
  if (trellis_clause_get_text (clause) != NULL)
    g_assert_cmpint (spec->parts & TRELLIS_CLAUSE_TEXT, !=, 0);
  if (trellis_clause_get_items (clause)[0] != NULL)
    g_assert_cmpint (spec->parts & (TRELLIS_CLAUSE_LIST | TRELLIS_CLAUSE_CHECKLIST), !=, 0);
}

static void
test_clauses (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRecordList) list = list_all (fixture, TRELLIS_TYPE_CLAUSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (G_LIST_MODEL (list), i);

      check_clause (clause);
    }
}

static void
test_times_survive (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  gint64 modified;

  g_clear_object (&fixture->store);
  fixture->store = trellis_store_open (fixture->folder, NULL);

  trellis_query_ascending (query, "created");
  {
    g_autoptr(TrellisNote) oldest = trellis_store_get_first (fixture->store, query);

    modified = trellis_record_get_modified (TRELLIS_RECORD (oldest));
    g_assert_cmpint (modified, <, fixture->now - 86400);

    trellis_note_set_title (oldest, "Edited");
    trellis_store_flush (fixture->store, NULL);
    g_assert_cmpint (trellis_record_get_modified (TRELLIS_RECORD (oldest)), >=, fixture->now);
  }
}

static void
test_twice_the_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("trellis-demo-XXXXXX", NULL);
  g_autoptr(TrellisStore) other = trellis_store_open (folder, NULL);

  g_assert_true (trellis_demo_fill (other, fixture->now + 40 * 86400, NULL));
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      GType type = trellis_record_types ()[i];

      g_assert_cmpuint (count_all (fixture->store, type), ==, count_all (other, type));
    }

  g_clear_object (&other);
  trellis_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/demo/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("every-class", test_every_class);
  ADD ("every-field", test_every_field);
  ADD ("every-choice", test_every_choice);
  ADD ("next-meeting", test_next_meeting);
  ADD ("clauses", test_clauses);
  ADD ("times-survive", test_times_survive);
  ADD ("twice-the-same", test_twice_the_same);

  return g_test_run ();
}

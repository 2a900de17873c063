/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-query-private.h"
#include "trellis-schema.h"

/* The schema as SQL, in an order that does not depend on how it came about. */
#define DUMP                                                                                       \
  "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name"

static void
test_pragmas (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TrellisDatabaseMode mode;
    const char *query_only;
  } cases[] = {
    { TRELLIS_DATABASE_WRITE, "0" },
    { TRELLIS_DATABASE_READ, "1" },
    { TRELLIS_DATABASE_COPY, "0" },
  };
  static const char *const pragmas[][2] = {
    { "PRAGMA journal_mode", "wal" }, { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },   { "PRAGMA trusted_schema", "0" },
    { "PRAGMA cell_size_check", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisDatabase) database =
        trellis_database_open (fixture->path, cases[i].mode, NULL);
      g_autofree char *query_only =
        trellis_database_dup_text (database, "PRAGMA query_only", NULL);

      g_assert_cmpstr (query_only, ==, cases[i].query_only);
      for (guint j = 0; j < G_N_ELEMENTS (pragmas); j++)
        {
          g_autofree char *found = trellis_database_dup_text (database, pragmas[j][0], NULL);

          g_test_message ("%s", pragmas[j][0]);
          g_assert_cmpstr (found, ==, pragmas[j][1]);
        }
    }
}

static void
test_reader_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDatabase) reader =
    trellis_database_open (fixture->path, TRELLIS_DATABASE_READ, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (trellis_database_run (reader, "DELETE FROM note", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_READ_ONLY);
}

/* A column for every field, and no field without one. */
static void
test_columns_are_fields (Fixture *fixture, gconstpointer data)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);
      g_autoptr(GString) fields = g_string_new ("id");
      g_autofree char *sql =
        g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') ORDER BY cid", klass->table);

      for (guint j = 0; j < klass->n_fields; j++)
        g_string_append_printf (fields, "\n%s", klass->fields[j].name);
      assert_answer (fixture->path, sql, fields->str);
    }
}

static TrellisDatabase *
make_database (const char *path, const char *const *steps, guint n_steps)
{
  g_autoptr(GPtrArray) some = g_ptr_array_new ();
  TrellisDatabase *database = trellis_database_open (path, TRELLIS_DATABASE_WRITE, NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n_steps; i++)
    g_ptr_array_add (some, (char *) steps[i]);
  g_ptr_array_add (some, NULL);
  trellis_schema_run (database, (const char *const *) some->pdata, NULL, &error);
  g_assert_no_error (error);
  return database;
}

/* Wherever a journal comes from, it ends with the schema that a new one has. */
static void
test_migrated_equals_new (Fixture *fixture, gconstpointer data)
{
  g_auto(GStrv) steps = trellis_schema_dup_steps ();
  g_autofree char *new_schema = ask_plain (fixture->path, DUMP);

  for (guint from = 1; steps[from - 1] != NULL; from++)
    {
      g_autofree char *name = g_strdup_printf ("from-%u.db", from);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autoptr(TrellisDatabase) database =
        make_database (path, (const char *const *) steps, from);
      g_autofree char *version = g_strdup_printf ("%u", g_strv_length (steps));
      g_autoptr(GError) error = NULL;

      trellis_schema_migrate (database, NULL, &error);
      g_assert_no_error (error);
      assert_answer (path, DUMP, new_schema);
      assert_answer (path, "PRAGMA user_version", version);
      assert_answer (path, "PRAGMA integrity_check", "ok");
    }
}

/* Steps that people's journals have been through. What is to be different is a further step. */
static void
test_released_steps_stay (void)
{
  static const char *const sums[] = {
    "9ee5032a1f46318c72248ed3dd1fb1bce62319c132e11f57dc40b3be34f94d1e",
    "92e816fb80c0c5a4efa2c74fa14e63ec7ee39472e12beb02e4b83378e69c4932",
  };
  g_auto(GStrv) steps = trellis_schema_dup_steps ();

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, steps[i], -1);

      g_assert_cmpstr (sum, ==, sums[i]);
    }
}

static void
run_file (TrellisDatabase *database, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  trellis_database_run (database, sql, &error);
  g_assert_no_error (error);
}

/* What was shared before there was a pulse still is, and a pulse, a conclusion, and a skill can be kept. */
static void
test_journal_of_schema_2 (void)
{
  g_auto(GStrv) steps = trellis_schema_dup_steps ();
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  TrellisDatabase *database = make_database (path, (const char *const *) steps, 2);
  g_autoptr(TrellisPulse) pulse = trellis_pulse_new ();
  g_autoptr(TrellisConclusion) conclusion = trellis_conclusion_new ();
  g_autoptr(TrellisSkill) skill = trellis_skill_new ();
  g_autoptr(TrellisSkillRating) rating = trellis_skill_rating_new ();
  g_autoptr(TrellisStore) store = NULL;
  g_autoptr(GError) error = NULL;

  run_file (database, "journal-of-schema-1.sql");
  run_file (database, "journal-of-schema-2.sql");
  trellis_database_close (database);

  store = trellis_store_open (folder, &error);
  g_assert_no_error (error);
  assert_answer (path, "SELECT kind, address, token FROM sharing", "folder|/somewhere/shared|token");
  assert_answer (path, "SELECT record, state FROM shared_item", "note-1|steady");
  assert_answer (path, "SELECT name, writes FROM replica", "abcdef012345|3");
  assert_answer (path, "SELECT uid, user, basic FROM account", "account-1|ada|");
  trellis_pulse_set_match (pulse, "match-1");
  trellis_pulse_set_why (pulse, "Calm and useful");
  trellis_store_add (store, pulse);
  trellis_conclusion_set_match (conclusion, "match-1");
  trellis_conclusion_set_ending (conclusion, TRELLIS_ENDING_GOALS_REACHED);
  trellis_store_add (store, conclusion);
  trellis_skill_set_match (skill, "match-1");
  trellis_skill_set_name (skill, "Listening");
  trellis_store_add (store, skill);
  trellis_skill_rating_set_skill (rating, trellis_record_get_uid (TRELLIS_RECORD (skill)));
  trellis_skill_rating_set_day (rating, "2026-11-22");
  trellis_skill_rating_set_level (rating, 3);
  trellis_store_add (store, rating);
  trellis_store_flush (store, &error);
  g_assert_no_error (error);
  assert_answer (path, "SELECT \"match\", why FROM pulse", "match-1|Calm and useful");
  assert_answer (path, "SELECT \"match\", ending FROM conclusion", "match-1|goals-reached");
  assert_answer (path, "SELECT name, day, level FROM skill_rating JOIN skill ON skill.uid = skill", "Listening|2026-11-22|3");

  /* It is nothing to bring there. */
  assert_answer (path, "SELECT count(*) FROM shared_change", "0");
  trellis_store_close (store);
  trellis_folder_remove (folder);
}

/* What was attached before somebody could have a photo of their own still is, in the same row. */
static void
test_journal_of_schema_11 (void)
{
  g_auto(GStrv) steps = trellis_schema_dup_steps ();
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  TrellisDatabase *database = make_database (path, (const char *const *) steps, 11);
  g_autoptr(TrellisStore) store = NULL;
  g_autoptr(GError) error = NULL;

  run_file (database, "journal-of-schema-1.sql");
  trellis_database_run (
    database,
    "INSERT INTO content (sha256, data) VALUES ('abc', x'6f6e65');"
    "INSERT INTO attachment (id, uid, created, modified, deleted, visibility, author, \"match\", note, kind, title,"
    " media_type, size, content) VALUES (7, 'file-1', 11, 12, 13, 'private', 'mentor', 'match-1', 'note-1', 'cv',"
    " 'plan.txt', 'text/plain', 3, 'abc')",
    &error);
  g_assert_no_error (error);
  trellis_database_close (database);

  store = trellis_store_open (folder, &error);
  g_assert_no_error (error);
  assert_answer (path, "SELECT id, uid, created, modified, deleted, visibility, author, \"match\", note, kind, title,"
                       " media_type, size, content, person IS NULL FROM attachment",
                 "7|file-1|11|12|13|private|mentor|match-1|note-1|cv|plan.txt|text/plain|3|abc|1");
  assert_answer (path, "PRAGMA foreign_key_check", "");
  assert_answer (path, "PRAGMA integrity_check", "ok");
  trellis_store_close (store);
  trellis_folder_remove (folder);
}

/* What the first Trellis wrote opens, says the same, and can be shared. */
static void
test_journal_of_schema_1 (void)
{
  g_auto(GStrv) steps = trellis_schema_dup_steps ();
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  g_autofree char *data =
    g_test_build_filename (G_TEST_DIST, "store", "journal-of-schema-1.sql", NULL);
  TrellisDatabase *database = make_database (path, (const char *const *) steps, 1);
  g_autoptr(TrellisStore) store = NULL;
  g_autoptr(TrellisNote) note = NULL;
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (data, &sql, NULL, &error);
  g_assert_no_error (error);
  trellis_database_run (database, sql, &error);
  g_assert_no_error (error);
  trellis_database_close (database);

  store = trellis_store_open (folder, &error);
  g_assert_no_error (error);
  note = trellis_store_get (store, TRELLIS_TYPE_NOTE, "note-1");
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Ask about the talk in Lyon");
  trellis_note_set_body (note, "Asked");
  trellis_store_flush (store, &error);
  g_assert_no_error (error);
  assert_answer (path, "SELECT uid, starts, place FROM meeting", "meeting-1|1770000000|Library");
  assert_answer (path, "SELECT text FROM history ORDER BY id",
                 "Ask about a talk\nAsk about the talk in Lyon");
  assert_answer (path, "SELECT length(name), writes FROM replica", "12|0");
  assert_answer (path, "SELECT count(*) FROM shared_change", "0");
  assert_answer (path, "PRAGMA foreign_key_check", "");
  trellis_store_close (store);
  trellis_folder_remove (folder);
}

/* A next step that works, to see that what is there is backed up before it. */
static void
test_backs_up_before (Fixture *fixture, gconstpointer data)
{
  g_auto(GStrv) known = trellis_schema_dup_steps ();
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *name = g_strdup_printf ("before-schema-%u.db", g_strv_length (known) + 1);
  g_autofree char *place = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *backup = g_build_filename (place, name, NULL);
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisDatabase) database = NULL;
  g_auto(GStrv) steps = NULL;
  g_autoptr(GError) error = NULL;

  fixture_close (fixture);
  g_strv_builder_addv (builder, (const char **) known);
  g_strv_builder_add (builder, "CREATE TABLE mood (id INTEGER PRIMARY KEY) STRICT;");
  steps = g_strv_builder_end (builder);

  database = trellis_database_open (fixture->path, TRELLIS_DATABASE_WRITE, NULL);
  trellis_schema_run (database, (const char *const *) steps, place, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, trellis_database_close);
  assert_answer (fixture->path, "SELECT count(*) FROM mood", "0");
  assert_answer (backup, "SELECT count(*) FROM sqlite_schema WHERE name = 'mood'", "0");
  assert_answer (backup, "SELECT count(*) FROM \"match\"", "1");
  assert_answer (backup, "PRAGMA integrity_check", "ok");
}

static void
test_failing_step_changes_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const failing[] = {
    "CREATE TABLE mood (id INTEGER PRIMARY KEY); THIS IS NO SQL;",
    "DROP TABLE note; CREATE TABLE person (id);",
    "DELETE FROM person;", /* to which a match refers */
    "DROP TABLE no_such_table;",
  };
  g_auto(GStrv) known = trellis_schema_dup_steps ();
  g_autofree char *place = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autofree char *version = g_strdup_printf ("%u", g_strv_length (known));
  g_autofree char *before = NULL;

  fixture_close (fixture);
  before = ask_plain (fixture->path, DUMP);

  for (guint i = 0; i < G_N_ELEMENTS (failing); i++)
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
      g_autoptr(TrellisDatabase) database =
        trellis_database_open (fixture->path, TRELLIS_DATABASE_WRITE, NULL);
      g_auto(GStrv) steps = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", failing[i]);
      g_strv_builder_addv (builder, (const char **) known);
      g_strv_builder_add (builder, failing[i]);
      steps = g_strv_builder_end (builder);
      g_assert_false (
        trellis_schema_run (database, (const char *const *) steps, place, &error));
      g_assert_nonnull (error);
      assert_answer (fixture->path, DUMP, before);
      assert_answer (fixture->path, "PRAGMA user_version", version);
      assert_answer (fixture->path, "SELECT name FROM person", "Ada");
      g_assert_cmpint (trellis_database_get_number (database, "PRAGMA foreign_keys", NULL), ==, 1);
    }

  fixture_open (fixture);
}

static void
assert_plan (Fixture *fixture, TrellisQuery *query, gboolean may_sort)
{
  g_autofree char *sql = trellis_query_dup_sql (query, "id");
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3 *handle = open_plain (fixture->path);
  sqlite3_stmt *statement = NULL;

  g_test_message ("%s", sql);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, explain, -1, &statement, NULL), ==, SQLITE_OK);
  trellis_query_bind (query, statement);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *step = (const char *) sqlite3_column_text (statement, 3);

      g_test_message ("  %s", step);
      g_assert_false (g_str_has_prefix (step, "SCAN"));
      g_assert_true (may_sort || strstr (step, "TEMP B-TREE") == NULL);
    }
  sqlite3_finalize (statement);
  sqlite3_close (handle);
}

static TrellisQuery *
query_of (GType type, const char *field)
{
  TrellisQuery *query = trellis_query_new (type);

  if (field != NULL)
    trellis_query_equals (query, field, "some-uid");
  return query;
}

/* What the views ask for most is answered from an index. */
static void
test_plans (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    GType (*get_type) (void);
    const char *whole;
    const char *order;
  } parts[] = {
    { trellis_meeting_get_type, "match", "starts" },
    { trellis_goal_get_type, "match", "position" },
    { trellis_agreement_get_type, "match", "version" },
    { trellis_clause_get_type, "agreement", "position" },
    { trellis_task_get_type, "goal", "position" },
    { trellis_check_in_get_type, "goal", "day" },
    { trellis_point_get_type, "meeting", "position" },
  };
  g_autoptr(TrellisQuery) notes = query_of (TRELLIS_TYPE_NOTE, "match");
  g_autoptr(TrellisQuery) actions = query_of (TRELLIS_TYPE_ACTION, "match");
  g_autoptr(TrellisQuery) due = query_of (TRELLIS_TYPE_ACTION, NULL);
  g_autoptr(TrellisQuery) next = query_of (TRELLIS_TYPE_MEETING, NULL);
  g_autoptr(TrellisQuery) wins = query_of (TRELLIS_TYPE_NOTE, NULL);
  g_autoptr(TrellisQuery) of_meeting = query_of (TRELLIS_TYPE_NOTE, "meeting");
  g_autoptr(TrellisQuery) of_meeting_too = query_of (TRELLIS_TYPE_ACTION, "meeting");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autoptr(TrellisQuery) query = query_of (parts[i].get_type (), parts[i].whole);

        if (descending)
          trellis_query_descending (query, parts[i].order);
        else
          trellis_query_ascending (query, parts[i].order);
        assert_plan (fixture, query, FALSE);
      }

  trellis_query_descending (notes, "pinned");
  trellis_query_descending (notes, "modified");
  assert_plan (fixture, notes, FALSE);

  trellis_query_is (actions, "done", 0);
  trellis_query_ascending (actions, "due");
  assert_plan (fixture, actions, TRUE);

  trellis_query_is (due, "done", 0);
  trellis_query_ascending (due, "due");
  assert_plan (fixture, due, FALSE);

  trellis_query_at_least (next, "starts", 1000);
  trellis_query_ascending (next, "starts");
  assert_plan (fixture, next, FALSE);

  trellis_query_is (wins, "kind", TRELLIS_NOTE_KIND_WIN);
  trellis_query_descending (wins, "created");
  assert_plan (fixture, wins, FALSE);

  trellis_query_ascending (of_meeting, "created");
  assert_plan (fixture, of_meeting, TRUE);
  trellis_query_ascending (of_meeting_too, "position");
  assert_plan (fixture, of_meeting_too, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/schema/pragmas", test_pragmas);
  FIXTURE_TEST ("/schema/reader-cannot-write", test_reader_cannot_write);
  FIXTURE_TEST ("/schema/columns-are-fields", test_columns_are_fields);
  FIXTURE_TEST ("/schema/migrated-equals-new", test_migrated_equals_new);
  g_test_add_func ("/schema/released-steps-stay", test_released_steps_stay);
  g_test_add_func ("/schema/journal-of-schema-1", test_journal_of_schema_1);
  g_test_add_func ("/schema/journal-of-schema-2", test_journal_of_schema_2);
  g_test_add_func ("/schema/journal-of-schema-11", test_journal_of_schema_11);
  FIXTURE_TEST ("/schema/backs-up-before", test_backs_up_before);
  FIXTURE_TEST ("/schema/failing-step-changes-nothing", test_failing_step_changes_nothing);
  FIXTURE_TEST ("/schema/plans", test_plans);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-archive.h"
#include "trellis-store-sharing.h"

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static char *
export (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "export.json", NULL);
  g_autoptr(GFile) target = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  trellis_archive_export_async (fixture->store, target, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  trellis_archive_export_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static TrellisArchiveReport *
import (Fixture *fixture, const char *text, gssize length, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "import.json", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  trellis_archive_import_async (fixture->store, source, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return trellis_archive_import_finish (fixture->store, result, error);
}

static TrellisArchiveReport *
import_well (Fixture *fixture, const char *text)
{
  g_autoptr(GError) error = NULL;
  TrellisArchiveReport *report = import (fixture, text, -1, &error);

  g_assert_no_error (error);
  return report;
}

/* Records of every class with something in every field, also what is hard to write down. */
static void
fill (Fixture *fixture, guint seed)
{
  static const char *const texts[] = {
    "plain", "“quoted” \"and\" \\back\\slashed", "line\nline\ttab\rreturn", "\x01\x1f\x7f",
    "Ünïcödé 会議 🌱 e\xcc\x81", "</script><!-- {} [] , : ", "trailing space ", "\u2028\ufeff",
  };
  const GType *types = trellis_record_types ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 3 * TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecord *record = g_object_new (types[i % TRELLIS_N_RECORD_TYPES], NULL);
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

      for (guint j = TRELLIS_RECORD_VISIBILITY; j < klass->n_fields; j++)
        {
          const TrellisField *field = &klass->fields[j];
          const char *text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
          const char *list[] = { "item", text, NULL };

          switch (field->kind)
            {
            case TRELLIS_FIELD_STRING:
            case TRELLIS_FIELD_TEXT:
              trellis_record_set_string (record, j, g_rand_boolean (rand) ? text : NULL);
              break;
            case TRELLIS_FIELD_DATE:
              trellis_record_set_string (record, j, "2028-02-29");
              break;
            case TRELLIS_FIELD_LIST:
              trellis_record_set_list (record, j, list);
              break;
            case TRELLIS_FIELD_REFERENCE:
              for (guint k = 0; k < records->len; k++)
                if (G_OBJECT_TYPE (g_ptr_array_index (records, k)) == field->get_type ())
                  trellis_record_set_string (record, j, UID (g_ptr_array_index (records, k)));
              break;
            case TRELLIS_FIELD_TIME:
            case TRELLIS_FIELD_INTEGER:
              trellis_record_set_number (record, j, g_rand_int_range (rand, 0, 1000000));
              break;
            case TRELLIS_FIELD_BOOLEAN:
            case TRELLIS_FIELD_CHOICE:
              trellis_record_set_number (record, j, g_rand_int_range (rand, 0, 2));
              break;
            default:
              g_assert_not_reached ();
            }
        }
      if (TRELLIS_IS_NOTE (record))
        trellis_note_set_body (TRELLIS_NOTE (record), "a body");
      if (TRELLIS_IS_ATTACHMENT (record)) /* see test-attachments.c */
        trellis_attachment_set_content (TRELLIS_ATTACHMENT (record), NULL);
      trellis_store_add (fixture->store, record);
      g_ptr_array_add (records, record);
    }
  fixture_flush (fixture);

  /* Earlier texts, and something in the trash. */
  for (guint i = 0; i < records->len; i++)
    if (TRELLIS_IS_NOTE (g_ptr_array_index (records, i)))
      trellis_note_set_body (g_ptr_array_index (records, i), "another body");
  fixture_flush (fixture);
  trellis_store_delete (fixture->store, g_ptr_array_index (records, records->len - 1));
  fixture_flush (fixture);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  Fixture other = { 0 };

  fill (fixture, 7);
  first = export (fixture);
  g_assert_nonnull (strstr (first, "another body"));
  g_assert_nonnull (strstr (first, "\"history\": [\n{"));

  fixture_set_up (&other, NULL);
  {
    g_autoptr(TrellisArchiveReport) report = import_well (&other, first);

    g_assert_cmpuint (report->n_new, ==, 3 * TRELLIS_N_RECORD_TYPES);
    g_assert_cmpuint (report->n_replaced + report->n_kept + report->n_remarks, ==, 0);
    g_assert_cmpuint (report->n_texts, >, 0);
  }
  second = export (&other);
  g_assert_cmpstr (first, ==, second);

  /* Once more changes nothing. */
  {
    g_autoptr(TrellisArchiveReport) report = import_well (&other, first);

    g_assert_cmpuint (report->n_kept, ==, 3 * TRELLIS_N_RECORD_TYPES);
    g_assert_cmpuint (report->n_new + report->n_replaced + report->n_texts, ==, 0);
  }
  third = export (&other);
  g_assert_cmpstr (first, ==, third);
  assert_answer (other.path, "PRAGMA integrity_check", "ok");
  assert_answer (other.path, "PRAGMA foreign_key_check", "");
  fixture_tear_down (&other, NULL);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = export (fixture);
  g_autoptr(TrellisArchiveReport) report = import_well (fixture, text);

  g_assert_true (g_str_has_prefix (text, "{\n\"format\": \"trellis-journal\",\n\"version\": 1,\n"));
  g_assert_cmpuint (report->n_new, ==, 0);
}

#define ARCHIVE(members) "{\"format\": \"trellis-journal\", \"version\": 1" members "}"
#define MATCH_M                                                                                    \
  ",\n\"match\": [{\"uid\": \"m\", \"created\": 5, \"modified\": 5, \"program\": \"P\"}]"

static void
test_merges (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = trellis_store_list (fixture->store, query);
  g_autoptr(TrellisArchiveReport) first = NULL;
  g_autoptr(TrellisArchiveReport) second = NULL;

  first = import_well (
    fixture, ARCHIVE (MATCH_M ", \"note\": [{\"uid\": \"n\", \"match\": \"m\", \"created\": 9, "
                              "\"modified\": 100, \"title\": \"old\", \"tags\": [\"t\"]}]"));
  g_assert_cmpuint (first->n_new, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  note = g_list_model_get_item (G_LIST_MODEL (list), 0);
  match = trellis_store_get (fixture->store, TRELLIS_TYPE_MATCH, "m");
  g_assert_cmpstr (trellis_note_get_title (note), ==, "old");

  /* Live records follow; what is newer here stays. */
  trellis_match_set_program (match, "newer here");
  second = import_well (
    fixture,
    ARCHIVE (",\n\"match\": [{\"uid\": \"m\", \"modified\": 6, \"program\": \"older there\"}]"
             ", \"note\": [{\"uid\": \"n\", \"match\": \"m\", \"modified\": 101,"
             " \"title\": \"new\"},\n {\"uid\": \"n2\", \"match\": \"m\"}]"));
  g_assert_cmpuint (second->n_new, ==, 1);
  g_assert_cmpuint (second->n_replaced, ==, 1);
  g_assert_cmpuint (second->n_kept, ==, 1);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "new");
  g_assert_cmpstr (trellis_match_get_program (match), ==, "newer here");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
}

/* What is typed while the import runs gets no row that the import uses. */
static void
test_ids_stay_apart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "import.json", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GString) text = g_string_new ("{\"format\": \"trellis-journal\", \"version\": 1" MATCH_M
                                          ", \"note\": [");
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");

  for (int i = 0; i < 2000; i++)
    g_string_append_printf (text, "%s{\"uid\": \"n%d\", \"match\": \"m\"}", i > 0 ? ",\n" : "", i);
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  trellis_archive_import_async (fixture->store, source, NULL, finished_cb, &result);
  for (int i = 0; result == NULL; i++)
    {
      if (i < 200)
        g_object_unref (add_note (fixture->store, match, "typed", NULL));
      g_main_context_iteration (NULL, i >= 200);
    }
  fixture_flush (fixture);
  {
    g_autoptr(TrellisArchiveReport) report =
      trellis_archive_import_finish (fixture->store, result, NULL);

    g_assert_cmpuint (report->n_new, ==, 2001);
  }
  assert_answer (fixture->path, "SELECT count(*) FROM note WHERE title IS NULL", "2000");
  assert_answer (fixture->path, "SELECT count(*) > 0 FROM note WHERE title = 'typed'", "1");
}

static void
test_cuts_loose_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisArchiveReport) report = import_well (
    fixture, ARCHIVE (MATCH_M ", \"note\": [{\"uid\": \"n\", \"match\": \"m\", \"goal\": \"gone\","
                              " \"colour\": \"red\", \"meeting\": null}], \"history\": [{\"record\":"
                              " \"x\", \"field\": \"body\", \"text\": \"\", \"written\": 1,"
                              " \"replaced\": 2}]"));

  g_assert_cmpuint (report->n_remarks, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (report->remarks, 0), ==,
                   "line 2: “colour” of a note is not known");
  g_assert_cmpstr (g_ptr_array_index (report->remarks, 1), ==,
                   "line 2: an earlier text of nothing in the file");
  g_assert_cmpstr (g_ptr_array_index (report->remarks, 2), ==,
                   "“goal” of the note n does not exist");
  assert_answer (fixture->path, "SELECT goal IS NULL FROM note", "1");
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "line 1: the file is no journal" },
    { "[]", "line 1: the file is no journal" },
    { "BEGIN:VCALENDAR", "line 1: the file is no journal" },
    { "{", "line 1: here should be the name" },
    { "{}", "line 1: here should be the name" },
    { "{\"format\": \"other\"}", "line 1: the file is no journal" },
    { "{\"format\": \"trellis-journal\"}", "line 1: the file does not say its version" },
    { "{\"format\": \"trellis-journal\", \"version\": \"1\"}", "line 1: the version is no number" },
    { "{\"format\": \"trellis-journal\", \"version\": 0}", "line 1: the version is no number" },
    { "{\"version\": 1, \"format\": \"trellis-journal\"}", "does not begin with its format" },
    { ARCHIVE ("") " x", "line 1: the file does not end" },
    { ARCHIVE (","), "here should be the name" },
    { ARCHIVE (",\n\n\"songs\": []"), "line 3: a list that is not known" },
    { ARCHIVE (", \"note\": {}"), "“note” is no list" },
    { ARCHIVE (", \"note\": ["), "the list “note” is broken" },
    { ARCHIVE (", \"note\": [,]"), "the list “note” is broken" },
    { ARCHIVE (", \"match\": [1]"), "here should be a match" },
    { ARCHIVE (", \"match\": [{}]"), "“uid” of a match is missing" },
    { ARCHIVE (", \"match\": [{\"uid\": \"\"}]"), "“uid” of a match is missing" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\\nb\"}]"), "“uid” of a match is missing" },
    { ARCHIVE (", \"match\": [{\"uid\": 5}]"), "“uid” of a match is not a text" },
    { ARCHIVE (",\n\"match\": [{\"uid\": \"a\"},\n{\"uid\": \"a\"}]"), "line 3: a uid occurs twice" },
    { ARCHIVE (MATCH_M ", \"person\": [{\"uid\": \"m\"}]"), "a uid occurs twice" },
    { ARCHIVE (", \"person\": [{\"uid\": \"taken\"}]"), "A uid is that of another kind" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"introduced\": 1}]"), "not true or false" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"introduced\": \"true\"}]"), "not true or false" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"state\": \"happy\"}]"), "not one of the words" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"started\": \"2026-02-30\"}]"), "not a day" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"created\": -1}]"), "not a time" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"created\": 1.5}]"), "not a time" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"created\": 99999999999999}]"), "not a time" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\", \"created\": [[[[[[[[[[]]]]]]]]]]}]"), "broken" },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\" \"created\": 1}]"), "line 1: " },
    { ARCHIVE (", \"match\": [{\"uid\": \"a\n\"}]"), "the list “match” is broken" },
    { ARCHIVE (", \"match\": [{'uid': 'a'}]"), "the list “match” is broken" },
    { ARCHIVE (MATCH_M ", \"note\": [{\"uid\": \"n\", \"match\": \"m\", \"tags\": \"t\"}]"),
      "not a list" },
    { ARCHIVE (MATCH_M ", \"note\": [{\"uid\": \"n\", \"match\": \"m\", \"tags\": [\"\"]}]"),
      "not a list" },
    { ARCHIVE (MATCH_M ", \"note\": [{\"uid\": \"n\", \"match\": \"m\", \"tags\": [\"a\\nb\"]}]"),
      "not a list" },
    { ARCHIVE (MATCH_M ", \"note\": [{\"uid\": \"n\", \"match\": \"nowhere\"}]"),
      "A note is part of a match that does not exist" },
    { ARCHIVE (MATCH_M ", \"meeting\": [{\"uid\": \"n\", \"match\": \"m\", \"minutes\": 5000000000}]"),
      "not a whole number" },
    { ARCHIVE (MATCH_M ", \"history\": [{\"record\": \"m\", \"field\": \"reason\", \"text\": 5}]"),
      "“text” of an earlier text is no text" },
    { ARCHIVE (MATCH_M ", \"history\": [{\"record\": \"m\", \"field\": \"reason\", \"text\": \"\","
                       " \"written\": 1}]"),
      "“replaced” of an earlier text is no time" },
  };
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, "taken");
  trellis_store_add (fixture->store, match);
  before = export (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u: %s", i, cases[i].message);
      g_assert_null (import (fixture, cases[i].text, -1, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].message);
      g_clear_error (&error);
    }

  g_assert_null (import (fixture, "{\"format\": \"trellis-journal\", \"version\": 2}", -1, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (import (fixture, ARCHIVE ("\xff"), -1, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (import (fixture, "{\"format\"\0: 1}", 14, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID);

  after = export (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What is said of a file that is refused goes to the log, and quotes nothing of it. */
static void
test_quotes_nothing (Fixture *fixture, gconstpointer data)
{
  const char *const cases[] = {
    "Halima",
    "{Halima: 1}",
    "{\"Halima\": 1}",
    ARCHIVE (", \"Halima\": []"),
    ARCHIVE (", \"match\": [Halima]"),
    ARCHIVE (", \"match\": [{\"uid\": Halima}]"),
    ARCHIVE (", \"match\": [{\"uid\": \"a\", \"state\": \"Halima\"}]"),
    ARCHIVE (", \"match\": [{\"uid\": \"Halima\"}, {\"uid\": \"Halima\"}]"),
    ARCHIVE (MATCH_M ", \"note\": [{\"uid\": \"Halima\", \"match\": \"nowhere\"}]"),
    ARCHIVE (", \"person\": [{\"uid\": \"Halima's\"}]"),
  };
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, "Halima's");
  trellis_store_add (fixture->store, match);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (import (fixture, cases[i], -1, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID);
      if (strstr (error->message, "Halima") != NULL)
        g_error ("The log gets “%s”", error->message);
    }
}

/* However a good file is cut or a byte of it changed: either it is refused and nothing has changed,
 * or it is read. Never a crash. */
static void
test_broken_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *good = NULL;
  Fixture other = { 0 };
  gsize length;

  fill (fixture, 3);
  good = export (fixture);
  length = strlen (good);
  fixture_set_up (&other, NULL);

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *bad = g_memdup2 (good, length + 1);
      g_autoptr(TrellisArchiveReport) report = NULL;
      gsize cut = length;

      if (i % 3 == 0)
        cut = (gsize) g_rand_int_range (rand, 0, (int) length);
      else
        bad[g_rand_int_range (rand, 0, (int) length)] = (char) g_rand_int_range (rand, 1, 256);
      report = import (&other, bad, (gssize) cut, NULL);
    }

  assert_answer (other.path, "PRAGMA integrity_check", "ok");
  assert_answer (other.path, "PRAGMA foreign_key_check", "");
  fixture_tear_down (&other, NULL);
}

static void
test_export_to_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no", "export.json", NULL);
  g_autoptr(GFile) target = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  trellis_archive_export_async (fixture->store, target, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (trellis_archive_export_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What an archive holds is a person's own: nothing of where it is shared. What comes from one into a
 * shared match is to be brought there. */
static void
test_sharing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "Title", "First words");
  g_autoptr(TrellisAccount) account = trellis_account_new ("https://dav.example/", "someone");
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (
    UID (match), TRELLIS_SHARING_KIND_CALENDAR, "https://dav.example/shared/");
  g_autofree char *text = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *changed = NULL;
  g_autoptr(TrellisArchiveReport) report = NULL;
  g_auto(GStrv) pieces = NULL;
  g_autoptr(GError) error = NULL;

  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_MODIFIED, 1700000000);
  trellis_store_save_account (fixture->store, account, &error);
  g_assert_no_error (error);
  sharing->account = g_strdup (account->uid);
  trellis_store_share (fixture->store, sharing, &error);
  g_assert_no_error (error);
  text = export (fixture);
  g_assert_null (strstr (text, "dav.example"));
  g_assert_null (strstr (text, "someone"));
  g_assert_null (strstr (text, account->uid));

  run_plain (fixture->path, "DELETE FROM shared_change");
  pieces = g_strsplit (text, "1700000000", -1);
  newer = g_strjoinv ("1700000009", pieces);
  g_strfreev (g_steal_pointer (&pieces));
  pieces = g_strsplit (newer, "First words", -1);
  changed = g_strjoinv ("Other words", pieces);
  report = import (fixture, changed, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_replaced, ==, 1);
  assert_answer (fixture->path, "SELECT \"table\" FROM shared_change", "note");
}

static GBytes *
export_packed (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "export.Trellis", NULL);
  g_autoptr(GFile) target = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *bytes;

  trellis_archive_export_async (fixture->store, target, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  trellis_archive_export_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  bytes = g_file_load_bytes (target, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

/* What is in it counts, not its name. */
static void
test_packed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *plain = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GBytes) packed = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisArchiveReport) report = NULL;
  Fixture other = { 0 };

  fill (fixture, 7);
  plain = export (fixture);
  packed = export_packed (fixture);
  g_assert_cmpuint (g_bytes_get_size (packed), <, strlen (plain));
  g_assert_cmpmem (g_bytes_get_data (packed, NULL), 2, "\x1f\x8b", 2);

  fixture_set_up (&other, NULL);
  report = import (&other, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_new, >, 0);
  again = export (&other);
  g_assert_cmpstr (again, ==, plain);
  fixture_tear_down (&other, NULL);
}

static void
test_broken_packing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GBytes) packed = NULL;
  const char *bytes;
  gsize size;

  fill (fixture, 8);
  packed = export_packed (fixture);
  bytes = g_bytes_get_data (packed, &size);
  for (gsize length = 3; length < size; length += 1 + size / 20)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (import (fixture, bytes, (gssize) length, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID);
    }
  for (gsize place = 2; place < size; place += 1 + size / 40)
    {
      g_autofree char *broken = g_memdup2 (bytes, size);
      g_autoptr(GError) error = NULL;
      g_autoptr(TrellisArchiveReport) report = NULL;

      broken[place] ^= 0x55;
      report = import (fixture, broken, (gssize) size, &error);
      g_assert_true (report != NULL || error->domain == TRELLIS_STORE_ERROR);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/archive/round-trip", test_round_trip);
  FIXTURE_TEST ("/archive/empty", test_empty);
  FIXTURE_TEST ("/archive/sharing", test_sharing);
  FIXTURE_TEST ("/archive/merges", test_merges);
  FIXTURE_TEST ("/archive/ids-stay-apart", test_ids_stay_apart);
  FIXTURE_TEST ("/archive/cuts-loose-references", test_cuts_loose_references);
  FIXTURE_TEST ("/archive/refuses", test_refuses);
  FIXTURE_TEST ("/archive/quotes-nothing", test_quotes_nothing);
  FIXTURE_TEST ("/archive/broken-bytes", test_broken_bytes);
  FIXTURE_TEST ("/archive/packed", test_packed);
  FIXTURE_TEST ("/archive/broken-packing", test_broken_packing);
  FIXTURE_TEST ("/archive/export-to-nowhere", test_export_to_nowhere);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-thinning.h"
#include "trellis-version.h"

#define DAY (24 * 60 * 60)

static char *
list_texts (Fixture *fixture, TrellisNote *note)
{
  g_autoptr(GListModel) versions = trellis_store_list_versions (fixture->store, note, "body");
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr(TrellisVersion) version = g_list_model_get_item (versions, i);
      g_autofree char *text = trellis_store_read_version (fixture->store, version, NULL);

      g_string_append_printf (texts, "%s%s", i > 0 ? ", " : "", text);
    }
  return g_string_free_and_steal (texts);
}

static void
assert_texts (Fixture *fixture, TrellisNote *note, const char *expected)
{
  g_autofree char *texts = list_texts (fixture, note);

  g_assert_cmpstr (texts, ==, expected);
}

/* Lets what was kept so far look @seconds older. */
static void
wait_for (Fixture *fixture, int seconds)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE history SET written = written - %1$d, replaced = replaced - %1$d", seconds);

  fixture_flush (fixture);
  run_plain (fixture->path, sql);
}

static void
write_body (Fixture *fixture, TrellisNote *note, const char *body)
{
  trellis_note_set_body (note, body);
  fixture_flush (fixture);
}

static void
test_keeps_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "n", NULL);

  fixture_flush (fixture);
  write_body (fixture, note, "one");
  assert_texts (fixture, note, "");
  write_body (fixture, note, "two");
  assert_texts (fixture, note, "one");
  write_body (fixture, note, "three");
  assert_texts (fixture, note, "one");
  wait_for (fixture, 700);
  write_body (fixture, note, "four");
  write_body (fixture, note, "five");
  assert_texts (fixture, note, "three, one");
  trellis_note_set_title (note, "titles have no history");
  fixture_flush (fixture);
  assert_texts (fixture, note, "three, one");
}

static void
test_keeps_losses (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autofree char *x = g_strnfill (300, 'x');
  g_autofree char *y = g_strnfill (300, 'y');
  g_autofree char *expected = g_strdup_printf ("%s, %s", y, x);
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "n", x);

  fixture_flush (fixture);
  write_body (fixture, note, y);
  write_body (fixture, note, NULL);
  assert_texts (fixture, note, expected);
}

static void
test_restores (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "n", "one");
  g_autoptr(GListModel) versions = NULL;
  g_autoptr(TrellisVersion) version = NULL;
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  write_body (fixture, note, "two");
  trellis_note_set_body (note, "unsaved");
  versions = trellis_store_list_versions (fixture->store, note, "body");
  version = g_list_model_get_item (versions, 0);
  g_assert_true (trellis_store_restore_version (fixture->store, note, version, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "one");
  fixture_flush (fixture);
  assert_texts (fixture, note, "unsaved, one");

  /* Back and forth does not pile up copies. */
  g_assert_true (trellis_store_restore_version (fixture->store, note, version, &error));
  g_assert_true (trellis_store_restore_version (fixture->store, note, version, &error));
  fixture_flush (fixture);
  assert_texts (fixture, note, "one, unsaved, one");

  run_plain (fixture->path, "DELETE FROM history");
  g_assert_false (trellis_store_restore_version (fixture->store, note, version, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
}

static void
test_thinning_rule (void)
{
  const gint64 now = 1800000000; /* 2027-01-15 08:00 UTC */
  static const struct
  {
    int age;
    int newer_age; /* -1: there is none */
    gboolean kept;
  } cases[] = {
    { 0, -1, TRUE },
    { 60, 0, TRUE },
    { 7 * DAY, 7 * DAY - 1, TRUE },
    { 7 * DAY + 1, 7 * DAY, FALSE },
    { 8 * DAY, 7 * DAY, TRUE },
    { 400 * DAY, -1, TRUE },
    { 30 * DAY, 30 * DAY - 60, FALSE },
    { 30 * DAY + 9 * 60 * 60, 30 * DAY, TRUE }, /* the evening before */
    { 67 * DAY, 66 * DAY, TRUE },
    { 68 * DAY, 67 * DAY, FALSE },
    { 76 * DAY, 70 * DAY, TRUE },  /* 31 October, 6 November */
    { 75 * DAY, 70 * DAY, FALSE }, /* 1 November */
    { 1000 * DAY, 100 * DAY, TRUE },
    { -5 * DAY, -6 * DAY, TRUE }, /* the clock was wrong */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 newer = cases[i].newer_age == -1 ? 0 : now - cases[i].newer_age;

      g_test_message ("case %u", i);
      g_assert_cmpint (trellis_thinning_keeps (now - cases[i].age, newer, now), ==, cases[i].kept);
    }
}

/* Thinned every day for more than a year, what is left does not melt away. */
static void
test_thinning_is_steady (void)
{
  const gint64 start = 1800000000;
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64)); /* newest first */

  for (int day = 0; day < 400; day++)
    {
      gint64 now = start + (gint64) day * DAY;
      gint64 newer = 0;

      for (int i = 0; i < 5; i++)
        {
          gint64 time = now + i * 1000;

          g_array_prepend_val (times, time);
        }
      for (guint i = 0; i < times->len;)
        if (trellis_thinning_keeps (g_array_index (times, gint64, i), newer, now + 5000))
          newer = g_array_index (times, gint64, i++);
        else
          g_array_remove_index (times, i);
    }

  /* 5 a day for a week (perhaps with a day begun), 60 days, and the months before. */
  g_assert_cmpuint (times->len, >=, 7 * 5 + 59 + 10);
  g_assert_cmpuint (times->len, <=, 8 * 5 + 61 + 12);
}

static void
test_thins_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDatabase) database =
    trellis_database_open (fixture->path, TRELLIS_DATABASE_WRITE, NULL);
  g_autoptr(GError) error = NULL;

  run_plain (fixture->path,
             "INSERT INTO history (record, field, text, written, replaced) VALUES"
             " ('a', 'body', 'old', 1000000000, 1), ('a', 'body', 'last of its day', 1000000060, 1),"
             " ('b', 'body', 'another record', 1000000001, 1),"
             " ('a', 'result', 'another field', 1000000002, 1)");
  g_assert_true (trellis_thinning_run (database, 1800000000, &error));
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT text FROM history ORDER BY id",
                 "last of its day\nanother record\nanother field");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/history/keeps-states", test_keeps_states);
  FIXTURE_TEST ("/history/keeps-losses", test_keeps_losses);
  FIXTURE_TEST ("/history/restores", test_restores);
  g_test_add_func ("/history/thinning-rule", test_thinning_rule);
  g_test_add_func ("/history/thinning-is-steady", test_thinning_is_steady);
  FIXTURE_TEST ("/history/thins-rows", test_thins_rows);
  return g_test_run ();
}

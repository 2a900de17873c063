/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "trellis-arrivals.h"
#include "trellis-database.h"
#include "trellis-time.h"

/* What comes in is compared with what was here. */

#define RUN 1800000000
#define SLICE 20

typedef struct
{
  TrellisDatabase *database;
  TrellisArrivals arrivals;
  guint n_rows; /* that the statements of the connection gave */
  gint64 id;
} Writing;

static int
row_cb (unsigned int event, void *data, void *statement, void *unused)
{
  (*(guint *) data)++;
  return 0;
}

static void
begin (Writing *self, Fixture *fixture)
{
  *self = (Writing) { .id = 1000 };
  fixture_close (fixture);
  self->database = trellis_database_open (fixture->path, TRELLIS_DATABASE_WRITE, NULL);
  g_assert_nonnull (self->database);
  sqlite3_trace_v2 (trellis_database_get_handle (self->database), SQLITE_TRACE_ROW, row_cb, &self->n_rows);
}

static void
end (Writing *self, Fixture *fixture)
{
  trellis_arrivals_clear (&self->arrivals);
  trellis_database_close (self->database);
  fixture_open (fixture);
}

static TrellisRow *
write_action (Writing *self, const char *match, const char *uid, const char *title)
{
  g_autoptr(TrellisAction) action = trellis_action_new ();
  TrellisRow *row;

  trellis_record_set_string (TRELLIS_RECORD (action), TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (TRELLIS_RECORD (action), TRELLIS_RECORD_CREATED, self->id);
  trellis_action_set_match (action, match);
  trellis_action_set_title (action, title);
  row = trellis_row_new_for_record (TRELLIS_RECORD (action), ++self->id);
  g_assert_true (trellis_row_save (row, self->database, NULL));
  return row;
}

/* As somebody who writes while much comes in. */
static void
write_own (Writing *self, const char *match, const char *uid, const char *title)
{
  trellis_row_free (write_action (self, match, uid, title));
}

static char *
find_twin (Writing *self, const TrellisRow *row)
{
  char *twin = NULL;

  g_assert_true (trellis_arrivals_find_twin (&self->arrivals, self->database, row, &twin, NULL));
  return twin;
}

/* @n actions come in during the run at @now; @twins becomes how many of them are probably here already. */
static void
receive (Writing *self, const char *match, const char *prefix, guint n, gint64 now, guint *twins)
{
  for (guint from = 0; from < n; from += SLICE)
    {
      g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_row_free);

      trellis_arrivals_begin (&self->arrivals, self->database, now);
      g_assert_true (trellis_database_begin (self->database, NULL));
      for (guint i = from; i < MIN (n, from + SLICE); i++)
        {
          g_autofree char *uid = g_strdup_printf ("%s-%u", prefix, i);
          g_autofree char *title = g_strdup_printf ("Read chapter %u", i);

          g_ptr_array_add (rows, write_action (self, match, uid, title));
          trellis_arrivals_add (&self->arrivals, rows->pdata[rows->len - 1]);
          trellis_arrivals_learn (&self->arrivals, rows->pdata[rows->len - 1]);
        }
      for (guint i = 0; i < rows->len; i++)
        {
          g_autofree char *twin = find_twin (self, rows->pdata[i]);

          *twins += twin != NULL;
        }
      g_assert_true (trellis_database_commit (self->database, NULL));
      trellis_arrivals_end (&self->arrivals, self->database);
    }
}

/* How many rows are read while @n actions without a day come in that are here already under another uid. */
static guint
count_rows (Fixture *fixture, const char *match, guint n)
{
  g_autofree char *first = g_strdup_printf ("first-%u", n);
  g_autofree char *second = g_strdup_printf ("second-%u", n);
  guint n_twins = 0, n_rows;
  Writing writing;

  begin (&writing, fixture);
  writing.id = 100000 * (gint64) n;
  receive (&writing, match, first, n, RUN, &n_twins);
  g_assert_cmpuint (n_twins, ==, 0);
  writing.n_rows = 0;
  receive (&writing, match, second, n, RUN + 1, &n_twins);
  n_rows = writing.n_rows;
  g_assert_cmpuint (n_twins, ==, n);
  end (&writing, fixture);
  return n_rows;
}

/* Twice as much is twice the work, be what is here and what comes in of one match and time. */
static void
test_linear (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) small = add_match (fixture->store, "Bob");
  g_autoptr(TrellisMatch) large = add_match (fixture->store, "Carol");
  g_autofree char *of_small = g_strdup (UID (small));
  g_autofree char *of_large = g_strdup (UID (large));
  guint n_small, n_large;

  n_small = count_rows (fixture, of_small, 200);
  n_large = count_rows (fixture, of_large, 400);
  g_test_message ("%u, %u", n_small, n_large);
  g_assert_cmpuint (n_small, >=, 200);
  g_assert_cmpuint (n_large, <=, 2 * n_small + 10);
}

/* What somebody writes while much comes in was there before what comes after it. */
static void
test_written_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *uid = g_strdup (UID (match));
  g_autofree char *twin = NULL;
  g_autofree char *gone = NULL;
  g_autoptr(TrellisRow) row = NULL;
  guint n_twins = 0;
  Writing writing;

  begin (&writing, fixture);
  receive (&writing, uid, "came", 2, RUN, &n_twins);
  write_own (&writing, uid, "own", "Read CHAPTER 7");
  receive (&writing, uid, "more", 8, RUN, &n_twins);
  g_assert_cmpuint (n_twins, ==, 1);

  /* Of what was found before, each is looked at as it is now. */
  row = write_action (&writing, uid, "last", "Read chapter 7");
  trellis_arrivals_begin (&writing.arrivals, writing.database, RUN);
  trellis_arrivals_add (&writing.arrivals, row);
  twin = find_twin (&writing, row);
  g_assert_cmpstr (twin, ==, "own");
  g_assert_true (trellis_database_run (writing.database, "UPDATE action SET deleted = 1 WHERE uid = 'own'", NULL));
  gone = find_twin (&writing, row);
  g_assert_null (gone);
  end (&writing, fixture);
}

/* What comes in during one run was there before what comes in during the other. */
static void
test_two_runs (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *uid = g_strdup (UID (match));
  guint n_twins = 0, n_rows;
  Writing writing;

  begin (&writing, fixture);
  receive (&writing, uid, "a", 1, RUN, &n_twins);
  receive (&writing, uid, "b", 2, RUN + 1, &n_twins);
  g_assert_cmpuint (n_twins, ==, 1);
  receive (&writing, uid, "c", 30, RUN, &n_twins);
  g_assert_cmpuint (n_twins, ==, 3);

  /* Taking turns, they do not look again at what they told each other. */
  writing.n_rows = 0;
  receive (&writing, uid, "d", 1, RUN + 1, &n_twins);
  n_rows = writing.n_rows;
  g_assert_cmpuint (n_twins, ==, 4);
  g_assert_cmpuint (n_rows, <, 20);
  end (&writing, fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/arrivals/linear", test_linear);
  FIXTURE_TEST ("/store/arrivals/written-meanwhile", test_written_meanwhile);
  FIXTURE_TEST ("/store/arrivals/two-runs", test_two_runs);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-sync-error.h"
#include "trellis-sync-outcome.h"

/* The list of what came of the last runs: the latest first, and what tells nothing new only once. */

static void
put (GListStore *outcomes, const TrellisSyncReport *report, const GError *error, gint64 time)
{
  g_autoptr(TrellisSyncOutcome) outcome = trellis_sync_outcome_new (report, error, time);

  trellis_sync_outcome_put (outcomes, outcome);
}

static void
check (GListStore *outcomes, guint index, gint64 time, guint n_sent)
{
  g_autoptr(TrellisSyncOutcome) outcome = g_list_model_get_item (G_LIST_MODEL (outcomes), index);

  g_assert_nonnull (outcome);
  g_assert_cmpint (trellis_sync_outcome_get_time (outcome), ==, time);
  g_assert_cmpuint (trellis_sync_outcome_get_report (outcome)->n_sent, ==, n_sent);
}

static guint
count (GListStore *outcomes)
{
  return g_list_model_get_n_items (G_LIST_MODEL (outcomes));
}

static void
test_nothing_new (void)
{
  const TrellisSyncReport nothing = { 0 };
  const TrellisSyncReport sent = { .n_sent = 3 };
  g_autoptr(GListStore) outcomes = g_list_store_new (TRELLIS_TYPE_SYNC_OUTCOME);

  put (outcomes, &nothing, NULL, 1);
  put (outcomes, &nothing, NULL, 2);
  g_assert_cmpuint (count (outcomes), ==, 1);
  check (outcomes, 0, 2, 0);

  put (outcomes, &sent, NULL, 3);
  put (outcomes, &sent, NULL, 4);
  put (outcomes, &nothing, NULL, 5);
  put (outcomes, &nothing, NULL, 6);
  g_assert_cmpuint (count (outcomes), ==, 4);
  check (outcomes, 0, 6, 0);
  check (outcomes, 1, 4, 3);
  check (outcomes, 2, 3, 3);
  check (outcomes, 3, 2, 0);
}

static void
test_failures (void)
{
  const TrellisSyncReport nothing = { 0 };
  const TrellisSyncReport sent = { .n_sent = 1 };
  const TrellisSyncReport left = { .n_left = 2 };
  g_autoptr(GError) offline = trellis_sync_error_new (TRELLIS_SYNC_ERROR_OFFLINE, NULL, 0, "as told");
  g_autoptr(GError) full = trellis_sync_error_new (TRELLIS_SYNC_ERROR_NO_SPACE, NULL, 0, "as told");
  g_autoptr(GListStore) outcomes = g_list_store_new (TRELLIS_TYPE_SYNC_OUTCOME);

  put (outcomes, &nothing, offline, 1);
  put (outcomes, &nothing, offline, 2);
  g_assert_cmpuint (count (outcomes), ==, 1);

  /* Another failure, one that came after something was done, something that waits, and none. */
  put (outcomes, &nothing, full, 3);
  put (outcomes, &sent, full, 4);
  put (outcomes, &left, NULL, 5);
  put (outcomes, &nothing, NULL, 6);
  g_assert_cmpuint (count (outcomes), ==, 5);
}

static void
test_most (void)
{
  g_autoptr(GListStore) outcomes = g_list_store_new (TRELLIS_TYPE_SYNC_OUTCOME);

  for (guint i = 1; i <= 60; i++)
    {
      const TrellisSyncReport sent = { .n_sent = i };

      put (outcomes, &sent, NULL, i);
    }
  g_assert_cmpuint (count (outcomes), ==, 50);
  check (outcomes, 0, 60, 60);
  check (outcomes, 49, 11, 11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/outcomes/nothing-new", test_nothing_new);
  g_test_add_func ("/sync/outcomes/failures", test_failures);
  g_test_add_func ("/sync/outcomes/most", test_most);
  return g_test_run ();
}

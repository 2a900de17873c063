/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-sync-error.h"
#include "trellis-sync-rest.h"

/* R-H5: how long accounts are left alone whose servers cannot answer. */

#define MINUTE (60 * 1000)

static void
test_choose_wait (void)
{
  const struct { guint retry_after, n_failures; guint least, most; } table[] = {
    { 1, 0, 5000, 5000 }, /* never less */
    { 7, 9, 7000, 7000 }, /* what it says, whatever was before */
    { 3600, 0, 60 * MINUTE, 60 * MINUTE },
    { 86400, 0, 60 * MINUTE, 60 * MINUTE }, /* never more */
    { G_MAXUINT, 0, 60 * MINUTE, 60 * MINUTE },
    { 0, 0, 5000, 10000 },
    { 0, 1, 10000, 20000 },
    { 0, 2, 20000, 40000 },
    { 0, 6, 320000, 640000 },
    { 0, 7, 15 * MINUTE / 2, 15 * MINUTE },
    { 0, 8, 15 * MINUTE / 2, 15 * MINUTE },
    { 0, G_MAXUINT, 15 * MINUTE / 2, 15 * MINUTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpuint (trellis_sync_rest_choose_wait (table[i].retry_after, table[i].n_failures, 1), ==, table[i].least);
      g_assert_cmpuint (trellis_sync_rest_choose_wait (table[i].retry_after, table[i].n_failures, 0), ==, table[i].most);
    }
}

static void
note (TrellisSyncRest *rest, const char *account, TrellisSyncError code, guint retry_after, gint64 now)
{
  g_autoptr(GError) error = trellis_sync_error_new (code, NULL, retry_after, "as told");

  trellis_sync_rest_note (rest, account, error, now);
}

/* Each account by itself, and only where waiting helps. */
static void
test_accounts (void)
{
  g_autoptr(TrellisSyncRest) rest = trellis_sync_rest_new ();

  g_assert_cmpint (trellis_sync_rest_get_next (rest, 0), ==, -1);
  note (rest, "one", TRELLIS_SYNC_ERROR_BUSY, 60, 1000);
  note (rest, "two", TRELLIS_SYNC_ERROR_OFFLINE, 0, 1000);
  note (rest, "three", TRELLIS_SYNC_ERROR_SIGN_IN, 0, 1000);
  note (rest, NULL, TRELLIS_SYNC_ERROR_BUSY, 60, 1000);
  g_assert_true (trellis_sync_rest_is_resting (rest, "one", 60999));
  g_assert_false (trellis_sync_rest_is_resting (rest, "one", 61000));
  g_assert_true (trellis_sync_rest_has_failed (rest, "one"));
  g_assert_false (trellis_sync_rest_is_resting (rest, "two", 1000));
  g_assert_false (trellis_sync_rest_is_resting (rest, "three", 1000));
  g_assert_false (trellis_sync_rest_is_resting (rest, NULL, 1000));
  note (rest, "two", TRELLIS_SYNC_ERROR_BUSY, 30, 1000);
  g_assert_cmpint (trellis_sync_rest_get_next (rest, 1000), ==, 31000);
  g_assert_cmpint (trellis_sync_rest_get_next (rest, 31000), ==, 61000);
  g_assert_cmpint (trellis_sync_rest_get_next (rest, 61000), ==, -1);

  trellis_sync_rest_note (rest, "one", NULL, 2000);
  g_assert_false (trellis_sync_rest_has_failed (rest, "one"));
  g_assert_false (trellis_sync_rest_is_resting (rest, "one", 2000));
  trellis_sync_rest_wake (rest);
  g_assert_false (trellis_sync_rest_is_resting (rest, "two", 2000));
  g_assert_true (trellis_sync_rest_has_failed (rest, "two"));
}

/* Longer and longer, as long as nothing goes well; several matches in one run are one failure. */
static void
test_longer (void)
{
  g_autoptr(TrellisSyncRest) rest = trellis_sync_rest_new ();
  gint64 now = 0;

  for (guint i = 0; i < 12; i++)
    {
      gint64 next;

      note (rest, "one", i % 2 == 0 ? TRELLIS_SYNC_ERROR_SERVER : TRELLIS_SYNC_ERROR_BUSY, 0, now);
      note (rest, "one", TRELLIS_SYNC_ERROR_BUSY, 0, now);
      next = trellis_sync_rest_get_next (rest, now);
      g_assert_cmpint (next - now, >=, trellis_sync_rest_choose_wait (0, i, 1));
      g_assert_cmpint (next - now, <=, trellis_sync_rest_choose_wait (0, i + 1, 0));
      g_assert_cmpint (next - now, <=, 15 * MINUTE);
      now = next;
    }

  trellis_sync_rest_note (rest, "one", NULL, now);
  note (rest, "one", TRELLIS_SYNC_ERROR_BUSY, 0, now);
  g_assert_cmpint (trellis_sync_rest_get_next (rest, now) - now, <=, trellis_sync_rest_choose_wait (0, 0, 0));
}

static TrellisRest *
find_kept (GPtrArray *rests, const char *account)
{
  for (guint i = 0; i < rests->len; i++)
    if (g_str_equal (((TrellisRest *) g_ptr_array_index (rests, i))->account, account))
      return g_ptr_array_index (rests, i);

  g_assert_not_reached ();
}

/* What is kept is gone on from at the next start, whose clock began anew, and with which the world went on, or
 * was set. */
static void
test_kept (void)
{
  const gint64 world = G_GINT64_CONSTANT (1800000000000);
  const struct { gint64 passed, left; } table[] = {
    { 0, 60000 },
    { 20000, 40000 },
    { 59999, 1 },
    { 60000, 0 },
    { G_GINT64_CONSTANT (400000000000), 0 },
    { -1, 60000 }, /* set back: never more than it was */
    { G_GINT64_CONSTANT (-400000000000), 60000 },
  };
  g_autoptr(TrellisSyncRest) before = trellis_sync_rest_new ();
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) later = NULL;

  note (before, "one", TRELLIS_SYNC_ERROR_BUSY, 60, 1000);
  note (before, "two", TRELLIS_SYNC_ERROR_BUSY, 10, 1000);
  note (before, "two", TRELLIS_SYNC_ERROR_BUSY, 10, 20000);
  kept = trellis_sync_rest_list (before, 1000, world);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpint (find_kept (kept, "one")->until, ==, world + 60000);
  g_assert_cmpint (find_kept (kept, "one")->n_failures, ==, 1);
  g_assert_cmpint (find_kept (kept, "two")->n_failures, ==, 2);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TrellisSyncRest) after = trellis_sync_rest_new ();

      g_test_message ("row %u", i);
      trellis_sync_rest_take (after, kept, 7, world + table[i].passed);
      g_assert_true (trellis_sync_rest_has_failed (after, "one"));
      g_assert_cmpint (trellis_sync_rest_is_resting (after, "one", 7 + MAX (table[i].left - 1, 0)), ==, table[i].left > 0);
      g_assert_false (trellis_sync_rest_is_resting (after, "one", 7 + table[i].left));
    }

  /* Whatever the file says. */
  {
    g_autoptr(TrellisSyncRest) after = trellis_sync_rest_new ();

    find_kept (kept, "one")->until = find_kept (kept, "one")->length = G_MAXINT64;
    find_kept (kept, "two")->length = -1;
    trellis_sync_rest_take (after, kept, 0, world);
    g_assert_true (trellis_sync_rest_is_resting (after, "one", 60 * MINUTE - 1));
    g_assert_false (trellis_sync_rest_is_resting (after, "one", 60 * MINUTE));
    g_assert_false (trellis_sync_rest_is_resting (after, "two", 0));
  }

  /* The steps go on, and what somebody did not want to wait for is over also then. */
  {
    g_autoptr(TrellisSyncRest) after = trellis_sync_rest_new ();
    gint64 next;

    trellis_sync_rest_wake (before);
    later = trellis_sync_rest_list (before, 1000, world);
    trellis_sync_rest_take (after, later, 0, world);
    g_assert_cmpint (trellis_sync_rest_get_next (after, 0), ==, -1);
    note (after, "two", TRELLIS_SYNC_ERROR_BUSY, 0, 0);
    next = trellis_sync_rest_get_next (after, 0);
    g_assert_cmpint (next, >=, trellis_sync_rest_choose_wait (0, 2, 1));
    g_assert_cmpint (next, <=, trellis_sync_rest_choose_wait (0, 2, 0));
  }
}

/* Why it is left alone is known also then. */
static void
test_reason (void)
{
  const TrellisSyncError codes[] = { TRELLIS_SYNC_ERROR_BUSY, TRELLIS_SYNC_ERROR_SERVER };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(TrellisSyncRest) before = trellis_sync_rest_new ();
      g_autoptr(TrellisSyncRest) after = trellis_sync_rest_new ();
      g_autoptr(GPtrArray) kept = NULL;
      g_autoptr(GError) error = NULL;

      note (before, "one", codes[i], 60, 0);
      kept = trellis_sync_rest_list (before, 0, 1000);
      trellis_sync_rest_take (after, kept, 0, 1000);
      error = trellis_sync_rest_dup_error (after, "one", 59999);
      g_assert_error (error, TRELLIS_SYNC_ERROR, (int) codes[i]);
      g_assert_null (trellis_sync_rest_dup_error (after, "one", 60000));
      g_assert_null (trellis_sync_rest_dup_error (after, "two", 0));
      g_assert_null (trellis_sync_rest_dup_error (after, NULL, 0));
    }
}

/* Only what is other than before is to be kept. */
static void
test_news (void)
{
  g_autoptr(TrellisSyncRest) rest = trellis_sync_rest_new ();
  g_autoptr(GError) busy = trellis_sync_error_new (TRELLIS_SYNC_ERROR_BUSY, NULL, 60, "as told");
  g_autoptr(GError) offline = trellis_sync_error_new (TRELLIS_SYNC_ERROR_OFFLINE, NULL, 0, "as told");

  g_assert_false (trellis_sync_rest_note (rest, "one", NULL, 0));
  g_assert_false (trellis_sync_rest_note (rest, "one", offline, 0));
  g_assert_false (trellis_sync_rest_note (rest, NULL, busy, 0));
  g_assert_true (trellis_sync_rest_note (rest, "one", busy, 0));
  g_assert_true (trellis_sync_rest_note (rest, "one", NULL, 0));
  g_assert_false (trellis_sync_rest_note (rest, "one", NULL, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/rest/choose-wait", test_choose_wait);
  g_test_add_func ("/sync/rest/accounts", test_accounts);
  g_test_add_func ("/sync/rest/longer", test_longer);
  g_test_add_func ("/sync/rest/kept", test_kept);
  g_test_add_func ("/sync/rest/reason", test_reason);
  g_test_add_func ("/sync/rest/news", test_news);
  return g_test_run ();
}

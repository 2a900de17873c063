/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-recent-syncs-page.h"
#include "trellis-sync-outcome-words.h"
#include "trellis-sync-status-private.h"
#include "trellis-sync-words.h"
#include "ui-test.h"

/* What the last runs brought, in words. */

static void
check_words (const TrellisSyncReport *report, const GError *error, const char *expected)
{
  g_autoptr(TrellisSyncOutcome) outcome = trellis_sync_outcome_new (report, error, 1000);
  g_autofree char *words = trellis_sync_words_outcome (outcome);

  g_assert_cmpstr (words, ==, expected);
}

/* “3 notes sent, 1 waiting: the server refused it because it is too large”. */
static void
test_words (UiTest *test, gconstpointer data)
{
  const TrellisSyncReport nothing = { 0 };
  const TrellisSyncReport much = { .n_received = 2, .n_sent = 3, .n_clashes = 1, .n_refused = 1 };
  const TrellisSyncReport removals = { .n_trashed = 1, .n_removed = 2, .n_unreadable = 1 };
  const TrellisSyncReport waiting = { .n_left = 4, .is_read_only = TRUE };
  const TrellisSyncReport question = { .question = TRELLIS_SHARING_QUESTION_EMPTIED };
  g_autoptr(GError) full = trellis_sync_error_new (TRELLIS_SYNC_ERROR_NO_SPACE, NULL, 0, "as told");
  g_autofree char *failure = NULL;

  check_words (&nothing, NULL, "Nothing new");
  check_words (&much, NULL, "2 items received · 3 items sent · 1 change to look at · 1 item was not accepted");
  check_words (&removals, NULL, "1 item moved to the trash · 2 items removed there · 1 item was not understood");
  check_words (&waiting, NULL, "4 items wait here · Nothing may be written there");
  check_words (&question, NULL, "A question waits for your answer");

  failure = g_strconcat ("4 items wait here · Nothing may be written there · ", trellis_sync_error_to_words (full), NULL);
  check_words (&waiting, full, failure);
}

static guint
count_rows (GtkWidget *page)
{
  guint n = 0;

  while (ui_test_find (page, ADW_TYPE_ACTION_ROW, n) != NULL)
    n++;
  return n;
}

static void
test_page (UiTest *test, gconstpointer data)
{
  const TrellisSyncReport nothing = { 0 };
  const TrellisSyncReport sent = { .n_sent = 3 };
  TrellisSyncStatus *status = trellis_sync_status_new ("match");
  GtkWidget *page = g_object_new (TRELLIS_TYPE_RECENT_SYNCS_PAGE, NULL);
  GtkWindow *window;

  trellis_recent_syncs_page_set_status (TRELLIS_RECENT_SYNCS_PAGE (page), status);
  window = ui_test_present (page);
  g_assert_nonnull (ui_test_find_label (page, "Not Synced Yet"));

  trellis_sync_status_set_result (status, &sent, NULL, 1000);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (page, "Not Synced Yet"));
  g_assert_nonnull (ui_test_find_label (page, "3 items sent"));
  g_assert_cmpuint (count_rows (page), ==, 1);

  /* The latest is first. */
  trellis_sync_status_set_result (status, &nothing, NULL, 2000);
  ui_test_settle ();
  g_assert_cmpuint (count_rows (page), ==, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (ui_test_find (page, ADW_TYPE_ACTION_ROW, 0))), ==,
                   "Nothing new");

  gtk_window_destroy (window);
  g_assert_finalize_object (status);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  UI_TEST_ADD ("/ui/recent-syncs/words", test_words);
  UI_TEST_ADD ("/ui/recent-syncs/page", test_page);

  return g_test_run ();
}

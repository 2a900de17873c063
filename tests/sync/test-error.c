/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-sync-error.h"

#include <string.h>

#include "trellis-sync-words.h"
#include "trellis-text-merge.h"

#define LAST TRELLIS_SYNC_ERROR_KEYRING_LOCKED

/* Each has a sentence of its own, that ends as sentences do. */
static void
test_words (void)
{
  g_autoptr(GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Other");

  for (guint code = 0; code <= LAST; code++)
    {
      g_autoptr(GError) error = trellis_sync_error_new ((TrellisSyncError) code, NULL, 0, "Message");
      const char *words = trellis_sync_error_to_words (error);

      g_test_message ("%u: %s", code, words);
      g_assert_true (g_str_has_suffix (words, "."));
      g_assert_null (strstr (words, "Message"));
      g_assert_true (g_hash_table_add (all, (gpointer) words));
    }
  g_assert_true (g_hash_table_contains (all, trellis_sync_error_to_words (other)));
}

/* Where a person waits for what they asked for, nothing is promised that only sharing does by itself. */
static void
test_words_asked (void)
{
  g_autoptr(GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Other");

  for (guint code = 0; code <= LAST; code++)
    {
      g_autoptr(GError) error = trellis_sync_error_new ((TrellisSyncError) code, NULL, 0, "Message");
      const char *words = trellis_sync_error_to_words_asked (error);
      const gboolean is_of_item = trellis_sync_error_get_scope (error) == TRELLIS_SYNC_SCOPE_ITEM &&
                                  code != TRELLIS_SYNC_ERROR_SERVER;

      g_test_message ("%u: %s", code, words);
      g_assert_true (g_str_has_suffix (words, "."));
      if (!is_of_item && code != TRELLIS_SYNC_ERROR_TOKEN)
        g_assert_null (strstr (words, "Trellis tries again"));
      g_assert_null (strstr (words, "Trellis checks"));
    }
  g_assert_null (strstr (trellis_sync_error_to_words_asked (other), "Trellis tries again"));
}

/* R-H9: What is logged names nobody. */
static void
test_private (void)
{
  g_autoptr(GError) error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_BUSY, "detail", 42, "%d", 1);
  g_autoptr(GError) copy = g_error_copy (error);
  g_autoptr(GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  g_assert_cmpstr (copy->message, ==, "1");
  g_assert_cmpstr (trellis_sync_error_get_detail (copy), ==, "detail");
  g_assert_cmpuint (trellis_sync_error_get_retry_after (copy), ==, 42);
  g_assert_null (trellis_sync_error_get_detail (other));
  g_assert_null (trellis_sync_error_get_detail (NULL));
  g_assert_cmpuint (trellis_sync_error_get_retry_after (other), ==, 0);
  g_assert_cmpint (trellis_sync_error_get_scope (other), ==, TRELLIS_SYNC_SCOPE_ACCOUNT);
  g_assert_true (trellis_sync_error_leaves_doubt (other));
}

static void
test_scopes (void)
{
  const struct { TrellisSyncError code; TrellisSyncScope scope; gboolean leaves_doubt; } table[] = {
    { TRELLIS_SYNC_ERROR_OFFLINE, TRELLIS_SYNC_SCOPE_ACCOUNT, FALSE },
    { TRELLIS_SYNC_ERROR_SIGN_IN, TRELLIS_SYNC_SCOPE_ACCOUNT, FALSE },
    { TRELLIS_SYNC_ERROR_CUT, TRELLIS_SYNC_SCOPE_ACCOUNT, TRUE },
    { TRELLIS_SYNC_ERROR_TIMEOUT, TRELLIS_SYNC_SCOPE_ACCOUNT, TRUE },
    { TRELLIS_SYNC_ERROR_SERVER, TRELLIS_SYNC_SCOPE_ITEM, TRUE },
    { TRELLIS_SYNC_ERROR_CHANGED, TRELLIS_SYNC_SCOPE_ITEM, TRUE },
    { TRELLIS_SYNC_ERROR_REFUSED, TRELLIS_SYNC_SCOPE_ITEM, FALSE },
    { TRELLIS_SYNC_ERROR_READ_ONLY, TRELLIS_SYNC_SCOPE_COLLECTION, FALSE },
    { TRELLIS_SYNC_ERROR_COLLECTION_GONE, TRELLIS_SYNC_SCOPE_COLLECTION, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = trellis_sync_error_new (table[i].code, NULL, 0, "Message");

      g_assert_cmpint (trellis_sync_error_get_scope (error), ==, table[i].scope);
      g_assert_cmpint (trellis_sync_error_leaves_doubt (error), ==, table[i].leaves_doubt);
    }
}

static void
test_separator (void)
{
  const char *const names[] = { "Ann", "Ann (Lee):)", " Ann\nLee ", "", NULL };
  const char *const lines[] = { "(also written by Ann:)", "(also written by Ann (Lee):):)",
                                "(also written by Ann Lee:)", "(also written:)", "(also written:)" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = trellis_sync_words_separator (names[i]);
      g_autofree char *text = trellis_text_merge ("a", "mine", "theirs", line, NULL);
      g_autofree char *expected = g_strdup_printf ("theirs\n%s\nmine", line);

      g_assert_cmpstr (line, ==, lines[i]);
      g_assert_cmpstr (text, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/error/words", test_words);
  g_test_add_func ("/sync/error/words-asked", test_words_asked);
  g_test_add_func ("/sync/error/private", test_private);
  g_test_add_func ("/sync/error/scopes", test_scopes);
  g_test_add_func ("/sync/error/separator", test_separator);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-tags.h"

#include "trellis-store-private.h"

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
add_tags (GHashTable *tags, const char *stored)
{
  g_auto(GStrv) list = g_strsplit (stored, "\n", -1);

  for (char **tag = list; *tag != NULL; tag++)
    if (**tag != '\0')
      g_hash_table_add (tags, g_strdup (*tag));
}

static gboolean
collect_tags (TrellisStore *store, const char *match_uid, GHashTable *tags, GError **error)
{
  sqlite3_stmt *statement =
    trellis_database_prepare (store->reader,
                              "SELECT DISTINCT tags FROM note"
                              " WHERE \"match\" = ? AND deleted = 0 AND tags IS NOT NULL",
                              error);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, match_uid, -1, SQLITE_TRANSIENT);
  for (;;)
    {
      if (!trellis_database_step (store->reader, statement, &found, error))
        return FALSE;
      if (!found)
        return trellis_database_finish (store->reader, statement, error);
      add_tags (tags, (const char *) sqlite3_column_text (statement, 0));
    }
}

/* Every tag that notes of the match have, in the order of the alphabet; transfer full. */
char **
trellis_store_list_tags (TrellisStore *store, const char *match_uid)
{
  g_autoptr(GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (match_uid != NULL, NULL);

  trellis_store_write_first (store);
  if (store->reader != NULL && !collect_tags (store, match_uid, tags, &error))
    trellis_store_report_read (store, error);

  list = g_hash_table_steal_all_keys (tags);
  g_ptr_array_sort (list, compare_tags);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_steal (list, NULL);
}

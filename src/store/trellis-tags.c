/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-tags.h"

#include "trellis-store-private.h"

/* As index "note_by_tags" has them, so that the notes are not read. */
#define SELECT_TAGS "SELECT tags FROM note INDEXED BY note_by_tags WHERE deleted = 0 AND tags IS NOT NULL AND "

typedef struct
{
  char *tag;
  char *key; /* of its place */
} Sorted;

static void
sorted_clear (Sorted *self)
{
  g_free (self->tag);
  g_free (self->key);
}

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *first = a;
  const Sorted *second = b;
  const int order = strcmp (first->key, second->key);

  return order != 0 ? order : strcmp (first->tag, second->tag);
}

/* In the order of the alphabet; transfer full. */
static char **
sort_tags (GHashTable *tags)
{
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tag;

  g_array_set_clear_func (sorted, (GDestroyNotify) sorted_clear);
  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    {
      Sorted each = { g_strdup (tag), g_utf8_collate_key (tag, -1) };

      g_array_append_val (sorted, each);
    }
  g_array_sort (sorted, compare_sorted);

  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (list, g_steal_pointer (&g_array_index (sorted, Sorted, i).tag));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

static void
add_tags (GHashTable *tags, const char *stored)
{
  g_auto(GStrv) list = g_strsplit (stored, "\n", -1);

  for (char **tag = list; *tag != NULL; tag++)
    if (**tag != '\0' && !g_hash_table_contains (tags, *tag))
      g_hash_table_add (tags, g_strdup (*tag));
}

static gboolean
collect_tags (TrellisStore *store, const char *match_uid, GHashTable *tags, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    store->reader,
    match_uid != NULL ? SELECT_TAGS "\"match\" = ?"
                      : SELECT_TAGS "\"match\" IN (SELECT uid FROM \"match\" WHERE deleted = 0)",
    error);
  g_autofree char *last = NULL; /* the index has the same ones side by side */
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;

  if (match_uid != NULL)
    sqlite3_bind_text (statement, 1, match_uid, -1, SQLITE_TRANSIENT);
  for (;;)
    {
      if (!trellis_database_step (store->reader, statement, &found, error))
        return FALSE;
      if (!found)
        return trellis_database_finish (store->reader, statement, error);
      if (g_set_str (&last, (const char *) sqlite3_column_text (statement, 0)))
        add_tags (tags, last);
    }
}

/* Every tag that notes of the match have, or with NULL those of any match that is not in the trash, in
 * the order of the alphabet; transfer full. */
char **
trellis_store_list_tags (TrellisStore *store, const char *match_uid)
{
  g_autoptr(GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);

  trellis_store_write_first (store);
  if (store->reader != NULL && !collect_tags (store, match_uid, tags, &error))
    trellis_store_report_read (store, error);

  return sort_tags (tags);
}

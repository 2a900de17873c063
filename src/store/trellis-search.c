/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-search.h"

#include "trellis-parts.h"
#include "trellis-search-hit-private.h"
#include "trellis-store-private.h"
#include "trellis-words.h"

typedef struct
{
  TrellisStore *store;
  TrellisNeedles *needles;
  const char *expression; /* for FTS5 */
  const char *match_uid;
  const char *anywhere; /* the expression without the match */
  guint limit;
} Search;

static TrellisSearchKind
get_kind (GType type)
{
  if (type == TRELLIS_TYPE_NOTE)
    return TRELLIS_SEARCH_KIND_NOTES;
  if (type == TRELLIS_TYPE_GOAL || type == TRELLIS_TYPE_TASK || type == TRELLIS_TYPE_CHECK_IN)
    return TRELLIS_SEARCH_KIND_GOALS;
  if (type == TRELLIS_TYPE_AGREEMENT || type == TRELLIS_TYPE_CLAUSE)
    return TRELLIS_SEARCH_KIND_AGREEMENT;
  if (type == TRELLIS_TYPE_PERSON || type == TRELLIS_TYPE_MATCH)
    return TRELLIS_SEARCH_KIND_PEOPLE;
  return TRELLIS_SEARCH_KIND_MEETINGS;
}

/* Ranking by relevance would have to look at every hit, which for the first letter typed are nearly
 * all records. The newest are found at once, and are mostly what somebody looks for. */
static sqlite3_stmt *
prepare_search (Search *search, TrellisRecordClass *klass, GError **error)
{
  TrellisDatabase *reader = search->store->reader;
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM \"%1$s_search\""
                                          " WHERE \"%1$s_search\" MATCH ?"
                                          " ORDER BY rowid DESC LIMIT ?",
                                          klass->table);
  sqlite3_stmt *statement = trellis_database_prepare (reader, sql, error);

  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, search->expression, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 2, search->limit);
    }
  return statement;
}

/* The partner is no part of the match, and so is not found by it. */
static sqlite3_stmt *
prepare_partner_search (Search *search, GError **error)
{
  const char *sql = "SELECT id FROM person WHERE uid = (SELECT partner FROM \"match\" WHERE uid = ?2)"
                    " AND id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?1)";
  sqlite3_stmt *statement = trellis_database_prepare (search->store->reader, sql, error);

  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, search->anywhere, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, search->match_uid, -1, SQLITE_STATIC);
    }
  return statement;
}

static gboolean
add_hit (Search *search, GType type, gint64 id, GPtrArray *hits, GError **error)
{
  g_autoptr(TrellisRecord) record = trellis_store_load (search->store, type, id);
  g_autoptr(TrellisSearchHit) hit = NULL;
  g_autofree char *match = NULL;
  gboolean in_trash = FALSE;

  if (!trellis_parts_find_match (search->store->reader, TRELLIS_RECORD_GET_CLASS (record),
                                 trellis_record_get_value (record, 0), &match, &in_trash, error))
    return FALSE;

  if (!in_trash && trellis_record_get_uid (record) != NULL)
    g_ptr_array_add (
      hits, trellis_search_hit_new (get_kind (type), record, match, search->needles));
  return TRUE;
}

static gboolean
search_class (Search *search, GType type, GPtrArray *hits, GError **error)
{
  TrellisDatabase *reader = search->store->reader;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;
  gboolean found = TRUE;

  if (type == TRELLIS_TYPE_PERSON && search->match_uid != NULL)
    statement = prepare_partner_search (search, error);
  else
    statement = prepare_search (search, g_type_class_peek (type), error);
  if (statement == NULL)
    return FALSE;

  while (found)
    {
      gint64 id;

      if (!trellis_database_step (reader, statement, &found, error))
        return FALSE;
      id = found ? sqlite3_column_int64 (statement, 0) : 0;
      if (found)
        g_array_append_val (ids, id);
    }
  if (!trellis_database_finish (reader, statement, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!add_hit (search, type, g_array_index (ids, gint64, i), hits, error))
      return FALSE;
  return TRUE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  TrellisSearchHit *first = (TrellisSearchHit *) a;
  TrellisSearchHit *second = (TrellisSearchHit *) b;
  gint64 older = trellis_record_get_created (trellis_search_hit_get_record (first));
  gint64 newer = trellis_record_get_created (trellis_search_hit_get_record (second));

  return (older < newer) - (older > newer);
}

static gboolean
search_kind (Search *search, TrellisSearchKind kind, GListStore *found, GError **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (get_kind (types[i]) == kind &&
        trellis_words_are_indexed (g_type_class_peek (types[i])) &&
        !search_class (search, types[i], hits, error))
      return FALSE;

  g_ptr_array_sort_values (hits, compare_hits);
  if (hits->len > search->limit)
    g_ptr_array_set_size (hits, (int) search->limit);
  g_list_store_splice (found, g_list_model_get_n_items (G_LIST_MODEL (found)), 0, hits->pdata,
                       hits->len);
  return TRUE;
}

/* Finds the records that have every word of @text, each perhaps as the beginning of a longer one;
 * case and accents do not matter. With @match_uid, which may be NULL, only within that match. At most
 * @limit_per_kind of each kind, the kinds in their order and the newest first within each. What is
 * not written yet is written first; what is in the trash is not found. Returns a list of
 * TrellisSearchHit that does not change any more, empty where @text has no word; transfer full. */
GListModel *
trellis_store_search (TrellisStore *store, const char *text, const char *match_uid,
                      guint limit_per_kind)
{
  GListStore *found = g_list_store_new (TRELLIS_TYPE_SEARCH_HIT);
  g_autofree char *valid = NULL;
  g_autoptr(TrellisNeedles) needles = NULL;
  g_autofree char *expression = NULL;
  g_autofree char *anywhere = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), G_LIST_MODEL (found));
  g_return_val_if_fail (text != NULL, G_LIST_MODEL (found));

  valid = g_utf8_make_valid (text, -1);
  needles = trellis_needles_new (valid);
  expression = trellis_words_to_match (valid, match_uid);
  anywhere = trellis_words_to_match (valid, NULL);
  trellis_store_write_first (store);

  if (expression != NULL && store->reader != NULL)
    {
      Search search = { store, needles, expression, match_uid, anywhere, limit_per_kind };

      for (int kind = 0; kind < TRELLIS_SEARCH_N_KINDS && error == NULL; kind++)
        search_kind (&search, (TrellisSearchKind) kind, found, &error);
    }

  if (error != NULL)
    trellis_store_report_read (store, error);
  return G_LIST_MODEL (found);
}

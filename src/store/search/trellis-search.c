/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-search.h"

#include "trellis-parts.h"
#include "trellis-search-hit-private.h"
#include "trellis-store-private.h"
#include "trellis-words.h"

typedef struct
{
  TrellisStore *store;
  TrellisNeedles *needles;
  const char *expression; /* for FTS5; NULL where only the tag is looked for, and has no word */
  const char *tag;        /* NULL for any, and for none */
  const char *match_uid;
  const char *anywhere; /* the expression without the match */
  guint limit;
} Search;

static TrellisSearchKind
get_kind (GType type)
{
  if (type == TRELLIS_TYPE_NOTE || type == TRELLIS_TYPE_ATTACHMENT)
    return TRELLIS_SEARCH_KIND_NOTES;
  if (type == TRELLIS_TYPE_GOAL || type == TRELLIS_TYPE_TASK || type == TRELLIS_TYPE_CHECK_IN ||
      type == TRELLIS_TYPE_SKILL || type == TRELLIS_TYPE_SKILL_RATING)
    return TRELLIS_SEARCH_KIND_GOALS;
  if (type == TRELLIS_TYPE_AGREEMENT || type == TRELLIS_TYPE_CLAUSE)
    return TRELLIS_SEARCH_KIND_AGREEMENT;
  if (type == TRELLIS_TYPE_PERSON || type == TRELLIS_TYPE_MATCH || type == TRELLIS_TYPE_PULSE ||
      type == TRELLIS_TYPE_CONCLUSION)
    return TRELLIS_SEARCH_KIND_PEOPLE;
  return TRELLIS_SEARCH_KIND_MEETINGS;
}

/* What is known of a hit without loading its record. */
typedef struct
{
  GType type;
  gint64 id;
  gint64 created;
  char *match;
} Found;

static void
found_clear (Found *self)
{
  g_clear_pointer (&self->match, g_free);
}

/* Joins the record t@n, of @klass, with what else it may be a part of besides what leads to the match. */
static void
join_others (TrellisRecordClass *klass, int n, GString *joins, GString *trash)
{
  int field = trellis_parts_find_field (klass, G_TYPE_INVALID);

  while ((field = trellis_parts_next_field (klass, field)) >= 0)
    {
      TrellisRecordClass *whole = g_type_class_peek (klass->fields[field].get_type ());

      g_string_append_printf (joins, " LEFT JOIN \"%s\" AS o%d_%d ON o%d_%d.uid = t%d.\"%s\"", whole->table, n,
                              field, n, field, n, klass->fields[field].name);
      g_string_append_printf (trash, " OR ifnull (o%d_%d.deleted, 0)", n, field);
    }
}

/* Joins the record "t0" with what it is a part of, "t1" and so on up to the match, and says which
 * column holds the match and what tells that one of them is in the trash. */
static void
join_wholes (TrellisRecordClass *klass, GString *joins, GString *match, GString *trash)
{
  int n = 0;

  g_string_assign (match, G_TYPE_FROM_CLASS (klass) == TRELLIS_TYPE_MATCH ? "t0.uid" : "NULL");
  g_string_assign (trash, "t0.deleted");
  for (;;)
    {
      int field = trellis_parts_find_field (klass, G_TYPE_INVALID);
      TrellisRecordClass *whole;

      if (field < 0)
        return;

      join_others (klass, n, joins, trash);
      whole = g_type_class_peek (klass->fields[field].get_type ());
      g_string_append_printf (joins, " LEFT JOIN \"%s\" AS t%d ON t%d.uid = t%d.\"%s\"",
                              whole->table, n + 1, n + 1, n, klass->fields[field].name);
      n++;
      g_string_append_printf (trash, " OR ifnull (t%d.deleted, 0)", n);
      if (G_TYPE_FROM_CLASS (whole) == TRELLIS_TYPE_MATCH)
        g_string_printf (match, "t%d.uid", n);
      klass = whole;
    }
}

/* Selects the rows of notes with the tag, the newest first. Its words, which the index of words has, lead to
 * few notes without it; a tag without any is looked for among all tags. */
static char *
dup_tagged_ids (Search *search)
{
  const char *has = "instr (char(10) || n.tags || char(10), char(10) || ?4 || char(10)) > 0";
  const char *only = search->match_uid != NULL ? " AND n.\"match\" = ?3" : "";

  if (search->expression == NULL)
    return g_strdup_printf ("SELECT n.id FROM note AS n INDEXED BY note_by_tags"
                            " WHERE n.deleted = 0 AND n.tags IS NOT NULL AND %s%s"
                            " ORDER BY n.id DESC LIMIT ?2",
                            has, only);
  return g_strdup_printf ("SELECT s.rowid AS id FROM note_search AS s CROSS JOIN note AS n ON n.id = s.rowid"
                          " WHERE note_search MATCH ?1 AND %s ORDER BY s.rowid DESC LIMIT ?2",
                          has);
}

/* Selects the rows of @klass with the words, the newest first. */
static char *
dup_ids (Search *search, TrellisRecordClass *klass)
{
  const char *only = "";

  if (search->tag != NULL)
    return dup_tagged_ids (search);

  /* The partner is no part of the match, and so is not found by it. */
  if (search->match_uid != NULL && G_TYPE_FROM_CLASS (klass) == TRELLIS_TYPE_PERSON)
    only = " AND rowid IN (SELECT p.id FROM \"match\" AS m, person AS p"
           " WHERE m.uid = ?3 AND p.uid = m.partner)";
  return g_strdup_printf ("SELECT rowid AS id FROM \"%1$s_search\" WHERE \"%1$s_search\" MATCH ?1"
                          "%2$s ORDER BY rowid DESC LIMIT ?2",
                          klass->table, only);
}

/* Ranking by relevance would have to look at every hit, which for the first letter typed are nearly
 * all records. The newest are found at once, and are mostly what somebody looks for. */
static char *
dup_sql (Search *search, TrellisRecordClass *klass)
{
  g_autoptr(GString) joins = g_string_new (NULL);
  g_autoptr(GString) match = g_string_new (NULL);
  g_autoptr(GString) trash = g_string_new (NULL);
  g_autofree char *ids = dup_ids (search, klass);

  join_wholes (klass, joins, match, trash);
  return g_strdup_printf ("SELECT t0.id, t0.created, %s FROM (%s) AS hit"
                          " CROSS JOIN \"%s\" AS t0 ON t0.id = hit.id %s WHERE NOT (%s)",
                          match->str, ids, klass->table, joins->str, trash->str);
}

/* Not every statement has a place for all of it. */
static void
bind_text (sqlite3_stmt *statement, int place, const char *text)
{
  if (place <= sqlite3_bind_parameter_count (statement))
    sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

static gboolean
search_class (Search *search, GType type, GArray *found, GError **error)
{
  TrellisDatabase *reader = search->store->reader;
  g_autofree char *sql = dup_sql (search, g_type_class_peek (type));
  sqlite3_stmt *statement = trellis_database_prepare (reader, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, type == TRELLIS_TYPE_PERSON ? search->anywhere : search->expression);
  sqlite3_bind_int64 (statement, 2, search->limit);
  bind_text (statement, 3, search->match_uid);
  bind_text (statement, 4, search->tag);

  for (;;)
    {
      Found hit = { .type = type };

      if (!trellis_database_step (reader, statement, &row, error))
        return FALSE;
      if (!row)
        return trellis_database_finish (reader, statement, error);

      hit.id = sqlite3_column_int64 (statement, 0);
      hit.created = sqlite3_column_int64 (statement, 1);
      hit.match = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      g_array_append_val (found, hit);
    }
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  return (first->created < second->created) - (first->created > second->created);
}

static gboolean
search_kind (Search *search, TrellisSearchKind kind, GListStore *hits, GError **error)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  const GType *types = trellis_record_types ();

  g_array_set_clear_func (found, (GDestroyNotify) found_clear);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (get_kind (types[i]) == kind &&
        trellis_words_are_indexed (g_type_class_peek (types[i])) &&
        !search_class (search, types[i], found, error))
      return FALSE;

  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, search->limit); i++)
    {
      const Found *hit = &g_array_index (found, Found, i);
      g_autoptr(TrellisSearchHit) object = trellis_search_hit_new (
        kind, search->store, hit->type, hit->id, hit->match, search->needles);

      g_list_store_append (hits, object);
    }
  return TRUE;
}

static GListModel *
search (TrellisStore *store, const char *text, const char *tag, const char *match_uid, guint limit)
{
  GListStore *found = g_list_store_new (TRELLIS_TYPE_SEARCH_HIT);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(TrellisNeedles) needles = trellis_needles_new (valid);
  g_autofree char *expression = trellis_words_to_match (valid, tag, match_uid);
  g_autofree char *anywhere = trellis_words_to_match (valid, tag, NULL);
  g_autoptr(GError) error = NULL;

  trellis_store_write_first (store);
  trellis_record_types ();

  if ((expression != NULL || tag != NULL) && store->reader != NULL)
    {
      Search search = { store, needles, expression, tag, match_uid, anywhere, limit };

      for (int kind = 0; kind < TRELLIS_SEARCH_N_KINDS && error == NULL; kind++)
        if (tag == NULL || kind == TRELLIS_SEARCH_KIND_NOTES)
          search_kind (&search, (TrellisSearchKind) kind, found, &error);
    }

  if (error != NULL)
    trellis_store_report_read (store, error);
  return G_LIST_MODEL (found);
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
  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return search (store, text, NULL, match_uid, limit_per_kind);
}

/* Finds those notes with @tag, written exactly so, that trellis_store_search() would find; where @text has
 * no word, all notes with it. */
GListModel *
trellis_store_search_tagged (TrellisStore *store, const char *text, const char *tag, const char *match_uid,
                             guint limit)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (text != NULL && tag != NULL, NULL);

  return search (store, text, tag, match_uid, limit);
}

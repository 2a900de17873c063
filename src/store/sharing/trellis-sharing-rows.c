/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sharing-rows.h"

#include "trellis-clash-question.h"
#include "trellis-records.h"
#include "trellis-sharing-statement.h"

/* Between the plain data of sharing and its tables. All that writes is to be called within a
 * transaction. */

typedef gpointer (*ReadFunc) (sqlite3_stmt *statement);

static GPtrArray *
read_all (TrellisDatabase *database, sqlite3_stmt *statement, ReadFunc read, GDestroyNotify free,
          GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (free);
  gboolean found = TRUE;

  if (statement == NULL)
    return NULL;

  for (;;)
    {
      if (!trellis_database_step (database, statement, &found, error))
        return NULL;
      if (!found)
        break;
      g_ptr_array_add (all, read (statement));
    }

  return trellis_database_finish (database, statement, error) ? g_steal_pointer (&all) : NULL;
}

static const char *
get_table (GType type)
{
  TrellisRecordClass *klass = type != G_TYPE_INVALID ? g_type_class_peek (type) : NULL;

  return klass != NULL ? klass->table : NULL;
}

#define SHARING_COLUMNS                                                                            \
  "\"match\", kind, account, address, is_own, token, listed, succeeded, question, answer, odd"

static gpointer
read_sharing (sqlite3_stmt *statement)
{
  TrellisSharing *self = g_new0 (TrellisSharing, 1);

  self->match = trellis_sharing_dup_text (statement, 0);
  self->kind = trellis_sharing_get_enum (statement, 1, TRELLIS_TYPE_SHARING_KIND);
  self->account = trellis_sharing_dup_text (statement, 2);
  self->address = trellis_sharing_dup_text (statement, 3);
  self->is_own = sqlite3_column_int64 (statement, 4) != 0;
  self->token = trellis_sharing_dup_text (statement, 5);
  self->listed = sqlite3_column_int64 (statement, 6);
  self->succeeded = sqlite3_column_int64 (statement, 7);
  self->question = trellis_sharing_get_enum (statement, 8, TRELLIS_TYPE_SHARING_QUESTION);
  self->answer = trellis_sharing_get_enum (statement, 9, TRELLIS_TYPE_SHARING_ANSWER);
  self->odd = (guint) sqlite3_column_int64 (statement, 10);
  return self;
}

GPtrArray *
trellis_sharing_rows_list (TrellisDatabase *database, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error, "SELECT " SHARING_COLUMNS " FROM sharing ORDER BY \"match\"", "");

  return read_all (database, statement, read_sharing, (GDestroyNotify) trellis_sharing_free, error);
}

/* @sharing becomes NULL where the match is not shared. */
gboolean
trellis_sharing_rows_find (TrellisDatabase *database, const char *match, TrellisSharing **sharing,
                           GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error, "SELECT " SHARING_COLUMNS " FROM sharing WHERE \"match\" = ?", "t", match);
  g_autoptr(GPtrArray) found =
    read_all (database, statement, read_sharing, (GDestroyNotify) trellis_sharing_free, error);

  *sharing = found != NULL && found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
  return found != NULL;
}

/* Not "INSERT OR REPLACE": that would remove the row first, and all that belongs to it. */
gboolean
trellis_sharing_rows_save (TrellisDatabase *database, const TrellisSharing *self, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "INSERT INTO sharing (" SHARING_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
    " ON CONFLICT (\"match\") DO UPDATE SET kind = ?2, account = ?3, address = ?4, is_own = ?5,"
    " token = ?6, listed = ?7, succeeded = ?8, question = ?9, answer = ?10, odd = ?11",
    "ttttntnnttn", self->match, trellis_sharing_get_nick (TRELLIS_TYPE_SHARING_KIND, self->kind),
    self->account, self->address, (gint64) self->is_own, self->token, self->listed,
    self->succeeded, trellis_sharing_get_nick (TRELLIS_TYPE_SHARING_QUESTION, self->question),
    trellis_sharing_get_nick (TRELLIS_TYPE_SHARING_ANSWER, self->answer), (gint64) self->odd);
}

gboolean
trellis_sharing_rows_remove (TrellisDatabase *database, const char *match, GError **error)
{
  return trellis_sharing_run (database, error, "DELETE FROM sharing WHERE \"match\" = ?", "t",
                              match);
}

static gpointer
read_item (sqlite3_stmt *statement)
{
  TrellisSharedItem *self = g_new0 (TrellisSharedItem, 1);

  self->href = trellis_sharing_dup_text (statement, 0);
  self->etag = trellis_sharing_dup_text (statement, 1);
  self->type = trellis_sharing_get_type (statement, 2);
  self->record = trellis_sharing_dup_text (statement, 3);
  self->state = trellis_sharing_get_enum (statement, 4, TRELLIS_TYPE_SHARED_ITEM_STATE);
  self->tries = (guint) sqlite3_column_int64 (statement, 5);
  return self;
}

/* Without their bases: see trellis_shared_items_read_base(). */
GPtrArray *
trellis_shared_items_list (TrellisDatabase *database, const char *match, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT href, etag, \"table\", record, state, tries FROM shared_item WHERE \"match\" = ? ORDER BY id",
    "t", match);

  return read_all (database, statement, read_item, (GDestroyNotify) trellis_shared_item_free,
                   error);
}

/* That of a record, likewise; NULL where there is none. Transfer full. */
gboolean
trellis_shared_items_find (TrellisDatabase *database, const char *match, const char *record,
                           TrellisSharedItem **item, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT href, etag, \"table\", record, state, tries FROM shared_item WHERE \"match\" = ? AND record = ?",
    "tt", match, record);
  g_autoptr(GPtrArray) found =
    read_all (database, statement, read_item, (GDestroyNotify) trellis_shared_item_free, error);

  *item = found != NULL && found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
  return found != NULL;
}

/* The match other than @match where the item of @record is in @state; @other becomes NULL where there is none. */
gboolean
trellis_shared_items_find_elsewhere (TrellisDatabase *database, const char *match, const char *record,
                                     TrellisSharedItemState state, char **other, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT \"match\" FROM shared_item WHERE record = ? AND \"match\" <> ? AND state = ? ORDER BY id DESC",
    "ttt", record, match, trellis_sharing_get_nick (TRELLIS_TYPE_SHARED_ITEM_STATE, state));
  gboolean found = FALSE;

  *other = NULL;
  if (statement == NULL || !trellis_database_step (database, statement, &found, error))
    return FALSE;
  if (found)
    *other = trellis_sharing_dup_text (statement, 0);
  return trellis_database_finish (database, statement, error);
}

static gpointer
read_foreign (sqlite3_stmt *statement)
{
  TrellisSharedItem *self = read_item (statement);

  self->base = trellis_sharing_dup_bytes (statement, 6);
  return self;
}

/* Those that are none of ours, of which the content is known. */
GPtrArray *
trellis_shared_items_list_foreign (TrellisDatabase *database, const char *match, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT href, etag, \"table\", record, state, tries, base FROM shared_item WHERE \"match\" = ? AND"
    " state = 'foreign' AND base IS NOT NULL ORDER BY id",
    "t", match);

  return read_all (database, statement, read_foreign, (GDestroyNotify) trellis_shared_item_free,
                   error);
}

static gpointer
read_base (sqlite3_stmt *statement)
{
  GBytes *bytes = trellis_sharing_dup_bytes (statement, 0);

  return bytes != NULL ? bytes : g_bytes_new_static ("", 0);
}

/* Empty where there is none; NULL on failure. Transfer full. */
GBytes *
trellis_shared_items_read_base (TrellisDatabase *database, const char *match,
                                const char *record, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error, "SELECT base FROM shared_item WHERE \"match\" = ? AND record = ?", "tt",
    match, record);
  g_autoptr(GPtrArray) found =
    read_all (database, statement, read_base, (GDestroyNotify) g_bytes_unref, error);

  if (found == NULL)
    return NULL;
  return found->len > 0 ? g_bytes_ref (g_ptr_array_index (found, 0)) : g_bytes_new_static ("", 0);
}

/* Takes the place of whatever was kept of the same href, and of the same record. Somebody may have looked
 * at what it waits for by now. */
gboolean
trellis_shared_items_save (TrellisDatabase *database, const char *match,
                           const TrellisSharedItem *self, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "INSERT OR REPLACE INTO shared_item (\"match\", href, etag, \"table\", record, base, state,"
    " tries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, CASE WHEN ?7 <> 'asking' OR EXISTS"
    " (SELECT 1 FROM shared_clash WHERE waits = ?5 AND seen = 0) THEN ?7 ELSE 'steady' END, ?8)",
    "tttttbtn", match, self->href, self->etag, get_table (self->type), self->record, self->base,
    trellis_sharing_get_nick (TRELLIS_TYPE_SHARED_ITEM_STATE, self->state), (gint64) self->tries);
}

/* Forgets the item with this href, or if it has none, that of the record. */
gboolean
trellis_shared_items_remove (TrellisDatabase *database, const char *match,
                             const TrellisSharedItem *self, GError **error)
{
  if (self->href != NULL)
    return trellis_sharing_run (database, error,
                                "DELETE FROM shared_item WHERE \"match\" = ? AND href = ?", "tt",
                                match, self->href);
  return trellis_sharing_run (
    database, error, "DELETE FROM shared_item WHERE \"match\" = ? AND record = ? AND href IS NULL",
    "tt", match, self->record);
}

static gpointer
read_intent (sqlite3_stmt *statement)
{
  TrellisSharedIntent *self = g_new0 (TrellisSharedIntent, 1);

  self->type = trellis_sharing_get_type (statement, 0);
  self->record = trellis_sharing_dup_text (statement, 1);
  self->href = trellis_sharing_dup_text (statement, 2);
  self->etag = trellis_sharing_dup_text (statement, 3);
  self->body = trellis_sharing_dup_bytes (statement, 4);
  self->rev = trellis_sharing_dup_text (statement, 5);
  self->change = sqlite3_column_int64 (statement, 6);
  return self;
}

GPtrArray *
trellis_shared_intents_list (TrellisDatabase *database, const char *match, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT \"table\", record, href, etag, body, rev, change FROM shared_intent"
    " WHERE \"match\" = ? ORDER BY id",
    "t", match);

  return read_all (database, statement, read_intent, (GDestroyNotify) trellis_shared_intent_free,
                   error);
}

gboolean
trellis_shared_intents_save (TrellisDatabase *database, const char *match,
                             const TrellisSharedIntent *self, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "INSERT OR REPLACE INTO shared_intent (\"match\", \"table\", record, href, etag, body, rev,"
    " change) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "tttttbtn", match, get_table (self->type), self->record, self->href, self->etag, self->body,
    self->rev, self->change);
}

gboolean
trellis_shared_intents_remove (TrellisDatabase *database, const char *match, const char *record,
                               GError **error)
{
  return trellis_sharing_run (database, error,
                              "DELETE FROM shared_intent WHERE \"match\" = ? AND record = ?", "tt",
                              match, record);
}

static gpointer
read_change (sqlite3_stmt *statement)
{
  TrellisSharedChange *self = g_new0 (TrellisSharedChange, 1);

  self->change = sqlite3_column_int64 (statement, 0);
  self->type = trellis_sharing_get_type (statement, 1);
  self->record = trellis_sharing_dup_text (statement, 2);
  return self;
}

/* In the order in which they were made. */
GPtrArray *
trellis_shared_changes_list (TrellisDatabase *database, const char *match, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT change, \"table\", record FROM shared_change WHERE \"match\" = ? ORDER BY change", "t",
    match);

  return read_all (database, statement, read_change, (GDestroyNotify) trellis_shared_change_free,
                   error);
}

/* As a new change, whatever its number. */
gboolean
trellis_shared_changes_add (TrellisDatabase *database, const char *match,
                            const TrellisSharedChange *self, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record) VALUES (?, ?, ?)", "ttt",
    match, get_table (self->type), self->record);
}

/* Forgets the change, unless the record was changed again since. */
gboolean
trellis_shared_changes_clear (TrellisDatabase *database, const char *match,
                              const TrellisSharedChange *self, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "DELETE FROM shared_change WHERE \"match\" = ? AND record = ? AND change <= ?", "ttn", match,
    self->record, self->change);
}

static gpointer
read_reference (sqlite3_stmt *statement)
{
  TrellisSharedReference *self = g_new0 (TrellisSharedReference, 1);

  self->type = trellis_sharing_get_type (statement, 0);
  self->record = trellis_sharing_dup_text (statement, 1);
  self->field = trellis_sharing_dup_text (statement, 2);
  self->target = trellis_sharing_dup_text (statement, 3);
  return self;
}

/* Those to @target. */
GPtrArray *
trellis_shared_references_list (TrellisDatabase *database, const char *target, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT \"table\", record, field, target FROM shared_reference WHERE target = ? ORDER BY id",
    "t", target);

  return read_all (database, statement, read_reference,
                   (GDestroyNotify) trellis_shared_reference_free, error);
}

/* The uid to which @field of @record would refer; "" if there is none, NULL on failure. */
char *
trellis_shared_references_find (TrellisDatabase *database, const char *record, const char *field,
                                GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error, "SELECT target FROM shared_reference WHERE record = ? AND field = ?", "tt",
    record, field);
  gboolean found = FALSE;
  g_autofree char *target = NULL;

  if (statement == NULL || !trellis_database_step (database, statement, &found, error))
    return NULL;
  target = found ? trellis_sharing_dup_text (statement, 0) : g_strdup ("");
  return trellis_database_finish (database, statement, error) ? g_steal_pointer (&target) : NULL;
}

/* Without a target: forgets it. */
gboolean
trellis_shared_references_save (TrellisDatabase *database, const TrellisSharedReference *self,
                                GError **error)
{
  if (self->target == NULL)
    return trellis_sharing_run (database, error,
                                "DELETE FROM shared_reference WHERE record = ? AND field = ?",
                                "tt", self->record, self->field);
  return trellis_sharing_run (
    database, error,
    "INSERT OR REPLACE INTO shared_reference (\"table\", record, field, target)"
    " VALUES (?, ?, ?, ?)",
    "tttt", get_table (self->type), self->record, self->field, self->target);
}

static gpointer
read_clash (sqlite3_stmt *statement)
{
  TrellisSharedClash *self = g_new0 (TrellisSharedClash, 1);

  self->id = sqlite3_column_int64 (statement, 0);
  self->kind = trellis_sharing_get_enum (statement, 1, TRELLIS_TYPE_SHARED_CLASH_KIND);
  self->match = trellis_sharing_dup_text (statement, 2);
  self->type = trellis_sharing_get_type (statement, 3);
  self->record = trellis_sharing_dup_text (statement, 4);
  self->field = trellis_sharing_dup_text (statement, 5);
  self->base = trellis_sharing_dup_text (statement, 6);
  self->mine = trellis_sharing_dup_text (statement, 7);
  self->theirs = trellis_sharing_dup_text (statement, 8);
  self->result = trellis_sharing_dup_text (statement, 9);
  self->found = sqlite3_column_int64 (statement, 10);
  self->is_seen = sqlite3_column_int64 (statement, 11) != 0;
  self->waits = trellis_sharing_dup_text (statement, 12);
  return self;
}

/* Those of @match, or of all if that is NULL, the newest first. */
GPtrArray *
trellis_shared_clashes_list (TrellisDatabase *database, const char *match, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error,
    "SELECT id, kind, \"match\", \"table\", record, field, base, mine, theirs, result, found, seen,"
    " waits FROM shared_clash WHERE ?1 IS NULL OR \"match\" = ?1 ORDER BY found DESC, id DESC",
    "t", match);

  return read_all (database, statement, read_clash, (GDestroyNotify) trellis_shared_clash_free, error);
}

gboolean
trellis_shared_clashes_add (TrellisDatabase *database, const TrellisSharedClash *self, GError **error)
{
  if (!trellis_clash_question_supersede (database, self, error))
    return FALSE;
  return trellis_sharing_run (
    database, error,
    "INSERT INTO shared_clash (kind, \"match\", \"table\", record, field, base, mine, theirs, result,"
    " found, seen, waits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "tttttttttnnt", trellis_sharing_get_nick (TRELLIS_TYPE_SHARED_CLASH_KIND, self->kind), self->match,
    get_table (self->type), self->record, self->field, self->base, self->mine, self->theirs,
    self->result, self->found, (gint64) self->is_seen, self->waits);
}

/* Forgets those that somebody has looked at and that were found before a time. */
gboolean
trellis_shared_clashes_thin (TrellisDatabase *database, gint64 before, GError **error)
{
  return trellis_sharing_run (database, error,
                              "DELETE FROM shared_clash WHERE seen <> 0 AND found < ?", "n", before);
}

static GStrv
read_lines (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_strsplit (text, "\n", -1) : NULL;
}

static gpointer
read_account (sqlite3_stmt *statement)
{
  TrellisAccount *self = g_new0 (TrellisAccount, 1);

  self->uid = trellis_sharing_dup_text (statement, 0);
  self->address = trellis_sharing_dup_text (statement, 1);
  self->user = trellis_sharing_dup_text (statement, 2);
  self->homes = read_lines (statement, 3);
  self->origins = read_lines (statement, 4);
  self->certificate = trellis_sharing_dup_text (statement, 5);
  self->allows_plain = sqlite3_column_int64 (statement, 6) != 0;
  self->basic = read_lines (statement, 7);
  return self;
}

GPtrArray *
trellis_accounts_list (TrellisDatabase *database, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error, "SELECT uid, address, user, homes, origins, certificate, allows_plain, basic"
    " FROM account ORDER BY id",
    "");

  return read_all (database, statement, read_account, (GDestroyNotify) trellis_account_free, error);
}

/* What a server took from somebody else, or another server, says nothing. */
gboolean
trellis_accounts_save (TrellisDatabase *database, const TrellisAccount *self, GError **error)
{
  g_autofree char *homes = self->homes != NULL ? g_strjoinv ("\n", self->homes) : NULL;
  g_autofree char *origins = self->origins != NULL ? g_strjoinv ("\n", self->origins) : NULL;
  g_autofree char *basic = self->basic != NULL ? g_strjoinv ("\n", self->basic) : NULL;

  return trellis_sharing_run (
    database, error,
    "INSERT INTO account (uid, address, user, homes, origins, certificate, allows_plain, basic)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (uid) DO UPDATE SET"
    " basic = CASE WHEN address = ?2 AND user IS ?3 THEN ?8 END, address = ?2, user = ?3, homes = ?4,"
    " origins = ?5, certificate = ?6, allows_plain = ?7",
    "ttttttnt", self->uid, self->address, self->user, homes, origins, self->certificate,
    (gint64) self->allows_plain, basic);
}

gboolean
trellis_accounts_remove (TrellisDatabase *database, const char *uid, GError **error)
{
  return trellis_sharing_run (database, error, "DELETE FROM account WHERE uid = ?", "t", uid);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-words.h"

#include "trellis-fold.h"
#include "trellis-parts.h"

/* Of what a person typed; more words find nothing else, and cost time. */
#define MOST_WORDS 32

/* Pages of the index that are written at once, for which the rest of the work waits: of what is to be
 * forgotten, and of what somebody may be writing beside. */
#define FORGOTTEN_PAGES 200
#define MERGED_PAGES 100

/* What FTS5 has from the beginning. */
#define AUTOMERGE 4
#define CRISISMERGE 16

/* FTS5 splits text where letters end, which finds no words in scripts that write none apart. Their
 * characters are therefore indexed one by one, and searched for as a phrase. */
gboolean
trellis_words_stand_alone (gunichar c)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_HAN,  G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_THAI, G_UNICODE_SCRIPT_BOPOMOFO, G_UNICODE_SCRIPT_MYANMAR,
    G_UNICODE_SCRIPT_LAO,  G_UNICODE_SCRIPT_KHMER,
  };
  GUnicodeScript script;

  if (c < 0x0e00) /* all of these scripts come later */
    return FALSE;

  script = g_unichar_get_script (c);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

/* Characters that no keyboard types and no script uses, but that FTS5 takes as letters. One of them
 * begins the word that says to which match a record belongs, so that no word of a person is taken
 * for it. */
#define SCOPE_MARK 0xe000

static gboolean
is_private_use (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

static void
append_words (GString *words, const char *text)
{
  const char *copied = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p >= 0x80 ? g_utf8_get_char (p) : 0;
      const char *next = g_utf8_next_char (p);

      if (c == 0 || (!trellis_words_stand_alone (c) && !is_private_use (c)))
        continue;

      g_string_append_len (words, copied, p - copied);
      g_string_append_c (words, ' ');
      if (!is_private_use (c))
        g_string_append_len (words, p, next - p);
      g_string_append_c (words, ' ');
      copied = next;
    }

  g_string_append (words, copied);
  g_string_append_c (words, '\n');
}

/* Also those words that FTS5 does not have as search does. */
static void
append_all_words (GString *words, const char *text)
{
  g_autofree char *folded = trellis_fold_words (text);

  append_words (words, text);
  if (folded != NULL)
    append_words (words, folded);
}

/* A uid may be any text; its checksum is one word. */
static void
append_scope (GString *words, const char *match_uid)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, match_uid, -1);

  g_string_append_unichar (words, SCOPE_MARK);
  g_string_append (words, sum);
}

/* Whether records of @klass can be found by their words. */
gboolean
trellis_words_are_indexed (TrellisRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_SEARCHED) != 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_folded (const char *text)
{
  g_autofree char *folded = trellis_fold_words (text);

  return folded != NULL;
}

/* Whether @row has words that FTS5 does not have as search does. */
gboolean
trellis_words_are_folded (const TrellisRow *row)
{
  for (guint i = 0; i < row->klass->n_fields; i++)
    {
      const TrellisField *field = &row->klass->fields[i];

      if ((field->flags & TRELLIS_FIELD_SEARCHED) == 0)
        continue;
      if (trellis_field_is_string (field) && row->values[i].string != NULL && is_folded (row->values[i].string))
        return TRUE;
      for (char **item = row->values[i].list;
           field->kind == TRELLIS_FIELD_LIST && item != NULL && *item != NULL; item++)
        if (is_folded (*item))
          return TRUE;
    }

  return FALSE;
}

static GString *
collect_words (const TrellisRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < row->klass->n_fields; i++)
    {
      const TrellisField *field = &row->klass->fields[i];

      if ((field->flags & TRELLIS_FIELD_SEARCHED) == 0)
        continue;
      if (trellis_field_is_string (field) && row->values[i].string != NULL)
        append_all_words (words, row->values[i].string);
      for (char **item = row->values[i].list;
           field->kind == TRELLIS_FIELD_LIST && item != NULL && *item != NULL; item++)
        append_all_words (words, *item);
    }

  return words;
}

/* Makes @row be found by nothing. */
gboolean
trellis_words_forget (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  if (!trellis_words_are_indexed (row->klass))
    return TRUE;

  sql = g_strdup_printf ("DELETE FROM \"%s_search\" WHERE rowid = ?", row->klass->table);
  statement = trellis_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, row->id);
  return trellis_database_finish (database, statement, error);
}

/* Makes @row be found by its present words, and within its match; by none when it is in the
 * trash. */
gboolean
trellis_words_index (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *match = NULL;
  g_autoptr(GString) words = NULL;
  sqlite3_stmt *statement;
  gboolean in_trash;

  if (!trellis_words_are_indexed (row->klass))
    return TRUE;
  if (row->values[TRELLIS_RECORD_DELETED].number != 0)
    return trellis_words_forget (database, row, error);

  if (!trellis_parts_find_match (database, row->klass, row->values, &match, &in_trash, error))
    return FALSE;

  sql = g_strdup_printf ("INSERT OR REPLACE INTO \"%s_search\" (rowid, words) VALUES (?, ?)",
                         row->klass->table);
  statement = trellis_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;

  words = collect_words (row);
  if (match != NULL)
    append_scope (words, match);
  sqlite3_bind_int64 (statement, 1, row->id);
  sqlite3_bind_text (statement, 2, words->str, (int) words->len, SQLITE_STATIC);
  return trellis_database_finish (database, statement, error);
}

/* After @row moved to another match: makes its parts be found there. */
gboolean
trellis_words_index_parts (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *part = g_type_class_peek (types[i]);
      int field = trellis_parts_find_field (part, G_TYPE_FROM_CLASS (row->klass));
      g_autoptr(GPtrArray) rows = NULL;

      if (field < 0)
        continue;

      rows = trellis_row_find (database, part, part->fields[field].name,
                               row->values[TRELLIS_RECORD_UID].string, error);
      if (rows == NULL)
        return FALSE;
      for (guint j = 0; j < rows->len; j++)
        if (!trellis_words_index (database, g_ptr_array_index (rows, j), error) ||
            !trellis_words_index_parts (database, g_ptr_array_index (rows, j), error))
          return FALSE;
    }

  return TRUE;
}

/* What FTS5 calls a special command, with a number. */
static gboolean
tell_index (TrellisDatabase *database, TrellisRecordClass *klass, const char *command, int number,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO \"%1$s_search\" (\"%1$s_search\", rank) VALUES ('%2$s', %3$d)", klass->table, command, number);

  return trellis_database_run (database, sql, error);
}

static gboolean
merge (TrellisDatabase *database, TrellisRecordClass *klass, int pages, gboolean *more, GError **error)
{
  sqlite3 *handle = trellis_database_get_handle (database);
  gint64 before = sqlite3_total_changes64 (handle);

  *more = FALSE;
  if (!trellis_words_are_indexed (klass))
    return TRUE;
  if (!tell_index (database, klass, "merge", pages, error))
    return FALSE;

  *more = sqlite3_total_changes64 (handle) - before >= 2; /* so FTS5 says that it did something */
  return TRUE;
}

/* Does a piece of the work of really forgetting the words of rows that are gone: FTS5 only marks
 * them as gone until it merges what it has written. @more tells whether to call again. */
gboolean
trellis_words_merge (TrellisDatabase *database, TrellisRecordClass *klass, gboolean *more,
                     GError **error)
{
  return merge (database, klass, -FORGOTTEN_PAGES, more, error);
}

/* FTS5 merges what it has written at a commit when it finds that there is enough, which in a long
 * journal may take seconds. Not @by_itself, it leaves that to trellis_words_merge_some(); it is
 * written into the file, so it has to be taken back. */
gboolean
trellis_words_set_merging (TrellisDatabase *database, TrellisRecordClass *klass, gboolean by_itself,
                           GError **error)
{
  return !trellis_words_are_indexed (klass) ||
         (tell_index (database, klass, "automerge", by_itself ? AUTOMERGE : 0, error) &&
          tell_index (database, klass, "crisismerge", by_itself ? CRISISMERGE : 1000, error));
}

/* Does a piece of what FTS5 would do at some commit. @more tells whether to call again. */
gboolean
trellis_words_merge_some (TrellisDatabase *database, TrellisRecordClass *klass, gboolean *more,
                          GError **error)
{
  return merge (database, klass, MERGED_PAGES, more, error);
}

/* The words in what a person typed, as typed (GPtrArray of char *). */
GPtrArray *
trellis_words_split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *begun = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && (g_unichar_isalnum (c) || (begun != NULL && g_unichar_ismark (c))))
        {
          if (begun == NULL)
            begun = p;
        }
      else if (begun != NULL)
        {
          g_ptr_array_add (words, g_strndup (begun, (gsize) (p - begun)));
          begun = NULL;
        }

      if (c == 0 || words->len == MOST_WORDS)
        return words;
    }
}

/* @word as it is typed, and as search has it where FTS5 would not know. */
static void
append_alternatives (GString *match, const char *word)
{
  g_autofree char *folded = trellis_fold_words (word);

  g_string_append_c (match, '"');
  append_words (match, word);
  g_string_append (match, "\" *");
  if (folded == NULL)
    return;

  g_string_append (match, " OR \"");
  append_words (match, folded);
  g_string_append (match, "\" *");
}

static gboolean
has_words (const char *text)
{
  g_autoptr(GPtrArray) words = trellis_words_split (text);

  return words->len > 0;
}

static void
append_phrase (GString *match, const char *phrase)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (phrase), "\"", ' ');

  g_string_append_c (match, '"');
  append_words (match, quoted);
  g_string_append_c (match, '"');
}

/* What a person typed as an FTS5 expression: every word must occur, each may be the beginning of a
 * longer one. Nothing typed is ever syntax. With @phrase, which may be NULL, also its words must, whole
 * and one after the other. With @match_uid, which may be NULL, only what belongs to that match. NULL if
 * there is no word in either text; transfer full. */
char *
trellis_words_to_match (const char *text, const char *phrase, const char *match_uid)
{
  g_autoptr(GPtrArray) words = trellis_words_split (text);
  const gboolean has_phrase = phrase != NULL && has_words (phrase);
  GString *match;

  if (words->len == 0 && !has_phrase)
    return NULL;

  match = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    {
      g_string_append (match, i > 0 ? " AND (" : "(");
      append_alternatives (match, g_ptr_array_index (words, i));
      g_string_append_c (match, ')');
    }

  if (has_phrase)
    {
      g_string_append (match, words->len > 0 ? " AND " : "");
      append_phrase (match, phrase);
    }
  if (match_uid != NULL)
    {
      g_string_append (match, " AND \"");
      append_scope (match, match_uid);
      g_string_append_c (match, '"');
    }

  return g_string_free_and_steal (match);
}

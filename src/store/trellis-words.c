/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-words.h"

/* FTS5 splits text where letters end, which finds no words in scripts that write none apart. Their
 * characters are therefore indexed one by one, and searched for as a phrase. */
static gboolean
stands_alone (gunichar c)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_HAN,  G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_THAI, G_UNICODE_SCRIPT_BOPOMOFO, G_UNICODE_SCRIPT_MYANMAR,
    G_UNICODE_SCRIPT_LAO,  G_UNICODE_SCRIPT_KHMER,
  };
  GUnicodeScript script = g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

static void
append_words (GString *words, const char *text)
{
  const char *copied = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0x80 && stands_alone (g_utf8_get_char (p)))
      {
        const char *next = g_utf8_next_char (p);

        g_string_append_len (words, copied, p - copied);
        g_string_append_c (words, ' ');
        g_string_append_len (words, p, next - p);
        g_string_append_c (words, ' ');
        copied = next;
      }

  g_string_append (words, copied);
  g_string_append_c (words, '\n');
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

static char *
collect_words (const TrellisRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < row->klass->n_fields; i++)
    {
      const TrellisField *field = &row->klass->fields[i];

      if ((field->flags & TRELLIS_FIELD_SEARCHED) == 0)
        continue;
      if (trellis_field_is_string (field) && row->values[i].string != NULL)
        append_words (words, row->values[i].string);
      for (char **item = row->values[i].list;
           field->kind == TRELLIS_FIELD_LIST && item != NULL && *item != NULL; item++)
        append_words (words, *item);
    }

  return g_string_free_and_steal (words);
}

/* Makes @row be found by its present words, or by none when it is in the trash. */
gboolean
trellis_words_index (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  if (!trellis_words_are_indexed (row->klass))
    return TRUE;

  if (row->values[TRELLIS_RECORD_DELETED].number != 0)
    sql = g_strdup_printf ("DELETE FROM \"%s_search\" WHERE rowid = ?1", row->klass->table);
  else
    sql = g_strdup_printf ("INSERT OR REPLACE INTO \"%s_search\" (rowid, words) VALUES (?1, ?2)",
                           row->klass->table);

  statement = trellis_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, row->id);
  if (row->values[TRELLIS_RECORD_DELETED].number == 0)
    sqlite3_bind_text (statement, 2, collect_words (row), -1, g_free);
  return trellis_database_finish (database, statement, error);
}

static void
end_word (GString *match, gboolean *open)
{
  if (*open)
    g_string_append (match, "\"*");
  *open = FALSE;
}

/* What a person typed as an FTS5 expression: every word must occur, each may be the beginning of a
 * longer one. Nothing typed is ever syntax. NULL if there is no word in @text; transfer full. */
char *
trellis_words_to_match (const char *text)
{
  GString *match = g_string_new (NULL);
  gboolean open = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean alone = stands_alone (c);

      if (!g_unichar_isalnum (c) && !(open && g_unichar_ismark (c)))
        {
          end_word (match, &open);
          continue;
        }

      if (!open)
        g_string_append (match, match->len > 0 ? " \"" : "\"");
      open = TRUE;
      if (alone)
        g_string_append_c (match, ' ');
      g_string_append_unichar (match, c);
      if (alone)
        g_string_append_c (match, ' ');
    }

  end_word (match, &open);
  if (match->len == 0)
    {
      g_string_free (match, TRUE);
      return NULL;
    }
  return g_string_free_and_steal (match);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-row.h"
#include "trellis-search.h"
#include "trellis-words.h"
#include "vocabulary.h"

#include <locale.h>

/* measure-search FOLDER: searches the journal in FOLDER for words typed letter by letter, as the
 * search page does, and after each letter asks SQLite itself the same: an FTS5 query in each table's
 * index and the rows that it finds. Prints the milliseconds of each keystroke as JSON. */

#define LIMIT_PER_KIND 20
#define N_SHOWN 15 /* rows of hits that a window has room for */
#define N_WORDS 60

typedef struct
{
  TrellisStore *store;
  TrellisDatabase *database;
  GPtrArray *statements;
  GListModel *hits; /* stay until the next ones are there, as in the window */
  GArray *ours;
  GArray *theirs;
} Measurement;

static double
milliseconds_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / 1000;
}

/* Searches, and makes the texts of the hits that are seen. */
static double
search (Measurement *self, const char *typed)
{
  gint64 began = g_get_monotonic_time ();
  GListModel *hits = trellis_store_search (self->store, typed, NULL, LIMIT_PER_KIND);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (hits), N_SHOWN); i++)
    {
      g_autoptr(TrellisSearchHit) hit = g_list_model_get_item (hits, i);

      trellis_search_hit_get_title (hit);
      trellis_search_hit_get_excerpt (hit);
    }

  g_set_object (&self->hits, hits);
  g_object_unref (hits);
  return milliseconds_since (began);
}

static double
search_plainly (Measurement *self, const char *typed)
{
  gint64 began = g_get_monotonic_time ();
  g_autofree char *expression = trellis_words_to_match (typed, NULL, NULL);

  for (guint i = 0; i < self->statements->len; i++)
    {
      sqlite3_stmt *statement = g_ptr_array_index (self->statements, i);

      sqlite3_bind_text (statement, 1, expression, -1, SQLITE_STATIC);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (statement); column++)
          sqlite3_column_text (statement, column);
      sqlite3_reset (statement);
    }

  return milliseconds_since (began);
}

static void
measure_keystroke (Measurement *self, const char *typed)
{
  gboolean first = self->ours->len % 2 == 0; /* each has its turn at finding the pages cold */
  double theirs = first ? 0 : search_plainly (self, typed);
  double ours = search (self, typed);

  if (first)
    theirs = search_plainly (self, typed);
  g_array_append_val (self->ours, ours);
  g_array_append_val (self->theirs, theirs);
}

static void
type (Measurement *self, const char *text)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));

      measure_keystroke (self, typed);
      if (*end == '\0')
        return;
    }
}

static void
prepare (Measurement *self, TrellisRecordClass *klass)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT r.* FROM \"%1$s_search\" s JOIN \"%1$s\" r ON r.id = s.rowid"
    " WHERE \"%1$s_search\" MATCH ?1 ORDER BY s.rowid DESC LIMIT %2$d",
    klass->table, LIMIT_PER_KIND);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (trellis_database_get_handle (self->database), sql, -1, &statement,
                          NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (trellis_database_get_handle (self->database)));
  g_ptr_array_add (self->statements, statement);
}

static void
print_numbers (const char *name, GArray *numbers, const char *end)
{
  g_print ("\"%s\": [", name);
  for (guint i = 0; i < numbers->len; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_print ("%s%s", i > 0 ? ", " : "",
               g_ascii_formatd (text, sizeof text, "%.3f", g_array_index (numbers, double, i)));
    }
  g_print ("]%s\n", end);
}

static void
measure (Measurement *self)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (VOCABULARY_SEED);
  Vocabulary *vocabulary = vocabulary_new (rand);

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *words = vocabulary_title (vocabulary, i % 4 == 0 ? 2 : 1);

      type (self, words);
    }
  type (self, "nothing has these words");

  vocabulary_free (vocabulary);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = argc == 2 ? g_build_filename (argv[1], "trellis.db", NULL) : NULL;
  g_autoptr(GError) error = NULL;
  Measurement self = { NULL };

  setlocale (LC_ALL, "");
  if (path == NULL)
    {
      g_printerr ("measure-search needs the folder of a journal.\n");
      return 2;
    }

  self.store = trellis_store_open (argv[1], &error);
  if (self.store != NULL)
    self.database = trellis_database_open (path, TRELLIS_DATABASE_READ, &error);
  if (self.database == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  self.statements = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_finalize);
  self.ours = g_array_new (FALSE, FALSE, sizeof (double));
  self.theirs = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (trellis_record_types ()[i]);

      if (trellis_words_are_indexed (klass))
        prepare (&self, klass);
    }

  measure (&self);
  g_print ("{");
  print_numbers ("search_ms", self.ours, ",");
  print_numbers ("sqlite_ms", self.theirs, "}");

  g_clear_object (&self.hits);
  g_array_unref (self.ours);
  g_array_unref (self.theirs);
  g_ptr_array_unref (self.statements);
  trellis_database_close (self.database);
  trellis_store_close (self.store);
  g_object_unref (self.store);
  return 0;
}

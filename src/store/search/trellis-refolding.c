/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-refolding.h"

#include "trellis-words.h"

/* Its mark in the table of upkeep. Whoever changes what trellis_fold_words() does names another one. */
#define TASK "fold-words-1"

/* A piece is done in one transaction, for which whatever the person writes meanwhile has to wait: so many
 * rows are looked at, or as many as there is time for (microseconds). Then there is a pause (milliseconds). */
#define MOST_ROWS 500
#define LONGEST_PIECE (10 * G_TIME_SPAN_MILLISECOND)
#define PAUSE 30

/* Where it is. It goes to the writer's thread and comes back. */
typedef struct
{
  TrellisRefolding *owner; /* of the main thread; NULL once nobody waits for it */
  gint64 now;
  guint type;           /* of trellis_record_types() */
  gint64 after;         /* the id of the last row that was looked at */
  gboolean has_looked;  /* at all rows of the class */
  gboolean has_written; /* what is not merged yet */
  gboolean holds_back;  /* FTS5 from merging by itself */
} Piece;

struct _TrellisRefolding
{
  TrellisWriter *writer; /* unowned */
  Piece *piece;          /* NULL when there is nothing more to do */
  gboolean is_away;      /* the piece, in the writer's thread */
  guint source;
};

/* Whether @database has not been gone through yet. */
gboolean
trellis_refolding_is_due (TrellisDatabase *database, gboolean *is_due, GError **error)
{
  gint64 n_marks = trellis_database_get_number (
    database, "SELECT count(*) FROM upkeep WHERE task = '" TASK "'", error);

  *is_due = n_marks == 0;
  return n_marks >= 0;
}

static gboolean
write_mark (TrellisDatabase *database, gint64 now, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database, "INSERT OR REPLACE INTO upkeep (task, done) VALUES ('" TASK "', ?)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, now);
  return trellis_database_finish (database, statement, error);
}

static gboolean
fold_row (Piece *self, TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  if (!self->holds_back && !trellis_words_set_merging (database, row->klass, FALSE, error))
    return FALSE;

  self->holds_back = self->has_written = TRUE;
  return trellis_words_index (database, row, error);
}

/* Many rows have no word that needs it, and are only looked at. */
static gboolean
fold_rows (Piece *self, TrellisDatabase *database, TrellisRecordClass *klass, GError **error)
{
  const gint64 begun = g_get_monotonic_time ();
  g_autoptr(GPtrArray) rows = trellis_row_list_after (database, klass, self->after, MOST_ROWS, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const TrellisRow *row = rows->pdata[i];

      if (trellis_words_are_folded (row) && !fold_row (self, database, row, error))
        return FALSE;
      self->after = row->id;
      if (g_get_monotonic_time () - begun >= LONGEST_PIECE)
        return TRUE;
    }
  self->has_looked = rows->len < MOST_ROWS;
  return TRUE;
}

/* While there are rows left, merging once after each piece keeps up with what is written. */
static gboolean
merge_some (Piece *self, TrellisDatabase *database, TrellisRecordClass *klass, GError **error)
{
  gboolean more;

  if (!trellis_words_merge_some (database, klass, &more, error))
    return FALSE;

  self->has_written = self->has_looked && more;
  return TRUE;
}

/* Also what a run that was interrupted held back is let go. */
static gboolean
end_class (Piece *self, TrellisDatabase *database, TrellisRecordClass *klass, GError **error)
{
  self->type++;
  self->after = 0;
  self->has_looked = self->holds_back = FALSE;
  return trellis_words_set_merging (database, klass, TRUE, error) &&
         (self->type < TRELLIS_N_RECORD_TYPES || write_mark (database, self->now, error));
}

static gboolean
do_some (Piece *self, TrellisDatabase *database, GError **error)
{
  TrellisRecordClass *klass = g_type_class_peek (trellis_record_types ()[self->type]);

  if (self->has_written)
    return merge_some (self, database, klass, error);
  if (self->has_looked || !trellis_words_are_indexed (klass))
    return end_class (self, database, klass, error);
  return fold_rows (self, database, klass, error);
}

static gboolean
do_piece (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_database_begin (database, error) && do_some (data, database, error) &&
         trellis_database_commit (database, error);
}

static void piece_done_cb (const GError *error, gpointer data);

static gboolean
next_cb (gpointer data)
{
  TrellisRefolding *self = data;

  self->source = 0;
  self->is_away = TRUE;
  trellis_writer_post (self->writer, do_piece, piece_done_cb, self->piece);
  return G_SOURCE_REMOVE;
}

static void
piece_done_cb (const GError *error, gpointer data)
{
  Piece *piece = data;
  TrellisRefolding *self = piece->owner;

  if (self == NULL)
    {
      g_free (piece);
      return;
    }

  self->is_away = FALSE;
  if (error == NULL && piece->type < TRELLIS_N_RECORD_TYPES)
    {
      self->source = g_timeout_add_full (G_PRIORITY_LOW, PAUSE, next_cb, self, NULL);
      return;
    }
  if (error != NULL)
    g_message ("Words cannot be folded: %s", error->message);
  g_clear_pointer (&self->piece, g_free);
}

/* Begins at once, and goes on by itself. @writer must outlive it; it may be freed at any time, and then
 * begins anew another time. @now is when it is done, for the journal's records of upkeep. */
TrellisRefolding *
trellis_refolding_new (TrellisWriter *writer, gint64 now)
{
  TrellisRefolding *self = g_new0 (TrellisRefolding, 1);

  self->writer = writer;
  self->piece = g_new0 (Piece, 1);
  self->piece->owner = self;
  self->piece->now = now;
  next_cb (self);
  return self;
}

void
trellis_refolding_free (TrellisRefolding *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->is_away)
    self->piece->owner = NULL;
  else
    g_free (self->piece);
  g_free (self);
}

gboolean
trellis_refolding_is_running (TrellisRefolding *self)
{
  return self->piece != NULL;
}

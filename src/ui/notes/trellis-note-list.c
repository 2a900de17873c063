/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-list.h"

#include "trellis-labels.h"

struct _TrellisNoteList
{
  GObject parent_instance;

  TrellisStore *store;
  TrellisMatch *match;

  char *sort;
  int kind; /* a TrellisNoteKind, or -1 for all */
  char *tag;
  char *words;

  TrellisRecordList *records;
  GListModel *model; /* made when asked for */
};

G_DEFINE_FINAL_TYPE (TrellisNoteList, trellis_note_list, G_TYPE_OBJECT)

static TrellisQuery *
create_query (TrellisNoteList *self)
{
  TrellisQuery *query = trellis_query_new (TRELLIS_TYPE_NOTE);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  if (self->kind >= 0)
    trellis_query_is (query, "kind", self->kind);
  if (self->tag != NULL)
    trellis_query_has (query, "tags", self->tag);
  if (self->words != NULL)
    trellis_query_find (query, self->words);

  trellis_query_descending (query, "pinned");
  trellis_query_descending (query,
                            g_strcmp0 (self->sort, "created") == 0 ? "created" : "modified");
  return query;
}

static char *
dup_title (gpointer note)
{
  return trellis_label_record (note);
}

static gboolean
is_pinned (gpointer note)
{
  return trellis_note_get_pinned (note);
}

/* By title in the language's own order, which SQLite does not know. The list below moves a note that
 * has been saved, so that it comes to its place here. */
static GListModel *
sort_by_title (TrellisRecordList *records)
{
  GtkExpression *title =
    gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_title), NULL, NULL);
  GtkExpression *pinned = gtk_cclosure_expression_new (G_TYPE_BOOLEAN, NULL, 0, NULL,
                                                       G_CALLBACK (is_pinned), NULL, NULL);
  GtkMultiSorter *sorter = gtk_multi_sorter_new ();
  GtkNumericSorter *pinned_first = gtk_numeric_sorter_new (pinned);
  GtkSortListModel *sorted;

  gtk_numeric_sorter_set_sort_order (pinned_first, GTK_SORT_DESCENDING);
  gtk_multi_sorter_append (sorter, GTK_SORTER (pinned_first));
  gtk_multi_sorter_append (sorter, GTK_SORTER (gtk_string_sorter_new (title)));

  sorted =
    gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (records)), GTK_SORTER (sorter));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  return G_LIST_MODEL (sorted);
}

static void
forget_model (TrellisNoteList *self)
{
  g_clear_object (&self->model);
  g_clear_object (&self->records);
}

static void
trellis_note_list_dispose (GObject *object)
{
  TrellisNoteList *self = TRELLIS_NOTE_LIST (object);

  forget_model (self);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_note_list_parent_class)->dispose (object);
}

static void
trellis_note_list_finalize (GObject *object)
{
  TrellisNoteList *self = TRELLIS_NOTE_LIST (object);

  g_free (self->sort);
  g_free (self->tag);
  g_free (self->words);

  G_OBJECT_CLASS (trellis_note_list_parent_class)->finalize (object);
}

static void
trellis_note_list_class_init (TrellisNoteListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_note_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_note_list_finalize;
}

static void
trellis_note_list_init (TrellisNoteList *self)
{
  self->kind = -1;
}

TrellisNoteList *
trellis_note_list_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisNoteList *self = g_object_new (TRELLIS_TYPE_NOTE_LIST, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  return self;
}

GListModel *
trellis_note_list_get_model (TrellisNoteList *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_LIST (self), NULL);

  if (self->model == NULL)
    {
      g_autoptr(TrellisQuery) query = create_query (self);

      self->records = trellis_store_list (self->store, query);
      self->model = g_strcmp0 (self->sort, "title") == 0
                    ? sort_by_title (self->records)
                    : G_LIST_MODEL (g_object_ref (self->records));
    }

  return self->model;
}

/* The position of @note, which may be NULL; GTK_INVALID_LIST_POSITION if it is not listed. */
guint
trellis_note_list_find (TrellisNoteList *self, TrellisNote *note)
{
  GListModel *model = trellis_note_list_get_model (self);
  int position;

  g_return_val_if_fail (TRELLIS_IS_NOTE_LIST (self), GTK_INVALID_LIST_POSITION);

  if (note == NULL)
    return GTK_INVALID_LIST_POSITION;

  position = trellis_record_list_find (self->records, TRELLIS_RECORD (note));
  if (position < 0)
    return GTK_INVALID_LIST_POSITION;
  if (model == G_LIST_MODEL (self->records))
    return (guint) position;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(TrellisNote) other = g_list_model_get_item (model, i);

      if (other == note)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* "modified", "created" or "title". */
void
trellis_note_list_set_sort (TrellisNoteList *self, const char *sort)
{
  g_return_if_fail (TRELLIS_IS_NOTE_LIST (self));

  if (g_set_str (&self->sort, sort))
    forget_model (self);
}

/* A TrellisNoteKind, or -1 for all. */
void
trellis_note_list_set_kind (TrellisNoteList *self, int kind)
{
  g_return_if_fail (TRELLIS_IS_NOTE_LIST (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  forget_model (self);
}

/* NULL for all. */
void
trellis_note_list_set_tag (TrellisNoteList *self, const char *tag)
{
  g_return_if_fail (TRELLIS_IS_NOTE_LIST (self));

  if (g_set_str (&self->tag, tag))
    forget_model (self);
}

/* What a person typed to find some of them; NULL or "" for all. */
void
trellis_note_list_set_words (TrellisNoteList *self, const char *words)
{
  g_return_if_fail (TRELLIS_IS_NOTE_LIST (self));

  if (g_set_str (&self->words, words != NULL && *words != '\0' ? words : NULL))
    forget_model (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-gradual-list.h"

/* Rows: a screenful; what fits into a frame beside everything else; what GtkListView makes at most. */
#define FIRST_ROWS 24
#define MORE_ROWS 8
#define MOST_ROWS 208

/* Until a page has come in, with its movement. */
#define DELAY_MS 400

struct _TrellisGradualList
{
  GObject parent_instance;

  GtkSliceListModel *shown;
  guint growth; /* the source that shows more, or 0 */
};

G_DEFINE_FINAL_TYPE (TrellisGradualList, trellis_gradual_list, G_TYPE_OBJECT)

/* From what is shown to the list that grows. */
static G_DEFINE_QUARK (trellis-gradual-list, gradual_list)

static void
show_all (TrellisGradualList *self)
{
  g_clear_handle_id (&self->growth, g_source_remove);
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
}

static gboolean
grow_cb (gpointer data)
{
  TrellisGradualList *self = data;
  guint n_shown = gtk_slice_list_model_get_size (self->shown) + MORE_ROWS;
  GListModel *source = gtk_slice_list_model_get_model (self->shown);

  if (n_shown < MOST_ROWS && n_shown < g_list_model_get_n_items (source))
    {
      gtk_slice_list_model_set_size (self->shown, n_shown);
      return G_SOURCE_CONTINUE;
    }

  show_all (self);
  return G_SOURCE_REMOVE;
}

static gboolean
begin_growing_cb (gpointer data)
{
  TrellisGradualList *self = data;

  /* After painting, whose priority is higher. */
  self->growth = g_idle_add_full (G_PRIORITY_LOW, grow_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
trellis_gradual_list_dispose (GObject *object)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (object);

  g_clear_handle_id (&self->growth, g_source_remove);
  if (self->shown != NULL)
    g_object_set_qdata (G_OBJECT (self->shown), gradual_list_quark (), NULL);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (trellis_gradual_list_parent_class)->dispose (object);
}

static void
trellis_gradual_list_class_init (TrellisGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_gradual_list_dispose;
}

static void
trellis_gradual_list_init (TrellisGradualList *self)
{
  self->shown = gtk_slice_list_model_new (NULL, 0, FIRST_ROWS);
  g_object_set_qdata (G_OBJECT (self->shown), gradual_list_quark (), self);
}

TrellisGradualList *
trellis_gradual_list_new (void)
{
  return g_object_new (TRELLIS_TYPE_GRADUAL_LIST, NULL);
}

/* What a list view is to show, with the sections of the source; owned by @self. */
GListModel *
trellis_gradual_list_get_model (TrellisGradualList *self)
{
  g_return_val_if_fail (TRELLIS_IS_GRADUAL_LIST (self), NULL);

  return G_LIST_MODEL (self->shown);
}

/* The list that is shown, as it was set. */
GListModel *
trellis_gradual_list_get_source (TrellisGradualList *self)
{
  g_return_val_if_fail (TRELLIS_IS_GRADUAL_LIST (self), NULL);

  return gtk_slice_list_model_get_model (self->shown);
}

/* Shows @source, nullable, from its beginning. */
void
trellis_gradual_list_set_source (TrellisGradualList *self, GListModel *source)
{
  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  g_clear_handle_id (&self->growth, g_source_remove);
  gtk_slice_list_model_set_model (self->shown, NULL);
  gtk_slice_list_model_set_size (self->shown, FIRST_ROWS);
  gtk_slice_list_model_set_model (self->shown, source);
  if (source != NULL)
    self->growth = g_timeout_add (DELAY_MS, begin_growing_cb, self);
}

/* Shows everything now if the item at @position of the source is not shown yet. */
void
trellis_gradual_list_reach (TrellisGradualList *self, guint position)
{
  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  if (position >= gtk_slice_list_model_get_size (self->shown))
    show_all (self);
}

static GListModel *
get_selected_from (GtkSelectionModel *selection)
{
  if (GTK_IS_SINGLE_SELECTION (selection))
    return gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection));
  if (GTK_IS_NO_SELECTION (selection))
    return gtk_no_selection_get_model (GTK_NO_SELECTION (selection));
  return NULL;
}

/* The same for whatever gradual list @view shows, if it does. */
void
trellis_gradual_list_reach_in (GtkListView *view, guint position)
{
  GListModel *shown = get_selected_from (gtk_list_view_get_model (view));
  TrellisGradualList *self =
    shown != NULL ? g_object_get_qdata (G_OBJECT (shown), gradual_list_quark ()) : NULL;

  if (self != NULL)
    trellis_gradual_list_reach (self, position);
}

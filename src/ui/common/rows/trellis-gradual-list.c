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

  GListModel *source;
  guint limit;  /* what is shown at most; G_MAXUINT: everything */
  guint growth; /* the source that shows more, or 0 */
};

static GType
trellis_gradual_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
count_source (TrellisGradualList *self)
{
  return self->source != NULL ? g_list_model_get_n_items (self->source) : 0;
}

static guint
trellis_gradual_list_get_n_items (GListModel *model)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (model);

  return MIN (count_source (self), self->limit);
}

static gpointer
trellis_gradual_list_get_item (GListModel *model, guint position)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (model);

  return position < self->limit && self->source != NULL ? g_list_model_get_item (self->source, position)
                                                        : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = trellis_gradual_list_get_item_type;
  iface->get_n_items = trellis_gradual_list_get_n_items;
  iface->get_item = trellis_gradual_list_get_item;
}

static void
trellis_gradual_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (model);
  const guint n_shown = trellis_gradual_list_get_n_items (G_LIST_MODEL (model));

  if (position >= n_shown)
    {
      *start = n_shown;
      *end = G_MAXUINT;
    }
  else if (GTK_IS_SECTION_MODEL (self->source))
    {
      gtk_section_model_get_section (GTK_SECTION_MODEL (self->source), position, start, end);
      *end = MIN (*end, n_shown);
    }
  else
    {
      *start = 0;
      *end = n_shown;
    }
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = trellis_gradual_list_get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisGradualList, trellis_gradual_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

/* GtkSliceListModel tells of a change as one of everything from there to the end, for which a list view
 * asks for all of it, however long. */
static void
items_changed_cb (TrellisGradualList *self, guint position, guint removed, guint added)
{
  const guint n_after = count_source (self);
  const guint n_before = n_after - added + removed;

  if (position >= self->limit)
    return;
  if (MAX (n_before, n_after) > self->limit)
    {
      removed = MIN (n_before, self->limit) - position;
      added = MIN (n_after, self->limit) - position;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
sections_changed_cb (TrellisGradualList *self, guint position, guint n)
{
  if (position < self->limit)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position,
                                        MIN (n, self->limit - position));
}

static void
set_limit (TrellisGradualList *self, guint limit)
{
  const guint n_before = trellis_gradual_list_get_n_items (G_LIST_MODEL (self));
  guint n_after;

  self->limit = limit;
  n_after = trellis_gradual_list_get_n_items (G_LIST_MODEL (self));
  if (n_after > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_after - n_before);
}

static void
show_all (TrellisGradualList *self)
{
  g_clear_handle_id (&self->growth, g_source_remove);
  set_limit (self, G_MAXUINT);
}

static gboolean
grow_cb (gpointer data)
{
  TrellisGradualList *self = data;
  const guint n_shown = self->limit + MORE_ROWS;

  if (n_shown < MOST_ROWS && n_shown < count_source (self))
    {
      set_limit (self, n_shown);
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
forget_source (TrellisGradualList *self)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
}

static void
trellis_gradual_list_dispose (GObject *object)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (object);

  g_clear_handle_id (&self->growth, g_source_remove);
  forget_source (self);

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
  self->limit = FIRST_ROWS;
}

TrellisGradualList *
trellis_gradual_list_new (void)
{
  return g_object_new (TRELLIS_TYPE_GRADUAL_LIST, NULL);
}

/* The list that is shown, as it was set. */
GListModel *
trellis_gradual_list_get_source (TrellisGradualList *self)
{
  g_return_val_if_fail (TRELLIS_IS_GRADUAL_LIST (self), NULL);

  return self->source;
}

/* Shows @source, nullable, from its beginning. */
void
trellis_gradual_list_set_source (TrellisGradualList *self, GListModel *source)
{
  guint n_before;

  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  g_clear_handle_id (&self->growth, g_source_remove);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  forget_source (self);
  self->limit = FIRST_ROWS;
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (source == NULL)
    return;

  self->source = g_object_ref (source);
  g_signal_connect_swapped (source, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (GTK_IS_SECTION_MODEL (source))
    g_signal_connect_swapped (source, "sections-changed", G_CALLBACK (sections_changed_cb), self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0,
                              g_list_model_get_n_items (G_LIST_MODEL (self)));
  self->growth = g_timeout_add (DELAY_MS, begin_growing_cb, self);
}

/* Shows everything now if the item at @position of the source is not shown yet. */
void
trellis_gradual_list_reach (TrellisGradualList *self, guint position)
{
  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  if (position >= self->limit)
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

  if (TRELLIS_IS_GRADUAL_LIST (shown))
    trellis_gradual_list_reach (TRELLIS_GRADUAL_LIST (shown), position);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-gradual-list.h"

/* Rows: a screenful; what fits into a frame beside everything else; what GtkListView makes at most. */
#define FIRST_ROWS 24
#define MORE_ROWS 8
#define MOST_ROWS 208

/* Until a page has come in, with its movement; and for how long nothing changes where nobody is bringing in
 * one thing after the other, be it from far away. */
#define OPENING_MS 400
#define CALM_MS 1500

/* Between two times that there is more: what has been made is painted before the next. */
#define STEP_MS 17

struct _TrellisGradualList
{
  GObject parent_instance;

  GListModel *source;
  GPtrArray *items;         /* what is shown of it; NULL: everything, as it is there */
  guint limit;              /* of the items; G_MAXUINT for everything */
  gboolean is_behind;       /* the items are those from when @view was seen last */
  guint growth;             /* the source that shows more, or 0 */
  gint64 last_change;       /* of what is shown, by g_get_monotonic_time() */
  GtkWidget *view;          /* weak, nullable */
  GSignalGroup *adjustment; /* by which the view is scrolled */
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

  return self->items != NULL ? self->items->len : count_source (self);
}

static gpointer
trellis_gradual_list_get_item (GListModel *model, guint position)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (model);

  if (self->items != NULL)
    return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
  return self->source != NULL ? g_list_model_get_item (self->source, position) : NULL;
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

static GtkAdjustment *
get_adjustment (TrellisGradualList *self)
{
  return self->view != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)) : NULL;
}

/* Whether nobody has gone further down in the view. */
static gboolean
is_at_top (TrellisGradualList *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  return adjustment == NULL ||
         (gtk_adjustment_get_value (adjustment) <= 0 && gtk_widget_get_focus_child (self->view) == NULL);
}

/* What the view has by now; 0 before it has a height, when it cannot be scrolled. */
static guint
count_in_view (TrellisGradualList *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  GtkSelectionModel *model = self->view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (self->view)) : NULL;

  return adjustment != NULL && gtk_adjustment_get_page_size (adjustment) > 0 && model != NULL
         ? g_list_model_get_n_items (G_LIST_MODEL (model))
         : 0;
}

/* Who is at the top stays there. A list view keeps the row that it has there in its place, so that what comes
 * before that would not be seen. */
static void
tell_of_change (TrellisGradualList *self, guint position, guint removed, guint added)
{
  const gboolean was_at_top = is_at_top (self);

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (was_at_top && position == 0 && added > 0 && count_in_view (self) > 0)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* Takes @added items from @position on from the source in the place of @removed. */
static void
splice (TrellisGradualList *self, guint position, guint removed, guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->items, (int) (position + i), g_list_model_get_item (self->source, position + i));
  tell_of_change (self, position, removed, added);
}

static gboolean
is_as_in_source (TrellisGradualList *self, guint position, guint source_position)
{
  g_autoptr(GObject) item = g_list_model_get_item (self->source, source_position);

  return g_ptr_array_index (self->items, position) == item;
}

/* Shows what the source has by now. */
static void
catch_up (TrellisGradualList *self)
{
  const guint n_before = trellis_gradual_list_get_n_items (G_LIST_MODEL (self));
  const guint n_after = MIN (count_source (self), self->limit);
  guint first = 0, behind = 0;

  if (!self->is_behind)
    return;

  self->is_behind = FALSE;
  while (first < MIN (n_before, n_after) && is_as_in_source (self, first, first))
    first++;
  while (behind < MIN (n_before, n_after) - first &&
         is_as_in_source (self, n_before - 1 - behind, n_after - 1 - behind))
    behind++;
  if (n_before > first + behind || n_after > first + behind)
    splice (self, first, n_before - first - behind, n_after - first - behind);
}

static void
set_limit (TrellisGradualList *self, guint limit)
{
  guint n_before, n_after;

  if (self->items == NULL)
    return;

  catch_up (self);
  n_before = self->items->len;
  n_after = MIN (count_source (self), limit);
  self->limit = limit;
  if (limit < G_MAXUINT)
    {
      if (n_after > n_before)
        splice (self, n_before, 0, n_after - n_before);
      return;
    }

  g_clear_pointer (&self->items, g_ptr_array_unref);
  if (n_after > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_after - n_before);
}

static void
show_more (TrellisGradualList *self, guint n_rows)
{
  set_limit (self, n_rows < MOST_ROWS && self->limit < MOST_ROWS - n_rows ? self->limit + n_rows
                                                                          : G_MAXUINT);
}

static gboolean
is_calm (TrellisGradualList *self)
{
  return g_get_monotonic_time () - self->last_change >= CALM_MS * G_TIME_SPAN_MILLISECOND;
}

static gboolean
is_seen (TrellisGradualList *self)
{
  return self->view == NULL || gtk_widget_get_mapped (self->view);
}

static void grow_when_calm (TrellisGradualList *self);

static gboolean
grow_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (is_calm (self) && is_seen (self))
    {
      if (count_source (self) > self->limit)
        show_more (self, MORE_ROWS);
      if (count_source (self) > self->limit)
        return G_SOURCE_CONTINUE;
    }

  self->growth = 0;
  grow_when_calm (self);
  return G_SOURCE_REMOVE;
}

/* Whether there is room for more rows than there are. */
static gboolean
has_room (TrellisGradualList *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  return adjustment != NULL && is_seen (self) &&
         gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

static gboolean
begin_growing_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (!is_calm (self))
    {
      if (has_room (self))
        show_more (self, MORE_ROWS);
      return G_SOURCE_CONTINUE;
    }

  /* After painting, whose priority is higher. */
  self->growth = g_timeout_add_full (G_PRIORITY_LOW, STEP_MS, grow_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
grow_when_calm (TrellisGradualList *self)
{
  if (self->growth == 0 && count_source (self) > self->limit && is_seen (self))
    self->growth = g_timeout_add (OPENING_MS, begin_growing_cb, self);
}

/* Whether the items may stay as they are while nobody sees them. The sections are those of the source; and a
 * view is often shown only where there is something to show. */
static gboolean
can_wait (TrellisGradualList *self)
{
  return !is_seen (self) && self->items->len > 0 && count_source (self) > 0 && !GTK_IS_SECTION_MODEL (self->source);
}

/* How many of the items, from the beginning, are not to go because of others that come before them: those
 * among which a person is, or up to that which is selected. */
static guint
count_kept (TrellisGradualList *self)
{
  GtkSelectionModel *model = self->view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (self->view)) : NULL;
  g_autoptr(GtkBitset) selected = NULL;

  if (!is_at_top (self))
    return self->items->len;
  if (model == NULL)
    return 0;

  selected = gtk_selection_model_get_selection (model);
  return gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_maximum (selected) + 1;
}

/* A row that is made anew among others has GTK find out anew how all that follow it look, which takes the
 * longer the more there are. While one thing comes after the other, as when a calendar is brought here,
 * there are as many rows as before, then; and where they are not seen, they are those from before.
 *
 * GtkSliceListModel tells of a change as one of everything from there to the end, for which a list view
 * asks for all of it, however long. */
static void
take_change (TrellisGradualList *self, guint position, guint removed, guint added)
{
  const guint n_after = count_source (self);
  const guint n_shown = self->items->len;
  const guint n_kept = count_kept (self);

  self->last_change = g_get_monotonic_time ();
  if (position < n_kept && added > removed)
    self->limit = MAX (self->limit, n_kept + added - removed);
  if (position + removed <= n_shown && n_shown - removed + added == MIN (n_after, self->limit))
    splice (self, position, removed, added);
  else
    splice (self, position, n_shown - position, MIN (n_after, self->limit) - position);
  if (self->limit >= MOST_ROWS)
    set_limit (self, G_MAXUINT);
}

static void
items_changed_cb (TrellisGradualList *self, guint position, guint removed, guint added)
{
  const guint n_before = count_source (self) - added + removed;

  if (self->items == NULL)
    {
      tell_of_change (self, position, removed, added);
      return;
    }

  if (is_calm (self) && n_before <= self->limit)
    self->limit = MAX (self->limit, n_before + MORE_ROWS);
  if (can_wait (self))
    self->is_behind |= position < self->limit;
  else if (self->is_behind)
    catch_up (self);
  else if (position < self->limit)
    take_change (self, position, removed, added);
  grow_when_calm (self);
}

static void
sections_changed_cb (TrellisGradualList *self, guint position, guint n)
{
  const guint n_shown = trellis_gradual_list_get_n_items (G_LIST_MODEL (self));

  if (position < n_shown)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, MIN (n, n_shown - position));
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
  g_clear_object (&self->adjustment);
  g_clear_weak_pointer (&self->view);
  forget_source (self);

  G_OBJECT_CLASS (trellis_gradual_list_parent_class)->dispose (object);
}

static void
trellis_gradual_list_finalize (GObject *object)
{
  g_clear_pointer (&TRELLIS_GRADUAL_LIST (object)->items, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_gradual_list_parent_class)->finalize (object);
}

static void
trellis_gradual_list_class_init (TrellisGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_gradual_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_gradual_list_finalize;
}

/* Who scrolls to where the end seems to be finds more there. */
static void
scrolled_cb (TrellisGradualList *self, GtkAdjustment *adjustment)
{
  const double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                       gtk_adjustment_get_page_size (adjustment);

  if (count_source (self) > self->limit && below < gtk_adjustment_get_page_size (adjustment))
    show_more (self, FIRST_ROWS);
}

static void
trellis_gradual_list_init (TrellisGradualList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->limit = FIRST_ROWS;
  self->adjustment = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
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
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->limit = FIRST_ROWS;
  self->is_behind = FALSE;
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (source == NULL)
    return;

  self->source = g_object_ref (source);
  self->last_change = g_get_monotonic_time () - (CALM_MS - OPENING_MS) * G_TIME_SPAN_MILLISECOND;
  g_signal_connect_swapped (source, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (GTK_IS_SECTION_MODEL (source))
    g_signal_connect_swapped (source, "sections-changed", G_CALLBACK (sections_changed_cb), self);
  self->is_behind = TRUE;
  catch_up (self);
  grow_when_calm (self);
}

static void
mapped_cb (TrellisGradualList *self)
{
  catch_up (self);
  grow_when_calm (self);
}

/* Tells that the list is shown by @view, which a person can scroll to its end or not see at all. To be called
 * once. */
void
trellis_gradual_list_follow (TrellisGradualList *self, GtkListView *view)
{
  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  g_set_weak_pointer (&self->view, GTK_WIDGET (view));
  g_signal_connect_object (view, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (view, "vadjustment", self->adjustment, "target", G_BINDING_SYNC_CREATE);
}

/* Shows the source as it is by now, up to the item at @position at least, which has the same position here
 * then, with a screenful after it. */
void
trellis_gradual_list_reach (TrellisGradualList *self, guint position)
{
  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  catch_up (self);
  if (position >= self->limit)
    show_more (self, position - self->limit + FIRST_ROWS);
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

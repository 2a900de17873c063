/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-gradual-list-private.h"

#include "trellis-new-rows.h"

static GType
trellis_gradual_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
trellis_gradual_list_get_n_items (GListModel *model)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (model);

  return self->part != NULL ? trellis_list_part_count (self->part) : trellis_gradual_count_source (self);
}

static gpointer
trellis_gradual_list_get_item (GListModel *model, guint position)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (model);

  if (self->part != NULL)
    return position < trellis_list_part_count (self->part)
           ? g_object_ref (trellis_list_part_get_item (self->part, position))
           : NULL;
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

/* A row that is made anew among others has GTK find out anew how all that follow it look, which takes the
 * longer the more there are. While one thing comes after the other, as when a calendar is brought here,
 * there are as many rows as before, then, of which a few are made for each picture; and where they are not
 * seen, they are those from before. What went goes at once, and of much that comes at once nothing is made in
 * the same turn of the main loop: whoever brings it has had enough to do.
 *
 * GtkSliceListModel tells of a change as one of everything from there to the end, for which a list view
 * asks for all of it, however long. */
static void
items_changed_cb (TrellisGradualList *self, guint position, guint removed, guint added)
{
  const guint n_before = trellis_gradual_count_source (self) - added + removed;

  if (self->part == NULL)
    {
      trellis_gradual_tell (self, position, removed, added);
      return;
    }

  if (trellis_gradual_is_calm (self))
    {
      self->room = TRELLIS_GRADUAL_SCREENFUL;
      if (n_before <= self->limit)
        self->limit = MAX (self->limit, n_before + TRELLIS_GRADUAL_MORE_ROWS);
    }
  if (position < MAX (self->limit, trellis_list_part_get_next (self->part, trellis_list_part_count (self->part))))
    {
      self->last_change = g_get_monotonic_time ();
      trellis_list_part_follow (self->part, self->source, position, removed, added);
      if (trellis_gradual_count_missing (self) > TRELLIS_GRADUAL_MORE_ROWS)
        trellis_gradual_take_later (self);
      else
        trellis_gradual_take_step_by_step (self);
    }
  trellis_gradual_grow_when_calm (self);
}

static void
sections_changed_cb (TrellisGradualList *self, guint position, guint n)
{
  const guint n_shown = trellis_gradual_list_get_n_items (G_LIST_MODEL (self));

  if (position < n_shown)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, MIN (n, n_shown - position));
}

/* Shows nothing yet of what is to be shown. */
static void
begin (TrellisGradualList *self)
{
  g_clear_handle_id (&self->growth, g_source_remove);
  g_clear_handle_id (&self->step, g_source_remove);
  g_clear_pointer (&self->part, trellis_list_part_free);
  self->part = trellis_list_part_new ();
  self->limit = TRELLIS_GRADUAL_FIRST_ROWS;
  self->room = TRELLIS_GRADUAL_MORE_ROWS;
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
  g_clear_handle_id (&self->step, g_source_remove);
  g_clear_handle_id (&self->scrolling, g_source_remove);
  g_clear_object (&self->adjustment);
  g_clear_weak_pointer (&self->view);
  forget_source (self);

  G_OBJECT_CLASS (trellis_gradual_list_parent_class)->dispose (object);
}

static void
trellis_gradual_list_finalize (GObject *object)
{
  TrellisGradualList *self = TRELLIS_GRADUAL_LIST (object);

  g_clear_pointer (&self->part, trellis_list_part_free);

  G_OBJECT_CLASS (trellis_gradual_list_parent_class)->finalize (object);
}

static void
trellis_gradual_list_class_init (TrellisGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_gradual_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_gradual_list_finalize;
}

static void
trellis_gradual_list_init (TrellisGradualList *self)
{
  begin (self);
  self->adjustment = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (trellis_gradual_scrolled_cb), self);
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

  n_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  forget_source (self);
  begin (self);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (source == NULL)
    return;

  self->source = g_object_ref (source);
  self->last_change = g_get_monotonic_time () -
                      (TRELLIS_GRADUAL_CALM_MS - TRELLIS_GRADUAL_OPENING_MS) * G_TIME_SPAN_MILLISECOND;
  g_signal_connect_swapped (source, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (GTK_IS_SECTION_MODEL (source))
    g_signal_connect_swapped (source, "sections-changed", G_CALLBACK (sections_changed_cb), self);
  trellis_gradual_catch_up (self);
  if (self->view != NULL)
    trellis_gradual_take_later (self);
  trellis_gradual_grow_when_calm (self);
}

/* A view that is shown because something has come has one row, and the others with the next pictures: the first
 * one has everything else of the view, too. */
static gboolean
has_just_begun (TrellisGradualList *self)
{
  return self->part != NULL && trellis_list_part_count (self->part) == 1 && trellis_gradual_can_wait (self) &&
         !trellis_gradual_is_calm (self);
}

static void
mapped_cb (TrellisGradualList *self)
{
  if (!has_just_begun (self))
    trellis_gradual_catch_up (self);
  trellis_gradual_take_later (self);
  trellis_gradual_grow_when_calm (self);
}

/* Tells that the list is shown by @view, which a person can scroll to its end or not see at all, and which has its
 * factory already. To be called once. */
void
trellis_gradual_list_follow (TrellisGradualList *self, GtkListView *view)
{
  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  g_set_weak_pointer (&self->view, view);
  if (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (gtk_list_view_get_factory (view)))
    trellis_new_rows_let_others_be (gtk_list_view_get_factory (view));
  g_signal_connect_object (view, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (view, "vadjustment", self->adjustment, "target", G_BINDING_SYNC_CREATE);
}

/* Shows the source as it is by now, up to the item at @position at least, which has the same position here
 * then, with a screenful after it. */
void
trellis_gradual_list_reach (TrellisGradualList *self, guint position)
{
  g_return_if_fail (TRELLIS_IS_GRADUAL_LIST (self));

  trellis_gradual_catch_up (self);
  if (position >= self->limit)
    trellis_gradual_show_more (self, position - self->limit + TRELLIS_GRADUAL_SCREENFUL);
}

/* Where in the source the item at @position is. */
guint
trellis_gradual_list_get_place (TrellisGradualList *self, guint position)
{
  g_return_val_if_fail (TRELLIS_IS_GRADUAL_LIST (self), GTK_INVALID_LIST_POSITION);
  g_return_val_if_fail (position < trellis_gradual_list_get_n_items (G_LIST_MODEL (self)), GTK_INVALID_LIST_POSITION);

  return self->part != NULL ? trellis_list_part_get_place (self->part, position) : position;
}

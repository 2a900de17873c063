/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-gradual-list.h"

#include "trellis-list-part.h"
#include "trellis-list-sight.h"
#include "trellis-new-rows.h"

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
  TrellisListPart *part;    /* what is shown of it; NULL: everything */
  guint limit;              /* of the part; G_MAXUINT for everything */
  guint growth;             /* the source that shows more, or 0 */
  guint step;               /* the source that takes in more of what has come, or 0 */
  guint room;               /* for rows that come before the next step */
  guint scrolling;          /* the source that shows more to who scrolls there, or 0 */
  gint64 last_change;       /* of what is shown, by g_get_monotonic_time() */
  GtkListView *view;        /* weak, nullable */
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

  return self->part != NULL ? trellis_list_part_count (self->part) : count_source (self);
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

/* Who is at the top stays there. A list view keeps the row that it has there in its place, so that what comes
 * before that would not be seen. */
static void
tell_of_change (TrellisGradualList *self, guint position, guint removed, guint added)
{
  const gboolean was_at_top = trellis_list_sight_is_at_top (self->view);

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (was_at_top && position == 0 && added > 0 && trellis_list_sight_count (self->view) > 0)
    gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* Takes @added items from @place on from the source in the stead of the @removed ones at @position. */
static void
splice (TrellisGradualList *self, guint position, guint removed, guint place, guint added)
{
  trellis_list_part_splice (self->part, position, removed, self->source, place, added);
  tell_of_change (self, position, removed, added);
}

static guint
count_wanted (TrellisGradualList *self)
{
  return MIN (count_source (self), self->limit);
}

/* Whether what is shown does not begin as the source does. */
static gboolean
is_behind (TrellisGradualList *self)
{
  const guint n_wanted = count_wanted (self);

  return self->part != NULL && (trellis_list_part_count (self->part) < n_wanted ||
                                trellis_list_part_get_next (self->part, n_wanted) != n_wanted);
}

/* How many that are wanted are missing before the item at @position. */
static guint
count_missing (TrellisGradualList *self, guint position, guint next)
{
  guint end = count_wanted (self);

  if (position < trellis_list_part_count (self->part))
    end = MIN (end, trellis_list_part_get_place (self->part, position));
  return end > next ? end - next : 0;
}

/* As many go from the end as there are too many, but what is selected and what has the focus stay, however far
 * down in the source they are by now. */
static void
trim (TrellisGradualList *self)
{
  guint end = trellis_list_part_count (self->part);
  guint selected, focused;

  if (end <= self->limit)
    return;

  selected = trellis_list_sight_find_selected (self->view);
  focused = trellis_list_sight_find_focused (self->view);
  while (end > self->limit)
    {
      guint first = end;

      while (first > self->limit && first - 1 != selected && first - 1 != focused)
        first--;
      if (first < end)
        splice (self, first, end - first, 0, 0);
      end = first > 0 ? first - 1 : 0;
    }
}

/* Lets go of what the source has no more, and takes in at most @room items that are missing, the first ones
 * first. Whoever is told may do the same meanwhile. Gives how much of the room is left. */
static guint
take_some (TrellisGradualList *self, guint room)
{
  for (guint i = 0; self->part != NULL && i <= trellis_list_part_count (self->part); i++)
    {
      const guint next = trellis_list_part_get_next (self->part, i);
      const guint n_gone = trellis_list_part_count_gone (self->part, i);
      const guint n_new = MIN (count_missing (self, i + n_gone, next), room);

      room -= n_new;
      if (n_gone > 0 || n_new > 0)
        splice (self, i, n_gone, next, n_new);
      i += n_new;
    }

  if (self->part != NULL)
    trim (self);
  return room;
}

/* Shows what the source has by now. */
static void
catch_up (TrellisGradualList *self)
{
  take_some (self, G_MAXUINT);
}

/* The place of the item at @position, if it is only there because it is in use; or nowhere. */
static guint
find_place_beyond (TrellisGradualList *self, guint position)
{
  return position >= count_wanted (self) && position < trellis_list_part_count (self->part)
         ? trellis_list_part_get_place (self->part, position)
         : TRELLIS_LIST_PART_NOWHERE;
}

/* Shows everything, as it is in the source. */
static void
show_all (TrellisGradualList *self)
{
  guint n_before, selected, focused;

  if (self->part == NULL)
    return;

  catch_up (self);
  if (self->part == NULL)
    return;

  selected = find_place_beyond (self, trellis_list_sight_find_selected (self->view));
  focused = find_place_beyond (self, trellis_list_sight_find_focused (self->view));
  n_before = count_wanted (self);
  if (trellis_list_part_count (self->part) > n_before)
    splice (self, n_before, trellis_list_part_count (self->part) - n_before, 0, 0);
  self->limit = G_MAXUINT;
  g_clear_pointer (&self->part, trellis_list_part_free);
  if (count_source (self) > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, count_source (self) - n_before);
  if (selected != TRELLIS_LIST_PART_NOWHERE)
    gtk_selection_model_select_item (gtk_list_view_get_model (self->view), selected, TRUE);
  if (focused != TRELLIS_LIST_PART_NOWHERE)
    gtk_list_view_scroll_to (self->view, focused, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Whether there may be @n_rows more before all is shown. */
static gboolean
raise_limit (TrellisGradualList *self, guint n_rows)
{
  if (n_rows >= MOST_ROWS || self->limit >= MOST_ROWS - n_rows)
    return FALSE;
  self->limit += n_rows;
  return TRUE;
}

static void
show_more (TrellisGradualList *self, guint n_rows)
{
  if (raise_limit (self, n_rows))
    catch_up (self);
  else
    show_all (self);
}

static gboolean
is_calm (TrellisGradualList *self)
{
  return g_get_monotonic_time () - self->last_change >= CALM_MS * G_TIME_SPAN_MILLISECOND;
}

/* The sections are those of the source, so that all has to be there of which they tell. */
static gboolean
can_wait (TrellisGradualList *self)
{
  return self->source != NULL && !GTK_IS_SECTION_MODEL (self->source);
}

/* What comes before those among which a person is does not have them go. */
static void
keep_those_in_use (TrellisGradualList *self)
{
  guint n = trellis_list_part_count (self->part);

  if (trellis_list_sight_is_at_top (self->view))
    return;

  while (n > 0 && trellis_list_part_get_place (self->part, n - 1) == TRELLIS_LIST_PART_NOWHERE)
    n--;
  self->limit = MAX (self->limit, trellis_list_part_get_next (self->part, n));
}

/* The list is not to be seen empty where there is something. */
static gboolean
is_nothing_left (TrellisGradualList *self)
{
  return trellis_list_part_count_gone (self->part, 0) == trellis_list_part_count (self->part);
}

static void
take_what_is_seen (TrellisGradualList *self)
{
  guint left;

  keep_those_in_use (self);
  if (self->limit >= MOST_ROWS)
    show_all (self);
  else if (!can_wait (self))
    catch_up (self);
  else
    {
      left = take_some (self, is_nothing_left (self) ? MORE_ROWS : self->room);
      self->room = MIN (self->room, left);
    }
}

static void
take_what_fits (TrellisGradualList *self)
{
  if (self->part == NULL)
    return;

  if (trellis_list_sight_is_seen (self->view) || !can_wait (self))
    take_what_is_seen (self);
  else
    /* A view is often shown only where there is something to show. */
    take_some (self, is_nothing_left (self) ? 1 : 0);
}

static gboolean
step_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (self->room == MORE_ROWS && !(is_behind (self) && trellis_list_sight_is_seen (self->view)))
    {
      self->step = 0;
      return G_SOURCE_REMOVE;
    }

  self->room = MORE_ROWS;
  take_what_fits (self);
  return G_SOURCE_CONTINUE;
}

/* Takes in what there is room for, and the rest with the next pictures. */
static void
take_step_by_step (TrellisGradualList *self)
{
  take_what_fits (self);
  if (self->step == 0 && trellis_list_sight_is_seen (self->view) && (self->room < MORE_ROWS || is_behind (self)))
    self->step = g_timeout_add_full (GDK_PRIORITY_REDRAW + 1, STEP_MS, step_cb, self, NULL);
}

static void grow_when_calm (TrellisGradualList *self);

static gboolean
grow_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (is_calm (self) && trellis_list_sight_is_seen (self->view))
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

static gboolean
begin_growing_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (!is_calm (self))
    {
      if (trellis_list_sight_has_room (self->view) && raise_limit (self, MORE_ROWS))
        take_step_by_step (self);
      return G_SOURCE_CONTINUE;
    }

  /* After painting, whose priority is higher. */
  self->growth = g_timeout_add_full (G_PRIORITY_LOW, STEP_MS, grow_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
grow_when_calm (TrellisGradualList *self)
{
  if (self->growth == 0 && count_source (self) > self->limit && trellis_list_sight_is_seen (self->view))
    self->growth = g_timeout_add (OPENING_MS, begin_growing_cb, self);
}

/* A row that is made anew among others has GTK find out anew how all that follow it look, which takes the
 * longer the more there are. While one thing comes after the other, as when a calendar is brought here,
 * there are as many rows as before, then, of which a few are made for each picture; and where they are not
 * seen, they are those from before. What went goes at once.
 *
 * GtkSliceListModel tells of a change as one of everything from there to the end, for which a list view
 * asks for all of it, however long. */
static void
items_changed_cb (TrellisGradualList *self, guint position, guint removed, guint added)
{
  const guint n_before = count_source (self) - added + removed;

  if (self->part == NULL)
    {
      tell_of_change (self, position, removed, added);
      return;
    }

  if (is_calm (self))
    {
      self->room = FIRST_ROWS;
      if (n_before <= self->limit)
        self->limit = MAX (self->limit, n_before + MORE_ROWS);
    }
  if (position < MAX (self->limit, trellis_list_part_get_next (self->part, trellis_list_part_count (self->part))))
    {
      self->last_change = g_get_monotonic_time ();
      trellis_list_part_follow (self->part, self->source, position, removed, added);
      take_step_by_step (self);
    }
  grow_when_calm (self);
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
  self->limit = FIRST_ROWS;
  self->room = MORE_ROWS;
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

static gboolean
is_near_end (TrellisGradualList *self, GtkAdjustment *adjustment)
{
  const double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                       gtk_adjustment_get_page_size (adjustment);

  return count_source (self) > self->limit && below < gtk_adjustment_get_page_size (adjustment);
}

static gboolean
show_more_cb (gpointer data)
{
  TrellisGradualList *self = data;
  g_autoptr(GtkAdjustment) adjustment = g_signal_group_dup_target (self->adjustment);

  self->scrolling = 0;
  if (adjustment != NULL && is_near_end (self, adjustment))
    show_more (self, FIRST_ROWS);
  return G_SOURCE_REMOVE;
}

/* Who scrolls to where the end seems to be finds more there. Not at once: the view may be about to give its rows
 * their places, and those that are made meanwhile would get none. */
static void
scrolled_cb (TrellisGradualList *self, GtkAdjustment *adjustment)
{
  if (self->scrolling == 0 && is_near_end (self, adjustment))
    self->scrolling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_more_cb, self, NULL);
}

static void
trellis_gradual_list_init (TrellisGradualList *self)
{
  begin (self);
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

  n_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  forget_source (self);
  begin (self);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (source == NULL)
    return;

  self->source = g_object_ref (source);
  self->last_change = g_get_monotonic_time () - (CALM_MS - OPENING_MS) * G_TIME_SPAN_MILLISECOND;
  g_signal_connect_swapped (source, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (GTK_IS_SECTION_MODEL (source))
    g_signal_connect_swapped (source, "sections-changed", G_CALLBACK (sections_changed_cb), self);
  catch_up (self);
  grow_when_calm (self);
}

/* A view that is shown because something has come has one row, and the others with the next pictures: the first
 * one has everything else of the view, too. */
static gboolean
has_just_begun (TrellisGradualList *self)
{
  return self->part != NULL && trellis_list_part_count (self->part) == 1 && can_wait (self) && !is_calm (self);
}

static void
mapped_cb (TrellisGradualList *self)
{
  if (!has_just_begun (self))
    catch_up (self);
  self->room = 0;
  take_step_by_step (self);
  grow_when_calm (self);
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

  catch_up (self);
  if (position >= self->limit)
    show_more (self, position - self->limit + FIRST_ROWS);
}

/* Where in the source the item at @position is. */
guint
trellis_gradual_list_get_place (TrellisGradualList *self, guint position)
{
  g_return_val_if_fail (TRELLIS_IS_GRADUAL_LIST (self), GTK_INVALID_LIST_POSITION);
  g_return_val_if_fail (position < trellis_gradual_list_get_n_items (G_LIST_MODEL (self)), GTK_INVALID_LIST_POSITION);

  return self->part != NULL ? trellis_list_part_get_place (self->part, position) : position;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-gradual-list-private.h"

#include "trellis-list-sight.h"

/* What is shown of the source: the rows up to the limit, and those in use. */

/* Rows that GtkListView makes at most. */
#define MOST_ROWS 208

guint
trellis_gradual_count_source (TrellisGradualList *self)
{
  return self->source != NULL ? g_list_model_get_n_items (self->source) : 0;
}

/* Who is at the top stays there. A list view keeps the row that it has there in its place, so that what comes
 * before that would not be seen. */
void
trellis_gradual_tell (TrellisGradualList *self, guint position, guint removed, guint added)
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
  trellis_gradual_tell (self, position, removed, added);
}

static guint
count_wanted (TrellisGradualList *self)
{
  return MIN (trellis_gradual_count_source (self), self->limit);
}

/* Whether what is shown does not begin as the source does. */
gboolean
trellis_gradual_is_behind (TrellisGradualList *self)
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

/* How many that are wanted are missing altogether. */
guint
trellis_gradual_count_missing (TrellisGradualList *self)
{
  const guint n_items = trellis_list_part_count (self->part);
  guint n = 0, next = 0;

  for (guint i = 0; i < n_items; i++)
    if (trellis_list_part_get_place (self->part, i) != TRELLIS_LIST_PART_NOWHERE)
      {
        n += count_missing (self, i, next);
        next = trellis_list_part_get_next (self->part, i + 1);
      }
  return n + count_missing (self, n_items, next);
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
void
trellis_gradual_catch_up (TrellisGradualList *self)
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

  trellis_gradual_catch_up (self);
  if (self->part == NULL)
    return;

  selected = find_place_beyond (self, trellis_list_sight_find_selected (self->view));
  focused = find_place_beyond (self, trellis_list_sight_find_focused (self->view));
  n_before = count_wanted (self);
  if (trellis_list_part_count (self->part) > n_before)
    splice (self, n_before, trellis_list_part_count (self->part) - n_before, 0, 0);
  self->limit = G_MAXUINT;
  g_clear_pointer (&self->part, trellis_list_part_free);
  if (trellis_gradual_count_source (self) > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, trellis_gradual_count_source (self) - n_before);
  if (selected != TRELLIS_LIST_PART_NOWHERE)
    gtk_selection_model_select_item (gtk_list_view_get_model (self->view), selected, TRUE);
  if (focused != TRELLIS_LIST_PART_NOWHERE)
    gtk_list_view_scroll_to (self->view, focused, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Whether there may be @n_rows more before all is shown. */
gboolean
trellis_gradual_raise_limit (TrellisGradualList *self, guint n_rows)
{
  if (n_rows >= MOST_ROWS || self->limit >= MOST_ROWS - n_rows)
    return FALSE;
  self->limit += n_rows;
  return TRUE;
}

void
trellis_gradual_show_more (TrellisGradualList *self, guint n_rows)
{
  if (trellis_gradual_raise_limit (self, n_rows))
    trellis_gradual_catch_up (self);
  else
    show_all (self);
}

/* The sections are those of the source, so that all has to be there of which they tell. */
gboolean
trellis_gradual_can_wait (TrellisGradualList *self)
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
  else if (!trellis_gradual_can_wait (self))
    trellis_gradual_catch_up (self);
  else
    {
      left = take_some (self, is_nothing_left (self) ? TRELLIS_GRADUAL_MORE_ROWS : self->room);
      self->room = MIN (self->room, left);
    }
}

void
trellis_gradual_take_what_fits (TrellisGradualList *self)
{
  if (self->part == NULL)
    return;

  if (trellis_list_sight_is_seen (self->view) || !trellis_gradual_can_wait (self))
    take_what_is_seen (self);
  else
    /* A view is often shown only where there is something to show. */
    take_some (self, is_nothing_left (self) ? 1 : 0);
}

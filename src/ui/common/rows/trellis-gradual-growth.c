/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-gradual-list-private.h"

#include "trellis-list-sight.h"

/* When more of the source is shown, or of what has come into it. */

/* Between two times that there is more: what has been made is painted before the next. */
#define STEP_MS 17

gboolean
trellis_gradual_is_calm (TrellisGradualList *self)
{
  return g_get_monotonic_time () - self->last_change >= TRELLIS_GRADUAL_CALM_MS * G_TIME_SPAN_MILLISECOND;
}

/* A window that is higher than usual gets the rest of its rows with the next pictures. */
static gboolean
fill_room (TrellisGradualList *self)
{
  return trellis_gradual_count_source (self) > self->limit && trellis_list_sight_has_room (self->view) &&
         trellis_gradual_raise_limit (self, TRELLIS_GRADUAL_MORE_ROWS);
}

static gboolean
step_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (fill_room (self))
    self->room = 0;

  if (self->room == TRELLIS_GRADUAL_MORE_ROWS &&
      !(trellis_gradual_is_behind (self) && trellis_list_sight_is_seen (self->view)))
    {
      self->step = 0;
      return G_SOURCE_REMOVE;
    }

  self->room = TRELLIS_GRADUAL_MORE_ROWS;
  trellis_gradual_take_what_fits (self);
  return G_SOURCE_CONTINUE;
}

static void
go_on (TrellisGradualList *self)
{
  if (self->step == 0 && trellis_list_sight_is_seen (self->view) &&
      (self->room < TRELLIS_GRADUAL_MORE_ROWS || trellis_gradual_is_behind (self)))
    self->step = g_timeout_add_full (GDK_PRIORITY_REDRAW + 1, STEP_MS, step_cb, self, NULL);
}

/* Takes in what there is room for, and the rest with the next pictures. */
void
trellis_gradual_take_step_by_step (TrellisGradualList *self)
{
  trellis_gradual_take_what_fits (self);
  go_on (self);
}

/* Takes all in with the next pictures, and lets go at once of what went. */
void
trellis_gradual_take_later (TrellisGradualList *self)
{
  self->room = 0;
  trellis_gradual_take_step_by_step (self);
}

static gboolean
grow_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (trellis_gradual_is_calm (self) && trellis_list_sight_is_seen (self->view))
    {
      if (trellis_gradual_count_source (self) > self->limit)
        trellis_gradual_show_more (self, TRELLIS_GRADUAL_MORE_ROWS);
      if (trellis_gradual_count_source (self) > self->limit)
        return G_SOURCE_CONTINUE;
    }

  self->growth = 0;
  trellis_gradual_grow_when_calm (self);
  return G_SOURCE_REMOVE;
}

static gboolean
begin_growing_cb (gpointer data)
{
  TrellisGradualList *self = data;

  if (!trellis_gradual_is_calm (self))
    {
      if (fill_room (self))
        trellis_gradual_take_step_by_step (self);
      return G_SOURCE_CONTINUE;
    }

  /* After painting, whose priority is higher. */
  self->growth = g_timeout_add_full (G_PRIORITY_LOW, STEP_MS, grow_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

void
trellis_gradual_grow_when_calm (TrellisGradualList *self)
{
  if (self->growth == 0 && trellis_gradual_count_source (self) > self->limit && trellis_list_sight_is_seen (self->view))
    self->growth = g_timeout_add (TRELLIS_GRADUAL_OPENING_MS, begin_growing_cb, self);
}

static gboolean
is_near_end (TrellisGradualList *self, GtkAdjustment *adjustment)
{
  const double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                       gtk_adjustment_get_page_size (adjustment);

  return trellis_gradual_count_source (self) > self->limit && below < gtk_adjustment_get_page_size (adjustment);
}

static gboolean
show_more_cb (gpointer data)
{
  TrellisGradualList *self = data;
  g_autoptr(GtkAdjustment) adjustment = g_signal_group_dup_target (self->adjustment);

  self->scrolling = 0;
  if (adjustment != NULL && is_near_end (self, adjustment))
    trellis_gradual_show_more (self, TRELLIS_GRADUAL_SCREENFUL);
  return G_SOURCE_REMOVE;
}

/* Who scrolls to where the end seems to be finds more there. Not at once: the view may be about to give its rows
 * their places, and those that are made meanwhile would get none. */
void
trellis_gradual_scrolled_cb (TrellisGradualList *self, GtkAdjustment *adjustment)
{
  if (self->scrolling == 0 && is_near_end (self, adjustment))
    self->scrolling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_more_cb, self, NULL);
}

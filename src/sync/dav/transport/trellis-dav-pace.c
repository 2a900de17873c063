/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-pace.h"

#define SAMPLE 6      /* writes for each that goes at once */
#define WORTH_IT 1.05 /* times as fast */
#define LONG 200      /* writes, after which it is measured again: one moment can mislead */

/* Once the first one has shown that writing is possible at all. With two, the server has the next one when
 * it is done with one, instead of waiting until that is on its way: no server that was measured does less
 * by that, and far ones do twice as much. Radicale and Xandikos take the same processor time for an item with
 * one, two, three or four, within a tenth, and sync their disk as often; one after the other leaves them
 * without anything to do for about 1 or 2 ms between two items, and two leave next to nothing of that. */
#define LEAST 2

static void
set_at_once (TrellisDavPace *self, guint at_once, gint64 now)
{
  self->at_once = at_once;
  self->n = 0;
  self->start = now;
}

/* @now: µs of a monotonic clock. */
void
trellis_dav_pace_init (TrellisDavPace *self, guint most, gint64 now)
{
  *self = (TrellisDavPace) { .most = most };
  set_at_once (self, 1, now);
}

/* Writes go on after a while. */
void
trellis_dav_pace_resume (TrellisDavPace *self, gint64 now)
{
  set_at_once (self, self->at_once, now);
}

/* A write was done. */
void
trellis_dav_pace_note (TrellisDavPace *self, gint64 now)
{
  double speed;

  if (self->is_stopped)
    return;
  if (self->at_once < LEAST)
    {
      set_at_once (self, LEAST, now);
      return;
    }
  if (++self->n < (self->is_settled ? LONG : SAMPLE * self->at_once))
    return;
  if (self->is_settled)
    {
      self->is_settled = FALSE;
      self->speed = 0;
      set_at_once (self, LEAST, now);
      return;
    }

  speed = (double) self->n / (double) MAX (now - self->start, 1);
  if (self->speed > 0 && speed < self->speed * WORTH_IT)
    {
      self->is_settled = TRUE;
      set_at_once (self, self->at_once / 2, now);
    }
  else if (self->at_once * 2 > self->most)
    {
      self->is_settled = TRUE;
      set_at_once (self, self->at_once, now);
    }
  else
    {
      self->speed = speed;
      set_at_once (self, self->at_once * 2, now);
    }
}

/* It was too much for the server: one at a time from now on. */
void
trellis_dav_pace_stop (TrellisDavPace *self)
{
  self->at_once = 1;
  self->is_stopped = TRUE;
}

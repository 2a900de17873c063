/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Calls back at a time of day: also when the computer slept meanwhile, then as soon as it wakes, and at
 * once when the clock is set. A timeout of the main loop counts only what it is awake for. */
typedef struct _TrellisWallTimer TrellisWallTimer;

typedef void (*TrellisWallTimerFunc) (gpointer data);

TrellisWallTimer *trellis_wall_timer_new  (TrellisWallTimerFunc  func,
                                           gpointer              data);
void              trellis_wall_timer_free (TrellisWallTimer     *self);
void              trellis_wall_timer_set  (TrellisWallTimer     *self,
                                           gint64                time);

G_END_DECLS

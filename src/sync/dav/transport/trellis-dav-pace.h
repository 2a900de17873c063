/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many writes go at once: more as long as that is faster, which it is when the way is long, or when
 * the server can work on one while its disk has another; not when it is just busy. */
typedef struct
{
  guint at_once;
  guint most;
  gboolean is_settled; /* for a while */
  gboolean is_stopped; /* for good */
  guint n;      /* done since the number was changed */
  gint64 start; /* of that, µs */
  double speed; /* with half as many, per µs; 0 when that was not measured */
} TrellisDavPace;

void trellis_dav_pace_init   (TrellisDavPace *self,
                              guint           most,
                              gint64          now);
void trellis_dav_pace_resume (TrellisDavPace *self,
                              gint64          now);
void trellis_dav_pace_note   (TrellisDavPace *self,
                              gint64          now);
void trellis_dav_pace_stop   (TrellisDavPace *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-point.h"

G_DEFINE_ENUM_TYPE (TrellisPointPhase, trellis_point_phase,
                    G_DEFINE_ENUM_VALUE (TRELLIS_POINT_PHASE_CHECK_IN, "check-in"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_POINT_PHASE_LAST_TIME, "last-time"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_POINT_PHASE_FOCUS, "focus"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_POINT_PHASE_PLAN, "plan"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_POINT_PHASE_WRAP_UP, "wrap-up"))

TRELLIS_DEFINE_RECORD (Point, point, POINT)

/* A new record that no store keeps yet. */
TrellisPoint *
trellis_point_new (void)
{
  return g_object_new (TRELLIS_TYPE_POINT, NULL);
}

/* The order of two TrellisPoints on an agenda. */
int
trellis_point_compare (gconstpointer a, gconstpointer b)
{
  TrellisPoint *x = (TrellisPoint *) a;
  TrellisPoint *y = (TrellisPoint *) b;
  const int phases = (int) trellis_point_get_phase (x) - (int) trellis_point_get_phase (y);

  return phases != 0 ? phases : trellis_point_get_position (x) - trellis_point_get_position (y);
}

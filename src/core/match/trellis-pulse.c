/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-pulse.h"

TRELLIS_DEFINE_RECORD (Pulse, pulse, PULSE)

/* A new record that no store keeps yet. */
TrellisPulse *
trellis_pulse_new (void)
{
  return g_object_new (TRELLIS_TYPE_PULSE, NULL);
}

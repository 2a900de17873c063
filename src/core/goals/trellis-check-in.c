/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-check-in.h"

TRELLIS_DEFINE_RECORD (CheckIn, check_in, CHECK_IN)

/* A new record that no store keeps yet. */
TrellisCheckIn *
trellis_check_in_new (void)
{
  return g_object_new (TRELLIS_TYPE_CHECK_IN, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-action.h"

G_DEFINE_ENUM_TYPE (TrellisActionPriority, trellis_action_priority,
                    G_DEFINE_ENUM_VALUE (TRELLIS_ACTION_PRIORITY_MUST, "must"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ACTION_PRIORITY_NICE, "nice"))

TRELLIS_DEFINE_RECORD (Action, action, ACTION)

/* A new record that no store keeps yet. */
TrellisAction *
trellis_action_new (void)
{
  return g_object_new (TRELLIS_TYPE_ACTION, NULL);
}

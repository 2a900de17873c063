/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match.h"

G_DEFINE_ENUM_TYPE (TrellisMatchState, trellis_match_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_MATCH_STATE_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MATCH_STATE_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MATCH_STATE_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MATCH_STATE_CONCLUDING, "concluding"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MATCH_STATE_COMPLETED, "completed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MATCH_STATE_ENDED, "ended"))

TRELLIS_DEFINE_RECORD (Match, match, MATCH)

/* A new record that no store keeps yet. */
TrellisMatch *
trellis_match_new (void)
{
  return g_object_new (TRELLIS_TYPE_MATCH, NULL);
}

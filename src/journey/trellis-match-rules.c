/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-rules.h"

/* Whether the two are at it, from when they were brought together until it has ended: not in a pause. */
gboolean
trellis_match_is_going_on (TrellisMatch *match)
{
  switch (trellis_match_get_state (match))
    {
    case TRELLIS_MATCH_STATE_PROPOSED:
    case TRELLIS_MATCH_STATE_ACTIVE:
    case TRELLIS_MATCH_STATE_CONCLUDING:
      return TRUE;
    case TRELLIS_MATCH_STATE_PAUSED:
    case TRELLIS_MATCH_STATE_COMPLETED:
    case TRELLIS_MATCH_STATE_ENDED:
    default:
      return FALSE;
    }
}

/* Whether it has come to its end, sooner or later: what is left is an archive, until it is taken up again. */
gboolean
trellis_match_is_over (TrellisMatch *match)
{
  const TrellisMatchState state = trellis_match_get_state (match);

  return state == TRELLIS_MATCH_STATE_COMPLETED || state == TRELLIS_MATCH_STATE_ENDED;
}

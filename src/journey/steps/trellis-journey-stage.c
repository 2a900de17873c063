/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-journey-stage.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)

/* docs/mentoring.md, "Getting started". */
#define STUCK_DAYS 21

/* docs/mentoring.md, "Quiet matches". */
#define QUIET_DAYS 7
#define VERY_QUIET_DAYS 14
#define IDLE_DAYS 90

/* Two people get to know each other until a meeting is planned, and grow together once one was held.
 * They conclude when they say so or name the last meeting. A pause leaves the stage as it is. */
TrellisStage
trellis_journey_get_stage (const TrellisJourneyFacts *facts)
{
  if (facts->state == TRELLIS_MATCH_STATE_COMPLETED || facts->state == TRELLIS_MATCH_STATE_ENDED)
    return TRELLIS_STAGE_STAYING_IN_TOUCH;
  if (facts->state == TRELLIS_MATCH_STATE_CONCLUDING || facts->next_is_last || facts->held_the_last)
    return TRELLIS_STAGE_CONCLUDING;
  if (facts->meetings_held > 0)
    return TRELLIS_STAGE_GROWING;
  if (facts->next_meeting != NULL || facts->unanswered_meeting != NULL)
    return TRELLIS_STAGE_FIRST_MEETING;
  return TRELLIS_STAGE_GETTING_TO_KNOW;
}

const char *
trellis_stage_get_title (TrellisStage stage)
{
  switch (stage)
    {
    case TRELLIS_STAGE_GETTING_TO_KNOW:
      return _("Getting to Know Each Other");
    case TRELLIS_STAGE_FIRST_MEETING:
      return _("First Meeting");
    case TRELLIS_STAGE_GROWING:
      return _("Growing Together");
    case TRELLIS_STAGE_CONCLUDING:
      return _("Concluding");
    case TRELLIS_STAGE_STAYING_IN_TOUCH:
      return _("Staying in Touch");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Whether the stage has not moved for 21 days. Growing takes months and has the quiet hint; staying
 * in touch has no end. While a meeting is planned, or during a pause, waiting is right. */
gboolean
trellis_journey_is_stuck (const TrellisJourneyFacts *facts, gint64 now)
{
  const TrellisStage stage = trellis_journey_get_stage (facts);

  if (stage == TRELLIS_STAGE_GROWING || stage == TRELLIS_STAGE_STAYING_IN_TOUCH ||
      facts->state == TRELLIS_MATCH_STATE_PAUSED || facts->next_meeting != NULL)
    return FALSE;
  return now - MAX (facts->moved, facts->created) >= STUCK_DAYS * (gint64) DAY;
}

/* What to say when trellis_journey_is_stuck(); NULL for stages that never are. */
const char *
trellis_stage_get_stuck_hint (TrellisStage stage)
{
  switch (stage)
    {
    case TRELLIS_STAGE_GETTING_TO_KNOW:
      return _("Three weeks without a date. A short first call is easier to find than a free hour.");
    case TRELLIS_STAGE_FIRST_MEETING:
      return _("The first meeting is overdue. Say whether it happened, or propose a new date.");
    case TRELLIS_STAGE_CONCLUDING:
      return _("The ending has been open for three weeks. One last meeting gives both a good close.");
    case TRELLIS_STAGE_GROWING:
    case TRELLIS_STAGE_STAYING_IN_TOUCH:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* How quiet an active match is, measured from the last contact against the agreed rhythm. A planned
 * meeting means that it is not; before the first contact only the idle limit counts, from when the
 * match was made. */
TrellisQuiet
trellis_journey_get_quiet (const TrellisJourneyFacts *facts, gint64 now)
{
  const gint64 rhythm = (gint64) trellis_rhythm_count_days (facts->terms.rhythm) * DAY;
  const gint64 somewhat = rhythm > 0 ? rhythm * 3 / 2 : QUIET_DAYS * (gint64) DAY;
  const gint64 very = rhythm > 0 ? rhythm * 2 : VERY_QUIET_DAYS * (gint64) DAY;
  const gint64 silence = now - (facts->last_contact != 0 ? facts->last_contact : facts->created);

  if ((facts->state != TRELLIS_MATCH_STATE_ACTIVE &&
       facts->state != TRELLIS_MATCH_STATE_CONCLUDING) ||
      facts->next_meeting != NULL)
    return TRELLIS_QUIET_NO;
  if (silence >= MAX (IDLE_DAYS * (gint64) DAY, very))
    return TRELLIS_QUIET_IDLE;
  if (facts->last_contact == 0 || silence < somewhat)
    return TRELLIS_QUIET_NO;
  return silence < very ? TRELLIS_QUIET_SOMEWHAT : TRELLIS_QUIET_VERY;
}

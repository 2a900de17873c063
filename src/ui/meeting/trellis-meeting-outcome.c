/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-outcome.h"

#include "trellis-agreed.h"
#include "trellis-before.h"
#include "trellis-meeting-rules.h"
#include "trellis-time.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

const char *
trellis_meeting_outcome_get (TrellisMeeting *meeting, TrellisRole my_role)
{
  switch (trellis_meeting_get_state (meeting))
    {
    case TRELLIS_MEETING_STATE_PROPOSED:
      return TRELLIS_OUTCOME_PROPOSED;
    case TRELLIS_MEETING_STATE_SCHEDULED:
    case TRELLIS_MEETING_STATE_CONFIRMED:
      return TRELLIS_OUTCOME_SCHEDULED;
    case TRELLIS_MEETING_STATE_HELD:
      return TRELLIS_OUTCOME_HELD;
    case TRELLIS_MEETING_STATE_CANCELLED:
      return TRELLIS_OUTCOME_CANCELLED;
    case TRELLIS_MEETING_STATE_MISSED:
      if (trellis_meeting_get_missed_by (meeting) == TRELLIS_OWNER_BOTH)
        return TRELLIS_OUTCOME_MISSED_BY_BOTH;
      return trellis_meeting_get_missed_by (meeting) == trellis_owner_of_role (my_role)
             ? TRELLIS_OUTCOME_MISSED_BY_ME
             : TRELLIS_OUTCOME_MISSED_BY_PARTNER;
    default:
      g_return_val_if_reached (TRELLIS_OUTCOME_SCHEDULED);
    }
}

static TrellisMeetingState
get_state (TrellisMeeting *meeting, const char *outcome)
{
  if (g_str_equal (outcome, TRELLIS_OUTCOME_PROPOSED))
    return TRELLIS_MEETING_STATE_PROPOSED;
  if (g_str_equal (outcome, TRELLIS_OUTCOME_HELD))
    return TRELLIS_MEETING_STATE_HELD;
  if (g_str_equal (outcome, TRELLIS_OUTCOME_CANCELLED))
    return TRELLIS_MEETING_STATE_CANCELLED;
  if (g_str_has_prefix (outcome, "missed"))
    return TRELLIS_MEETING_STATE_MISSED;

  return trellis_meeting_get_agreed_state (meeting);
}

/* Whether @outcome may be chosen for @meeting; the present one may. */
gboolean
trellis_meeting_outcome_may (TrellisMeeting *meeting, const char *outcome, gint64 now)
{
  const TrellisMeetingState state = get_state (meeting, outcome);

  return state == trellis_meeting_get_state (meeting) ||
         trellis_meeting_may_become (meeting, state, now);
}

static char *
describe_cancelling (gboolean late, int hours)
{
  if (!late)
    return g_strdup (_("Meeting canceled in time"));

  return g_strdup_printf (ngettext ("Meeting canceled, with less than the agreed %d hour of notice",
                                    "Meeting canceled, with less than the agreed %d hours of notice",
                                    (gulong) hours),
                          hours);
}

/* Writes down what became of @meeting, tells so in the window of @widget and offers a way back. A
 * canceled meeting is late by the agreed notice. */
void
trellis_meeting_outcome_set (GtkWidget *widget, TrellisStore *store, TrellisMeeting *meeting, const char *outcome)
{
  g_autoptr(TrellisMatch) match =
              trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  const TrellisRole role = trellis_match_get_my_role (match);
  g_autofree char *message = NULL;
  TrellisBefore *before;

  if (g_str_equal (outcome, trellis_meeting_outcome_get (meeting, role)))
    return;

  before = trellis_before_new (meeting, 3, trellis_meeting_field_state, trellis_meeting_field_missed_by,
                               trellis_meeting_field_cancelled_late);
  if (g_str_equal (outcome, TRELLIS_OUTCOME_CANCELLED))
    {
      TrellisAgreementDefaults agreed;
      gboolean late;

      trellis_agreed_read (&agreed, store, match);
      late = trellis_meeting_is_late_to_cancel (meeting, agreed.cancellation_hours,
                                                trellis_time_now ());
      trellis_meeting_set_cancelled_late (meeting, late);
      message = describe_cancelling (late, agreed.cancellation_hours);
    }
  else if (g_str_equal (outcome, TRELLIS_OUTCOME_MISSED_BY_ME))
    trellis_meeting_set_missed_by (meeting, trellis_owner_of_role (role));
  else if (g_str_equal (outcome, TRELLIS_OUTCOME_MISSED_BY_PARTNER))
    trellis_meeting_set_missed_by (meeting, trellis_owner_of_role (trellis_role_get_other (role)));
  else if (g_str_equal (outcome, TRELLIS_OUTCOME_MISSED_BY_BOTH))
    trellis_meeting_set_missed_by (meeting, TRELLIS_OWNER_BOTH);

  trellis_meeting_set_state (meeting, get_state (meeting, outcome));
  if (message == NULL)
    message = g_strdup (g_str_equal (outcome, TRELLIS_OUTCOME_HELD) ? _("Meeting marked as held")
                        : g_str_has_prefix (outcome, "missed")      ? _("Meeting marked as missed")
                        : g_str_equal (outcome, TRELLIS_OUTCOME_PROPOSED)
                          ? _("Meeting is only proposed")
                          : _("Meeting is planned again"));
  trellis_undo_offer (widget, message, trellis_before_put_back, before, trellis_before_free);
}

/* Writes down that I confirmed a planned meeting, now, or that it was a mistake. */
void
trellis_meeting_confirm_by_me (TrellisMeeting *meeting, gboolean confirmed)
{
  trellis_meeting_set_confirmed_by_me (meeting, confirmed ? trellis_time_now () : 0);
  trellis_meeting_set_state (meeting, trellis_meeting_get_agreed_state (meeting));
}

/* The same of the partner. */
void
trellis_meeting_confirm_by_partner (TrellisMeeting *meeting, gboolean confirmed)
{
  trellis_meeting_set_confirmed_by_partner (meeting, confirmed ? trellis_time_now () : 0);
  trellis_meeting_set_state (meeting, trellis_meeting_get_agreed_state (meeting));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-meeting-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-person-private.h"
#include "trellis-ical-state-private.h"
#include "trellis-ical-time.h"

#define CONFIRM "X-TRELLIS-CONFIRM"

static const char *
get_status (int state)
{
  switch ((TrellisMeetingState) state)
    {
    case TRELLIS_MEETING_STATE_PROPOSED:
    case TRELLIS_MEETING_STATE_SCHEDULED:
      return "TENTATIVE";
    case TRELLIS_MEETING_STATE_CANCELLED:
      return "CANCELLED";
    case TRELLIS_MEETING_STATE_CONFIRMED:
    case TRELLIS_MEETING_STATE_HELD:
    case TRELLIS_MEETING_STATE_MISSED:
      return "CONFIRMED";
    default:
      g_return_val_if_reached ("TENTATIVE");
    }
}

static const TrellisIcalMeant meant[] = {
  { "CANCELLED", TRELLIS_MEETING_STATE_CANCELLED },
  { "CONFIRMED", TRELLIS_MEETING_STATE_CONFIRMED },
  { "TENTATIVE", TRELLIS_MEETING_STATE_SCHEDULED },
  { NULL, 0 },
};

static const TrellisIcalStates states = { trellis_meeting_state_get_type, get_status, meant };

/* What a confirmation is about. When that changes, it is void. */
static char *
hash_plan (TrellisMeeting *meeting)
{
  const char *place = trellis_meeting_get_place (meeting);
  g_autofree char *plan =
    g_strdup_printf ("%" G_GINT64_FORMAT "\n%d\n%s", trellis_meeting_get_starts (meeting),
                     trellis_meeting_get_minutes (meeting), place != NULL ? place : "");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plan, -1);

  return g_strndup (digest, 8);
}

static guint
search_confirmation (const TrellisIcalComponent *item, TrellisRole role)
{
  const char *start = role == TRELLIS_ROLE_MENTOR ? "by=mentor " : "by=mentee ";
  guint index = trellis_ical_component_search_line (item, CONFIRM, 0);

  while (index != TRELLIS_ICAL_NONE &&
         !g_str_has_prefix (
           trellis_ical_line_get_value (trellis_ical_component_get_line (item, index)), start))
    index = trellis_ical_component_search_line (item, CONFIRM, index + 1);
  return index;
}

/* When it was confirmed; 0 when the line is void, since it was about another plan. */
static gint64
read_line (const TrellisIcalLine *line, const char *hash)
{
  g_auto(GStrv) words = g_strsplit (trellis_ical_line_get_value (line), " ", -1);
  TrellisIcalTime time;

  if (g_strv_length (words) < 3 || !g_str_has_prefix (words[1], "at=") ||
      !g_str_has_prefix (words[2], "rev=") || strcmp (words[2] + 4, hash) != 0 ||
      !trellis_ical_time_parse (words[1] + 3, &time) || time.kind != TRELLIS_ICAL_TIME_UTC)
    return 0;
  return trellis_ical_time_to_unix (&time, NULL);
}

/* Each of the two has a line, which only they change: that of the other is written where they have
 * not, as when they said so on the phone. */
static void
write_confirmation (TrellisIcalComponent *item,
                    TrellisMeeting *meeting,
                    TrellisRole role,
                    const TrellisIcalContext *context,
                    gint64 at)
{
  const TrellisIcalTime time = trellis_ical_time_from_unix (at, NULL);
  g_autofree char *when = trellis_ical_time_format (&time);
  g_autofree char *hash = hash_plan (meeting);
  g_autofree char *value =
    g_strdup_printf ("by=%s at=%s rev=%s", trellis_ical_role_get_word (role), when, hash);
  const guint index = search_confirmation (item, role);
  TrellisIcalLine *line =
    index != TRELLIS_ICAL_NONE ? trellis_ical_component_get_line (item, index) : NULL;

  if (line != NULL && role != context->my_role && read_line (line, hash) != 0)
    return;
  if (at == 0)
    for (guint i = index; i != TRELLIS_ICAL_NONE; i = search_confirmation (item, role))
      trellis_ical_component_remove (item, i);
  else if (line == NULL)
    trellis_ical_component_take_line (item, trellis_ical_line_new (CONFIRM, value));
  else
    trellis_ical_line_set_value (line, value);
}

static gint64
read_confirmation (const TrellisIcalComponent *item, TrellisMeeting *meeting, TrellisRole role, gint64 known)
{
  const guint index = search_confirmation (item, role);
  g_autofree char *hash = hash_plan (meeting);

  if (index == TRELLIS_ICAL_NONE)
    return trellis_ical_item_is_ours (item) ? 0 : known;
  return read_line (trellis_ical_component_get_line (item, index), hash);
}

/* Comes after time and place. */
void
trellis_ical_meeting_state_write (TrellisIcalComponent *item,
                                  TrellisMeeting *meeting,
                                  const TrellisIcalContext *context)
{
  trellis_ical_state_write (item, &states, trellis_meeting_get_state (meeting));
  write_confirmation (item, meeting, context->my_role, context,
                      trellis_meeting_get_confirmed_by_me (meeting));
  write_confirmation (item, meeting, trellis_role_get_other (context->my_role), context,
                      trellis_meeting_get_confirmed_by_partner (meeting));
}

/* Comes after time and place. */
void
trellis_ical_meeting_state_read (const TrellisIcalComponent *item,
                                 TrellisMeeting *meeting,
                                 const TrellisIcalContext *context)
{
  trellis_meeting_set_state (meeting, (TrellisMeetingState) trellis_ical_state_read (
                                        item, &states, trellis_meeting_get_state (meeting)));
  trellis_meeting_set_confirmed_by_me (
    meeting, read_confirmation (item, meeting, context->my_role,
                                trellis_meeting_get_confirmed_by_me (meeting)));
  trellis_meeting_set_confirmed_by_partner (
    meeting, read_confirmation (item, meeting, trellis_role_get_other (context->my_role),
                                trellis_meeting_get_confirmed_by_partner (meeting)));
}

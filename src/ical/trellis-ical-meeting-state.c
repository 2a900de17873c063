/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ical"

#include "trellis-ical-meeting-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-time.h"

#define STATE "X-TRELLIS-STATE"
#define CONFIRM "X-TRELLIS-CONFIRM"

/* RFC 5545 §3.8.1.11 has three words for an event. */
static const char *
get_status (TrellisMeetingState state)
{
  switch (state)
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

static gboolean
has_status (const char *status, TrellisMeetingState state)
{
  return status == NULL || g_ascii_strcasecmp (status, get_status (state)) == 0;
}

/* The state of ours counts as long as STATUS still says what goes with it; else somebody else changed
 * that. What neither tells stays as @known. */
static TrellisMeetingState
read_state (const TrellisIcalComponent *item, TrellisMeetingState known)
{
  g_autoptr(GEnumClass) states = g_type_class_ref (TRELLIS_TYPE_MEETING_STATE);
  const char *nick = trellis_ical_item_get_value (item, STATE);
  const char *status = trellis_ical_item_get_value (item, "STATUS");
  const GEnumValue *state = nick != NULL ? g_enum_get_value_by_nick (states, nick) : NULL;

  if (state != NULL && has_status (status, state->value))
    return state->value;
  if (has_status (status, known))
    return known;
  if (g_ascii_strcasecmp (status, "CANCELLED") == 0)
    return TRELLIS_MEETING_STATE_CANCELLED;
  if (g_ascii_strcasecmp (status, "CONFIRMED") == 0)
    return TRELLIS_MEETING_STATE_CONFIRMED;
  return g_ascii_strcasecmp (status, "TENTATIVE") == 0 ? TRELLIS_MEETING_STATE_SCHEDULED : known;
}

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

/* Each of the two has a line, which only they change. */
static void
write_confirmation (TrellisIcalComponent *item, TrellisMeeting *meeting, TrellisRole role, gint64 at)
{
  const TrellisIcalTime time = trellis_ical_time_from_unix (at, NULL);
  g_autofree char *when = trellis_ical_time_format (&time);
  g_autofree char *hash = hash_plan (meeting);
  g_autofree char *value = g_strdup_printf (
    "by=%s at=%s rev=%s", role == TRELLIS_ROLE_MENTOR ? "mentor" : "mentee", when, hash);
  const guint index = search_confirmation (item, role);

  if (at == 0 && index != TRELLIS_ICAL_NONE)
    trellis_ical_component_remove (item, index);
  else if (at != 0 && index == TRELLIS_ICAL_NONE)
    trellis_ical_component_take_line (item, trellis_ical_line_new (CONFIRM, value));
  else if (at != 0)
    trellis_ical_line_set_value (trellis_ical_component_get_line (item, index), value);
}

static gint64
read_confirmation (const TrellisIcalComponent *item, TrellisMeeting *meeting, TrellisRole role, gint64 known)
{
  const guint index = search_confirmation (item, role);
  g_autofree char *hash = hash_plan (meeting);
  g_auto(GStrv) words = NULL;
  TrellisIcalTime time;

  if (index == TRELLIS_ICAL_NONE)
    return trellis_ical_item_is_ours (item) ? 0 : known;
  words = g_strsplit (
    trellis_ical_line_get_value (trellis_ical_component_get_line (item, index)), " ", -1);
  if (g_strv_length (words) < 3 || !g_str_has_prefix (words[1], "at=") ||
      !g_str_has_prefix (words[2], "rev=") || strcmp (words[2] + 4, hash) != 0 ||
      !trellis_ical_time_parse (words[1] + 3, &time) || time.kind != TRELLIS_ICAL_TIME_UTC)
    return 0;
  return trellis_ical_time_to_unix (&time, NULL);
}

static TrellisRole
get_other (TrellisRole role)
{
  return role == TRELLIS_ROLE_MENTOR ? TRELLIS_ROLE_MENTEE : TRELLIS_ROLE_MENTOR;
}

/* Comes after time and place. */
void
trellis_ical_state_write (TrellisIcalComponent *item,
                          TrellisMeeting *meeting,
                          const TrellisIcalContext *context)
{
  g_autoptr(GEnumClass) states = g_type_class_ref (TRELLIS_TYPE_MEETING_STATE);
  const TrellisMeetingState state = trellis_meeting_get_state (meeting);
  const char *status = trellis_ical_item_get_value (item, "STATUS");

  if (status == NULL || !has_status (status, state))
    trellis_ical_item_set_value (item, "STATUS", get_status (state));
  trellis_ical_item_set_value (item, STATE, g_enum_get_value (states, (int) state)->value_nick);
  write_confirmation (item, meeting, context->my_role, trellis_meeting_get_confirmed_by_me (meeting));
  write_confirmation (item, meeting, get_other (context->my_role),
                      trellis_meeting_get_confirmed_by_partner (meeting));
}

/* Comes after time and place. */
void
trellis_ical_state_read (const TrellisIcalComponent *item,
                         TrellisMeeting *meeting,
                         const TrellisIcalContext *context)
{
  trellis_meeting_set_state (meeting, read_state (item, trellis_meeting_get_state (meeting)));
  trellis_meeting_set_confirmed_by_me (
    meeting, read_confirmation (item, meeting, context->my_role,
                                trellis_meeting_get_confirmed_by_me (meeting)));
  trellis_meeting_set_confirmed_by_partner (
    meeting, read_confirmation (item, meeting, get_other (context->my_role),
                                trellis_meeting_get_confirmed_by_partner (meeting)));
}

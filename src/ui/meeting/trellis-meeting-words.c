/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-words.h"

#include "trellis-format.h"
#include "trellis-meeting-move.h"
#include "trellis-partner-words.h"

#include <glib/gi18n.h>

static const char *
get_name (TrellisPerson *person)
{
  const char *name = person != NULL ? trellis_person_get_name (person) : NULL;

  return name != NULL && *name != '\0' ? name : NULL;
}

/* The meeting's title, or "Meeting with Ada"; transfer full. */
char *
trellis_meeting_words_title (TrellisMeeting *meeting, TrellisPerson *partner)
{
  const char *title = trellis_meeting_get_title (meeting);

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (get_name (partner) == NULL)
    return g_strdup (_("Meeting"));

  /* Translators: title of a meeting that nobody gave one; %s is the other person's name. */
  return g_strdup_printf (_("Meeting with %s"), get_name (partner));
}

static gboolean
is_midnight (GDateTime *time)
{
  return time != NULL && g_date_time_get_hour (time) == 0 && g_date_time_get_minute (time) == 0;
}

static int
count_day (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  return (int) g_date_get_julian (&date);
}

/* How many whole days it takes by the clocks here, as what calendar programs have on a day has; 0 for what begins or ends
 * at a time. */
static int
count_whole_days (TrellisMeeting *meeting)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);
  g_autoptr(GDateTime) start = g_date_time_new_from_unix_local (starts);
  g_autoptr(GDateTime) end =
    g_date_time_new_from_unix_local (starts + (gint64) trellis_meeting_get_minutes (meeting) * 60);

  return starts != 0 && is_midnight (start) && is_midnight (end) ? count_day (end) - count_day (start) : 0;
}

/* "Tomorrow, 14:00", or for what takes whole days, "Tomorrow"; transfer full. */
char *
trellis_meeting_words_when (TrellisMeeting *meeting, gint64 now)
{
  if (trellis_meeting_get_starts (meeting) == 0)
    return g_strdup (_("No date yet"));
  if (count_whole_days (meeting) > 0)
    return trellis_format_day_of_time (trellis_meeting_get_starts (meeting), now);

  return trellis_format_when (trellis_meeting_get_starts (meeting), now);
}

/* "1 hour", "All day", "2 days"; transfer full. */
char *
trellis_meeting_words_length (TrellisMeeting *meeting)
{
  const int n_days = count_whole_days (meeting);

  if (n_days == 0)
    return trellis_format_minutes (trellis_meeting_get_minutes (meeting));
  /* Translators: how long something in a calendar takes. */
  return trellis_format_hold (n_days == 1 ? g_strdup (_("All day"))
                                          : g_strdup_printf (g_dngettext (NULL, "%d day", "%d days", (gulong) n_days),
                                                             n_days));
}

/* What the partner's clock shows then, "21:30 there"; "" where that is what the one here shows, for whole days, and for
 * no partner; transfer full. */
char *
trellis_meeting_words_there (TrellisMeeting *meeting, TrellisPerson *partner)
{
  char *there = NULL;

  if (partner != NULL && trellis_meeting_get_starts (meeting) != 0 && count_whole_days (meeting) == 0)
    there = trellis_format_there (trellis_meeting_get_starts (meeting), trellis_person_get_time_zone (partner));
  return there != NULL ? there : g_strdup ("");
}

/* The place, or that it is a video call; NULL where nobody said. */
const char *
trellis_meeting_words_where (TrellisMeeting *meeting)
{
  const char *place = trellis_meeting_get_place (meeting);
  const char *link = trellis_meeting_get_link (meeting);

  if (place != NULL && *place != '\0')
    return place;
  if (link != NULL && *link != '\0')
    return _("Video call");

  return NULL;
}

static char *
describe_cancelled (TrellisMeeting *meeting, TrellisStore *store, gint64 now)
{
  g_autoptr(TrellisMeeting) successor = trellis_meeting_find_successor (store, meeting);

  if (successor != NULL)
    {
      g_autofree char *day =
        trellis_format_day_of_time (trellis_meeting_get_starts (successor), now);

      /* Translators: state of a meeting that takes place on another day: "Fri, Nov 27" or "Tomorrow". */
      return g_strdup_printf (_("Moved: %s"), day);
    }

  return g_strdup (trellis_meeting_get_cancelled_late (meeting) ? C_("meeting", "Canceled Late")
                                                                : C_("meeting", "Canceled"));
}

/* That the other person, @partner, did not come; I am @my_role. Transfer full. */
char *
trellis_meeting_words_missed (TrellisPerson *partner, TrellisRole my_role)
{
  return trellis_partner_words_missed (trellis_role_get_other (my_role), get_name (partner));
}

static char *
describe_missed (TrellisMeeting *meeting, TrellisStore *store)
{
  g_autoptr(TrellisMatch) match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  TrellisRole role = match != NULL ? trellis_match_get_my_role (match) : TRELLIS_ROLE_MENTEE;
  TrellisOwner owner = trellis_meeting_get_missed_by (meeting);

  if (owner == TRELLIS_OWNER_BOTH)
    return g_strdup (C_("meeting", "Missed"));
  if (owner == trellis_owner_of_role (role))
    return g_strdup (C_("meeting", "Missed by Me"));

  return trellis_meeting_words_missed (partner, role);
}

/* The state of @meeting in a few words with header capitals; transfer full. */
char *
trellis_meeting_words_state (TrellisMeeting *meeting, TrellisStore *store, gint64 now)
{
  switch (trellis_meeting_get_state (meeting))
    {
    case TRELLIS_MEETING_STATE_PROPOSED:
      return g_strdup (C_("meeting", "Proposed"));
    case TRELLIS_MEETING_STATE_SCHEDULED:
      if (trellis_meeting_get_confirmed_by_me (meeting) != 0)
        return g_strdup (C_("meeting", "Confirmed by Me"));
      return g_strdup (C_("meeting", "Scheduled"));
    case TRELLIS_MEETING_STATE_CONFIRMED:
      return g_strdup (C_("meeting", "Confirmed"));
    case TRELLIS_MEETING_STATE_HELD:
      return g_strdup (C_("meeting", "Held"));
    case TRELLIS_MEETING_STATE_CANCELLED:
      return describe_cancelled (meeting, store, now);
    case TRELLIS_MEETING_STATE_MISSED:
      return describe_missed (meeting, store);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The style class that goes with the state. */
const char *
trellis_meeting_words_tone (TrellisMeeting *meeting, gint64 now)
{
  switch (trellis_meeting_get_state (meeting))
    {
    case TRELLIS_MEETING_STATE_CONFIRMED:
    case TRELLIS_MEETING_STATE_HELD:
      return "success";
    case TRELLIS_MEETING_STATE_PROPOSED:
    case TRELLIS_MEETING_STATE_SCHEDULED:
      return "accent";
    case TRELLIS_MEETING_STATE_CANCELLED:
      return "dimmed";
    case TRELLIS_MEETING_STATE_MISSED:
      return "warning";
    default:
      g_return_val_if_reached ("dimmed");
    }
}

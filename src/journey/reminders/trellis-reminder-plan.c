/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-reminder-plan.h"

#include "trellis-action.h"
#include "trellis-meeting-rules.h"
#include "trellis-pulse-rules.h"
#include "trellis-time.h"

#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)
#define DAY (24 * HOUR)

/* docs/mentoring.md, "Meetings". */
#define CONFIRM_BEFORE (2 * DAY)
#define SOON_BEFORE (2 * HOUR)
#define HELD_AFTER (30 * MINUTE)

/* Without a rhythm, that of a match that is very quiet: docs/mentoring.md, "Quiet matches". */
#define QUIET_DAYS 14

/* Trellis's own numbers: for how long a summary is asked for before it is due, and after the meeting;
 * after how long a completed match is worth a few lines; for how long what belongs to a day is of use. */
#define SUMMARY_BEFORE (4 * HOUR)
#define SUMMARY_FOR (7 * DAY)
#define HELD_FOR (7 * DAY)
#define TOUCH_DAYS 90
#define DAYS_OF_USE 14
#define DAYS_OF_ACTIONS 2

typedef struct
{
  GPtrArray *plan;
  const TrellisReminderRecords *records;
  const TrellisJourneyFacts *facts;
  TrellisReminderTopics topics;
  gint64 now;
  GTimeZone *zone;
} Planning;

static gboolean
is_mine (Planning *self, TrellisOwner owner)
{
  return owner == TRELLIS_OWNER_BOTH ||
         (owner == TRELLIS_OWNER_MENTEE) == (self->facts->my_role == TRELLIS_ROLE_MENTEE);
}

/* What was only written down after the time of its reminder needs none: the person was there. NULL if
 * there is none, else owned by the plan. */
static TrellisReminder *
add (Planning *self, TrellisReminderKind kind, const char *about, const char *at, gint64 created,
     gint64 due, gint64 until)
{
  TrellisReminder *reminder;

  if ((self->topics & trellis_reminder_kind_get_topic (kind)) == 0 || created > due || due >= until)
    return NULL;

  reminder = trellis_reminder_new (kind, about, at);
  reminder->due = due;
  reminder->until = until;
  reminder->match = g_strdup (self->facts->match);
  reminder->partner = g_strdup (self->facts->partner);
  g_ptr_array_add (self->plan, reminder);
  return reminder;
}

static void
open_record (TrellisReminder *reminder, const char *table, const char *uid)
{
  reminder->table = g_strdup (table);
  reminder->uid = g_strdup (uid);
}

static TrellisReminder *
add_meeting (Planning *self, TrellisReminderKind kind, TrellisMeeting *meeting, gint64 due, gint64 until)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (meeting));
  const gint64 starts = trellis_meeting_get_starts (meeting);
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, starts);
  TrellisReminder *reminder =
    add (self, kind, uid, at, trellis_record_get_created (TRELLIS_RECORD (meeting)), due, until);

  if (reminder != NULL)
    {
      open_record (reminder, "meeting", uid);
      reminder->starts = starts;
    }
  return reminder;
}

/* Each in its own time, so that at most one asks to look at the same meeting. */
static void
plan_coming (Planning *self, TrellisMeeting *meeting)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);
  const gint64 soon = starts - SOON_BEFORE;
  const int lead = self->facts->terms.agenda_lead_days;
  const gboolean confirmed = trellis_meeting_get_state (meeting) == TRELLIS_MEETING_STATE_CONFIRMED ||
                             trellis_meeting_get_confirmed_by_me (meeting) != 0;
  TrellisReminder *reminder;

  if (!confirmed)
    add_meeting (self, TRELLIS_REMINDER_CONFIRM, meeting, starts - CONFIRM_BEFORE, soon);
  if (lead > 0 && trellis_meeting_get_agenda_shared (meeting) == 0 &&
      is_mine (self, self->facts->terms.agenda_by))
    add_meeting (self, TRELLIS_REMINDER_SHARE, meeting, trellis_meeting_get_share_time (meeting, lead),
                 soon);
  reminder = add_meeting (self, TRELLIS_REMINDER_SOON, meeting, soon, starts);
  if (reminder != NULL)
    reminder->to_confirm = !confirmed;
  add_meeting (self, TRELLIS_REMINDER_HELD, meeting, trellis_meeting_get_end (meeting) + HELD_AFTER,
               trellis_meeting_get_end (meeting) + HELD_FOR);
}

static void
plan_follow_up (Planning *self, TrellisMeeting *meeting)
{
  const int hours = self->facts->terms.notes_hours;
  const gint64 due = trellis_meeting_get_summary_time (meeting, hours);

  if (trellis_meeting_waits_for_summary (meeting) && is_mine (self, self->facts->terms.notes_by))
    add_meeting (self, TRELLIS_REMINDER_FOLLOW_UP, meeting, due - MIN (SUMMARY_BEFORE, hours * HOUR / 2),
                 trellis_meeting_get_end (meeting) + SUMMARY_FOR);
}

static void
plan_meetings (Planning *self)
{
  GListModel *meetings = self->records->meetings;

  for (guint i = 0; meetings != NULL && i < g_list_model_get_n_items (meetings); i++)
    {
      g_autoptr(TrellisMeeting) meeting = g_list_model_get_item (meetings, i);

      if (trellis_record_get_deleted (TRELLIS_RECORD (meeting)) != 0 ||
          trellis_meeting_get_starts (meeting) == 0)
        continue;
      if (trellis_meeting_state_is_planned (trellis_meeting_get_state (meeting)))
        plan_coming (self, meeting);
      else
        plan_follow_up (self, meeting);
    }
}

static TrellisReminder *
add_day (Planning *self, TrellisReminderKind kind, const char *about, const char *day, gint64 created,
         int days)
{
  g_autofree char *end = trellis_day_add (day, days);

  return add (self, kind, about, day, created, trellis_reminder_get_morning (day, self->zone),
              trellis_reminder_get_morning (end, self->zone));
}

static TrellisReminder *
find_actions (Planning *self, const char *day)
{
  for (guint i = 0; i < self->plan->len; i++)
    {
      TrellisReminder *reminder = self->plan->pdata[i];

      if (reminder->kind == TRELLIS_REMINDER_ACTIONS && g_str_has_suffix (reminder->id, day) &&
          g_strcmp0 (reminder->match, self->facts->match) == 0)
        return reminder;
    }
  return NULL;
}

/* One for all that is due on a day. */
static void
plan_actions (Planning *self)
{
  GListModel *actions = self->records->actions;

  for (guint i = 0; actions != NULL && i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(TrellisAction) action = g_list_model_get_item (actions, i);
      const char *day = trellis_action_get_due (action);
      TrellisReminder *reminder;
      GDate date;

      if (trellis_record_get_deleted (TRELLIS_RECORD (action)) != 0 ||
          trellis_action_get_done (action) != 0 || !trellis_day_parse (day, &date) ||
          !is_mine (self, trellis_action_get_owner (action)))
        continue;
      reminder = find_actions (self, day);
      if (reminder != NULL)
        {
          g_clear_pointer (&reminder->table, g_free);
          g_clear_pointer (&reminder->uid, g_free);
          open_record (reminder, "match", self->facts->match);
        }
      else
        {
          reminder = add_day (self, TRELLIS_REMINDER_ACTIONS, self->facts->match, day,
                              trellis_record_get_created (TRELLIS_RECORD (action)), DAYS_OF_ACTIONS);
          if (reminder == NULL)
            continue;
          open_record (reminder, "action", trellis_record_get_uid (TRELLIS_RECORD (action)));
        }
      reminder->n_actions++;
    }
}

static void
plan_review (Planning *self)
{
  const TrellisJourneyFacts *facts = self->facts;
  TrellisReminder *reminder;
  GDate date;

  if (!facts->agreed || facts->agreement_state != TRELLIS_AGREEMENT_STATE_AGREED ||
      !trellis_day_parse (facts->terms.review, &date))
    return;
  reminder =
    add_day (self, TRELLIS_REMINDER_REVIEW, facts->match, facts->terms.review, 0, DAYS_OF_USE);
  if (reminder != NULL)
    open_record (reminder, "agreement", facts->agreement);
}

/* The last one that has come and the next, counted from the day that the match began. */
static void
plan_pulse (Planning *self)
{
  g_autofree char *made = trellis_day_of_time (self->facts->created, self->zone);
  g_autofree char *today = trellis_day_of_time (self->now, self->zone);
  GDate date;
  const char *began = trellis_day_parse (self->records->started, &date) ? self->records->started : made;
  const int last = trellis_pulse_count_asked (began, today) - 1;

  for (int i = MAX (last, 0); i <= last + 1; i++)
    {
      g_autofree char *day = trellis_pulse_dup_asked_day (began, i);
      TrellisReminder *reminder;

      if (self->records->last_reflection >= trellis_reminder_get_morning (day, self->zone))
        continue;
      reminder = add_day (self, TRELLIS_REMINDER_PULSE, self->facts->match, day, self->facts->created,
                          DAYS_OF_USE);
      if (reminder != NULL)
        open_record (reminder, "match", self->facts->match);
    }
}

/* Days without a word after which a few lines are due: longer than the rhythm by as much again. */
static int
get_quiet_days (const TrellisJourneyFacts *facts)
{
  const int rhythm = trellis_rhythm_count_days (facts->terms.rhythm);

  if (facts->state == TRELLIS_MATCH_STATE_COMPLETED)
    return TOUCH_DAYS;
  return rhythm > 0 ? 2 * rhythm : QUIET_DAYS;
}

/* Who completed a match and named a day to hear of each other counts from that. */
static void
plan_touch (Planning *self)
{
  const TrellisJourneyFacts *facts = self->facts;
  g_autofree char *heard = NULL;
  g_autofree char *day = NULL;
  TrellisReminder *reminder;
  GDate date;

  if (facts->last_contact == 0 || facts->next_meeting != NULL || facts->unanswered_meeting != NULL)
    return;
  heard = trellis_day_of_time (facts->last_contact, self->zone);
  if (facts->state == TRELLIS_MATCH_STATE_COMPLETED && trellis_day_parse (facts->first_update, &date) &&
      strcmp (facts->first_update, heard) > 0)
    g_set_str (&heard, facts->first_update);
  day = trellis_day_add (heard, get_quiet_days (facts));
  reminder = add_day (self, TRELLIS_REMINDER_TOUCH, facts->match, day, facts->created, DAYS_OF_USE);
  if (reminder != NULL)
    open_record (reminder, "match", facts->match);
}

static void
plan_update (Planning *self)
{
  const TrellisJourneyFacts *facts = self->facts;
  TrellisReminder *reminder;
  GDate date;

  if (!trellis_day_parse (facts->first_update, &date))
    return;
  reminder =
    add_day (self, TRELLIS_REMINDER_UPDATE, facts->match, facts->first_update, facts->created, DAYS_OF_USE);
  if (reminder != NULL)
    open_record (reminder, "match", facts->match);
}

/* Adds to @plan (of TrellisReminder) what @records have ahead, or on. Who pauses has peace but for
 * meetings that are planned all the same; who completed a match may still hear of the other; who ended
 * one early does not. */
void
trellis_reminder_plan_match (GPtrArray *plan, const TrellisReminderRecords *records,
                             TrellisReminderTopics topics, gint64 now, GTimeZone *zone)
{
  Planning self = { plan, records, records->facts, topics, now, zone };

  switch (records->facts->state)
    {
    case TRELLIS_MATCH_STATE_ACTIVE:
      plan_meetings (&self);
      plan_actions (&self);
      plan_review (&self);
      plan_pulse (&self);
      plan_touch (&self);
      break;
    case TRELLIS_MATCH_STATE_CONCLUDING:
      plan_meetings (&self);
      plan_actions (&self);
      plan_touch (&self);
      break;
    case TRELLIS_MATCH_STATE_PROPOSED:
    case TRELLIS_MATCH_STATE_PAUSED:
      plan_meetings (&self);
      break;
    case TRELLIS_MATCH_STATE_COMPLETED:
      plan_touch (&self);
      plan_update (&self);
      break;
    case TRELLIS_MATCH_STATE_ENDED:
    default:
      break;
    }
}

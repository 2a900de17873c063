/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-journey-facts.h"

#include "trellis-action.h"
#include "trellis-check-in.h"
#include "trellis-conclusion-rules.h"
#include "trellis-goal-rules.h"
#include "trellis-meeting-rules.h"
#include "trellis-note.h"
#include "trellis-point.h"
#include "trellis-pulse-rules.h"
#include "trellis-signature.h"
#include "trellis-task.h"
#include "trellis-time.h"

#define DAY (24 * 60 * 60)

/* What is being looked at, and from when. */
typedef struct
{
  const TrellisJourneyRecords *records;
  gint64 now;
  GTimeZone *zone;
  const char *today;
} Look;

static guint
get_size (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static gboolean
is_deleted (gpointer record)
{
  return trellis_record_get_deleted (record) != 0;
}

static void
set_uid (char **uid, gpointer record)
{
  g_set_str (uid, trellis_record_get_uid (record));
}

static void
move_on (TrellisJourneyFacts *self, gint64 time)
{
  self->moved = MAX (self->moved, time);
}

/* The agreement with the highest version, or the highest that both signed; transfer full. */
static TrellisAgreement *
find_agreement (GListModel *agreements, gboolean in_force)
{
  g_autoptr(TrellisAgreement) found = NULL;

  for (guint i = 0; i < get_size (agreements); i++)
    {
      g_autoptr(TrellisAgreement) agreement = g_list_model_get_item (agreements, i);

      if (is_deleted (agreement) ||
          (in_force && trellis_agreement_get_state (agreement) != TRELLIS_AGREEMENT_STATE_AGREED))
        continue;
      if (found == NULL ||
          trellis_agreement_get_version (agreement) > trellis_agreement_get_version (found))
        g_set_object (&found, agreement);
    }
  return g_steal_pointer (&found);
}

/* The version with the highest number, whatever its state; NULL if there is none; transfer full. */
TrellisAgreement *
trellis_agreement_find_newest (GListModel *agreements)
{
  return find_agreement (agreements, FALSE);
}

/* The newest version that both signed: the one whose clauses count; NULL if there is none; transfer
 * full. */
TrellisAgreement *
trellis_agreement_find_in_force (GListModel *agreements)
{
  return find_agreement (agreements, TRUE);
}

static void
gather_match (TrellisJourneyFacts *self, const Look *look)
{
  TrellisMatch *match = look->records->match;

  self->my_role = trellis_match_get_my_role (match);
  self->state = trellis_match_get_state (match);
  set_uid (&self->match, match);
  if (look->records->partner != NULL)
    g_set_str (&self->partner, trellis_person_get_name (look->records->partner));
  self->introduced = trellis_match_get_introduced (match);
  self->created = trellis_record_get_created (TRELLIS_RECORD (match));
  g_set_str (&self->planned_end, trellis_match_get_planned_end (match));
  g_set_str (&self->resumes, trellis_match_get_resumes (match));
  move_on (self, self->created);
}

static void
gather_conclusion (TrellisJourneyFacts *self, const Look *look)
{
  TrellisConclusion *conclusion = look->records->conclusion;

  if (conclusion == NULL || is_deleted (conclusion))
    return;
  g_set_str (&self->first_update, trellis_conclusion_get_first_update (conclusion));
  self->conclusion_is_written = trellis_conclusion_is_written (conclusion);
}

static void
gather_agreement (TrellisJourneyFacts *self, const Look *look)
{
  g_autoptr(TrellisAgreement) newest = trellis_agreement_find_newest (look->records->agreements);
  g_autoptr(TrellisAgreement) in_force = trellis_agreement_find_in_force (look->records->agreements);

  self->agreed = in_force != NULL;
  if (in_force != NULL)
    {
      trellis_agreement_defaults_read (&self->terms, look->records->clauses);
      if (*self->terms.review == '\0' && trellis_agreement_get_review (in_force) != NULL)
        g_strlcpy (self->terms.review, trellis_agreement_get_review (in_force),
                   sizeof self->terms.review);
    }
  if (newest == NULL)
    return;

  set_uid (&self->agreement, newest);
  self->agreement_state = trellis_agreement_get_state (newest);
  self->agreement_version = trellis_agreement_get_version (newest);
  move_on (self, trellis_record_get_modified (TRELLIS_RECORD (newest)));

  for (guint i = 0; i < get_size (look->records->signatures); i++)
    {
      g_autoptr(TrellisSignature) signature = g_list_model_get_item (look->records->signatures, i);

      if (is_deleted (signature) ||
          g_strcmp0 (trellis_signature_get_agreement (signature), self->agreement) != 0)
        continue;
      if (trellis_signature_get_role (signature) == self->my_role)
        self->signed_by_me = TRUE;
      else
        self->signed_by_partner = TRUE;
    }
}

static void
take_held (TrellisJourneyFacts *self, TrellisMeeting *meeting)
{
  const gint64 ends = trellis_meeting_get_end (meeting);

  self->meetings_held++;
  self->held_the_last |= trellis_meeting_get_is_last (meeting);
  self->last_contact = MAX (self->last_contact, MAX (ends, trellis_meeting_get_summary_sent (meeting)));
  if (ends < self->last_held)
    return;

  self->last_held = ends;
  g_clear_pointer (&self->unsent_meeting, g_free);
  if (trellis_meeting_waits_for_summary (meeting))
    {
      set_uid (&self->unsent_meeting, meeting);
      self->unsent_due = trellis_meeting_get_summary_time (meeting, self->terms.notes_hours);
    }
}

static void
take_planned (TrellisJourneyFacts *self, TrellisMeeting *meeting, gint64 now)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);

  if (trellis_meeting_asks_if_held (meeting, now))
    set_uid (&self->unanswered_meeting, meeting);
  if (starts == 0 || !trellis_meeting_is_ahead (meeting, now) ||
      (self->next_meeting != NULL && starts >= self->next_starts))
    return;

  set_uid (&self->next_meeting, meeting);
  self->next_starts = starts;
  self->next_ends = trellis_meeting_get_end (meeting);
  self->agenda_shared = trellis_meeting_get_agenda_shared (meeting) != 0;
  self->next_is_last = trellis_meeting_get_is_last (meeting);
  self->confirm_next = trellis_meeting_asks_to_confirm (meeting, now);
}

static void
gather_meetings (TrellisJourneyFacts *self, const Look *look)
{
  self->meetings_held = look->records->n_held_before;
  for (guint i = 0; i < get_size (look->records->meetings); i++)
    {
      g_autoptr(TrellisMeeting) meeting = g_list_model_get_item (look->records->meetings, i);

      if (is_deleted (meeting))
        continue;
      move_on (self, trellis_record_get_created (TRELLIS_RECORD (meeting)));
      if (trellis_meeting_get_state (meeting) == TRELLIS_MEETING_STATE_HELD)
        take_held (self, meeting);
      else
        take_planned (self, meeting, look->now);
    }
  move_on (self, MIN (self->last_contact, look->now));

  for (guint i = 0; self->next_meeting != NULL && i < get_size (look->records->points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (look->records->points, i);

      if (is_deleted (point) ||
          g_strcmp0 (trellis_point_get_meeting (point), self->next_meeting) != 0)
        continue;
      self->next_points++;
      if (trellis_record_get_author (TRELLIS_RECORD (point)) == self->my_role)
        self->next_points_of_mine++;
    }
}

/* When somebody last wrote or did something for @goal; says also whether it has tasks. */
static gint64
find_sign_of_life (const Look *look, TrellisGoal *goal, gboolean *has_tasks)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (goal));
  gint64 last = trellis_record_get_modified (TRELLIS_RECORD (goal));

  *has_tasks = FALSE;
  for (guint i = 0; i < get_size (look->records->tasks); i++)
    {
      g_autoptr(TrellisTask) task = g_list_model_get_item (look->records->tasks, i);

      if (is_deleted (task) || g_strcmp0 (trellis_task_get_goal (task), uid) != 0)
        continue;
      *has_tasks = TRUE;
      last = MAX (last, trellis_task_get_done (task));
    }
  for (guint i = 0; i < get_size (look->records->check_ins); i++)
    {
      g_autoptr(TrellisCheckIn) check_in = g_list_model_get_item (look->records->check_ins, i);

      if (!is_deleted (check_in) && g_strcmp0 (trellis_check_in_get_goal (check_in), uid) == 0)
        last = MAX (last, trellis_record_get_created (TRELLIS_RECORD (check_in)));
    }
  return last;
}

static void
gather_goals (TrellisJourneyFacts *self, const Look *look)
{
  for (guint i = 0; i < get_size (look->records->goals); i++)
    {
      g_autoptr(TrellisGoal) goal = g_list_model_get_item (look->records->goals, i);
      const gboolean habit = trellis_goal_get_kind (goal) == TRELLIS_GOAL_KIND_HABIT;
      gboolean has_tasks;
      gint64 last;

      if (is_deleted (goal))
        continue;
      move_on (self, trellis_record_get_created (TRELLIS_RECORD (goal)));
      if (trellis_goal_get_state (goal) != TRELLIS_GOAL_STATE_OPEN)
        continue;

      self->open_goals++;
      last = find_sign_of_life (look, goal, &has_tasks);
      if (self->overdue_goal == NULL && trellis_goal_is_overdue (goal, look->today))
        set_uid (&self->overdue_goal, goal);
      else if (self->unclear_goal == NULL &&
               (trellis_goal_get_target (goal) == NULL ||
                (!has_tasks && !trellis_goal_get_by_hand (goal))))
        set_uid (&self->unclear_goal, goal);
      else if (self->silent_goal == NULL &&
               look->now - last >=
                 (habit ? TRELLIS_HABIT_SILENT_DAYS : TRELLIS_GOAL_SILENT_DAYS) * (gint64) DAY)
        set_uid (&self->silent_goal, goal);
    }
}

static void
gather_actions (TrellisJourneyFacts *self, const Look *look)
{
  const TrellisOwner me = trellis_owner_of_role (self->my_role);

  for (guint i = 0; i < get_size (look->records->actions); i++)
    {
      g_autoptr(TrellisAction) action = g_list_model_get_item (look->records->actions, i);
      const TrellisOwner owner = trellis_action_get_owner (action);
      const char *due = trellis_action_get_due (action);

      if (is_deleted (action) || trellis_action_get_done (action) != 0 || due == NULL ||
          strcmp (due, look->today) >= 0)
        continue;
      if (owner == me || owner == TRELLIS_OWNER_BOTH)
        self->overdue_mine++;
      if (owner != me)
        self->overdue_theirs++;
    }
}

static void
gather_notes (TrellisJourneyFacts *self, const Look *look)
{
  for (guint i = 0; self->untried_advice == NULL && i < get_size (look->records->notes); i++)
    {
      g_autoptr(TrellisNote) note = g_list_model_get_item (look->records->notes, i);

      if (!is_deleted (note) && trellis_note_get_kind (note) == TRELLIS_NOTE_KIND_ADVICE &&
          !trellis_note_get_tried (note) &&
          look->now - trellis_record_get_created (TRELLIS_RECORD (note)) >=
            TRELLIS_ADVICE_REST_DAYS * (gint64) DAY)
        set_uid (&self->untried_advice, note);
    }
}

/* Once a match goes to its end, that is talked about instead. */
static void
gather_pulses (TrellisJourneyFacts *self, const Look *look)
{
  g_autofree char *made = trellis_day_of_time (self->created, look->zone);
  const char *started = trellis_match_get_started (look->records->match);
  g_autofree char *answered = NULL;
  GDate date;

  for (guint i = 0; i < get_size (look->records->pulses); i++)
    {
      g_autoptr(TrellisPulse) pulse = g_list_model_get_item (look->records->pulses, i);

      if (!is_deleted (pulse) && g_strcmp0 (trellis_pulse_get_day (pulse), answered) > 0)
        g_set_str (&answered, trellis_pulse_get_day (pulse));
    }
  self->pulse_due = self->state == TRELLIS_MATCH_STATE_ACTIVE &&
                    trellis_pulse_is_due (trellis_day_parse (started, &date) ? started : made, made,
                                          answered, look->today);
}

/* The day of the last rating; transfer full, nullable. */
static char *
find_rated (const Look *look)
{
  char *rated = NULL;

  for (guint i = 0; i < get_size (look->records->skill_ratings); i++)
    {
      g_autoptr(TrellisSkillRating) rating = g_list_model_get_item (look->records->skill_ratings, i);

      if (!is_deleted (rating) && g_strcmp0 (trellis_skill_rating_get_day (rating), rated) > 0)
        g_set_str (&rated, trellis_skill_rating_get_day (rating));
    }
  return rated;
}

/* Skills are named for goals, once the two have talked about them. */
static void
gather_skills (TrellisJourneyFacts *self, const Look *look)
{
  const gboolean has_skills = get_size (look->records->skills) > 0;
  g_auto(TrellisSkillSpan) span = { 0 };
  g_autofree char *rated = NULL;

  if ((self->state != TRELLIS_MATCH_STATE_ACTIVE && self->state != TRELLIS_MATCH_STATE_CONCLUDING) ||
      (!has_skills && (self->open_goals == 0 || self->meetings_held == 0)))
    return;
  rated = find_rated (look);
  trellis_skill_span_init (&span, look->records->match, look->records->conclusion, look->zone);
  self->skills_due = trellis_skill_find_due (&span, self->state == TRELLIS_MATCH_STATE_CONCLUDING, has_skills, rated,
                                             look->today);
}

/* A match of which nothing is known: a new one, of a mentee. */
void
trellis_journey_facts_init (TrellisJourneyFacts *self)
{
  *self = (TrellisJourneyFacts) { .state = TRELLIS_MATCH_STATE_ACTIVE };
  trellis_agreement_defaults_init (&self->terms);
}

/* Fills @self, which need not be initialized, from @records as they are at @now; @zone says where a
 * day begins. */
void
trellis_journey_facts_gather (TrellisJourneyFacts *self,
                              const TrellisJourneyRecords *records,
                              gint64 now,
                              GTimeZone *zone)
{
  g_autofree char *today = trellis_day_of_time (now, zone);
  const Look look = { records, now, zone, today };

  g_return_if_fail (TRELLIS_IS_MATCH (records->match));

  trellis_journey_facts_init (self);
  gather_match (self, &look);
  gather_agreement (self, &look);
  gather_meetings (self, &look);
  gather_goals (self, &look);
  gather_actions (self, &look);
  gather_notes (self, &look);
  gather_conclusion (self, &look);
  gather_pulses (self, &look);
  gather_skills (self, &look);
}

void
trellis_journey_facts_clear (TrellisJourneyFacts *self)
{
  g_free (self->match);
  g_free (self->partner);
  g_free (self->planned_end);
  g_free (self->resumes);
  g_free (self->first_update);
  g_free (self->agreement);
  g_free (self->next_meeting);
  g_free (self->unanswered_meeting);
  g_free (self->unsent_meeting);
  g_free (self->overdue_goal);
  g_free (self->unclear_goal);
  g_free (self->silent_goal);
  g_free (self->untried_advice);
  trellis_journey_facts_init (self);
}

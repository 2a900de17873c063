/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement-defaults.h"

#include "trellis-clause-catalog.h"
#include "trellis-time.h"

/* docs/mentoring.md, "Getting started". */
#define USUAL_MONTHS 6

static TrellisOwner
read_owner (TrellisClause *clause, TrellisOwner otherwise)
{
  const char *choice = trellis_clause_get_choice (clause);

  if (choice == NULL)
    return otherwise;
  if (g_str_equal (choice, "mentee"))
    return TRELLIS_OWNER_MENTEE;
  if (g_str_equal (choice, "mentor"))
    return TRELLIS_OWNER_MENTOR;
  return TRELLIS_OWNER_BOTH;
}

static int
read_number (TrellisClause *clause, int otherwise)
{
  return trellis_clause_get_number (clause) > 0 ? trellis_clause_get_number (clause) : otherwise;
}

static TrellisRhythm
read_rhythm (TrellisClause *clause)
{
  const char *choice = trellis_clause_get_choice (clause);

  if (choice == NULL)
    return TRELLIS_RHYTHM_NONE;
  if (g_str_equal (choice, "weekly"))
    return TRELLIS_RHYTHM_DAYS (7);
  if (g_str_equal (choice, "two-weeks"))
    return TRELLIS_RHYTHM_DAYS (14);
  if (g_str_equal (choice, "monthly"))
    return TRELLIS_RHYTHM_MONTHS (1);
  return TRELLIS_RHYTHM_DAYS (MAX (trellis_clause_get_number (clause), 0));
}

static void
read_day (TrellisClause *clause, char day[11])
{
  GDate date;

  if (trellis_day_parse (trellis_clause_get_day (clause), &date))
    g_strlcpy (day, trellis_clause_get_day (clause), 11);
}

static void
read_clause (TrellisAgreementDefaults *self, TrellisClause *clause)
{
  const char *key = trellis_clause_get_key (clause);

  if (key == NULL)
    return;
  if (g_str_equal (key, TRELLIS_CLAUSE_DATES))
    {
      read_day (clause, self->ends);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_RHYTHM))
    {
      self->rhythm = read_rhythm (clause);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_LENGTH))
    {
      self->meeting_minutes = read_number (clause, self->meeting_minutes);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_SCHEDULING))
    {
      self->schedules = read_owner (clause, self->schedules);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_AGENDA))
    {
      self->agenda_by = read_owner (clause, self->agenda_by);
      self->agenda_lead_days = read_number (clause, self->agenda_lead_days);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_NOTES))
    {
      self->notes_by = read_owner (clause, self->notes_by);
      self->notes_hours = read_number (clause, self->notes_hours);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_TRACKING))
    {
      self->tracks_goals = read_owner (clause, self->tracks_goals);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_RESPONSE))
    {
      self->response_days = read_number (clause, self->response_days);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_CANCELLING))
    {
      self->cancellation_hours = read_number (clause, self->cancellation_hours);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_WAITING))
    {
      self->wait_minutes = read_number (clause, self->wait_minutes);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_NEXT_DATE))
    {
      self->next_date_first = g_strcmp0 (trellis_clause_get_choice (clause), "no") != 0;
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_REVIEW))
    {
      read_day (clause, self->review);
    }
  else if (g_str_equal (key, TRELLIS_CLAUSE_ENDING))
    {
      self->ending_days = read_number (clause, self->ending_days);
    }
}

/* What holds without an agreement. */
void
trellis_agreement_defaults_init (TrellisAgreementDefaults *self)
{
  *self = (TrellisAgreementDefaults) {
    .rhythm = TRELLIS_RHYTHM_NONE,
    .meeting_minutes = 60,
    .schedules = TRELLIS_OWNER_MENTEE,
    .agenda_by = TRELLIS_OWNER_MENTEE,
    .agenda_lead_days = 1,
    .notes_by = TRELLIS_OWNER_MENTEE,
    .notes_hours = 24,
    .tracks_goals = TRELLIS_OWNER_MENTEE,
    .response_days = 2,
    .cancellation_hours = 24,
    .wait_minutes = 15,
    .next_date_first = TRUE,
    .ending_days = 7,
  };
}

/* What the TrellisClauses in @clauses say, which may be NULL. Ones that are off say nothing. */
void
trellis_agreement_defaults_read (TrellisAgreementDefaults *self, GListModel *clauses)
{
  trellis_agreement_defaults_init (self);

  for (guint i = 0; clauses != NULL && i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (clauses, i);

      if (trellis_clause_get_enabled (clause) &&
          trellis_record_get_deleted (TRELLIS_RECORD (clause)) == 0)
        read_clause (self, clause);
    }
}

/* The day on which a match that began on @started might end; NULL if that is no day; transfer full. */
char *
trellis_agreement_propose_end (const char *started)
{
  GDate day;

  return trellis_day_parse (started, &day) ? trellis_day_add_months (started, USUAL_MONTHS) : NULL;
}

/* The day halfway between @started and @ends, or three months after @started when there is no end.
 * docs/mentoring.md, "The agreement". NULL if @started is no day; transfer full. */
char *
trellis_agreement_propose_review (const char *started, const char *ends)
{
  GDate day;

  if (!trellis_day_parse (started, &day))
    return NULL;
  if (!trellis_day_parse (ends, &day) || trellis_day_count (started, ends) <= 0)
    return trellis_day_add_months (started, USUAL_MONTHS / 2);
  return trellis_day_add (started, trellis_day_count (started, ends) / 2);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-agreement-defaults.h"
#include "trellis-agreement.h"
#include "trellis-conclusion.h"
#include "trellis-skill-rules.h"

G_BEGIN_DECLS

/* All that the rules about a match's journey know of it. Times are seconds since the epoch, UTC, and
 * 0 when there is none; strings are NULL when there is none; uids name the record to open. */
typedef struct
{
  TrellisRole my_role;
  TrellisMatchState state;
  char *match;
  char *partner; /* name */
  gboolean introduced;
  gint64 created;
  char *planned_end; /* day */
  char *resumes;     /* day that a paused match goes on */
  char *first_update;              /* day on which the two want to hear of each other after the end */
  gboolean conclusion_is_written;  /* what was learned, thanks, and how they stay in touch */

  char *agreement; /* the newest version */
  TrellisAgreementState agreement_state;
  int agreement_version;
  gboolean signed_by_me, signed_by_partner; /* that version */
  TrellisAgreementDefaults terms;           /* of the version in force */
  gboolean agreed;                          /* some version is in force */

  guint meetings_held;
  gint64 last_held;       /* end of the last of them */
  gboolean held_the_last; /* the one that was named the last one */

  char *next_meeting; /* the planned one that ends next */
  gint64 next_starts, next_ends;
  gboolean next_is_last, confirm_next, agenda_shared;
  guint next_points, next_points_of_mine;

  char *unanswered_meeting; /* over, and nobody said whether it happened */
  char *unsent_meeting;     /* the last one held, with its summary not sent */
  gint64 unsent_due;

  guint open_goals;
  char *overdue_goal;  /* open past its day */
  char *unclear_goal;  /* without a target day, or without tasks while progress is not kept by hand */
  char *silent_goal;   /* without a sign of life for TRELLIS_GOAL_SILENT_DAYS */
  guint overdue_mine, overdue_theirs; /* actions */
  char *untried_advice;               /* a note, TRELLIS_ADVICE_REST_DAYS old */
  gboolean pulse_due;                 /* how it goes was asked and not answered */
  TrellisSkillPhase skills_due;       /* for what part of the match the skills are to be rated */

  gint64 last_contact; /* last held meeting or summary sent */
  gint64 moved;        /* when something last brought the journey on */
} TrellisJourneyFacts;

/* Trellis's own numbers: a goal is looked at once a month, a habit once a week; advice may rest for
 * two weeks. */
#define TRELLIS_GOAL_SILENT_DAYS 30
#define TRELLIS_HABIT_SILENT_DAYS 7
#define TRELLIS_ADVICE_REST_DAYS 14

/* The records to gather the facts from: lists of all there are of one match, in any order, but for the
 * meetings, of which the latest held ones do. What is NULL counts as empty. */
typedef struct
{
  TrellisMatch *match;
  TrellisPerson *partner;
  TrellisConclusion *conclusion;
  GListModel *agreements;
  GListModel *clauses;    /* of the version in force */
  GListModel *signatures; /* of the newest version */
  GListModel *meetings;
  guint n_held_before; /* meetings held before those in the list */
  GListModel *points; /* of meetings still to come */
  GListModel *goals;
  GListModel *tasks;
  GListModel *check_ins;
  GListModel *actions;
  GListModel *notes;
  GListModel *pulses; /* the latest does */
  GListModel *skills;
  GListModel *skill_ratings; /* the latest of each skill does */
} TrellisJourneyRecords;

TrellisAgreement *trellis_agreement_find_newest   (GListModel                  *agreements);
TrellisAgreement *trellis_agreement_find_in_force (GListModel                  *agreements);

void              trellis_journey_facts_init      (TrellisJourneyFacts         *self);
void              trellis_journey_facts_gather    (TrellisJourneyFacts         *self,
                                                   const TrellisJourneyRecords *records,
                                                   gint64                       now,
                                                   GTimeZone                   *zone);
void              trellis_journey_facts_clear     (TrellisJourneyFacts         *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrellisJourneyFacts, trellis_journey_facts_clear)

G_END_DECLS

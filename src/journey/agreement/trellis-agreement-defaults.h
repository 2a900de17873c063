/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-clause.h"
#include "trellis-owner.h"
#include "trellis-rhythm.h"

G_BEGIN_DECLS

/* What the app takes from the agreement; wherever a clause is off or says nothing, the numbers of
 * docs/mentoring.md, "The agreement" and "Meetings". */
typedef struct
{
  TrellisRhythm rhythm;       /* none unless agreed */
  int meeting_minutes;        /* 60 */
  TrellisOwner schedules;     /* mentee; who alternates counts as both */
  TrellisOwner agenda_by;     /* mentee */
  int agenda_lead_days;       /* 1: days before the meeting that the agenda is shared */
  TrellisOwner notes_by;      /* mentee */
  int notes_hours;            /* 24: hours after the meeting that the summary is sent */
  TrellisOwner tracks_goals;  /* mentee */
  int response_days;          /* 2 */
  int cancellation_hours;     /* 24: notice that makes a cancellation one in time */
  int wait_minutes;           /* 15: wait that long for who is late */
  gboolean next_date_first;   /* TRUE: settle the next date before leaving a meeting */
  int ending_days;            /* 7: notice before ending early */
  char review[11];            /* day of the review, "2026-11-22", or "" */
  char ends[11];              /* day of the expected end, or "" */
} TrellisAgreementDefaults;

void trellis_agreement_defaults_init (TrellisAgreementDefaults *self);
void trellis_agreement_defaults_read (TrellisAgreementDefaults *self,
                                      GListModel               *clauses);

char *trellis_agreement_propose_end    (const char *started);
char *trellis_agreement_propose_review (const char *started,
                                        const char *ends);

G_END_DECLS

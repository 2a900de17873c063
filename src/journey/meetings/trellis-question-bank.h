/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

/* Topics, questions and checklists to choose from: docs/mentoring.md, "Questions to choose from". */

/* What a meeting is for in the journey. */
typedef enum
{
  TRELLIS_TALK_BEFORE_FIRST, /* one's own preparation */
  TRELLIS_TALK_FIRST,
  TRELLIS_TALK_REGULAR,
  TRELLIS_TALK_MID_POINT,
  TRELLIS_TALK_CLOSING,
} TrellisTalk;

#define TRELLIS_N_TALKS (TRELLIS_TALK_CLOSING + 1)

/* What a question does in it. */
typedef enum
{
  TRELLIS_QUESTION_REFLECT, /* a question to oneself */
  TRELLIS_QUESTION_OPEN,
  TRELLIS_QUESTION_REVIEW,
  TRELLIS_QUESTION_FOCUS,
  TRELLIS_QUESTION_GROW_GOAL,
  TRELLIS_QUESTION_GROW_REALITY,
  TRELLIS_QUESTION_GROW_OPTIONS,
  TRELLIS_QUESTION_GROW_WILL,
  TRELLIS_QUESTION_ASK, /* to the partner */
  TRELLIS_QUESTION_CLOSE,
} TrellisQuestionKind;

typedef enum
{
  TRELLIS_FOR_MENTEE = 1 << 0,
  TRELLIS_FOR_MENTOR = 1 << 1,
  TRELLIS_FOR_BOTH = TRELLIS_FOR_MENTEE | TRELLIS_FOR_MENTOR,
} TrellisAudience;

typedef struct
{
  TrellisTalk talk;
  TrellisQuestionKind kind;
  TrellisAudience audience;
  const char *text; /* not translated yet; see trellis_question_get_text() */
} TrellisQuestion;

TrellisTalk  trellis_talk_choose             (guint                  meetings_held,
                                              gboolean               is_review,
                                              gboolean               is_last);
const char  *trellis_talk_get_title          (TrellisTalk            talk);

GPtrArray   *trellis_question_bank_find      (TrellisTalk            talk,
                                              TrellisRole            role);
const char  *trellis_question_get_text       (const TrellisQuestion *question);
const char  *trellis_question_kind_get_title (TrellisQuestionKind    kind);

char       **trellis_topic_bank_list         (void);
char       **trellis_checklist_list          (TrellisTalk            talk,
                                              TrellisRole            role);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clause.h"

G_BEGIN_DECLS

/* The built-in clauses of an agreement: what each asks and which fields of a TrellisClause answer it.
 * Their order and which are on: docs/mentoring.md, "The agreement". Signatures are records of their own and
 * no clause. */

/* Where a clause stands in the document. */
typedef enum
{
  TRELLIS_CLAUSE_GROUP_PURPOSE,
  TRELLIS_CLAUSE_GROUP_MEETINGS,
  TRELLIS_CLAUSE_GROUP_CONTACT,
  TRELLIS_CLAUSE_GROUP_TRUST,
  TRELLIS_CLAUSE_GROUP_LEARNING,
  TRELLIS_CLAUSE_GROUP_ENDING,
  TRELLIS_CLAUSE_GROUP_OWN, /* clauses that the two people wrote themselves */
} TrellisClauseGroup;

/* The fields of a TrellisClause that a clause uses, to be shown in this order. */
typedef enum
{
  TRELLIS_CLAUSE_CHOICE = 1 << 0,    /* choice: nick of one of the options */
  TRELLIS_CLAUSE_NUMBER = 1 << 1,    /* number, in the clause's unit; 0 is not set */
  TRELLIS_CLAUSE_DAY = 1 << 2,       /* day */
  TRELLIS_CLAUSE_CHECKLIST = 1 << 3, /* items: nicks of options, and the person's own lines */
  TRELLIS_CLAUSE_LIST = 1 << 4,      /* items: one to @max_items lines */
  TRELLIS_CLAUSE_TEXT = 1 << 5,      /* text */
} TrellisClauseParts;

typedef enum
{
  TRELLIS_CLAUSE_UNIT_NONE,
  TRELLIS_CLAUSE_UNIT_MINUTES,
  TRELLIS_CLAUSE_UNIT_HOURS,
  TRELLIS_CLAUSE_UNIT_DAYS,
} TrellisClauseUnit;

typedef struct
{
  const char *nick;  /* what is stored */
  const char *label; /* not translated yet; see trellis_clause_option_get_label() */
} TrellisClauseOption;

typedef struct
{
  const char *key;
  TrellisClauseGroup group;
  TrellisClauseParts parts;
  gboolean on; /* part of a new agreement */
  const char *title, *prompt, *help; /* not translated yet; see the getters */
  const TrellisClauseOption *options; /* of a choice or checklist, up to a NULL nick; else NULL */
  const char *choice; /* the option that a new agreement starts with; NULL for none */
  TrellisClauseUnit unit;
  int number;          /* what a new agreement starts with; 0 for nothing */
  int lowest, highest; /* sensible range of the number; a hint, not a limit */
  int presets[5];      /* numbers to offer, up to a 0 */
  guint max_items;     /* of a list */
} TrellisClauseSpec;

/* Keys of the clauses that the app acts on; see trellis_agreement_defaults_read(). */
#define TRELLIS_CLAUSE_DATES "dates"
#define TRELLIS_CLAUSE_GOALS "goals"
#define TRELLIS_CLAUSE_RHYTHM "rhythm"
#define TRELLIS_CLAUSE_LENGTH "length"
#define TRELLIS_CLAUSE_SCHEDULING "scheduling"
#define TRELLIS_CLAUSE_AGENDA "agenda"
#define TRELLIS_CLAUSE_NOTES "notes"
#define TRELLIS_CLAUSE_TRACKING "tracking"
#define TRELLIS_CLAUSE_RESPONSE "response"
#define TRELLIS_CLAUSE_CANCELLING "cancelling"
#define TRELLIS_CLAUSE_WAITING "waiting"
#define TRELLIS_CLAUSE_NEXT_DATE "next-date"
#define TRELLIS_CLAUSE_REVIEW "review"
#define TRELLIS_CLAUSE_ENDING "ending"

guint                    trellis_clause_catalog_get_size (void);
const TrellisClauseSpec *trellis_clause_catalog_get      (guint       position);
const TrellisClauseSpec *trellis_clause_catalog_find     (const char *key);

const char *trellis_clause_spec_get_title   (const TrellisClauseSpec   *spec);
const char *trellis_clause_spec_get_prompt  (const TrellisClauseSpec   *spec);
const char *trellis_clause_spec_get_help    (const TrellisClauseSpec   *spec);
const char *trellis_clause_spec_label       (const TrellisClauseSpec   *spec,
                                             const char                *nick);
const char *trellis_clause_option_get_label (const TrellisClauseOption *option);
const char *trellis_clause_group_get_title  (TrellisClauseGroup         group);
char       *trellis_clause_unit_format      (TrellisClauseUnit          unit,
                                             int                        number);

const char *trellis_clause_get_shown_title  (TrellisClause             *clause);

G_END_DECLS

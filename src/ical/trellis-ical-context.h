/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clause.h"

G_BEGIN_DECLS

/* The words of the agreement's built-in clauses, which only the rules of mentoring know. Each gives a
 * new string, or NULL where there is nothing to say. */
typedef struct
{
  char *(*dup_title)  (TrellisClause *clause);
  char *(*dup_label)  (TrellisClause *clause,
                       const char    *nick); /* of its choice, or of one of its items */
  char *(*dup_number) (TrellisClause *clause);
} TrellisIcalClauseWords;

/* What the records themselves do not say, but writing and reading them needs. */
typedef struct
{
  const char *match;   /* uid; NULL reads items of any match */
  TrellisRole my_role; /* which of the two "me" is */
  const char *mentor;  /* names, for people to read; may be NULL */
  const char *mentee;
  const char *zone;    /* of tzdata, for times without a place; NULL means UTC */
  const char *rev;     /* "<replica>.<counter>" of this write, or NULL */
  gint64 now;          /* UTC */
  const int *percent;  /* how far the goal that is written has come, less than 0 when nobody says; NULL
                        * leaves what the item says */
  GHashTable *parents; /* of uids: to-dos of others that have parts, or NULL where that is not known */
  GHashTable *no_goals; /* of uids: what items of others may be parts of that is no goal, such as a meeting; or NULL */
  GHashTable *unknown; /* of uids: what items of others may be parts of that is nothing here; or NULL */
  gboolean no_todos;   /* the collection takes no VTODO: events stand in for them */
  gboolean no_journals; /* likewise no VJOURNAL */
  const TrellisIcalClauseWords *words; /* NULL makes do with the keys of clauses */
} TrellisIcalContext;

G_END_DECLS

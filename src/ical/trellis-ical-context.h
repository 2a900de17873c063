/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

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
  GHashTable *parents; /* of uids: to-dos of others that have parts, or NULL where that is not known */
} TrellisIcalContext;

G_END_DECLS

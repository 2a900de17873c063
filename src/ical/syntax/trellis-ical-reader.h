/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

/* How much is read at most, so that no stream can use up memory or time. */
typedef struct
{
  gsize stream;         /* bytes of the whole stream; reading stops there */
  guint lines;          /* lines of the whole stream, folded ones counted once; likewise */
  gsize line;           /* bytes of one line without its folds; longer ones are left out */
  guint component_lines; /* lines of one component, its parts not counted; more are left out */
  guint depth;          /* components in components; what is nested deeper is left out */
  guint problems;       /* those remembered; more are only counted */
} TrellisIcalLimits;

#define TRELLIS_ICAL_LIMITS                                                                        \
  ((TrellisIcalLimits) {                                                                           \
    .stream = 64 * 1024 * 1024,                                                                    \
    .lines = 2 * 1000 * 1000,                                                                      \
    .line = 1024 * 1024,                                                                           \
    .component_lines = 10 * 1000,                                                                  \
    .depth = 8,                                                                                    \
    .problems = 1000,                                                                              \
  })

/* Bytes of an item that is kept in a calendar or a folder: none larger is fetched from there, or put there. */
#define TRELLIS_ICAL_LARGEST_ITEM (10 * 1024 * 1024)

/* What was read. */
typedef struct
{
  TrellisIcalComponent *stream; /* never NULL; mostly, its only part is a VCALENDAR */
  GArray *problems;             /* of TrellisIcalProblem, by line */
  guint n_problems;             /* with those that were not remembered */
  gboolean is_partial;          /* ended before its end, or is larger than TrellisIcalLimits allows: more was meant */
} TrellisIcalDocument;

TrellisIcalDocument *trellis_ical_read          (const char              *data,
                                                 gsize                    length);
TrellisIcalDocument *trellis_ical_read_within   (const char              *data,
                                                 gsize                    length,
                                                 const TrellisIcalLimits *limits);
gboolean             trellis_ical_is_readable   (const char              *text,
                                                 gsize                    length);
void                 trellis_ical_document_free (TrellisIcalDocument     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisIcalDocument, trellis_ical_document_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-file-export.h"
#include "trellis-ical-whole.h"
#include "trellis-share-reader.h"

G_BEGIN_DECLS

/* A match of the journal and its two people, for reading and writing items of it. */
typedef struct
{
  TrellisRecord *record;
  TrellisRecord *partner; /* NULL if not known */
  TrellisRecord *me;      /* likewise */
  char *zone;
  char *separator;        /* for TrellisMergeContext */
  TrellisIcalContext context;
} TrellisFileMatch;

gboolean          trellis_file_match_load       (TrellisShareReader      *reader,
                                                 const TrellisFileSource *source,
                                                 const char              *uid,
                                                 TrellisFileMatch       **match,
                                                 GError                 **error);
void              trellis_file_match_free       (TrellisFileMatch    *self);
char             *trellis_file_match_dup_title  (TrellisFileMatch    *self);
gboolean          trellis_file_match_load_whole (TrellisFileMatch    *self,
                                                 TrellisShareReader  *reader,
                                                 TrellisRecord       *record,
                                                 TrellisIcalWhole   **whole,
                                                 GError             **error);
gboolean          trellis_file_match_load_base  (TrellisFileMatch       *self,
                                                 TrellisShareReader     *reader,
                                                 const TrellisIcalWhole *known,
                                                 TrellisIcalWhole      **base,
                                                 GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisFileMatch, trellis_file_match_free)

G_END_DECLS

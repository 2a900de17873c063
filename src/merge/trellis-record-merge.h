/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clash.h"

G_BEGIN_DECLS

/* What merging needs to know besides the records. */
typedef struct
{
  TrellisRole my_role;   /* which of the two I am */
  const char *separator; /* see trellis_text_merge() */
} TrellisMergeContext;

TrellisRecord *trellis_record_merge       (TrellisRecord             *base,
                                           TrellisRecord             *mine,
                                           TrellisRecord             *theirs,
                                           const TrellisMergeContext *context,
                                           GPtrArray                 *clashes);

gboolean       trellis_record_is_edited   (TrellisRecord             *base,
                                           TrellisRecord             *now);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-sharing.h"

G_BEGIN_DECLS

/* Something that people would call one thing, such as a meeting with its points, and what both did to
 * it. */
typedef struct
{
  TrellisRecord *record;
  GPtrArray *clashes; /* of TrellisSharedClash, the newest first */
  guint n_unseen;     /* of these, that nobody has looked at */
} TrellisClashThing;

GPtrArray         *trellis_clash_things_list (TrellisStore      *store,
                                              const char        *match);
TrellisClashThing *trellis_clash_things_find (GPtrArray         *things,
                                              gpointer           record);

G_END_DECLS

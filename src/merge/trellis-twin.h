/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clash.h"

G_BEGIN_DECLS

/* Records that are probably one thing: a calendar program gave it another uid, or somebody took in a copy. */

gboolean       trellis_twin_has_rule   (GType          type);
char          *trellis_twin_dup_key    (TrellisRecord *record);
gboolean       trellis_twin_is         (TrellisRecord *record,
                                        TrellisRecord *other);
gboolean       trellis_twin_is_of_part (TrellisRecord *part,
                                        TrellisRecord *other);
gboolean       trellis_twin_goes_first (TrellisRecord *came,
                                        TrellisRecord *was_here);
TrellisRecord *trellis_twin_merge      (TrellisRecord *stays,
                                        TrellisRecord *leaves,
                                        const char    *separator,
                                        GPtrArray     *clashes);

G_END_DECLS

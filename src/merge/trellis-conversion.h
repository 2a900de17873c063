/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

/* An action that turns out to be a goal, and a goal that turns out to be an action: the same thing, with the
 * same uid, as a record of the other class. */

GType          trellis_conversion_get_other (GType          type);
gboolean       trellis_conversion_loses     (TrellisRecord *record);
TrellisRecord *trellis_conversion_make      (TrellisRecord *record,
                                             TrellisRecord *known);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-journey-stage.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* What comes next for a match, for whoever shows that of many. "changed" tells that it was worked out
 * anew. */
#define TRELLIS_TYPE_OUTLOOK (trellis_outlook_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOutlook, trellis_outlook, TRELLIS, OUTLOOK, GObject)

TrellisOutlook *trellis_outlook_new              (TrellisStore   *store,
                                                  TrellisMatch   *match);
TrellisMatch   *trellis_outlook_get_match        (TrellisOutlook *self);
void            trellis_outlook_expire           (TrellisOutlook *self);
gboolean        trellis_outlook_is_fresh         (TrellisOutlook *self);
void            trellis_outlook_ensure           (TrellisOutlook *self);
const char     *trellis_outlook_get_next         (TrellisOutlook *self);
const char     *trellis_outlook_get_waiting      (TrellisOutlook *self);
gint64          trellis_outlook_get_last_contact (TrellisOutlook *self);
TrellisQuiet    trellis_outlook_get_quiet        (TrellisOutlook *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-kind-private.h"

G_BEGIN_DECLS

/* Where a collection takes no VTODO or no VJOURNAL (RFC 4791 §5.2.3), an event of its day stands in for
 * it: all day, free, and with a box before the title of something to do. Everything that an event cannot
 * say is kept beside it, as X-TRELLIS-FOR-*, and what another program does to the event is understood as
 * if it had been done to what it stands for. */

gboolean              trellis_ical_stand_in_is_needed (const TrellisIcalKind      *kind,
                                                       const TrellisIcalContext   *context);
TrellisIcalComponent *trellis_ical_stand_in_make      (const TrellisIcalComponent *plain,
                                                       const TrellisIcalKind      *kind,
                                                       const TrellisIcalComponent *base,
                                                       const TrellisIcalContext   *context);
TrellisIcalComponent *trellis_ical_stand_in_resolve   (const TrellisIcalComponent *calendar,
                                                       const TrellisIcalKind      *kind,
                                                       const TrellisIcalWhole     *known,
                                                       const TrellisIcalContext   *context);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

/* What travels as one item: a record, and those of its parts that have no item of their own: the points
 * of a meeting, the clauses and signatures of an agreement; for a match, its partner and me as persons. */
typedef struct
{
  TrellisRecord *record; /* owned */
  GPtrArray *parts;      /* of TrellisRecord, in their order; never NULL */
} TrellisIcalWhole;

TrellisIcalWhole     *trellis_ical_whole_new          (gpointer                    record,
                                                       GPtrArray                  *parts);
void                  trellis_ical_whole_free         (TrellisIcalWhole           *self);
gboolean              trellis_ical_whole_is_shareable (const TrellisIcalWhole     *self);

TrellisIcalComponent *trellis_ical_whole_write        (const TrellisIcalWhole     *self,
                                                       const TrellisIcalComponent *base,
                                                       const TrellisIcalContext   *context);
TrellisIcalWhole     *trellis_ical_whole_read         (const TrellisIcalComponent *calendar,
                                                       const TrellisIcalWhole     *known,
                                                       const TrellisIcalContext   *context);
TrellisIcalWhole     *trellis_ical_whole_read_as      (const TrellisIcalComponent *calendar,
                                                       const TrellisIcalWhole     *known,
                                                       const TrellisIcalContext   *context);

const char           *trellis_ical_get_uid            (const TrellisIcalComponent *calendar);
gboolean              trellis_ical_is_confidential (const TrellisIcalComponent *calendar);
int                   trellis_ical_compare_age     (const TrellisIcalComponent *a,
                                                    const TrellisIcalComponent *b);
gboolean              trellis_ical_is_newer        (const TrellisIcalComponent *calendar);
const char           *trellis_ical_get_match          (const TrellisIcalComponent *calendar);
const char           *trellis_ical_get_rev            (const TrellisIcalComponent *calendar);
char                 *trellis_ical_dup_foreign_parent (const TrellisIcalComponent *calendar);
void                  trellis_ical_find_parents       (const TrellisIcalComponent *calendar,
                                                       GHashTable                 *parents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisIcalWhole, trellis_ical_whole_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-whole.h"

G_BEGIN_DECLS

/* The version of our properties that we understand. */
#define TRELLIS_ICAL_SCHEMA 1

/* How one class of records becomes items and comes back. */
typedef struct
{
  const char *component; /* "VEVENT" */
  GType (*get_type) (void);
  TrellisIcalComponent *(*write) (const TrellisIcalWhole     *whole,
                                  const TrellisIcalComponent *base,
                                  const TrellisIcalContext   *context);

  /* Gives @whole, which has what is known, what the item says. */
  gboolean (*read) (const TrellisIcalComponent *calendar,
                    TrellisIcalWhole           *whole,
                    const TrellisIcalContext   *context);
} TrellisIcalKind;

const TrellisIcalKind *trellis_ical_kind_of_record (gpointer                    record);
const TrellisIcalKind *trellis_ical_kind_of_word   (const char                 *word);
const TrellisIcalKind *trellis_ical_kind_of_item   (const TrellisIcalComponent *calendar,
                                                    const TrellisIcalWhole     *known,
                                                    const TrellisIcalContext   *context);

G_END_DECLS

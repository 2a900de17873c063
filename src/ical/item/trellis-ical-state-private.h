/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What is meant by a STATUS that somebody else wrote. */
typedef struct
{
  const char *status;
  int state;
} TrellisIcalMeant;

/* STATUS has three words for an item of its kind (RFC 5545 §3.8.1.11), which for several states of ours
 * are the same; X-TRELLIS-STATE tells them apart. */
typedef struct
{
  GType (*get_type) (void);
  const char *(*get_status) (int state);
  const TrellisIcalMeant *meant; /* up to a NULL */
} TrellisIcalStates;

int  trellis_ical_state_read  (const TrellisIcalComponent *item,
                               const TrellisIcalStates    *states,
                               int                         known);
void trellis_ical_state_write (TrellisIcalComponent       *item,
                               const TrellisIcalStates    *states,
                               int                         state);

G_END_DECLS

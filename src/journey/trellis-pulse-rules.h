/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-pulse.h"

G_BEGIN_DECLS

/* A sign that a match needs attention, as the person sees it. All of them are normal, and can be mended
 * when they are addressed at once: docs/mentoring.md, "Warning signs". */
typedef struct
{
  const char *nick;   /* as it is kept */
  const char *title;
  const char *advice; /* what to do, a sentence */
} TrellisPulseSign;

#define TRELLIS_PULSE_N_SIGNS 6
#define TRELLIS_PULSE_LOWEST 1
#define TRELLIS_PULSE_HIGHEST 5

TrellisPulseSign trellis_pulse_get_sign      (guint         index);
gboolean         trellis_pulse_knows_sign    (const char   *nick);
gboolean         trellis_pulse_has_sign      (TrellisPulse *pulse,
                                              const char   *nick);
const char      *trellis_pulse_name_sign     (const char   *nick);
const char      *trellis_pulse_get_words     (int           satisfied);
char            *trellis_pulse_describe      (int           satisfied);

char            *trellis_pulse_dup_asked_day (const char   *began,
                                              int           number);
int              trellis_pulse_count_asked   (const char   *began,
                                              const char   *today);
gboolean         trellis_pulse_is_due        (const char   *began,
                                              const char   *known,
                                              const char   *answered,
                                              const char   *today);
gboolean         trellis_pulse_can_be_told   (const char   *began,
                                              gboolean      has_met,
                                              const char   *today);

G_END_DECLS

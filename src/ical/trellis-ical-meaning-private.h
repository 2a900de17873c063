/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-line.h"

G_BEGIN_DECLS

/* What the value of a property is, as far as that matters to what it means. */
typedef enum
{
  TRELLIS_ICAL_VALUE_TEXT,
  TRELLIS_ICAL_VALUE_TEXTS, /* a set of texts */
  TRELLIS_ICAL_VALUE_WORD,  /* in capitals or not */
  TRELLIS_ICAL_VALUE_TIMES, /* a set of DATEs, DATE-TIMEs or PERIODs */
  TRELLIS_ICAL_VALUE_RULE,
  TRELLIS_ICAL_VALUE_PLAIN, /* as it is written, but for spaces around it */
} TrellisIcalValueKind;

void                 trellis_ical_line_mean     (const TrellisIcalLine *line,
                                                 GPtrArray             *meanings);

G_END_DECLS

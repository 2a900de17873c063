/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-date-words.h"

G_BEGIN_DECLS

/* Words for what drafts and summaries say: absolute, as they are read days later. */

char *trellis_phrase_day        (const char *day);
char *trellis_phrase_day_as     (const char       *day,
                                 TrellisDateWords  words);
char *trellis_phrase_time       (gint64      time,
                                 const char *zone);
char *trellis_phrase_time_12    (gint64      time,
                                 const char *zone);
char *trellis_phrase_minutes    (int         minutes);
char *trellis_phrase_list       (const char *const *items);
char *trellis_phrase_one_line   (const char *text);
char *trellis_phrase_first_line (const char *text);

G_END_DECLS

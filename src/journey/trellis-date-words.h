/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a time is told. The examples are those of American English. */
typedef enum
{
  TRELLIS_DATE_WORDS_WEEKDAY,     /* "Friday" */
  TRELLIS_DATE_WORDS_DAY,         /* "Mon, Nov 23" */
  TRELLIS_DATE_WORDS_DAY_YEAR,    /* "Nov 23, 2025" */
  TRELLIS_DATE_WORDS_AXIS,        /* "Nov 23", on the axis of a chart */
  TRELLIS_DATE_WORDS_LONG,        /* "November 23, 2025" */
  TRELLIS_DATE_WORDS_FULL,        /* "Friday, 11/27/2026" */
  TRELLIS_DATE_WORDS_MONTH,       /* "Nov", above the number of a day */
  TRELLIS_DATE_WORDS_MONTH_DAY,   /* "23", below the name of a month */
  TRELLIS_DATE_WORDS_MONTH_YEAR,  /* "November 2025", as a heading */
  TRELLIS_DATE_WORDS_CLOCK_24,    /* "14:30" */
  TRELLIS_DATE_WORDS_CLOCK_12,    /* "2:30 PM" */
  TRELLIS_DATE_WORDS_MOMENT_24,   /* "Sunday, November 22, 2026, 14:30 (CET)" */
  TRELLIS_DATE_WORDS_MOMENT_12,   /* "Sunday, November 22, 2026, 2:30 PM (CET)" */
  TRELLIS_DATE_WORDS_UNTIL,       /* "Until November 22, 2026" */
  TRELLIS_DATE_WORDS_SINCE,       /* "since Nov 23" */
  TRELLIS_DATE_WORDS_SINCE_YEAR,  /* "since Nov 23, 2025" */
  TRELLIS_DATE_WORDS_ON,          /* "On November 22, 2026" */
  TRELLIS_DATE_WORDS_REVIEW,      /* "Review on November 22, 2026" */
  TRELLIS_DATE_WORDS_REVIEW_WAS,  /* "Review was planned for November 22, 2026: does it still fit?" */
  TRELLIS_DATE_WORDS_AGREED,      /* "Agreed on November 22, 2026" */
  TRELLIS_DATE_WORDS_AGREED_ONCE, /* "Agreed on November 22, 2026, replaced since" */
  TRELLIS_DATE_WORDS_MEETING,     /* "Meeting on November 22, 2026" */
} TrellisDateWords;

char       *trellis_date_words              (GDateTime        *time,
                                             TrellisDateWords  words);
const char *trellis_date_words_get_order    (void);
gboolean    trellis_date_words_twelve_hours (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-owner.h"
#include "trellis-record.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_CLOCK_OF_LOCALE,
  TRELLIS_CLOCK_12_HOURS,
  TRELLIS_CLOCK_24_HOURS,
} TrellisClock;

void  trellis_format_set_clock    (TrellisClock format);
gboolean trellis_format_has_twelve_hours (void);

char *trellis_format_when         (gint64       time,
                                   gint64       now);
char *trellis_format_clock        (gint64       time,
                                   GTimeZone   *zone);
char *trellis_format_there        (gint64       time,
                                   const char  *zone);
char *trellis_format_day_of_time  (gint64       time,
                                   gint64       now);
char *trellis_format_day          (const char  *day);
char *trellis_format_since        (const char  *day);
char *trellis_format_minutes      (int          minutes);
const char *trellis_format_owner  (TrellisOwner  owner,
                                   TrellisRole   my_role,
                                   const char   *partner);

char *trellis_format_hold         (char        *words);
char *trellis_format_line         (const char  *first,
                                   ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS

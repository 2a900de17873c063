/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"
#include "trellis-point.h"

G_BEGIN_DECLS

#define TRELLIS_ICAL_AGENDA_RECORD "X-TRELLIS-AGENDA"

/* A point as its line tells it. */
typedef struct
{
  TrellisPoint *point;
  char *whole; /* the line without mark and box */
  char *title; /* without what stands in brackets at its end, when that is no part of it */
  int by;      /* the role in those brackets, or -1 */
  GString *notes;
  gpointer known; /* what else is known of the point, or NULL */
} TrellisIcalAgendaLine;

const char *trellis_ical_agenda_get_name  (const TrellisIcalContext   *context,
                                           TrellisRole                 role);
char       *trellis_ical_agenda_normalize (const char                 *text);
char       *trellis_ical_agenda_hash      (const char                 *title);

char       *trellis_ical_uid_make         (const char                 *parent,
                                           const char                 *kind,
                                           const char                 *text,
                                           guint                       occurrence);

char       *trellis_ical_agenda_format    (GListModel                 *points,
                                           const TrellisIcalContext   *context,
                                           TrellisIcalComponent       *item);
GArray     *trellis_ical_agenda_split     (const char                 *text,
                                           const TrellisIcalContext   *context);
char       *trellis_ical_agenda_take_lost (const TrellisIcalComponent *item,
                                           const TrellisIcalContext   *context,
                                           char                      **text);
GPtrArray  *trellis_ical_agenda_parse     (const char                 *text,
                                           const TrellisIcalContext   *context,
                                           const TrellisIcalComponent *item,
                                           const char                 *meeting,
                                           GListModel                 *points);

G_END_DECLS

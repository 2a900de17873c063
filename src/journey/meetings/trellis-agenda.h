/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-point.h"

G_BEGIN_DECLS

/* docs/mentoring.md, "The agenda". */
#define TRELLIS_AGENDA_MAIN_POINTS 3
#define TRELLIS_AGENDA_CARRIED_OFTEN 3

/* How an agenda fits its meeting. */
typedef struct
{
  guint main_points;  /* in the focus of the meeting */
  gboolean too_many;  /* more than three of them; a hint */
  int minutes;        /* of all points that say how long they take */
  guint unplanned;    /* points that do not say */
  int left;           /* minutes of the meeting that are not planned; below 0 when over */
} TrellisAgendaFit;

void       trellis_agenda_measure             (TrellisAgendaFit *fit,
                                               GListModel       *points,
                                               int               meeting_minutes);

GPtrArray *trellis_agenda_find_sources        (GListModel       *meetings,
                                               TrellisMeeting   *next);
GPtrArray *trellis_agenda_find_open_points    (GListModel       *earlier,
                                               GListModel       *next);
gboolean   trellis_point_is_carried_often     (TrellisPoint     *point);
TrellisPoint *trellis_point_carry             (TrellisPoint     *point,
                                               TrellisMeeting   *next,
                                               int               position);

GPtrArray *trellis_agenda_draft               (TrellisMeeting   *next,
                                               GListModel       *actions,
                                               GListModel       *notes,
                                               GListModel       *points);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-record.h"

G_BEGIN_DECLS

/* Something that happened: what, and when. */
#define TRELLIS_TYPE_TIMELINE_ROW (trellis_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTimelineRow, trellis_timeline_row, TRELLIS, TIMELINE_ROW, GtkBox)

GtkWidget *trellis_timeline_row_new  (void);
void       trellis_timeline_row_show (TrellisTimelineRow *self,
                                      TrellisRecord      *record,
                                      gint64              time);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A talking point on an agenda, edited where it stands. For the list of a TrellisAgendaEditor, whose
 * actions move it. Delete and the context menu work on the row that has the focus. */
#define TRELLIS_TYPE_POINT_ROW (trellis_point_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPointRow, trellis_point_row, TRELLIS, POINT_ROW, GtkListBoxRow)

GtkWidget    *trellis_point_row_new       (TrellisStore    *store,
                                           TrellisPoint    *point,
                                           GListModel      *points,
                                           TrellisMatch    *match,
                                           TrellisPerson   *partner);
TrellisPoint *trellis_point_row_get_point (TrellisPointRow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* An action of a match with everything that can be set about it, edited where it stands. For a list
 * box; see TrellisActionList. Delete and the context menu work on the row that has the focus. */
#define TRELLIS_TYPE_ACTION_ROW (trellis_action_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisActionRow, trellis_action_row, TRELLIS, ACTION_ROW, GtkListBoxRow)

GtkWidget     *trellis_action_row_new             (TrellisStore     *store,
                                                   TrellisAction    *action);

/* Tells apart the actions of several meetings: nice-to-do is said in words, and the menu leads to
 * the meeting. */
void           trellis_action_row_set_show_origin (TrellisActionRow *self,
                                                   gboolean          show_origin);

void           trellis_action_row_set_hide_private (TrellisActionRow *self,
                                                    gboolean          hide_private);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-point-editor.h"

G_BEGIN_DECLS

/* The talking points of one phase of a meeting, with the way to add one on the fly. */
#define TRELLIS_TYPE_PHASE_GROUP (trellis_phase_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPhaseGroup, trellis_phase_group, TRELLIS, PHASE_GROUP, AdwBin)

GtkWidget          *trellis_phase_group_new        (TrellisStore      *store,
                                                    TrellisMeeting    *meeting,
                                                    TrellisPointPhase  phase);
GListModel         *trellis_phase_group_get_points (TrellisPhaseGroup *self);
void                trellis_phase_group_add_below  (TrellisPhaseGroup *self,
                                                    GtkWidget         *widget);
TrellisPointEditor *trellis_phase_group_find       (TrellisPhaseGroup *self,
                                                    TrellisPoint      *point);

G_END_DECLS

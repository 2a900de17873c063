/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The talking points of a meeting in their order, and a line that adds more.
 *
 *   agenda.shift (si)    moves a point up or down
 *   agenda.focus-entry   goes to the line that adds points
 */
#define TRELLIS_TYPE_AGENDA_EDITOR (trellis_agenda_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAgendaEditor, trellis_agenda_editor, TRELLIS, AGENDA_EDITOR, AdwBin)

void        trellis_agenda_editor_set_up       (TrellisAgendaEditor *self,
                                                TrellisStore        *store,
                                                TrellisMeeting      *meeting);
GListModel *trellis_agenda_editor_get_points   (TrellisAgendaEditor *self);
void        trellis_agenda_editor_add_title    (TrellisAgendaEditor *self,
                                                const char          *title,
                                                gboolean             is_private);
void        trellis_agenda_editor_place_points (TrellisAgendaEditor *self,
                                                GPtrArray           *points);
void        trellis_agenda_editor_add_points   (TrellisAgendaEditor *self,
                                                GPtrArray           *points);
void        trellis_agenda_editor_show         (TrellisAgendaEditor *self,
                                                TrellisRecord       *point);

G_END_DECLS

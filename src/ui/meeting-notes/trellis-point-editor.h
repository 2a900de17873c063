/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-room.h"

G_BEGIN_DECLS

/* A talking point while it is talked about: its title, whether it is done, and its notes. */
#define TRELLIS_TYPE_POINT_EDITOR (trellis_point_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPointEditor, trellis_point_editor, TRELLIS, POINT_EDITOR,
                      GtkListBoxRow)

GtkWidget    *trellis_point_editor_new         (TrellisStore       *store,
                                                TrellisPoint       *point,
                                                TrellisRoom        *room);
TrellisPoint *trellis_point_editor_get_point   (TrellisPointEditor *self);
void          trellis_point_editor_begin       (TrellisPointEditor *self);

G_END_DECLS

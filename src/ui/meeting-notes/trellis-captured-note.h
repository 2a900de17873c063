/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-room.h"

G_BEGIN_DECLS

/* A decision, a piece of advice or a link that came up in a meeting, as a row. */
#define TRELLIS_TYPE_CAPTURED_NOTE (trellis_captured_note_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCapturedNote, trellis_captured_note, TRELLIS, CAPTURED_NOTE,
                      GtkListBoxRow)

GtkWidget *trellis_captured_note_new (TrellisStore *store,
                                      TrellisNote  *note,
                                      TrellisRoom  *room);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A note in a list: its kind, first line, beginning, day, tags, and whether it has files, is pinned and shared.
 * One row shows many notes, one after the other, as the list scrolls. */
#define TRELLIS_TYPE_NOTE_ROW (trellis_note_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteRow, trellis_note_row, TRELLIS, NOTE_ROW, GtkGrid)

GtkWidget   *trellis_note_row_new      (TrellisStore   *store);
void         trellis_note_row_set_note (TrellisNoteRow *self,
                                        TrellisNote    *note);
char        *trellis_note_row_dup_name (TrellisNoteRow *self);
const char  *trellis_note_row_get_description (TrellisNoteRow *self);

G_END_DECLS

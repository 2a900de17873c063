/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A note, written where it is read. */
#define TRELLIS_TYPE_NOTE_EDITOR (trellis_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteEditor, trellis_note_editor, TRELLIS, NOTE_EDITOR, AdwBin)

void         trellis_note_editor_set_match (TrellisNoteEditor *self,
                                            TrellisStore      *store,
                                            TrellisMatch      *match);
TrellisNote *trellis_note_editor_get_note  (TrellisNoteEditor *self);
void         trellis_note_editor_set_note  (TrellisNoteEditor *self,
                                            TrellisNote       *note);
void         trellis_note_editor_write     (TrellisNoteEditor *self);

void         trellis_note_editor_set_narrow (TrellisNoteEditor *self,
                                             gboolean           narrow);

G_END_DECLS

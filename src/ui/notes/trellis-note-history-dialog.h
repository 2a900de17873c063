/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The earlier states of the text of a note, to be looked at and brought back. */
#define TRELLIS_TYPE_NOTE_HISTORY_DIALOG (trellis_note_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteHistoryDialog, trellis_note_history_dialog, TRELLIS,
                      NOTE_HISTORY_DIALOG, AdwDialog)

AdwDialog *trellis_note_history_dialog_new (TrellisStore *store,
                                            TrellisNote  *note,
                                            GtkWidget    *teller);

G_END_DECLS

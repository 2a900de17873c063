/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What a note has besides its text: whether advice was tried and what came of it, where a link leads,
 * whether a question was raised, the meeting it is from. Hidden where there is nothing of it. */
#define TRELLIS_TYPE_NOTE_DETAILS (trellis_note_details_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteDetails, trellis_note_details, TRELLIS, NOTE_DETAILS, AdwBin)

void trellis_note_details_set_note (TrellisNoteDetails *self,
                                    TrellisStore       *store,
                                    TrellisNote        *note);

G_END_DECLS

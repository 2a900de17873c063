/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-choices.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* A button that opens a choice of the kind and the tag of which alone notes are shown. Emits
 * "changed". Its property "choice" tells what is chosen without saying the tag: "advice #6f1e0c52".
 * NULL shows all. */
#define TRELLIS_TYPE_NOTE_FILTER (trellis_note_filter_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteFilter, trellis_note_filter, TRELLIS, NOTE_FILTER, AdwBin)

void        trellis_note_filter_set_match (TrellisNoteFilter *self,
                                           TrellisStore      *store,
                                           TrellisMatch      *match,
                                           TrellisChoices    *choices);
int         trellis_note_filter_get_kind  (TrellisNoteFilter *self);
const char *trellis_note_filter_get_tag   (TrellisNoteFilter *self);
void        trellis_note_filter_clear     (TrellisNoteFilter *self);

G_END_DECLS

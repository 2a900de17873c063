/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-choices.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* The notes of a match as a list, with what narrows it down: words, a kind, a tag. Emits "picked"
 * when the person has chosen another note, with the note and whether it is to be gone to, as a click
 * on a narrow screen asks for. */
#define TRELLIS_TYPE_NOTE_BROWSER (trellis_note_browser_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteBrowser, trellis_note_browser, TRELLIS, NOTE_BROWSER, AdwBin)

void             trellis_note_browser_set_match  (TrellisNoteBrowser *self,
                                                  TrellisStore       *store,
                                                  TrellisMatch       *match,
                                                  TrellisChoices     *choices);
void             trellis_note_browser_select     (TrellisNoteBrowser *self,
                                                  TrellisNote        *note);
TrellisNote     *trellis_note_browser_dup_nearby (TrellisNoteBrowser *self);
TrellisNoteKind  trellis_note_browser_get_kind   (TrellisNoteBrowser *self);
void             trellis_note_browser_show_all   (TrellisNoteBrowser *self);

void             trellis_note_browser_set_narrow (TrellisNoteBrowser *self,
                                                  gboolean            narrow);

G_END_DECLS

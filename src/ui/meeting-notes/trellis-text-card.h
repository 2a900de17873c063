/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-record.h"

#include "trellis-text-view.h"

G_BEGIN_DECLS

/* A long text of a record in a frame, with a heading and the mark of who can read it.
 *
 *   title        the heading; also the name of the text for a screen reader
 *   private      the text never leaves this computer
 *   hidden       nothing of it is shown, since others look at the screen
 *   editable     it can be changed, and not only read
 *   placeholder  what the empty text says
 */
#define TRELLIS_TYPE_TEXT_CARD (trellis_text_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTextCard, trellis_text_card, TRELLIS, TEXT_CARD, AdwBin)

void             trellis_text_card_set_record (TrellisTextCard *self,
                                               gpointer         record,
                                               const char      *field);
TrellisTextView *trellis_text_card_get_view   (TrellisTextCard *self);
void             trellis_text_card_flush      (TrellisTextCard *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"
#include "trellis-text-view.h"

G_BEGIN_DECLS

/* Joins a text view and a text of a record. Typing only tells the record that there is something
 * to save; the text itself is handed over when the store collects it, so that no keystroke copies
 * a long text. */
#define TRELLIS_TYPE_TEXT_BINDING (trellis_text_binding_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTextBinding, trellis_text_binding, TRELLIS, TEXT_BINDING, GObject)

TrellisTextBinding *trellis_text_binding_new        (TrellisTextView    *view);
void                trellis_text_binding_set_record (TrellisTextBinding *self,
                                                     gpointer            record,
                                                     const char         *field);
void                trellis_text_binding_flush      (TrellisTextBinding *self);

G_END_DECLS

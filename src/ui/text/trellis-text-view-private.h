/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text-view.h"

G_BEGIN_DECLS

/* Makes the context menu fit what is at the cursor. */
void     trellis_text_view_prepare_menu  (TrellisTextView *self);

void     trellis_text_view_activate_link (TrellisTextView *self,
                                          const char      *address);

/* Whether an input method is at work on what is not text yet; keys are its own then. */
gboolean trellis_text_view_is_composing  (TrellisTextView *self);

/* In trellis-text-view-actions.c: the "text.…" actions, which of them make sense at the cursor, and what
 * they are in the menu. */
void     trellis_text_view_class_install_actions (GtkWidgetClass  *widget_class);
void     trellis_text_view_update_actions        (TrellisTextView *self);
GMenu   *trellis_text_view_create_menu           (void);
gboolean trellis_text_view_open_link             (TrellisTextView *self,
                                                  const char      *address);

G_END_DECLS

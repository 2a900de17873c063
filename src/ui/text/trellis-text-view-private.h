/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text-view.h"

G_BEGIN_DECLS

/* Makes the context menu fit what is at the cursor. */
void trellis_text_view_prepare_menu  (TrellisTextView *self);

void trellis_text_view_activate_link (TrellisTextView *self,
                                      const char      *address);

/* In trellis-text-view-actions.c: the "text.…" actions and which of them make sense at the cursor. */
void trellis_text_view_class_install_actions (GtkWidgetClass  *widget_class);
void trellis_text_view_update_actions        (TrellisTextView *self);
void trellis_text_view_append_link_items     (GMenu           *menu);

G_END_DECLS

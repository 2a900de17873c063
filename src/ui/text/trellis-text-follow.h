/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be called when the cursor of @view was moved by who writes: where the view grows with its text and the
 * page around it scrolls, GtkTextView leaves the cursor below what is seen. Nothing happens to one that
 * scrolls by itself, or that does not have the focus. */
void trellis_text_follow_cursor (GtkTextView *view);

G_END_DECLS

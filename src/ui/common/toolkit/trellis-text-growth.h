/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be called when a text view that grows with its text has been allocated: GtkTextView lays out
 * its text only then, and asks for a new size while sizes are given out, which is lost. */
void trellis_text_growth_allocated (GtkTextView *view);

G_END_DECLS

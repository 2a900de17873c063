/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the focus stay where it is while a breakpoint changes @content: the child of a window, or of an
 * AdwBreakpointBin, that has breakpoints. Such a change hides that child for one frame, with what has the
 * focus; where something else around it is hidden in the same frame, as the sidebar of a split view is
 * within the child, GTK 4.18 keeps the first of the two for good, with all that is in it. To be called
 * once. Where what had the focus is hidden after the change, the first widget that takes it gets it. */
void trellis_steady_focus_attach (GtkWidget *content);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets the focus stay where it is in @content while a breakpoint changes what is around it in @holder, which
 * is a window, a page, or a dialog. Such a change hides the content for a moment, with what has the focus;
 * where something else around that is hidden in the same frame, as the sidebar of a split view, or the sheet
 * that a dialog was in, GTK 4.18 keeps the first of the two for good, with all that is in it. Where what had
 * the focus is hidden after the change, the first widget that takes it gets it. To be called once for a
 * content, or more often to no effect. */
void trellis_steady_focus_attach (GtkWidget *holder,
                                  GtkWidget *content);

/* The same for the content of each AdwBreakpointBin that is in @widget by now. */
void trellis_steady_focus_attach_within (GtkWidget *widget);

/* Has the focus go on to what is in front in @window if it is still in a dialog that is closing, whose sheet
 * GTK 4.18 would keep for good then, as above. libadwaita itself takes it back to where it came from, if that
 * is known and still there. To be called where the visible dialog has changed. */
void trellis_steady_focus_leave_dialog (AdwApplicationWindow *window);

G_END_DECLS

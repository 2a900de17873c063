/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes the focus from what has it in @window as soon as that is hidden. GTK moves the focus out of what is
 * hidden at the end of the frame, and does so still. But where something around that is hidden as well until
 * then, be it because all of the window goes, GTK 4.18 keeps the first of the two for good, with all that is in
 * it, unless nothing has the focus by then. To be called once for a window. */
void trellis_hidden_focus_attach (GtkWindow *window);

/* What was hidden with the focus, if nothing in @window has got it since; or NULL. Transfer none. */
GtkWidget *trellis_hidden_focus_get (GtkWindow *window);

/* Whether @stack, which shows @page now, has left the focus behind: it is on another page, or was until that was
 * hidden. The stack takes it along by itself where it was on @page before; GTK does otherwise, at the end of the
 * frame, but to where the window begins. */
gboolean trellis_hidden_focus_is_behind (GtkWidget *stack, GtkWidget *page);

G_END_DECLS

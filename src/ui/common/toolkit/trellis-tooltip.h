/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes GTK's window of tooltips, if it has been in use there, out of @window. To be called as that is disposed
 * of: GTK 4.18 does so itself only after the window has let go of its actions, which makes what they need anew,
 * for good. */
void trellis_tooltip_leave (GtkWindow *window);

G_END_DECLS

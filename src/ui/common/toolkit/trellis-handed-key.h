/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hands the key that @controller is just handling to @text, a GtkText or GtkTextView that has the focus by now. It goes
 * through the input method there, as if it had been pressed in it; a key that writes nothing is not for it. Whether it
 * was taken. */
gboolean trellis_handed_key_give (GtkEventControllerKey *controller,
                                  GtkWidget             *text);

G_END_DECLS

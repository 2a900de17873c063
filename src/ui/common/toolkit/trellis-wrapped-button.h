/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has the label of a button go on in the next line where there is no room for it in one, as with large
 * text in a narrow window. Also for labels that are set later. */
void trellis_wrapped_button_make     (GtkButton *button);

/* The same with all buttons in @container that have a label now, but those of header bars, which cut them. */
void trellis_wrapped_button_make_all (GtkWidget *container);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side, as wide as they like to be, and in a further line where they have no room. Those
 * that expand take what is left of a line; without one, the line stands as "align" says: 0 at its start,
 * 1 at its end. What is too wide for a line by itself gets the line: AdwWrapBox lays that out beyond its
 * end where one reads from the right, up to libadwaita 1.7 at least. */
#define TRELLIS_TYPE_WRAP_BOX (trellis_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (TrellisWrapBox, trellis_wrap_box, TRELLIS, WRAP_BOX, GtkWidget)

GtkWidget *trellis_wrap_box_new    (int             child_spacing,
                                    int             line_spacing);

void       trellis_wrap_box_append (TrellisWrapBox *self,
                                    GtkWidget      *child);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where labels have no room for their words, a tooltip tells them. @root is a window; whatever comes
 * into it later, dialogs too, is meant as well. */
void  trellis_cut_text_attach (GtkWidget *root);

/* What the tooltip at that place of @root tells: NULL where nothing is cut. @area, unless it is NULL, is
 * set to where the label is in @root. Transfer full. */
char *trellis_cut_text_dup_at (GtkWidget    *root,
                               double        x,
                               double        y,
                               GdkRectangle *area);

G_END_DECLS

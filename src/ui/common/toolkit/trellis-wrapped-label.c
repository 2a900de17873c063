/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-wrapped-label.h"

/* A label from the left (or right) edge on, whose @text goes on in the next line where there is no room, also
 * within a word. @style is a CSS class; both may be NULL. */
GtkWidget *
trellis_wrapped_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

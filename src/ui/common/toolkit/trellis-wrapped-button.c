/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-wrapped-button.h"

/* A button keeps its label as long as it only gets other words, and cuts it only where it may shrink. */
void
trellis_wrapped_button_make (GtkButton *button)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_BUTTON (button));

  if (gtk_button_get_label (button) == NULL)
    gtk_button_set_label (button, "");
  gtk_button_set_can_shrink (button, FALSE);
  label = gtk_button_get_child (button);
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

/* What lays its buttons out by itself, in one line. */
static gboolean
is_one_line (GtkWidget *widget)
{
  return ADW_IS_HEADER_BAR (widget) || ADW_IS_BANNER (widget) || ADW_IS_TOGGLE_GROUP (widget) || GTK_IS_NATIVE (widget);
}

void
trellis_wrapped_button_make_all (GtkWidget *container)
{
  for (GtkWidget *child = gtk_widget_get_first_child (container); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && gtk_button_get_label (GTK_BUTTON (child)) != NULL)
      trellis_wrapped_button_make (GTK_BUTTON (child));
    else if (!is_one_line (child))
      trellis_wrapped_button_make_all (child);
}

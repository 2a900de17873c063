/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-alert-heading.h"

/* The large one can be made narrower than it would like to be. How wide it would like to be decides which of
 * the two is shown, as before. */
static void
wrap_large_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_large_titles (child);
}

void
trellis_alert_heading_mend (AdwAlertDialog *dialog)
{
  g_return_if_fail (ADW_IS_ALERT_DIALOG (dialog));

  /* GTK 4.24 asks the hidden one of the two how wide it is at the height of the other, which is too low for
   * one that wraps. */
  if (gtk_get_minor_version () >= 24)
    return;
  wrap_large_titles (adw_dialog_get_child (ADW_DIALOG (dialog)));
}

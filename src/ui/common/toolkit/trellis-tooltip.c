/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-tooltip.h"

void
trellis_tooltip_leave (GtkWindow *window)
{
  GtkWidget *child, *next;

  g_return_if_fail (GTK_IS_WINDOW (window));

  for (child = gtk_widget_get_first_child (GTK_WIDGET (window)); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      /* A class of GTK's own. */
      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkTooltipWindow"))
        gtk_widget_unparent (child);
    }
}

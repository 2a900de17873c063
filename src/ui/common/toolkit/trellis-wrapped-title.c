/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-wrapped-title.h"

/* The label of the title, which comes before all others in a group. */
static GtkLabel *
find_title (GtkWidget *widget)
{
  GtkLabel *title = NULL;

  if (GTK_IS_LABEL (widget))
    return gtk_widget_has_css_class (widget, "heading") ? GTK_LABEL (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && title == NULL && !GTK_IS_LIST_BOX (child); child = gtk_widget_get_next_sibling (child))
    title = find_title (child);
  return title;
}

void
trellis_wrapped_title_make_all (GtkWidget *container)
{
  if (ADW_IS_PREFERENCES_GROUP (container))
    {
      GtkLabel *title = find_title (container);

      if (title != NULL && gtk_label_get_ellipsize (title) != PANGO_ELLIPSIZE_NONE)
        {
          gtk_label_set_ellipsize (title, PANGO_ELLIPSIZE_NONE);
          gtk_label_set_wrap (title, TRUE);
          gtk_label_set_wrap_mode (title, PANGO_WRAP_WORD_CHAR);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (container); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_LIST_BOX (child))
      trellis_wrapped_title_make_all (child);
}

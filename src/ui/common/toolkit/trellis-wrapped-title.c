/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-wrapped-title.h"

/* The label of the title, which has that class and comes before all others. */
static GtkLabel *
find_title (GtkWidget *widget, const char *class_name)
{
  GtkLabel *title = NULL;

  if (GTK_IS_LABEL (widget))
    return gtk_widget_has_css_class (widget, class_name) ? GTK_LABEL (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && title == NULL && !GTK_IS_LIST_BOX (child); child = gtk_widget_get_next_sibling (child))
    title = find_title (child, class_name);
  return title;
}

static void
wrap (GtkLabel *title)
{
  gtk_label_set_ellipsize (title, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (title, TRUE);
  gtk_label_set_wrap_mode (title, PANGO_WRAP_WORD_CHAR);
}

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* What is in the row is in its middle, and asked how wide it is where it has the height of one line: a label
 * that goes on in another one does not wrap there. So it takes all of the row; what is beside an icon is short. */
void
trellis_wrapped_title_make_row (AdwButtonRow *row)
{
  GtkWidget *contents, *child;

  g_return_if_fail (ADW_IS_BUTTON_ROW (row));

  if (is_set (adw_button_row_get_start_icon_name (row)) || is_set (adw_button_row_get_end_icon_name (row)))
    return;
  contents = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  child = gtk_widget_get_first_child (contents);
  while (child != NULL && !GTK_IS_LABEL (child))
    child = gtk_widget_get_next_sibling (child);
  g_return_if_fail (child != NULL);
  wrap (GTK_LABEL (child));
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_halign (contents, GTK_ALIGN_FILL);
}

void
trellis_wrapped_title_make_all (GtkWidget *container)
{
  /* Before it is shown, what is in a dialog is not among its children. */
  if (ADW_IS_DIALOG (container))
    container = adw_dialog_get_child (ADW_DIALOG (container));

  if (ADW_IS_PREFERENCES_GROUP (container))
    {
      GtkLabel *title = find_title (container, "heading");

      if (title != NULL && gtk_label_get_ellipsize (title) != PANGO_ELLIPSIZE_NONE)
        wrap (title);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (container); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_BUTTON_ROW (child))
      trellis_wrapped_title_make_row (ADW_BUTTON_ROW (child));
    else if (!GTK_IS_LIST_BOX_ROW (child))
      trellis_wrapped_title_make_all (child);
}

void
trellis_wrapped_title_make_header (AdwWindowTitle *title)
{
  GtkLabel *label;

  g_return_if_fail (ADW_IS_WINDOW_TITLE (title));

  label = find_title (GTK_WIDGET (title), "title");
  g_return_if_fail (label != NULL);
  gtk_label_set_single_line_mode (label, FALSE);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, 2);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

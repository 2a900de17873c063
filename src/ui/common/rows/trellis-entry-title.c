/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-entry-title.h"

/* Between the title and the text below it, as the toolkit has it. */
#define SPACING 3

/* What is written into, with its title: the toolkit has a label for the small one above the text and one for the
 * large one in its place, and icons of which one is shown at the end. */
typedef struct
{
  GtkWidget *small, *large, *text;
  int icon_width;
  gboolean has_icon; /* now */
} Parts;

static int
measure_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static Parts
find_parts (GtkWidget *area)
{
  Parts parts = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (area); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TEXT (child))
      parts.text = child;
    else if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "subtitle"))
      parts.small = child;
    else if (GTK_IS_LABEL (child))
      parts.large = child;
    else
      {
        parts.icon_width = MAX (parts.icon_width, measure_width (child));
        parts.has_icon = parts.has_icon || gtk_widget_get_child_visible (child);
      }
  return parts;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *area)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The icon has room whether it is shown or not: what is in the row stays where it is. */
static void
measure (GtkWidget *area, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  const Parts parts = find_parts (area);
  const int room = MAX (for_size - parts.icon_width, 1);
  int height;

  GTK_WIDGET_GET_CLASS (area)->measure (area, orientation, -1, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation != GTK_ORIENTATION_VERTICAL || for_size < 0)
    return;
  height = MAX (measure_height (parts.large, room),
                measure_height (parts.small, room) + SPACING + measure_height (parts.text, room));
  *minimum = MAX (*minimum, height);
  *natural = MAX (*natural, height);
}

static void
place (GtkWidget *child, int x, int y, int width, int height, int baseline)
{
  gtk_widget_allocate (child, width, height, baseline,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

/* A title of one line is as the toolkit has it, which moves it between its two places. One of several has the
 * two in their places, and only fades; the toolkit would measure it for more room than it gets. */
static void
allocate (GtkWidget *area, int width, int height, int baseline)
{
  const Parts parts = find_parts (area);
  const int room = MAX (width - (parts.has_icon ? parts.icon_width : 0), 1);
  const int x = gtk_widget_get_direction (area) == GTK_TEXT_DIR_RTL ? width - room : 0;
  int large, small, text, text_baseline;

  GTK_WIDGET_GET_CLASS (area)->size_allocate (area, width, height, baseline);
  if (MAX (measure_width (parts.large), measure_width (parts.small)) <= room)
    return;

  large = measure_height (parts.large, room);
  small = measure_height (parts.small, room);
  gtk_widget_measure (parts.text, GTK_ORIENTATION_VERTICAL, room, NULL, &text, NULL, &text_baseline);
  place (parts.large, x, (height - large) / 2, room, large, -1);
  place (parts.small, x, (height - small - text - SPACING) / 2, room, small, -1);
  place (parts.text, x, 0, room, height, text_baseline + (height + small - text + SPACING) / 2);
}

static void
wrap (GtkLabel *title)
{
  gtk_label_set_ellipsize (title, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (title, TRUE);
  gtk_label_set_wrap_mode (title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_halign (GTK_WIDGET (title), GTK_ALIGN_FILL);
}

void
trellis_entry_title_wrap (AdwEntryRow *row)
{
  GtkWidget *area;
  Parts parts;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  area = gtk_widget_get_parent (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))));
  parts = find_parts (area);
  g_return_if_fail (parts.small != NULL && parts.large != NULL && parts.text != NULL);

  wrap (GTK_LABEL (parts.small));
  wrap (GTK_LABEL (parts.large));
  gtk_widget_set_layout_manager (area, gtk_custom_layout_new (get_request_mode, measure, allocate));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-cut-text.h"

/* Of what a tooltip tells, in characters; what is longer is read where it belongs. */
#define LONGEST 300

static gboolean
is_cut (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

static GtkWidget *
find_cut (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || is_cut (widget))
    return gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cut (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
dup_words (GtkWidget *label)
{
  const char *words = gtk_label_get_text (GTK_LABEL (label));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (words, -1) <= LONGEST)
    return g_strdup (words);
  start = g_utf8_substring (words, 0, LONGEST);
  return g_strconcat (start, "…", NULL);
}

static char *
dup_told (GtkWidget *label, GtkWidget *root, GdkRectangle *area)
{
  graphene_rect_t bounds;

  if (label == NULL || !is_cut (label) || !gtk_widget_compute_bounds (label, root, &bounds))
    return NULL;
  if (area != NULL)
    *area = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                             (int) bounds.size.height };
  return dup_words (label);
}

char *
trellis_cut_text_dup_at (GtkWidget *root, double x, double y, GdkRectangle *area)
{
  return dup_told (gtk_widget_pick (root, x, y, GTK_PICK_INSENSITIVE), root, area);
}

/* What is at a place of a popover is not at that place of the window. */
static gboolean
is_pointer_over (GtkWidget *root)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (root));
  GdkDevice *pointer = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;

  return pointer != NULL && gdk_device_get_surface_at_position (pointer, NULL, NULL) ==
                              gtk_native_get_surface (GTK_NATIVE (root));
}

/* By the keyboard, it is of what has the focus. */
static gboolean
query_tooltip_cb (GtkWidget *root, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer data)
{
  g_autofree char *words = NULL;
  GdkRectangle area;

  if (by_keyboard)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (root));

      if (focus != NULL)
        words = dup_told (find_cut (focus), root, &area);
    }
  else if (is_pointer_over (root))
    {
      words = trellis_cut_text_dup_at (root, x, y, &area);
    }
  if (words == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

void
trellis_cut_text_attach (GtkWidget *root)
{
  gtk_widget_set_has_tooltip (root, TRUE);
  g_signal_connect (root, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

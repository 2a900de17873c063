/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-row-side.h"

#include "trellis-direction.h"

/* What makes @text begin where @widget does. To the toolkit, left is where the text begins. */
static GtkJustification
get_side (GtkWidget *widget, const char *text)
{
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return trellis_direction_is_other (text, is_rtl) ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT;
}

static void
update_label (GtkLabel *label)
{
  gtk_label_set_justify (label, get_side (GTK_WIDGET (label), gtk_label_get_text (label)));
}

static void
keep_label (GtkLabel *label)
{
  g_signal_connect (label, "notify::label", G_CALLBACK (update_label), NULL);
  g_signal_connect (label, "direction-changed", G_CALLBACK (update_label), NULL);
  update_label (label);
}

static void
update_inscription (GtkInscription *inscription)
{
  const char *text = gtk_inscription_get_text (inscription);

  gtk_inscription_set_xalign (
    inscription, text != NULL && get_side (GTK_WIDGET (inscription), text) == GTK_JUSTIFY_RIGHT ? 1 : 0);
}

static void
keep_inscription (GtkInscription *inscription)
{
  g_signal_connect (inscription, "notify::text", G_CALLBACK (update_inscription), NULL);
  g_signal_connect (inscription, "direction-changed", G_CALLBACK (update_inscription), NULL);
  update_inscription (inscription);
}

void
trellis_row_side_keep (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_INSCRIPTION (child))
      keep_inscription (GTK_INSCRIPTION (child));
    else if (!GTK_IS_LABEL (child))
      trellis_row_side_keep (child);
    else if (gtk_label_get_wrap (GTK_LABEL (child)) && gtk_label_get_justify (GTK_LABEL (child)) == GTK_JUSTIFY_LEFT)
      keep_label (GTK_LABEL (child));
}

static void
update_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  gtk_text_view_set_justification (view, get_side (GTK_WIDGET (view), text));
}

void
trellis_row_side_keep_view (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (update_view), view, G_CONNECT_SWAPPED);
  g_signal_connect (view, "direction-changed", G_CALLBACK (update_view), NULL);
  update_view (view);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-mark.h"

#include <glib/gi18n.h>

static G_DEFINE_QUARK (trellis-mark-words, words)

static gboolean
query_tooltip_cb (GtkWidget *image, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer data)
{
  gtk_tooltip_set_text (tooltip, g_object_get_qdata (G_OBJECT (image), words_quark ()));
  return TRUE;
}

/* A tooltip that is set has GTK ask the display at once where the pointer is, whether or not it is there:
 * for each of many rows, and each time that it is set. So the words are told when they are asked for. */
void
trellis_mark_tell (GtkWidget *image, const char *words, const char *details)
{
  const char *before = g_object_get_qdata (G_OBJECT (image), words_quark ());
  const gboolean is_first = before == NULL;

  if (g_strcmp0 (before, details) == 0)
    return;

  g_object_set_qdata_full (G_OBJECT (image), words_quark (), g_strdup (details), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (is_first)
    {
      gtk_widget_set_has_tooltip (image, TRUE);
      g_signal_connect (image, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
}

void
trellis_mark_name (GtkWidget *image, const char *words)
{
  trellis_mark_tell (image, words, words);
}

void
trellis_mark_show (GtkImage *image, TrellisVisibility visibility)
{
  gboolean shared = visibility == TRELLIS_VISIBILITY_SHARED;
  const char *words = shared ? C_("visibility", "Shared") : C_("visibility", "Private");

  gtk_image_set_from_icon_name (image,
                                shared ? "trellis-shared-symbolic" : "trellis-private-symbolic");
  trellis_mark_name (GTK_WIDGET (image), words);
}

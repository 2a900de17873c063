/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-mark.h"

#include <glib/gi18n.h>

void
trellis_mark_show (GtkImage *image, TrellisVisibility visibility)
{
  gboolean shared = visibility == TRELLIS_VISIBILITY_SHARED;
  const char *words = shared ? C_("visibility", "Shared") : C_("visibility", "Private");

  gtk_image_set_from_icon_name (image,
                                shared ? "trellis-shared-symbolic" : "trellis-private-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (image), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

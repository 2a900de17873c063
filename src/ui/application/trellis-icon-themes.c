/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-icon-themes.h"

#include <gtk/gtk.h>

/* GTK reads all icon themes, in a thread, as soon as somebody has icons to add to them, as GtkApplication and
 * libadwaita do when they start. When the second of them has added its own, what was read is void, and the
 * first icon has all of it read again. So there is next to nothing to read until then. */

/* While the themes are held. */
static GStrv folders;
static GStrv resources;

static GtkIconTheme *
get_themes (void)
{
  return gtk_icon_theme_get_for_display (gdk_display_get_default ());
}

/* In the main thread, before anything else asks for icons. Until trellis_icon_themes_release() there are
 * none. */
void
trellis_icon_themes_hold (void)
{
  static const char *const nowhere[] = { NULL };

  g_return_if_fail (folders == NULL);

  if (!gtk_init_check ())
    return;
  folders = gtk_icon_theme_get_search_path (get_themes ());
  resources = gtk_icon_theme_get_resource_path (get_themes ());
  gtk_icon_theme_set_search_path (get_themes (), nowhere);
  gtk_icon_theme_set_resource_path (get_themes (), nowhere);
}

/* What was added meanwhile comes behind what was there. */
void
trellis_icon_themes_release (void)
{
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();
  g_auto(GStrv) added = NULL;
  g_auto(GStrv) together = NULL;

  if (folders == NULL)
    return;

  added = gtk_icon_theme_get_resource_path (get_themes ());
  g_strv_builder_addv (all, (const char **) resources);
  g_strv_builder_addv (all, (const char **) added);
  together = g_strv_builder_end (all);
  gtk_icon_theme_set_search_path (get_themes (), (const char *const *) folders);
  gtk_icon_theme_set_resource_path (get_themes (), (const char *const *) together);
  g_clear_pointer (&folders, g_strfreev);
  g_clear_pointer (&resources, g_strfreev);
}

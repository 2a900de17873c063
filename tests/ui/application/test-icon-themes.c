/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-icon-themes.h"

#include <adwaita.h>

#define OURS "/io/github/trellis_mentoring/Trellis/icons/"

/* What is added while the themes are held is there afterwards, and so is all that was there before. */
static void
test_held (void)
{
  GtkIconTheme *themes;
  g_auto(GStrv) folders = NULL;
  g_auto(GStrv) found = NULL;
  g_auto(GStrv) resources = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  gtk_init ();
  themes = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  folders = gtk_icon_theme_get_search_path (themes);
  g_assert_cmpuint (g_strv_length (folders), >, 0);

  trellis_icon_themes_hold ();
  gtk_icon_theme_add_resource_path (themes, OURS);
  adw_init ();
  trellis_icon_themes_release ();

  found = gtk_icon_theme_get_search_path (themes);
  g_assert_cmpstrv (found, folders);
  resources = gtk_icon_theme_get_resource_path (themes);
  g_assert_true (g_strv_contains ((const char *const *) resources, OURS));
  g_assert_true (gtk_icon_theme_has_icon (themes, "trellis-home-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (themes, "open-menu-symbolic"));       /* of the theme in folders */
  g_assert_true (gtk_icon_theme_has_icon (themes, "window-close-symbolic"));    /* of GTK */
  g_assert_true (gtk_icon_theme_has_icon (themes, "adw-expander-arrow-symbolic")); /* of libadwaita */
}

/* Nobody has to ask whether they were held. */
static void
test_not_held (void)
{
  trellis_icon_themes_release ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/icon-themes/held", test_held);
  g_test_add_func ("/ui/icon-themes/not-held", test_not_held);

  return g_test_run ();
}

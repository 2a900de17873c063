/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-first-theme.h"

#include <adwaita.h>

#define VARIABLE "GTK_THEME"
#define HEADER_HEIGHT 46 /* pixels; what libadwaita's style sheet asks for at least */

static int
measure_header_bar (void)
{
  GtkWidget *header_bar = g_object_ref_sink (adw_header_bar_new ());
  int height;

  gtk_widget_measure (header_bar, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_object_unref (header_bar);
  return height;
}

/* GTK begins with the empty theme, and libadwaita finds nothing that keeps it from its own. */
static void
test_chosen (void)
{
  g_autofree char *name = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_unsetenv (VARIABLE);
  trellis_first_theme_choose ();
  g_assert_cmpstr (g_getenv (VARIABLE), ==, "Adwaita-empty");
  trellis_first_theme_settle ();
  g_assert_null (g_getenv (VARIABLE));

  adw_init ();
  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Adwaita-empty");
  g_assert_cmpint (measure_header_bar (), >=, HEADER_HEIGHT);
}

static void
test_chosen_by_person (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv (VARIABLE, "Default:dark", TRUE);
  trellis_first_theme_choose ();
  g_assert_cmpstr (g_getenv (VARIABLE), ==, "Default:dark");
  trellis_first_theme_settle ();
  g_assert_cmpstr (g_getenv (VARIABLE), ==, "Default:dark");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/first-theme/chosen", test_chosen);
  g_test_add_func ("/ui/first-theme/chosen-by-person", test_chosen_by_person);

  return g_test_run ();
}

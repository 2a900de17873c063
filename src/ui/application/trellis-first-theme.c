/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-first-theme.h"

#include <adwaita.h>

/* GTK makes its settings with its own theme, whose style sheet is an eighth of what a start takes, and a
 * moment later libadwaita chooses the empty one and brings its own sheet. So GTK is asked for the empty
 * one at once. Only the environment is read that early. */

#define VARIABLE "GTK_THEME"
#define EMPTY_THEME "Adwaita-empty"
#define EMPTY_SHEET "/org/gtk/libgtk/theme/" EMPTY_THEME "/gtk.css"

static gboolean is_chosen;

/* The first thing of all, while there is one thread. A theme that the person has chosen stays. */
void
trellis_first_theme_choose (void)
{
  if (g_getenv (VARIABLE) == NULL && g_resources_get_info (EMPTY_SHEET, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    is_chosen = g_setenv (VARIABLE, EMPTY_THEME, TRUE);
}

/* Before libadwaita starts, which takes a theme in the environment for one that it has to keep. */
void
trellis_first_theme_settle (void)
{
  if (!is_chosen)
    return;

  if (gtk_init_check ())
    gtk_settings_get_default ();
  g_unsetenv (VARIABLE);
  is_chosen = FALSE;
}

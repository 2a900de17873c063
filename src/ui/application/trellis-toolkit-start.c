/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-toolkit-start.h"

#include <adwaita.h>

/* GTK makes its settings with its own theme, whose style sheet is an eighth of what a start takes, and a
 * moment later libadwaita chooses the empty one and brings its own sheet. So GTK is asked for the empty
 * one at once. */
#define THEME "GTK_THEME"
#define EMPTY_THEME "Adwaita-empty"
#define EMPTY_SHEET "/org/gtk/libgtk/theme/" EMPTY_THEME "/gtk.css"

/* Where there is no graphics card, as in many a virtual machine, OpenGL and Vulkan are the processor's work
 * as well, through a compiler that takes a third of a start and half of the memory to load alone. Cairo draws
 * the same without it. GTK loads them also where the person asks for cairo.
 *
 * For Cairo GTK has each icon of more than 22 pixels converted each time that it is drawn, half of it by another
 * thread, for which it waits in a loop: while that is given no processor, as when a calendar comes in, nothing else
 * goes on in the window. */
#define DISABLED "GDK_DISABLE"
#define NOT_WITHOUT_CARD "gl vulkan threads"
#define RENDERER "GSK_RENDERER"
#define NEEDS_NO_CARD "cairo"
#define RENDER_NODE "renderD"

static gboolean has_chosen_theme, has_chosen_drawing;

/* Most cards have a render node; these are of drivers that come from their makers. */
static gboolean
has_graphics_card (const char *devices)
{
  static const char *const names[] = {
    "dxg", "galcore", "kgsl-3d0", "mali", "mali0", "nvidia0", "nvidiactl", "pvrsrvkm",
  };
  g_autofree char *folder = g_build_filename (devices, "dri", NULL);
  g_autoptr(GDir) nodes = g_dir_open (folder, 0, NULL);
  const char *node;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (devices, names[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  while (nodes != NULL && (node = g_dir_read_name (nodes)) != NULL)
    if (g_str_has_prefix (node, RENDER_NODE))
      return TRUE;

  return FALSE;
}

static gboolean
draws_without_card (const char *devices)
{
  const char *renderer = g_getenv (RENDERER);

  return renderer != NULL ? g_str_equal (renderer, NEEDS_NO_CARD) : !has_graphics_card (devices);
}

/* The first thing of all, while there is one thread. What the person has chosen in the environment stays.
 * @devices is the folder of devices. */
void
trellis_toolkit_start_choose (const char *devices)
{
  if (g_getenv (THEME) == NULL && g_resources_get_info (EMPTY_SHEET, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    has_chosen_theme = g_setenv (THEME, EMPTY_THEME, TRUE);
  if (g_getenv (DISABLED) == NULL && draws_without_card (devices))
    has_chosen_drawing = g_setenv (DISABLED, NOT_WITHOUT_CARD, TRUE);
}

/* Before libadwaita starts, which takes a theme in the environment for one that it has to keep; and before
 * anything is started that would draw with what is left out here. */
void
trellis_toolkit_start_settle (void)
{
  if (!has_chosen_theme && !has_chosen_drawing)
    return;

  if (gtk_init_check ())
    gtk_settings_get_default ();
  if (has_chosen_theme)
    g_unsetenv (THEME);
  if (has_chosen_drawing)
    g_unsetenv (DISABLED);
  has_chosen_theme = has_chosen_drawing = FALSE;
}

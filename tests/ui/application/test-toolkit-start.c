/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-toolkit-start.h"

#include "trellis-folder.h"

#include <adwaita.h>

#define THEME "GTK_THEME"
#define DISABLED "GDK_DISABLE"
#define RENDERER "GSK_RENDERER"
#define HEADER_HEIGHT 46 /* pixels; what libadwaita's style sheet asks for at least */

/* GTK reads the environment once for a process. Whether this is the one to test in. */
static gboolean
is_alone (void)
{
  if (g_test_subprocess ())
    return TRUE;

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return FALSE;
}

static int
measure_header_bar (void)
{
  GtkWidget *header_bar = g_object_ref_sink (adw_header_bar_new ());
  int height;

  gtk_widget_measure (header_bar, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_object_unref (header_bar);
  return height;
}

/* A folder of devices with one of them, or none; free with throw_away(). */
static char *
make_devices (const char *device)
{
  g_autoptr(GError) error = NULL;
  char *devices = g_dir_make_tmp ("trellis-devices-XXXXXX", &error);
  g_autofree char *path = g_build_filename (devices, device, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_no_error (error);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);
  g_unsetenv (DISABLED);
  g_unsetenv (RENDERER);
  return devices;
}

static void
throw_away (char *devices)
{
  trellis_folder_remove (devices);
  g_free (devices);
}

/* GTK begins with the empty theme, and libadwaita finds nothing that keeps it from its own. */
static void
test_theme (void)
{
  g_autofree char *name = NULL;

  if (!is_alone ())
    return;

  g_unsetenv (THEME);
  trellis_toolkit_start_choose ("/dev");
  g_assert_cmpstr (g_getenv (THEME), ==, "Adwaita-empty");
  trellis_toolkit_start_settle ();
  g_assert_null (g_getenv (THEME));

  adw_init ();
  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Adwaita-empty");
  g_assert_cmpint (measure_header_bar (), >=, HEADER_HEIGHT);
}

static void
test_theme_of_person (void)
{
  if (!is_alone ())
    return;

  g_setenv (THEME, "Default:dark", TRUE);
  trellis_toolkit_start_choose ("/dev");
  g_assert_cmpstr (g_getenv (THEME), ==, "Default:dark");
  trellis_toolkit_start_settle ();
  g_assert_cmpstr (g_getenv (THEME), ==, "Default:dark");
}

static guint
count_threads (void)
{
  g_autoptr(GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  guint n = 0;

  while (tasks != NULL && g_dir_read_name (tasks) != NULL)
    n++;
  return n;
}

/* As a large icon is drawn. */
static void
convert_pixels (void)
{
  static guchar pixels[64 * 64 * 4];
  g_autoptr(GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr(GdkTexture) texture = gdk_memory_texture_new (64, 64, GDK_MEMORY_R8G8B8A8, bytes, 64 * 4);
  g_autofree guchar *converted = g_malloc (sizeof pixels);

  gdk_texture_download (texture, converted, 64 * 4);
}

/* Without a card GTK does not load OpenGL, and nothing that is started later misses it; and it converts pixels
 * without another thread. */
static void
test_no_card (void)
{
  char *devices;
  guint n_threads;

  if (!is_alone ())
    return;

  devices = make_devices ("dri/card0");
  trellis_toolkit_start_choose (devices);
  g_assert_cmpstr (g_getenv (DISABLED), ==, "gl vulkan threads");
  trellis_toolkit_start_settle ();
  g_assert_null (g_getenv (DISABLED));
  g_assert_false (gdk_display_prepare_gl (gdk_display_get_default (), NULL));
  n_threads = count_threads ();
  convert_pixels ();
  g_assert_cmpuint (count_threads (), <=, n_threads);
  throw_away (devices);
}

static void
assert_left_alone (const char *device)
{
  char *devices = make_devices (device);

  trellis_toolkit_start_choose (devices);
  g_assert_null (g_getenv (DISABLED));
  throw_away (devices);
}

static void
test_card (void)
{
  if (!is_alone ())
    return;

  assert_left_alone ("dri/renderD128");
  assert_left_alone ("nvidiactl");
  assert_left_alone ("dxg");
}

static void
assert_kept (const char *variable, const char *value)
{
  char *devices = make_devices ("null");

  g_setenv (variable, value, TRUE);
  trellis_toolkit_start_choose (devices);
  g_assert_cmpstr (g_getenv (variable), ==, value);
  g_assert_cmpstr (g_getenv (DISABLED), ==, g_str_equal (variable, DISABLED) ? value : NULL);
  throw_away (devices);
}

static void
test_drawing_of_person (void)
{
  if (!is_alone ())
    return;

  assert_kept (RENDERER, "ngl");
  assert_kept (DISABLED, "dmabuf");
}

static void
test_cairo_of_person (void)
{
  char *devices;

  if (!is_alone ())
    return;

  devices = make_devices ("dri/renderD128");
  g_setenv (RENDERER, "cairo", TRUE);
  trellis_toolkit_start_choose (devices);
  g_assert_cmpstr (g_getenv (DISABLED), ==, "gl vulkan threads");
  throw_away (devices);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/toolkit-start/theme", test_theme);
  g_test_add_func ("/ui/toolkit-start/theme-of-person", test_theme_of_person);
  g_test_add_func ("/ui/toolkit-start/no-card", test_no_card);
  g_test_add_func ("/ui/toolkit-start/card", test_card);
  g_test_add_func ("/ui/toolkit-start/drawing-of-person", test_drawing_of_person);
  g_test_add_func ("/ui/toolkit-start/cairo-of-person", test_cairo_of_person);

  return g_test_run ();
}

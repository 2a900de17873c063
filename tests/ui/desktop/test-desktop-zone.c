/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A computer that travels, in a folder of its own. */
#include "trellis-desktop-zone.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *root;
  guint n_changed;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  self->root = g_dir_make_tmp ("trellis-zone-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (self->root, "etc", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  const char *paths[] = { "run/host/monitor/timezone", "run/host/monitor", "run/host", "run",
                          "etc/localtime",             "etc",              "" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = g_build_filename (self->root, paths[i], NULL);

      g_remove (path);
    }
  g_free (self->root);
}

/* As the desktop does it: another link takes the place of the one before. */
static void
move_computer (Fixture *self, const char *zone)
{
  g_autofree char *target = g_strconcat ("/usr/share/zoneinfo/", zone, NULL);
  g_autofree char *path = g_build_filename (self->root, "etc", "localtime", NULL);
  g_autofree char *next = g_strconcat (path, ".new", NULL);

  g_assert_cmpint (symlink (target, next), ==, 0);
  g_assert_cmpint (g_rename (next, path), ==, 0);
}

static void
move_sandbox (Fixture *self, const char *zone)
{
  g_autofree char *folder = g_build_filename (self->root, "run", "host", "monitor", NULL);
  g_autofree char *path = g_build_filename (folder, "timezone", NULL);
  g_autofree char *text = g_strconcat (zone, "\n", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_zone (TrellisDesktopZone *zone, const char *expected)
{
  g_autofree char *name = trellis_desktop_zone_dup_name (zone);

  g_assert_cmpstr (name, ==, expected);
}

static void
changed_cb (Fixture *self)
{
  self->n_changed++;
}

static TrellisDesktopZone *
follow (Fixture *self)
{
  TrellisDesktopZone *zone = trellis_desktop_zone_new (self->root);

  g_signal_connect_swapped (zone, "changed", G_CALLBACK (changed_cb), self);
  return zone;
}

static void
wait_for_change (Fixture *self, guint n)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (self->n_changed < n && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (self->n_changed, ==, n);
}

static void
test_a_journey (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisDesktopZone) zone = NULL;

  move_computer (self, "Europe/Berlin");
  zone = follow (self);
  assert_zone (zone, "Europe/Berlin");
  move_computer (self, "America/Argentina/Ushuaia");
  assert_zone (zone, "America/Argentina/Ushuaia");
  wait_for_change (self, 1);
  move_computer (self, "Asia/Tokyo");
  wait_for_change (self, 2);
}

/* There /etc stays as it was. */
static void
test_a_journey_in_a_sandbox (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisDesktopZone) zone = NULL;

  move_computer (self, "Europe/Berlin");
  move_sandbox (self, "Europe/Berlin");
  zone = follow (self);
  move_sandbox (self, "Asia/Tokyo");
  assert_zone (zone, "Asia/Tokyo");
  wait_for_change (self, 1);
}

static void
test_nobody_tells (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisDesktopZone) zone = follow (self);

  assert_zone (zone, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/ui/desktop-zone/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-journey", test_a_journey);
  ADD ("a-journey-in-a-sandbox", test_a_journey_in_a_sandbox);
  ADD ("nobody-tells", test_nobody_tells);
#undef ADD

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-desktop-zone.h"

#include <string.h>

/* In a sandbox of Flatpak's /etc stays as it was at the start, and this follows the computer. */
#define OF_SANDBOX "run/host/monitor/timezone"
#define OF_COMPUTER "etc/localtime"
#define ZONES "/zoneinfo/"

struct _TrellisDesktopZone
{
  GObject parent_instance;

  char *sandbox;
  char *computer;
  GFileMonitor *monitor; /* NULL where nothing can be followed */
  char *name;            /* as it was last seen */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisDesktopZone, trellis_desktop_zone, G_TYPE_OBJECT)

/* Its IANA name, or NULL where the computer does not tell; transfer full. */
char *
trellis_desktop_zone_dup_name (TrellisDesktopZone *self)
{
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  const char *zone;

  g_return_val_if_fail (TRELLIS_IS_DESKTOP_ZONE (self), NULL);

  if (g_file_get_contents (self->sandbox, &name, NULL, NULL))
    return g_strdup (g_strstrip (name));
  target = g_file_read_link (self->computer, NULL);
  zone = target != NULL ? strstr (target, ZONES) : NULL;
  return zone != NULL ? g_strdup (zone + strlen (ZONES)) : NULL;
}

/* The link is taken away before there is another: then there is no name for a moment. */
static void
changed_cb (TrellisDesktopZone *self)
{
  g_autofree char *name = trellis_desktop_zone_dup_name (self);

  if (name != NULL && *name != '\0' && g_set_str (&self->name, name))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
trellis_desktop_zone_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_DESKTOP_ZONE (object)->monitor);

  G_OBJECT_CLASS (trellis_desktop_zone_parent_class)->dispose (object);
}

static void
trellis_desktop_zone_finalize (GObject *object)
{
  TrellisDesktopZone *self = TRELLIS_DESKTOP_ZONE (object);

  g_free (self->sandbox);
  g_free (self->computer);
  g_free (self->name);

  G_OBJECT_CLASS (trellis_desktop_zone_parent_class)->finalize (object);
}

static void
trellis_desktop_zone_class_init (TrellisDesktopZoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_desktop_zone_dispose;
  object_class->finalize = trellis_desktop_zone_finalize;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_DESKTOP_ZONE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
trellis_desktop_zone_init (TrellisDesktopZone *self)
{
}

/* @root is where the files of the computer begin: "/". */
TrellisDesktopZone *
trellis_desktop_zone_new (const char *root)
{
  TrellisDesktopZone *self = g_object_new (TRELLIS_TYPE_DESKTOP_ZONE, NULL);
  g_autoptr(GFile) file = NULL;

  self->sandbox = g_build_filename (root, OF_SANDBOX, NULL);
  self->computer = g_build_filename (root, OF_COMPUTER, NULL);
  self->name = trellis_desktop_zone_dup_name (self);
  file = g_file_new_for_path (g_file_test (self->sandbox, G_FILE_TEST_EXISTS) ? self->sandbox : self->computer);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-desktop-clock.h"

#include "trellis-format.h"
#include "trellis-portal.h"

#define INTERFACE "org.gnome.desktop.interface"
#define CLOCK_FORMAT "clock-format"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"

struct _TrellisDesktopClock
{
  GObject parent_instance;

  GSettings *settings; /* or NULL */
  GDBusConnection *bus; /* where the portal is asked, or NULL */
  guint subscription;
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisDesktopClock, trellis_desktop_clock, G_TYPE_OBJECT)

/* @format is "12h" or "24h"; anything else leaves it to the locale. */
static void
set_format (TrellisDesktopClock *self, const char *format)
{
  trellis_format_set_clock (g_strcmp0 (format, "12h") == 0   ? TRELLIS_CLOCK_12_HOURS
                            : g_strcmp0 (format, "24h") == 0 ? TRELLIS_CLOCK_24_HOURS
                                                             : TRELLIS_CLOCK_OF_LOCALE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* On GNOME what is not set is as the schema says; elsewhere nobody sees it. */
static void
settings_changed_cb (TrellisDesktopClock *self)
{
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");
  const gboolean is_gnome = desktop != NULL && strstr (desktop, "GNOME") != NULL;
  g_autoptr(GVariant) set = g_settings_get_user_value (self->settings, CLOCK_FORMAT);
  g_autofree char *format = g_settings_get_string (self->settings, CLOCK_FORMAT);

  set_format (self, set != NULL || is_gnome ? format : NULL);
}

static void
follow_settings (TrellisDesktopClock *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, INTERFACE, TRUE) : NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, CLOCK_FORMAT))
    return;

  self->settings = g_settings_new_full (schema, NULL, NULL);
  g_signal_connect_object (self->settings, "changed::" CLOCK_FORMAT, G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self);
}

/* Takes what the portal says, which is in one variant or, from old ones, in two. */
static void
take_value (TrellisDesktopClock *self, GVariant *value)
{
  g_autoptr(GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unpacked = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unpacked;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_STRING))
    set_format (self, g_variant_get_string (inner, NULL));
}

static void
portal_changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                   const char *signal, GVariant *parameters, gpointer data)
{
  g_autoptr(GVariant) value = NULL;
  const char *space, *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (g_str_equal (space, INTERFACE) && g_str_equal (key, CLOCK_FORMAT))
    take_value (data, value);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr(GVariant) value = NULL;

  if (reply == NULL)
    {
      /* Then the locale says it; or nobody is here any more. */
      g_debug ("The portal for settings: %s", error->message);
      return;
    }
  value = g_variant_get_child_value (reply, 0);
  take_value (data, value);
}

/* "Read" is what all portals know; "ReadOne" is newer. */
static void
follow_portal (TrellisDesktopClock *self)
{
  self->subscription = g_dbus_connection_signal_subscribe (
    self->bus, TRELLIS_PORTAL, PORTAL_SETTINGS, "SettingChanged", TRELLIS_PORTAL_PATH, INTERFACE,
    G_DBUS_SIGNAL_FLAGS_NONE, portal_changed_cb, self, NULL);
  g_dbus_connection_call (self->bus, TRELLIS_PORTAL, TRELLIS_PORTAL_PATH, PORTAL_SETTINGS, "Read",
                          g_variant_new ("(ss)", INTERFACE, CLOCK_FORMAT), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, read_cb, self);
}

static void
trellis_desktop_clock_dispose (GObject *object)
{
  TrellisDesktopClock *self = TRELLIS_DESKTOP_CLOCK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (trellis_desktop_clock_parent_class)->dispose (object);
}

static void
trellis_desktop_clock_class_init (TrellisDesktopClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_desktop_clock_dispose;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_DESKTOP_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
trellis_desktop_clock_init (TrellisDesktopClock *self)
{
  self->cancellable = g_cancellable_new ();
}

/* @bus is where portals are; NULL where there is none. In a sandbox the schema is there, but not what is
 * set, so that the portal is asked; where nobody answers, the locale says how times are told. */
TrellisDesktopClock *
trellis_desktop_clock_new (GDBusConnection *bus)
{
  TrellisDesktopClock *self = g_object_new (TRELLIS_TYPE_DESKTOP_CLOCK, NULL);

  trellis_format_set_clock (TRELLIS_CLOCK_OF_LOCALE);
  if (!trellis_portal_is_used ())
    follow_settings (self);
  else if (g_set_object (&self->bus, bus))
    follow_portal (self);
  return self;
}

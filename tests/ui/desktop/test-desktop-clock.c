/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a sandbox the portal for settings says how times are told. Without one: tests/desktop. */
#include "trellis-desktop-clock.h"
#include "trellis-format.h"
#include "ui-test.h"

#include <locale.h>

#define PATH "/org/freedesktop/portal/desktop"
#define SETTINGS "org.freedesktop.portal.Settings"
#define SPACE "org.gnome.desktop.interface"

static const char xml[] = "<node><interface name='" SETTINGS "'>"
                          "<method name='Read'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
                          "<arg type='v' direction='out'/></method>"
                          "<signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>"
                          "</interface></node>";

typedef struct
{
  GTestDBus *bus;
  GDBusConnection *portal; /* who answers */
  GDBusConnection *client;
  const char *format; /* what is set, or NULL */
  guint n_asked;
  guint n_changed;
} Fixture;

static void
call_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
         const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Fixture *fixture = data;
  const char *space, *key;

  fixture->n_asked++;
  g_variant_get (parameters, "(&s&s)", &space, &key);
  g_assert_cmpstr (space, ==, SPACE);
  g_assert_cmpstr (key, ==, "clock-format");
  if (fixture->format == NULL)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.portal.Error.NotFound", "none");
  else
    g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(v)", g_variant_new_variant (g_variant_new_string (fixture->format))));
}

static const GDBusInterfaceVTable vtable = { .method_call = call_cb };

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
    NULL, &error);

  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  return connection;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr(GVariant) reply = NULL;

  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->client = connect_to (fixture->bus);
  fixture->portal = connect_to (fixture->bus);
  g_assert_cmpuint (g_dbus_connection_register_object (fixture->portal, PATH, node->interfaces[0], &vtable,
                                                       fixture, NULL, NULL),
                    !=, 0);
  reply = g_dbus_connection_call_sync (
    fixture->portal, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
    g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  g_assert_nonnull (reply);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->client);
  g_clear_object (&fixture->portal);
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static TrellisDesktopClock *
create_clock (Fixture *fixture)
{
  TrellisDesktopClock *clock = trellis_desktop_clock_new (fixture->client);

  g_signal_connect_swapped (clock, "changed", G_CALLBACK (changed_cb), fixture);
  return clock;
}

static void
wait_until (guint *number, guint expected)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*number < expected && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (*number, ==, expected);
}

static void
say (Fixture *fixture, const char *space, const char *key, const char *format)
{
  g_dbus_connection_emit_signal (fixture->portal, NULL, PATH, SETTINGS, "SettingChanged",
                                 g_variant_new ("(ssv)", space, key, g_variant_new_string (format)), NULL);
}

static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDesktopClock) clock = NULL;

  fixture->format = "12h";
  clock = create_clock (fixture);
  wait_until (&fixture->n_changed, 1);
  g_assert_true (trellis_format_has_twelve_hours ());

  say (fixture, SPACE, "color-scheme", "12h");
  say (fixture, "org.freedesktop.appearance", "clock-format", "12h");
  say (fixture, SPACE, "clock-format", "24h");
  wait_until (&fixture->n_changed, 2);
  g_assert_false (trellis_format_has_twelve_hours ());
}

/* Where the portal has no such setting, the locale says it; that of tests has 24 hours. */
static void
test_nothing_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDesktopClock) clock = NULL;

  trellis_format_set_clock (TRELLIS_CLOCK_12_HOURS);
  clock = create_clock (fixture);
  wait_until (&fixture->n_asked, 1);
  ui_test_settle ();
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_false (trellis_format_has_twelve_hours ());
}

/* Who goes before the answer comes hears nothing of it. */
static void
test_gone_before (Fixture *fixture, gconstpointer data)
{
  TrellisDesktopClock *clock;

  fixture->format = "12h";
  clock = create_clock (fixture);
  g_assert_finalize_object (clock);
  wait_until (&fixture->n_asked, 1);
  ui_test_settle ();
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PORTALS", "1", TRUE);
  /* No display: who sees to it that the bus ends with this is a fork, in which a driver of graphics would
   * wait for its threads in vain. */
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/ui/desktop-clock/portal", test_portal);
  ADD ("/ui/desktop-clock/nothing-set", test_nothing_set);
  ADD ("/ui/desktop-clock/gone-before", test_gone_before);
  return g_test_run ();
}

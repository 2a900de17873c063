/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "config.h"
#include "trellis-background.h"

#include "trellis-log.h"
#include "trellis-portal.h"
#include "trellis-window-handle.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define PORTAL_BACKGROUND "org.freedesktop.portal.Background"
#define PORTAL_REQUEST "org.freedesktop.portal.Request"

typedef struct
{
  gboolean wanted;
  GtkWindow *parent; /* NULL if no window asks */
  char *handle;      /* NULL until it is known */
  GDBusConnection *bus;
  guint subscription;
} Request;

static void
request_free (Request *self)
{
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  if (self->handle != NULL && self->parent != NULL)
    trellis_window_handle_drop (self->parent, self->handle);
  g_clear_pointer (&self->handle, g_free);
  g_clear_object (&self->parent);
  g_clear_object (&self->bus);
  g_free (self);
}

/* As the Desktop Entry Specification, "The Exec key", wants arguments. */
static char *
quote_argument (const char *argument)
{
  g_autoptr(GString) quoted = g_string_new ("\"");

  for (const char *c = argument; *c != '\0'; c++)
    {
      if (strchr ("\"`$\\", *c) != NULL)
        g_string_append_c (quoted, '\\');
      else if (*c == '%')
        g_string_append_c (quoted, '%');
      g_string_append_c (quoted, *c);
    }
  g_string_append_c (quoted, '"');
  return g_string_free_and_steal (g_steal_pointer (&quoted));
}

static char *
create_command (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *quoted = quote_argument (program != NULL ? program : "trellis");

  return g_strconcat (quoted, " --gapplication-service", NULL);
}

/* Outside of a sandbox there is nobody to ask but the person, who has just turned it on. */
static gboolean
write_autostart (GError **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *command = create_command ();
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *path = g_build_filename (folder, APPLICATION_ID ".desktop", NULL);

  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, "Application");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, APPLICATION_NAME);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, APPLICATION_ID);
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }
  return g_key_file_save_to_file (file, path, error);
}

static void
remove_autostart (void)
{
  g_autofree char *path =
    g_build_filename (g_get_user_config_dir (), "autostart", APPLICATION_ID ".desktop", NULL);

  g_unlink (path);
}

static void
run_without_portal (GTask *task, gboolean wanted)
{
  g_autoptr(GError) error = NULL;

  if (!wanted)
    {
      remove_autostart ();
      g_task_return_int (task, TRELLIS_BACKGROUND_UNKNOWN);
    }
  else if (write_autostart (&error))
    g_task_return_int (task, TRELLIS_BACKGROUND_ALWAYS);
  else
    {
      trellis_log_failure ("Trellis does not start with the session", error);
      g_task_return_int (task, TRELLIS_BACKGROUND_SESSION);
    }
}

static void
responded_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
              const char *signal, GVariant *parameters, gpointer data)
{
  GTask *task = data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GVariant) results = NULL;
  gboolean background = FALSE, autostart = FALSE;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (!request->wanted)
    g_task_return_int (task, TRELLIS_BACKGROUND_UNKNOWN);
  else if (response != 0 || !background)
    g_task_return_int (task, TRELLIS_BACKGROUND_REFUSED);
  else
    g_task_return_int (task, autostart ? TRELLIS_BACKGROUND_ALWAYS : TRELLIS_BACKGROUND_SESSION);

  /* The task goes with its subscription. */
  g_dbus_connection_signal_unsubscribe (bus, g_steal_handle_id (&request->subscription));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL || request->subscription == 0)
    return;
  g_dbus_connection_signal_unsubscribe (request->bus, g_steal_handle_id (&request->subscription));
  g_task_return_error (task, g_steal_pointer (&error));
}

/* Where the portal will say what came of it. */
static char *
get_request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');

  return g_strdup_printf (TRELLIS_PORTAL_PATH "/request/%s/%s", sender, token);
}

static GVariant *
create_parameters (const char *handle, const char *token, gboolean wanted)
{
  const char *command[] = { "trellis", "--gapplication-service", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (
    &options, "{sv}", "reason",
    g_variant_new_string (_("Reminders of meetings and of what was promised, while the window is closed")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  return g_variant_new ("(s@a{sv})", handle, g_variant_builder_end (&options));
}

static void
ask (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("trellis%u", g_random_int ());
  g_autofree char *path = get_request_path (request->bus, token);

  request->subscription = g_dbus_connection_signal_subscribe (
    request->bus, TRELLIS_PORTAL, PORTAL_REQUEST, "Response", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
    responded_cb, g_object_ref (task), g_object_unref);
  g_dbus_connection_call (request->bus, TRELLIS_PORTAL, TRELLIS_PORTAL_PATH, PORTAL_BACKGROUND, "RequestBackground",
                          create_parameters (request->handle, token, request->wanted), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task), asked_cb,
                          g_object_ref (task));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  request->handle = trellis_window_handle_export_finish (result, &error);
  if (request->handle != NULL)
    ask (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  request->bus = g_bus_get_finish (result, &error);
  if (request->bus == NULL)
    g_task_return_error (task, error);
  else if (request->parent != NULL)
    trellis_window_handle_export_async (request->parent, g_task_get_cancellable (task), exported_cb,
                                        g_object_ref (task));
  else
    {
      request->handle = g_strdup ("");
      ask (task);
    }
}

/* Asks the system whether Trellis may wait for reminders without a window, and start with the session to
 * do so; or, with @wanted FALSE, says that it is not wanted any more. The answer may be a person's, asked in
 * front of @parent (nullable), and take long. */
void
trellis_background_request_async (GtkWindow *parent, gboolean wanted, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->wanted = wanted;
  g_set_object (&request->parent, parent);
  g_task_set_source_tag (task, trellis_background_request_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  if (trellis_portal_is_used ())
    g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, g_object_ref (task));
  else
    run_without_portal (task, wanted);
}

/* TRELLIS_BACKGROUND_UNKNOWN with @error set if nobody answers. */
TrellisBackground
trellis_background_request_finish (GAsyncResult *result, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, NULL), TRELLIS_BACKGROUND_UNKNOWN);

  answer = g_task_propagate_int (G_TASK (result), error);
  return answer >= 0 ? (TrellisBackground) answer : TRELLIS_BACKGROUND_UNKNOWN;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-portal-request.h"

#include "trellis-portal.h"

#define PORTAL_REQUEST "org.freedesktop.portal.Request"

/* What a portal says came of a request (org.freedesktop.portal.Request, "Response"). */
#define RESPONSE_DONE 0
#define RESPONSE_REFUSED 1

typedef struct
{
  const char *interface;
  const char *method;
  char *token;
  GVariant *parameters;
  GUnixFDList *files; /* nullable */
  GDBusConnection *bus;
  guint subscription;
} Request;

static void
request_free (Request *self)
{
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_free (self->token);
  g_variant_unref (self->parameters);
  g_clear_object (&self->files);
  g_clear_object (&self->bus);
  g_free (self);
}

static void
responded_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
              const char *signal, GVariant *parameters, gpointer data)
{
  GTask *task = data;
  Request *request = g_task_get_task_data (task);
  GVariant *results = NULL;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == RESPONSE_DONE)
    g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_variant_unref);
  else if (response == RESPONSE_REFUSED)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The request was refused");
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Nothing came of the request");
  g_clear_pointer (&results, g_variant_unref);

  /* The task goes with its subscription. */
  g_dbus_connection_signal_unsubscribe (bus, g_steal_handle_id (&request->subscription));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer != NULL || request->subscription == 0)
    return;
  g_dbus_connection_signal_unsubscribe (request->bus, g_steal_handle_id (&request->subscription));
  g_task_return_error (task, g_steal_pointer (&error));
}

/* Where the portal will say what came of it. */
static char *
dup_request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');

  return g_strdup_printf (TRELLIS_PORTAL_PATH "/request/%s/%s", sender, token);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Request *request = g_task_get_task_data (task);
  g_autofree char *path = NULL;
  GError *error = NULL;

  request->bus = g_bus_get_finish (result, &error);
  if (request->bus == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  path = dup_request_path (request->bus, request->token);
  request->subscription = g_dbus_connection_signal_subscribe (
    request->bus, TRELLIS_PORTAL, PORTAL_REQUEST, "Response", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
    responded_cb, g_object_ref (task), g_object_unref);
  g_dbus_connection_call_with_unix_fd_list (
    request->bus, TRELLIS_PORTAL, TRELLIS_PORTAL_PATH, request->interface, request->method, request->parameters,
    G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, request->files, g_task_get_cancellable (task), asked_cb,
    g_object_ref (task));
}

/* Asks the portal called @interface, a constant as @method is, for something that a person may be asked about:
 * the answer may take long. @parent is the window in front of which that happens, as
 * trellis_window_handle_export_async() names it, or "". @options are emptied; @files, nullable, are those that
 * the options speak of. */
void
trellis_portal_request_async (const char *interface, const char *method, const char *parent, GVariantDict *options,
                              GUnixFDList *files, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->interface = interface;
  request->method = method;
  request->token = g_strdup_printf ("trellis%u", g_random_int ());
  g_variant_dict_insert (options, "handle_token", "s", request->token);
  request->parameters = g_variant_ref_sink (g_variant_new ("(s@a{sv})", parent, g_variant_dict_end (options)));
  g_set_object (&request->files, files);
  g_task_set_source_tag (task, trellis_portal_request_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, task);
}

/* What the portal gave, a{sv}, transfer full; or NULL with @error set: G_IO_ERROR_CANCELLED if the person or the
 * system has refused, G_IO_ERROR_FAILED if nothing came of it, another one if there is no such portal. */
GVariant *
trellis_portal_request_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "trellis-background.h"

#include "trellis-log.h"
#include "trellis-portal-request.h"
#include "trellis-portal.h"
#include "trellis-window-handle.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define PORTAL_BACKGROUND "org.freedesktop.portal.Background"

typedef struct
{
  gboolean wanted;
  GtkWindow *parent; /* NULL if no window asks */
  char *handle;      /* NULL until it is known */
} Request;

static void
request_free (Request *self)
{
  if (self->handle != NULL && self->parent != NULL)
    trellis_window_handle_drop (self->parent, self->handle);
  g_clear_pointer (&self->handle, g_free);
  g_clear_object (&self->parent);
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
responded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GVariant) results = trellis_portal_request_finish (result, &error);
  gboolean background = FALSE, autostart = FALSE;

  if (results == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (results != NULL)
    {
      g_variant_lookup (results, "background", "b", &background);
      g_variant_lookup (results, "autostart", "b", &autostart);
    }
  if (!request->wanted)
    g_task_return_int (task, TRELLIS_BACKGROUND_UNKNOWN);
  else if (!background)
    g_task_return_int (task, TRELLIS_BACKGROUND_REFUSED);
  else
    g_task_return_int (task, autostart ? TRELLIS_BACKGROUND_ALWAYS : TRELLIS_BACKGROUND_SESSION);
}

static void
ask (GTask *task)
{
  const char *command[] = { "trellis", "--gapplication-service", NULL };
  Request *request = g_task_get_task_data (task);
  g_auto(GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&options, "reason", "s",
                         _("Reminders of meetings and of what was promised, while the window is closed"));
  g_variant_dict_insert (&options, "autostart", "b", request->wanted);
  g_variant_dict_insert (&options, "commandline", "^as", command);
  trellis_portal_request_async (PORTAL_BACKGROUND, "RequestBackground", request->handle, &options, NULL,
                                g_task_get_cancellable (task), responded_cb, g_object_ref (task));
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
  if (!trellis_portal_is_used ())
    run_without_portal (task, wanted);
  else if (parent != NULL)
    trellis_window_handle_export_async (parent, cancellable, exported_cb, g_object_ref (task));
  else
    {
      request->handle = g_strdup ("");
      ask (task);
    }
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-compose.h"

#include "trellis-portal-request.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

static void
responded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  g_autoptr(GVariant) results = trellis_portal_request_finish (result, &error);

  if (results != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
insert (GVariantDict *options, const char *name, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (options, name, "s", text);
}

/* Opens the mail program. The portal for email is asked, which alone can attach a file (a "mailto:" has no
 * way to name one); where there is none, or it has no mail program for that, this fails. */
void
trellis_compose_async (const TrellisComposition *composition, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, data);
  g_autoptr(GUnixFDList) files = g_unix_fd_list_new ();
  g_autofd int file = g_open (composition->path, O_RDONLY | O_CLOEXEC, 0);
  const int failure = errno;
  g_auto(GVariantDict) options = G_VARIANT_DICT_INIT (NULL);
  GError *error = NULL;
  int index;

  g_task_set_source_tag (task, trellis_compose_async);
  if (file < 0)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, (int) g_io_error_from_errno (failure), g_strerror (failure));
      return;
    }
  index = g_unix_fd_list_append (files, file, &error);
  if (index < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  insert (&options, "subject", composition->subject);
  insert (&options, "address", composition->address);
  insert (&options, "body", composition->body);
  g_variant_dict_insert_value (&options, "attachment_fds", g_variant_new_fixed_array (
    G_VARIANT_TYPE_HANDLE, &index, 1, sizeof index));
  trellis_portal_request_async ("org.freedesktop.portal.Email", "ComposeEmail", "", &options, files, NULL,
                                responded_cb, g_steal_pointer (&task));
}

/* Whether the person has the mail before them. G_IO_ERROR_CANCELLED if they have chosen no mail program. */
gboolean
trellis_compose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

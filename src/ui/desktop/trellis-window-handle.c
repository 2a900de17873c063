/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-window-handle.h"

#include <string.h>

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#endif

#define WAYLAND "wayland:"

#ifdef GDK_WINDOWING_WAYLAND
/* @handle is NULL where the compositor has none to give. */
static void
exported_cb (GdkToplevel *toplevel, const char *handle, gpointer data)
{
  g_task_return_pointer (data, handle != NULL ? g_strconcat (WAYLAND, handle, NULL) : g_strdup (""), g_free);
}
#endif

/* Asks for what a portal's dialog is told to belong to @window by: "wayland:…", or "" on X11, of which GTK
 * tells nothing that is not deprecated, and where the window is not shown. A handle must be dropped. */
void
trellis_window_handle_export_async (GtkWindow *window, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (window, cancellable, callback, user_data);

  g_return_if_fail (GTK_IS_WINDOW (window));

  g_task_set_source_tag (task, trellis_window_handle_export_async);
#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_TOPLEVEL (gtk_native_get_surface (GTK_NATIVE (window))))
    {
      gdk_wayland_toplevel_export_handle (GDK_TOPLEVEL (gtk_native_get_surface (GTK_NATIVE (window))),
                                          exported_cb, g_object_ref (task), g_object_unref);
      return;
    }
#endif
  g_task_return_pointer (task, g_strdup (""), g_free);
}

/* Transfer full; NULL only if it was cancelled. */
char *
trellis_window_handle_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* When the dialog is gone. The window may be, too. */
void
trellis_window_handle_drop (GtkWindow *window, const char *handle)
{
#ifdef GDK_WINDOWING_WAYLAND
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (g_str_has_prefix (handle, WAYLAND) && GDK_IS_WAYLAND_TOPLEVEL (surface))
    gdk_wayland_toplevel_drop_exported_handle (GDK_TOPLEVEL (surface), handle + strlen (WAYLAND));
#endif
}

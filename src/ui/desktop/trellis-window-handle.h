/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  trellis_window_handle_export_async  (GtkWindow            *window,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
char *trellis_window_handle_export_finish (GAsyncResult         *result,
                                           GError              **error);
void  trellis_window_handle_drop          (GtkWindow            *window,
                                           const char           *handle);

G_END_DECLS

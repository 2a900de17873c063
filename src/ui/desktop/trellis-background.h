/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the system lets Trellis do while its window is closed. The values are those of the settings. */
typedef enum
{
  TRELLIS_BACKGROUND_UNKNOWN, /* not asked yet */
  TRELLIS_BACKGROUND_REFUSED,
  TRELLIS_BACKGROUND_SESSION, /* run on, but not start with the next session */
  TRELLIS_BACKGROUND_ALWAYS,
} TrellisBackground;

void              trellis_background_request_async  (GtkWindow            *parent,
                                                     gboolean              wanted,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
TrellisBackground trellis_background_request_finish (GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A mail with a file, for the person to edit and send. Without an address the person gives it. */
typedef struct
{
  const char *address; /* nullable, as is the body */
  const char *subject;
  const char *body;
  const char *path; /* of the file */
} TrellisComposition;

void     trellis_compose_async  (const TrellisComposition *composition,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  data);
gboolean trellis_compose_finish (GAsyncResult             *result,
                                 GError                  **error);

G_END_DECLS

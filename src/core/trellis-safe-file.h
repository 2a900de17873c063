/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes all there is to @stream; FALSE with an error when it cannot. */
typedef gboolean (*TrellisWriteFunc) (GOutputStream *stream,
                                      gconstpointer  data,
                                      GCancellable  *cancellable,
                                      GError       **error);

gboolean trellis_safe_file_write       (GFile            *target,
                                        TrellisWriteFunc  write,
                                        gconstpointer     data,
                                        GCancellable     *cancellable,
                                        GError          **error);
gboolean trellis_safe_file_write_bytes (GFile            *target,
                                        GBytes           *bytes,
                                        GCancellable     *cancellable,
                                        GError          **error);

G_END_DECLS

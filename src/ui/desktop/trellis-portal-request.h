/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

G_BEGIN_DECLS

void      trellis_portal_request_async  (const char           *interface,
                                         const char           *method,
                                         const char           *parent,
                                         GVariantDict         *options,
                                         GUnixFDList          *files,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
GVariant *trellis_portal_request_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS

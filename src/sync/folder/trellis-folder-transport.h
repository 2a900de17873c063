/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-transport.h"

G_BEGIN_DECLS

/* A folder with a file for each item, as vdirsyncer and khal use it, on a disk that another program may
 * keep in step with another computer. An href is the name of a file, an etag a hash of what is in it. */
#define TRELLIS_TYPE_FOLDER_TRANSPORT (trellis_folder_transport_get_type ())
G_DECLARE_FINAL_TYPE (TrellisFolderTransport, trellis_folder_transport, TRELLIS, FOLDER_TRANSPORT, GObject)

TrellisTransport *trellis_folder_transport_new       (const char              *path);
gboolean          trellis_folder_transport_give_name (TrellisFolderTransport  *self,
                                                      const char              *name,
                                                      GError                 **error);

G_END_DECLS

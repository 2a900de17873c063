/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-file-import.h"

G_BEGIN_DECLS

/* Does an import and takes it back, a little at a time, so that a person can go on with other things meanwhile: what
 * they change is merged, as with all that comes in. For the main thread; one after the other for each store. */

/* How far it is. @is_back: what was done is taken back. */
typedef void (*TrellisImportRunFunc) (guint    n_done,
                                      guint    n_all,
                                      gboolean is_back,
                                      gpointer data);

void     trellis_import_run_async        (TrellisStore         *store,
                                          TrellisImport        *import,
                                          gint64                now,
                                          TrellisImportRunFunc  progress,
                                          gpointer              progress_data,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean trellis_import_run_finish       (TrellisStore         *store,
                                          GAsyncResult         *result,
                                          GError              **error);

void     trellis_import_run_back_async   (TrellisStore         *store,
                                          TrellisImport        *import,
                                          gint64                now,
                                          TrellisImportRunFunc  progress,
                                          gpointer              progress_data,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean trellis_import_run_back_finish  (TrellisStore         *store,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-file-import.h"

G_BEGIN_DECLS

/* Files in and out, without keeping anybody waiting: for the main thread. What is unsaved in the store is
 * saved first. */

/* What of the journal is written. */
typedef enum
{
  TRELLIS_FILE_EXPORT_MATCHES,
  TRELLIS_FILE_EXPORT_RECORD,
  TRELLIS_FILE_EXPORT_INVITATION,
} TrellisFileExport;

void           trellis_file_read_async    (TrellisStore                 *store,
                                           GPtrArray                    *files,
                                           const TrellisImportChoice    *choice,
                                           const TrellisIcalClauseWords *words,
                                           GCancellable                 *cancellable,
                                           GAsyncReadyCallback           callback,
                                           gpointer                      user_data);
TrellisImport *trellis_file_read_finish   (TrellisStore              *store,
                                           GAsyncResult              *result,
                                           GError                   **error);

void           trellis_file_write_async   (TrellisStore                 *store,
                                           TrellisFileExport             what,
                                           GPtrArray                    *records,
                                           GFile                        *target,
                                           const TrellisIcalClauseWords *words,
                                           GCancellable                 *cancellable,
                                           GAsyncReadyCallback           callback,
                                           gpointer                      user_data);
gboolean       trellis_file_write_finish  (TrellisStore              *store,
                                           GAsyncResult              *result,
                                           GError                   **error);

G_END_DECLS

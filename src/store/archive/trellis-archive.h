/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* Everything in a journal as one JSON file: records of all classes, what is in the trash, and the
 * earlier texts. One record stands on one line, in a fixed order, so that exporting what was imported
 * gives the same bytes. */

/* What an import did. */
typedef struct
{
  guint n_new;
  guint n_replaced;   /* were there, and older */
  guint n_kept;       /* were there, and as new or newer */
  guint n_texts;      /* earlier texts that were not there */
  guint n_remarks;    /* may be more than are told */
  GPtrArray *remarks; /* of char *: what was left out, with the line where it stands */
} TrellisArchiveReport;

void                  trellis_archive_report_free   (TrellisArchiveReport *self);

void                  trellis_archive_export_async  (TrellisStore         *store,
                                                     GFile                *target,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean              trellis_archive_export_finish (TrellisStore         *store,
                                                     GAsyncResult         *result,
                                                     GError              **error);

void                  trellis_archive_import_async  (TrellisStore         *store,
                                                     GFile                *source,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
TrellisArchiveReport *trellis_archive_import_finish (TrellisStore         *store,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisArchiveReport, trellis_archive_report_free)

G_END_DECLS

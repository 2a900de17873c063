/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-book.h"
#include "trellis-paper.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* Documents out of the journal, without keeping anybody waiting: for the main thread. What is unsaved in the
 * store is saved first. */

typedef enum
{
  TRELLIS_BOOK_OF_MATCH,
  TRELLIS_BOOK_OF_AGREEMENT,
  TRELLIS_BOOK_OF_AGENDA,
  TRELLIS_BOOK_OF_MINUTES,
} TrellisBookKind;

typedef enum
{
  TRELLIS_BOOK_PDF,
  TRELLIS_BOOK_HTML,
  TRELLIS_BOOK_MARKDOWN,
} TrellisBookFormat;

/* Which document. */
typedef struct
{
  TrellisBookKind kind;
  const char *match;  /* its uid */
  const char *record; /* uid of the agreement or meeting */
  TrellisBookScope scope;
  gboolean is_rtl;           /* how the words of Trellis read */
  gboolean has_twelve_hours; /* the clock that times are told by */
  TrellisPaper paper;        /* for a PDF */
} TrellisBookRequest;

void             trellis_book_make_async  (TrellisStore             *store,
                                           const TrellisBookRequest *request,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
TrellisDocument *trellis_book_make_finish (TrellisStore             *store,
                                           GAsyncResult             *result,
                                           GError                  **error);

void             trellis_book_save_async  (TrellisStore             *store,
                                           const TrellisBookRequest *request,
                                           TrellisBookFormat         format,
                                           GFile                    *target,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
gboolean         trellis_book_save_finish (TrellisStore             *store,
                                           GAsyncResult             *result,
                                           GError                  **error);

G_END_DECLS

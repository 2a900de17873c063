/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-book-task.h"

G_BEGIN_DECLS

/* Asks what a document is to hold, and in which format. Emits "done" once that is chosen. */
#define TRELLIS_TYPE_BOOK_DIALOG (trellis_book_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisBookDialog, trellis_book_dialog, TRELLIS, BOOK_DIALOG, AdwDialog)

AdwDialog        *trellis_book_dialog_new_save      (const char        *title);
AdwDialog        *trellis_book_dialog_new_print     (const char        *title,
                                                     TrellisBookKind    kind,
                                                     gboolean           is_shared);

TrellisBookKind   trellis_book_dialog_get_kind      (TrellisBookDialog *self);
TrellisBookScope  trellis_book_dialog_get_scope     (TrellisBookDialog *self);
TrellisBookFormat trellis_book_dialog_get_format    (TrellisBookDialog *self);

G_END_DECLS

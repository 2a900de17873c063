/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-book-material.h"
#include "trellis-document.h"

G_BEGIN_DECLS

/* Documents about a match, to be printed or kept. Each takes out of @material what does not belong into a
 * document of its scope; see trellis_book_material_filter(). All transfer full. */

TrellisDocument *trellis_book_of_match     (TrellisBookMaterial *material,
                                            TrellisBookScope     scope,
                                            gint64               now);
TrellisDocument *trellis_book_of_agreement (TrellisBookMaterial *material,
                                            const char          *agreement,
                                            gboolean             on_paper);
TrellisDocument *trellis_book_of_agenda    (TrellisBookMaterial *material,
                                            const char          *meeting,
                                            TrellisBookScope     scope);
TrellisDocument *trellis_book_of_minutes   (TrellisBookMaterial *material,
                                            const char          *meeting,
                                            TrellisBookScope     scope);

G_END_DECLS

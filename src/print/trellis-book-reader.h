/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-book-material.h"

G_BEGIN_DECLS

TrellisBookMaterial *trellis_book_read (const char   *folder,
                                        const char   *match,
                                        GCancellable *cancellable,
                                        GError      **error);

G_END_DECLS

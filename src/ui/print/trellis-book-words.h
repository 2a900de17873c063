/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-book-task.h"

G_BEGIN_DECLS

const char *trellis_book_words_trouble   (const GError      *error);
char       *trellis_book_words_file_name (const char        *partner,
                                          TrellisBookFormat  format);

G_END_DECLS

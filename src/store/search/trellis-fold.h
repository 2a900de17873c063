/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most letters that one becomes. */
#define TRELLIS_FOLD_MOST 8

gsize trellis_fold_letter (gunichar    c,
                           gunichar   *letters);
char *trellis_fold_words  (const char *text);

G_END_DECLS

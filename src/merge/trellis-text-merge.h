/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Three-way merging of texts (diff3): by lines, and by words where both changed the same lines. */

char     *trellis_text_merge        (const char *base,
                                     const char *mine,
                                     const char *theirs,
                                     const char *separator,
                                     gboolean   *overlaps);
gboolean  trellis_text_is_same      (const char *a,
                                     const char *b);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text, from the first to before the end. */
typedef struct
{
  gsize start, end;
} TrellisTextStretch;

GArray *trellis_text_find_changes (const char *text,
                                   const char *other);

G_END_DECLS

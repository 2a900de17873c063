/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Goes through a large JSON text without making a tree of it: the members of its outermost object,
 * and the elements of arrays in that, each as the piece of text that it is. */
typedef struct
{
  const char *position;
  const char *end;
  guint line;
} TrellisScanner;

/* A value: a piece of the text, and the line on which it begins. */
typedef struct
{
  const char *text;
  gsize length;
  guint line;
} TrellisScannerPiece;

void     trellis_scanner_init  (TrellisScanner      *self,
                                const char          *text,
                                gsize                length);
gboolean trellis_scanner_take  (TrellisScanner      *self,
                                char                 c);
gboolean trellis_scanner_piece (TrellisScanner      *self,
                                TrellisScannerPiece *piece);
gboolean trellis_scanner_ended (TrellisScanner      *self);

G_END_DECLS

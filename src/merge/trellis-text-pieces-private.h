/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a text is cut into. */
typedef enum
{
  TRELLIS_TEXT_LINES, /* without their ends */
  TRELLIS_TEXT_WORDS, /* each with the spaces after it; the end of a line is a word */
} TrellisTextCut;

typedef struct
{
  const char *start;
  gsize length;
  guint kind; /* equal for pieces that read the same */
} TrellisTextPiece;

/* From the first piece to before the end. */
typedef struct
{
  guint first, end;
} TrellisTextRange;

GHashTable *trellis_text_kinds_new     (void);
GArray     *trellis_text_cut           (const char             *text,
                                        TrellisTextCut          cut,
                                        GHashTable             *kinds);
int        *trellis_text_pieces_match  (GArray                 *a,
                                        GArray                 *b);
gboolean    trellis_text_pieces_equal  (GArray                 *a,
                                        TrellisTextRange        in_a,
                                        GArray                 *b,
                                        TrellisTextRange        in_b);
void        trellis_text_pieces_append (GArray                 *pieces,
                                        TrellisTextRange        range,
                                        TrellisTextCut          cut,
                                        GString                *text);

G_END_DECLS

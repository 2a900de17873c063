/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "trellis-document.h"

G_BEGIN_DECLS

/* How a block looks on paper; lengths in points. */
typedef struct
{
  double size; /* of the letters */
  gboolean is_bold;
  double gray;   /* 0 is black */
  double before; /* empty above, but for the first on a page */
  double after;
  gboolean keeps_next; /* never the last on a page */
} TrellisPageStyle;

#define TRELLIS_PAGE_FONT "Adwaita Sans, Cantarell, Sans"
#define TRELLIS_PAGE_CODE "Adwaita Mono, Monospace"
#define TRELLIS_PAGE_INDENT 18.0
#define TRELLIS_PAGE_SIGNING 40.0 /* for a signature above its line */
#define TRELLIS_PAGE_SMALL 8.5    /* letters at the head and foot of a page */

void         trellis_page_style_get       (TrellisPageStyle   *style,
                                           const TrellisBlock *block);
guint        trellis_page_style_get_depth (const TrellisBlock *block);
PangoLayout *trellis_page_style_lay_out   (PangoContext       *context,
                                           const TrellisBlock *block,
                                           double              width);

G_END_DECLS

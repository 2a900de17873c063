/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "trellis-pages.h"

G_BEGIN_DECLS

/* Lines of one block that stand together on one page. */
typedef struct
{
  guint block; /* as of trellis_pages_get_block() */
  guint first_line, n_lines;
  double y; /* their upper edge */
} TrellisPiece;

/* Where a heading of the document stands. */
typedef struct
{
  guint block;
  guint page;
  double y;
} TrellisPlaced;

struct _TrellisPages
{
  GObject parent_instance;

  TrellisDocument *document;
  TrellisPaper paper;
  gboolean is_rtl;
  gboolean is_linked; /* leads from one page to another, and elsewhere */
  PangoContext *context;
  TrellisBlock title;

  GArray *pieces;   /* of TrellisPiece, in their order */
  GArray *starts;   /* of guint: the first piece of each page */
  GArray *headings; /* of TrellisPlaced */

  /* While it is laid out. */
  guint next_block;
  double y;

  /* The block that was needed last. */
  PangoLayout *layout;
  guint laid_out;
};

guint               trellis_pages_count_blocks (TrellisPages       *self);
const TrellisBlock *trellis_pages_get_block    (TrellisPages       *self,
                                                guint               index);
double              trellis_pages_get_indent   (const TrellisBlock *block);
PangoLayout        *trellis_pages_ensure       (TrellisPages       *self,
                                                guint               index);
gboolean            trellis_pages_is_rtl       (TrellisPages       *self,
                                                guint               index);
PangoLayout        *trellis_pages_lay_out_line (TrellisPages       *self,
                                                const char         *text,
                                                double              size);
void                trellis_pages_set_linked   (TrellisPages       *self);

/* The contents are lines of this height. */
#define TRELLIS_CONTENTS_LINE 17.0
#define TRELLIS_RULE_HEIGHT 8.0

G_END_DECLS

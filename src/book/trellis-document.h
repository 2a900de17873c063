/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_BLOCK_CONTENTS,   /* where its headings of the first level are */
  TRELLIS_BLOCK_HEADING,    /* of the document itself */
  TRELLIS_BLOCK_SUBHEADING, /* within what a person wrote */
  TRELLIS_BLOCK_PARAGRAPH,
  TRELLIS_BLOCK_DETAIL, /* facts about what is above: a day, a name, a state */
  TRELLIS_BLOCK_ITEM,
  TRELLIS_BLOCK_NUMBERED,
  TRELLIS_BLOCK_TASK,
  TRELLIS_BLOCK_QUOTE,
  TRELLIS_BLOCK_RULE,
  TRELLIS_BLOCK_SIGNATURE, /* a line to sign on; its text says who */
} TrellisBlockKind;

typedef enum
{
  TRELLIS_RUN_STRONG = 1 << 0,
  TRELLIS_RUN_EMPHASIS = 1 << 1,
  TRELLIS_RUN_STRIKE = 1 << 2,
  TRELLIS_RUN_CODE = 1 << 3,
} TrellisRunLook;

/* A formatted part of the text of a block, by bytes; @end is not included. */
typedef struct
{
  guint start, end;
  TrellisRunLook look;
  char *address; /* owned; of a page or for mail, safe to open; NULL where it is no link */
} TrellisRun;

typedef struct
{
  TrellisBlockKind kind;
  guint level;     /* of headings, from 1 to 4; of others, how many list items they are in */
  guint number;    /* of a numbered item */
  gboolean done;   /* of a task */
  char *text;      /* owned, not NULL; "\n" begins a new line */
  GArray *runs;    /* owned, of TrellisRun, in their order and without overlaps; NULL for none */
} TrellisBlock;

/* Something to be read on paper or on a screen, as a sequence of blocks, whatever it will be written
 * as. It holds no record and belongs to one thread at a time. */
#define TRELLIS_TYPE_DOCUMENT (trellis_document_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDocument, trellis_document, TRELLIS, DOCUMENT, GObject)

TrellisDocument    *trellis_document_new          (const char       *title,
                                                   const char       *notice);
const char         *trellis_document_get_title    (TrellisDocument  *self);
const char         *trellis_document_get_notice   (TrellisDocument  *self);
guint               trellis_document_get_n_blocks (TrellisDocument  *self);
const TrellisBlock *trellis_document_get_block    (TrellisDocument  *self,
                                                   guint             index);

TrellisBlock       *trellis_document_append       (TrellisDocument  *self,
                                                   TrellisBlockKind  kind,
                                                   guint             level,
                                                   const char       *text);
gboolean            trellis_block_is_item         (const TrellisBlock *block);
void                trellis_block_append_run      (TrellisBlock     *block,
                                                   guint             start,
                                                   guint             end,
                                                   TrellisRunLook    look,
                                                   const char       *address);

G_END_DECLS

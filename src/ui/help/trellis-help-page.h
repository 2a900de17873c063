/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_HELP_HEADING,
  TRELLIS_HELP_PARAGRAPH,
  TRELLIS_HELP_ITEM,
  TRELLIS_HELP_NUMBERED,
} TrellisHelpKind;

/* What stands between two blank lines of a page, or behind one sign of a list. */
typedef struct
{
  TrellisHelpKind kind;
  guint           number;  /* of a heading its level, from 1; of a numbered item what it is given as */
  char           *message; /* as it is written: one line of Markdown */
  char           *text;    /* the same in the person's language */
} TrellisHelpBlock;

/* A page of the user guide. The pages are Markdown in data/help, of which README.md lists them all; they
 * are part of the program. */
#define TRELLIS_TYPE_HELP_PAGE (trellis_help_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHelpPage, trellis_help_page, TRELLIS, HELP_PAGE, GObject)

GListModel             *trellis_help_pages_new         (void);
TrellisHelpPage        *trellis_help_pages_find        (GListModel      *pages,
                                                        const char      *name);

const char             *trellis_help_page_get_title    (TrellisHelpPage *self);
guint                   trellis_help_page_get_n_blocks (TrellisHelpPage *self);
const TrellisHelpBlock *trellis_help_page_get_block    (TrellisHelpPage *self,
                                                        guint            index);

gboolean                trellis_help_page_search       (TrellisHelpPage *self,
                                                        const char      *words,
                                                        char           **excerpt);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-markdown.h"

G_BEGIN_DECLS

/* The text of a line, its bounds and what it is. */
char *trellis_text_edit_read_line  (GtkTextBuffer       *buffer,
                                    int                  number,
                                    GtkTextIter         *start,
                                    GtkTextIter         *end,
                                    TrellisMarkdownLine *line);

/* Narrows a range within a line to its words: no marker of a list, no space at the ends. */
void  trellis_text_edit_trim_range (GtkTextBuffer       *buffer,
                                    GtkTextIter         *start,
                                    GtkTextIter         *end);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-markdown.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_MARKDOWN_HIGHLIGHTER (trellis_markdown_highlighter_get_type ())

G_DECLARE_FINAL_TYPE (TrellisMarkdownHighlighter,
                      trellis_markdown_highlighter,
                      TRELLIS, MARKDOWN_HIGHLIGHTER,
                      GObject)

/* Follows the view's buffer for as long as it lives. The view must outlive it. */
TrellisMarkdownHighlighter *trellis_markdown_highlighter_new (GtkTextView *view);

GtkTextTag *trellis_markdown_highlighter_get_tag      (TrellisMarkdownHighlighter *self,
                                                       TrellisMarkdownStyle        style);

/* Whether the word at a place is one to read: no code, no address. */
gboolean    trellis_markdown_highlighter_is_prose     (TrellisMarkdownHighlighter *self,
                                                       const GtkTextIter          *word);

/* Colors and widths from the view's current style. What is dark, of high contrast, or of which accent is
 * followed; what else the style of the view says is for the view to tell. */
void        trellis_markdown_highlighter_update_style (TrellisMarkdownHighlighter *self);

/* The same, soon: tags must not change while GTK computes styles. */
void        trellis_markdown_highlighter_queue_style  (TrellisMarkdownHighlighter *self);

G_END_DECLS

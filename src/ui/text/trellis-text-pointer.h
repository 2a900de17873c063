/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-markdown-highlighter.h"
#include "trellis-text-view.h"

G_BEGIN_DECLS

/* Tick boxes, Ctrl+click on links and the cursor's place for the context menu. */
void  trellis_text_pointer_attach (TrellisTextView            *view,
                                   TrellisMarkdownHighlighter *highlighter);

/* The address of the link at a place, or NULL. */
char *trellis_text_dup_link_at    (const GtkTextIter          *at);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-markdown.h"

G_BEGIN_DECLS

/* Emphasis, code and links from byte "from" on, before which all is ASCII. */
void trellis_markdown_scan_inline (const char           *line,
                                   gsize                 len,
                                   gsize                 from,
                                   GArray               *spans);
void trellis_markdown_append_span (GArray               *spans,
                                   TrellisMarkdownStyle  style,
                                   guint                 start,
                                   guint                 end);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "trellis-document.h"
#include "trellis-paper.h"

G_BEGIN_DECLS

/* A document on sheets of paper: first where everything goes, then one page after the other drawn. What it
 * keeps in between is small, however long the document is. Used by one thread at a time. */
#define TRELLIS_TYPE_PAGES (trellis_pages_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPages, trellis_pages, TRELLIS, PAGES, GObject)

TrellisPages *trellis_pages_new     (TrellisDocument    *document,
                                     const TrellisPaper *paper,
                                     gboolean            is_rtl);
gboolean      trellis_pages_lay_out (TrellisPages       *self,
                                     gint64              time);
guint         trellis_pages_get_n   (TrellisPages       *self);
void          trellis_pages_draw    (TrellisPages       *self,
                                     guint               page,
                                     cairo_t            *cairo);

G_END_DECLS

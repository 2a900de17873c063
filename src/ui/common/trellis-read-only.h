/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-match.h"

G_BEGIN_DECLS

/* A match that is over is an archive: what its pages show can be read, marked, copied, printed and searched, and
 * not be changed.
 *
 * Its pages are marked as such when they are made, and the widgets on them say what of theirs changes something;
 * it takes effect when they come to lie in a marked page, and stays: when a match ends or is taken up again, its
 * pages are made anew. */

void     trellis_read_only_mark     (gpointer      page,
                                     TrellisMatch *match);
gboolean trellis_read_only_contains (gpointer      widget);

void     trellis_read_only_shut     (gpointer      widget,
                                     ...) G_GNUC_NULL_TERMINATED;
void     trellis_read_only_disable  (gpointer      widget);
void     trellis_read_only_hide     (gpointer      widget);
void     trellis_read_only_hide_empty (gpointer    widget,
                                       gpointer    view);
void     trellis_read_only_drop     (gpointer      widget,
                                     const char   *group);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a text view draws beside its text, in buffer coordinates. */

/* Where the tick box of the task at box is drawn; box carries the tag. */
void     trellis_text_get_tick_box      (GtkTextView       *view,
                                         GtkTextTag        *tag,
                                         const GtkTextIter *box,
                                         graphene_rect_t   *out_rect);
void     trellis_text_paint_tick_boxes  (GtkTextView       *view,
                                         GtkTextTag        *tag,
                                         GtkSnapshot       *snapshot);

/* The line of the task whose tick box is at a point, or -1. */
int      trellis_text_find_tick_box     (GtkTextView       *view,
                                         GtkTextTag        *tag,
                                         double             x,
                                         double             y);

int      trellis_text_paint_measure_placeholder (GtkTextView *view,
                                                 const char  *text,
                                                 int          width);
void     trellis_text_paint_placeholder (GtkTextView       *view,
                                         const char        *text,
                                         GtkSnapshot       *snapshot);

G_END_DECLS

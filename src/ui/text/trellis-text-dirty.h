/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The lines of a buffer that still have to be looked at, as one stretch that moves with the text. */
typedef struct
{
  GtkTextBuffer *buffer; /* unowned */
  GtkTextMark   *start;
  GtkTextMark   *end;
  gboolean       any;
} TrellisTextDirty;

typedef void (*TrellisTextDirtyFunc) (const GtkTextIter *line_start,
                                      const GtkTextIter *line_end,
                                      gpointer           user_data);

/* At first everything is dirty. */
void     trellis_text_dirty_init    (TrellisTextDirty     *self,
                                     GtkTextBuffer        *buffer);
void     trellis_text_dirty_clear   (TrellisTextDirty     *self);

void     trellis_text_dirty_add     (TrellisTextDirty     *self,
                                     const GtkTextIter    *start,
                                     const GtkTextIter    *end);
void     trellis_text_dirty_add_all (TrellisTextDirty     *self);

/* Calls func for one dirty line or more, until the (monotonic) deadline. TRUE when none is left. */
gboolean trellis_text_dirty_work    (TrellisTextDirty     *self,
                                     gint64                deadline,
                                     TrellisTextDirtyFunc  func,
                                     gpointer              user_data);

/* Takes the tag off the stretch if it is there; if not, nothing is laid out anew. */
void     trellis_text_remove_tag    (GtkTextBuffer        *buffer,
                                     GtkTextTag           *tag,
                                     const GtkTextIter    *start,
                                     const GtkTextIter    *end);

G_END_DECLS

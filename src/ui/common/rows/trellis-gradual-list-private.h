/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-gradual-list.h"

#include "trellis-list-part.h"

G_BEGIN_DECLS

/* Rows: what a list begins with, which fills a window of the usual height; a screenful in a high one; what fits
 * into a frame beside everything else. */
#define TRELLIS_GRADUAL_FIRST_ROWS 12
#define TRELLIS_GRADUAL_SCREENFUL 24
#define TRELLIS_GRADUAL_MORE_ROWS 4

/* Milliseconds until a page has come in, with its movement; and for which nothing changes where nobody is bringing
 * in one thing after the other, be it from far away. */
#define TRELLIS_GRADUAL_OPENING_MS 400
#define TRELLIS_GRADUAL_CALM_MS 1500

struct _TrellisGradualList
{
  GObject parent_instance;

  GListModel *source;
  TrellisListPart *part;    /* what is shown of it; NULL: everything */
  guint limit;              /* of the part; G_MAXUINT for everything */
  guint growth;             /* the source that shows more, or 0 */
  guint step;               /* the source that takes in more of what has come, or 0 */
  guint room;               /* for rows that come before the next step */
  guint scrolling;          /* the source that shows more to who scrolls there, or 0 */
  gint64 last_change;       /* of what is shown, by g_get_monotonic_time() */
  GtkListView *view;        /* weak, nullable */
  GSignalGroup *adjustment; /* by which the view is scrolled */
};

/* What is shown of the source: trellis-gradual-shown.c */

guint    trellis_gradual_count_source      (TrellisGradualList *self);
void     trellis_gradual_tell              (TrellisGradualList *self,
                                            guint               position,
                                            guint               removed,
                                            guint               added);
gboolean trellis_gradual_is_behind         (TrellisGradualList *self);
guint    trellis_gradual_count_missing     (TrellisGradualList *self);
gboolean trellis_gradual_can_wait          (TrellisGradualList *self);
void     trellis_gradual_catch_up          (TrellisGradualList *self);
gboolean trellis_gradual_raise_limit       (TrellisGradualList *self,
                                            guint               n_rows);
void     trellis_gradual_show_more         (TrellisGradualList *self,
                                            guint               n_rows);
void     trellis_gradual_take_what_fits    (TrellisGradualList *self);

/* When more of it is: trellis-gradual-growth.c */

gboolean trellis_gradual_is_calm           (TrellisGradualList *self);
void     trellis_gradual_take_step_by_step (TrellisGradualList *self);
void     trellis_gradual_take_later        (TrellisGradualList *self);
void     trellis_gradual_grow_when_calm    (TrellisGradualList *self);
void     trellis_gradual_scrolled_cb       (TrellisGradualList *self,
                                            GtkAdjustment      *adjustment);

G_END_DECLS

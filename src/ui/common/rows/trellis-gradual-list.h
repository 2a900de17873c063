/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list for a list view that shows the first screenful of another list at once, and the rest little by
 * little once that is painted and nothing in it changes; with the sections of that list. GtkListView makes
 * some two hundred rows for what can be scrolled to, however few of them are seen; this keeps the making of
 * them from being felt, and what comes to the list from being felt more because of them. Where one thing comes
 * after the other it may lack some for a few pictures, so that a position in it is no place in that list. */
#define TRELLIS_TYPE_GRADUAL_LIST (trellis_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGradualList, trellis_gradual_list, TRELLIS, GRADUAL_LIST, GObject)

TrellisGradualList *trellis_gradual_list_new        (void);
GListModel         *trellis_gradual_list_get_source (TrellisGradualList *self);
void                trellis_gradual_list_set_source (TrellisGradualList *self,
                                                     GListModel         *source);
void                trellis_gradual_list_follow     (TrellisGradualList *self,
                                                     GtkListView        *view);
void                trellis_gradual_list_reach      (TrellisGradualList *self,
                                                     guint               position);
guint               trellis_gradual_list_get_place  (TrellisGradualList *self,
                                                     guint               position);

G_END_DECLS

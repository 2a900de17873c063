/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The actions that a query finds, in a box. Property "n-actions" follows how many there are, so that
 * an empty list can be hidden or explained. With a prototype there is a line at the end that makes
 * new ones. */
#define TRELLIS_TYPE_ACTION_LIST (trellis_action_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisActionList, trellis_action_list, TRELLIS, ACTION_LIST, AdwBin)

void        trellis_action_list_set_query       (TrellisActionList *self,
                                                 TrellisStore      *store,
                                                 TrellisQuery      *query);
GListModel *trellis_action_list_get_model       (TrellisActionList *self);
guint       trellis_action_list_get_n_actions   (TrellisActionList *self);
void        trellis_action_list_set_show_origin (TrellisActionList *self,
                                                 gboolean           show_origin);
void        trellis_action_list_set_filter      (TrellisActionList *self,
                                                 GtkFilter         *filter);
void        trellis_action_list_set_prototype   (TrellisActionList *self,
                                                 TrellisAction     *prototype,
                                                 const char        *title);

G_END_DECLS

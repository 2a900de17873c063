/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record-list.h"

G_BEGIN_DECLS

/* Several lists as one, the latest first: each is ordered descending by a number, its key. Like its
 * parts it loads a record only when somebody looks at it. */
#define TRELLIS_TYPE_MERGED_LIST (trellis_merged_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMergedList, trellis_merged_list, TRELLIS, MERGED_LIST, GObject)

TrellisMergedList *trellis_merged_list_new       (void);
void               trellis_merged_list_set_parts (TrellisMergedList *self,
                                                  GPtrArray         *lists);
gint64             trellis_merged_list_get_key   (TrellisMergedList *self,
                                                  guint              position);

G_END_DECLS

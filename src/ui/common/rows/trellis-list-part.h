/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Some of the items of a list, in its order, and where in it each of them is, also after it has changed. */
typedef struct _TrellisListPart TrellisListPart;

/* The place of what the list has no more. */
#define TRELLIS_LIST_PART_NOWHERE G_MAXUINT

TrellisListPart *trellis_list_part_new          (void);
void             trellis_list_part_free         (TrellisListPart       *self);
guint            trellis_list_part_count        (const TrellisListPart *self);
gpointer         trellis_list_part_get_item     (const TrellisListPart *self,
                                                 guint                  index);
guint            trellis_list_part_get_place    (const TrellisListPart *self,
                                                 guint                  index);
guint            trellis_list_part_get_next     (const TrellisListPart *self,
                                                 guint                  n);
guint            trellis_list_part_count_gone   (const TrellisListPart *self,
                                                 guint                  index);
void             trellis_list_part_splice       (TrellisListPart       *self,
                                                 guint                  index,
                                                 guint                  removed,
                                                 GListModel            *list,
                                                 guint                  place,
                                                 guint                  added);
void             trellis_list_part_follow       (TrellisListPart       *self,
                                                 GListModel            *list,
                                                 guint                  position,
                                                 guint                  removed,
                                                 guint                  added);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisListPart, trellis_list_part_free)

G_END_DECLS

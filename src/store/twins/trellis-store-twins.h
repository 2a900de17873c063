/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* Records that are probably one thing, because one of them came in as a copy of the other: a person makes them
 * one, or keeps both. #TrellisStore::sharing-changed tells when there are others. */

/* Two of which nobody has said yet what they are. Both are kept by the store. */
typedef struct
{
  gint64 id;
  TrellisRecord *stays;  /* the one that was made first, perhaps in the trash */
  TrellisRecord *leaves; /* the other one, perhaps in the trash; not both are */
} TrellisTwins;

/* Two records that were made one, and how to make them two again. */
typedef struct _TrellisTwinMerge TrellisTwinMerge;

TrellisTwins     *trellis_store_find_twins (TrellisStore       *self,
                                            gpointer            record);
void              trellis_twins_free       (TrellisTwins       *self);

gboolean          trellis_store_keep_twins (TrellisStore       *self,
                                            const TrellisTwins *twins,
                                            gboolean            keep,
                                            GError            **error);
TrellisTwinMerge *trellis_store_merge_twins (TrellisStore      *self,
                                            const TrellisTwins *twins,
                                            const char         *separator,
                                            GError            **error);
gboolean          trellis_store_part_twins (TrellisStore       *self,
                                            TrellisTwinMerge   *merge,
                                            GError            **error);
void              trellis_twin_merge_free  (TrellisTwinMerge   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTwins, trellis_twins_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTwinMerge, trellis_twin_merge_free)

G_END_DECLS

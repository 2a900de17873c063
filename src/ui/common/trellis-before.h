/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

/* What a record has in some of its fields, kept while they are changed, for trellis_undo_offer() with
 * trellis_before_put_back(). */
typedef struct _TrellisBefore TrellisBefore;

TrellisBefore *trellis_before_new      (gpointer  record,
                                        guint     n_fields,
                                        ...);
void           trellis_before_free     (gpointer  self);
void           trellis_before_put_back (gpointer  self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisBefore, trellis_before_free)

G_END_DECLS

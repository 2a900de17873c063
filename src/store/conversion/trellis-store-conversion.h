/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* Has an action become a goal, and a goal an action, for good or until that is taken back. */

gboolean  trellis_store_can_convert (TrellisStore   *self,
                                     gpointer        record);
gpointer  trellis_store_convert     (TrellisStore   *self,
                                     gpointer        record,
                                     TrellisRecord  *other,
                                     GError        **error);

G_END_DECLS

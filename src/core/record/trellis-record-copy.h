/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

gpointer trellis_record_copy    (gpointer  record);
void     trellis_record_assign  (gpointer  record,
                                 gpointer  source);
gboolean trellis_record_is_same (gpointer  record,
                                 gpointer  other);

G_END_DECLS

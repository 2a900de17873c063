/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

void trellis_store_add_with_first_word   (TrellisStore *self,
                                          gpointer      record);
void trellis_store_add_before_first_word (gpointer      record);

G_END_DECLS

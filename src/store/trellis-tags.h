/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

char **trellis_store_list_tags (TrellisStore *store,
                                const char   *match_uid);

G_END_DECLS

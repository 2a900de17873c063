/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_demo_fill (TrellisStore *store,
                            gint64        now,
                            GError      **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"

G_BEGIN_DECLS

gboolean trellis_thinning_keeps (gint64            time,
                                 gint64            newer,
                                 gint64            now);
gboolean trellis_thinning_run   (TrellisDatabase  *database,
                                 gint64            now,
                                 GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

gboolean trellis_conversion_rows_are_free (TrellisDatabase  *database,
                                           GType             type,
                                           const char       *uid,
                                           gboolean         *are,
                                           GError          **error);
gboolean trellis_conversion_rows_replace  (TrellisDatabase  *database,
                                           const TrellisRow *before,
                                           const TrellisRow *after,
                                           GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"

G_BEGIN_DECLS

int      trellis_schema_get_latest (void);
gboolean trellis_schema_migrate    (TrellisDatabase *database,
                                    const char      *backup_folder,
                                    GError         **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"

G_BEGIN_DECLS

GStrv    trellis_schema_dup_steps  (void);
gboolean trellis_schema_is_current (TrellisDatabase   *database);
gboolean trellis_schema_migrate    (TrellisDatabase   *database,
                                    const char        *backup_folder,
                                    GError           **error);
gboolean trellis_schema_run        (TrellisDatabase   *database,
                                    const char *const *steps,
                                    const char        *backup_folder,
                                    GError           **error);

G_END_DECLS

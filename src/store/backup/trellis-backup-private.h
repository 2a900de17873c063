/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-backup.h"
#include "trellis-database.h"

G_BEGIN_DECLS

gboolean trellis_backup_make_daily (TrellisDatabase  *database,
                                    const char       *folder,
                                    const char       *today,
                                    GCancellable     *cancellable,
                                    GError          **error);

gboolean trellis_backup_find_kind  (const char        *name,
                                    TrellisBackupKind *kind);

G_END_DECLS

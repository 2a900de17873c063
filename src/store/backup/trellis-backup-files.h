/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"

G_BEGIN_DECLS

/* Backups of one journal have mostly the same attachments, which may be a thousand times as large as all that is
 * written. So what attachments hold lies in a folder beside the backup, "trellis-2026-11-22.files" for
 * "trellis-2026-11-22.db", in a file for each that is called by its SHA-256; and what two backups have is one file
 * with a name (a hard link) in the folder of each. A backup with its folder is thus complete, and whatever goes with
 * another one is still there. In the backup itself, what lies beside it is empty in the table "content". Where all of
 * it is little, it stays within. */

/* The most bytes of attachments that stay within a backup. */
#define TRELLIS_BACKUP_MOST_WITHIN (8 * 1000 * 1000)

gboolean trellis_backup_copy          (TrellisDatabase  *database,
                                       const char       *path,
                                       GCancellable     *cancellable,
                                       GError          **error);
gboolean trellis_backup_is_complete   (TrellisDatabase  *backup,
                                       const char       *path);
gboolean trellis_backup_fill          (TrellisDatabase  *copy,
                                       const char       *path,
                                       const char       *folder,
                                       guint            *n_missing,
                                       GError          **error);

guint64  trellis_backup_measure_files (const char       *path);
void     trellis_backup_remove        (const char       *path);
void     trellis_backup_remove_strays (const char       *place);

G_END_DECLS

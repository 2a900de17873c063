/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_BACKUP_KIND_DAILY,
  TRELLIS_BACKUP_KIND_BEFORE_SCHEMA,  /* made before the file was brought to a newer schema */
  TRELLIS_BACKUP_KIND_BEFORE_RESTORE, /* what was there when a backup was restored */
} TrellisBackupKind;

#define TRELLIS_TYPE_BACKUP_KIND (trellis_backup_kind_get_type ())
GType trellis_backup_kind_get_type (void);

/* A copy of the journal in its folder of backups. Its properties are "kind", "file", "time" (seconds
 * since the epoch) and "size" (bytes). */
#define TRELLIS_TYPE_BACKUP (trellis_backup_get_type ())
G_DECLARE_FINAL_TYPE (TrellisBackup, trellis_backup, TRELLIS, BACKUP, GObject)

TrellisBackupKind  trellis_backup_get_kind   (TrellisBackup        *self);
GFile             *trellis_backup_get_file   (TrellisBackup        *self);
gint64             trellis_backup_get_time   (TrellisBackup        *self);
guint64            trellis_backup_get_size   (TrellisBackup        *self);

GListModel        *trellis_backup_list       (const char           *folder);
TrellisBackup     *trellis_store_find_newest_good_backup (const char *folder);

void               trellis_backup_now_async  (TrellisStore         *store,
                                              GFile                *target,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean           trellis_backup_now_finish (TrellisStore         *store,
                                              GAsyncResult         *result,
                                              GError              **error);

gboolean           trellis_backup_put_back   (const char           *folder,
                                              GFile                *chosen,
                                              guint                *n_missing,
                                              GError              **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

/* A record that goes to the trash or comes back from it, with all that is part of it. */
typedef struct
{
  TrellisRecordClass *klass;
  const char *uid;
  gint64 before; /* its deletion time so far, 0 if it is not in the trash */
  gint64 after;
} TrellisTrashChange;

/* A whole in the trash. */
typedef struct
{
  GType type;
  gint64 id;
  gint64 deleted;
} TrellisTrashEntry;

gboolean trellis_removal_has_parts (TrellisRecordClass      *klass);
gboolean trellis_removal_find_part (TrellisDatabase         *database,
                                    TrellisRecordClass      *klass,
                                    const char              *uid,
                                    gboolean                *found,
                                    GError                 **error);
gboolean trellis_removal_move      (TrellisDatabase         *database,
                                    gpointer                 change,
                                    GError                 **error);
GArray  *trellis_removal_list      (TrellisDatabase         *database,
                                    GError                 **error);
gboolean trellis_removal_purge     (TrellisDatabase         *database,
                                    const TrellisTrashEntry *entry,
                                    GError                 **error);

G_END_DECLS

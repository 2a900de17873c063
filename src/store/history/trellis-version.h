/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* An earlier state of one text of a record. The text itself is read when somebody asks for it. */
#define TRELLIS_TYPE_VERSION (trellis_version_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVersion, trellis_version, TRELLIS, VERSION, GObject)

gint64      trellis_version_get_written   (TrellisVersion  *self);

GListModel *trellis_store_list_versions   (TrellisStore    *store,
                                           gpointer         record,
                                           const char      *field);
char       *trellis_store_read_version    (TrellisStore    *store,
                                           TrellisVersion  *version,
                                           GError         **error);
gboolean    trellis_store_restore_version (TrellisStore    *store,
                                           gpointer         record,
                                           TrellisVersion  *version,
                                           GError         **error);

G_END_DECLS

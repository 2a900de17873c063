/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* Seconds that something stays in the trash before it is removed for good. */
#define TRELLIS_TRASH_KEEPS (30 * 24 * 60 * 60)

/* What is in the trash, as a GListModel of live TrellisRecords of all classes, the last deleted
 * first. What went there as a part of something is not listed by itself. A record's class, title and
 * trellis_record_get_deleted() say what it is and since when it is there;
 * trellis_store_find_match() says where it was; trellis_store_restore() brings it back. */
#define TRELLIS_TYPE_TRASH (trellis_trash_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTrash, trellis_trash, TRELLIS, TRASH, GObject)

TrellisTrash *trellis_trash_new            (TrellisStore  *store);

gboolean      trellis_store_delete_forever (TrellisStore  *store,
                                            gpointer       record,
                                            GError       **error);
gboolean      trellis_store_empty_trash    (TrellisStore  *store,
                                            gint64         deleted_before,
                                            GError       **error);

G_END_DECLS

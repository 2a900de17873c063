/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-calendar-entry.h"

G_BEGIN_DECLS

void        trellis_calendar_entries_load_async  (TrellisStore         *store,
                                                  const char           *match,
                                                  gint64                from,
                                                  gint64                until,
                                                  guint                 most,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GListModel *trellis_calendar_entries_load_finish (GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

/* Seconds of editing that share one kept state of a text. */
#define TRELLIS_HISTORY_INTERVAL 600

/* A text that is to be kept as it is now. */
typedef struct
{
  TrellisRecordClass *klass;
  gint64 id;
  guint field;
  gint64 now;
} TrellisHistoryNow;

gboolean trellis_history_keep     (TrellisDatabase  *database,
                                   const TrellisRow *stored,
                                   const TrellisRow *row,
                                   GError          **error);
gboolean trellis_history_keep_all (TrellisDatabase  *database,
                                   const TrellisRow *stored,
                                   const TrellisRow *row,
                                   gint64            now,
                                   GError          **error);
gboolean trellis_history_keep_now (TrellisDatabase  *database,
                                   gpointer          data,
                                   GError          **error);

G_END_DECLS

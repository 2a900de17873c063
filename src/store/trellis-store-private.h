/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-store.h"
#include "trellis-writer.h"

G_BEGIN_DECLS

TrellisDatabase *trellis_store_get_reader   (TrellisStore      *self);
TrellisWriter   *trellis_store_get_writer   (TrellisStore      *self);

gpointer         trellis_store_load         (TrellisStore      *self,
                                             GType              type,
                                             gint64             id);
gint64           trellis_store_get_id       (TrellisStore      *self,
                                             TrellisRecord     *record);
void             trellis_store_reload       (TrellisStore      *self);
void             trellis_store_forget_list  (TrellisStore      *self,
                                             TrellisRecordList *list);

G_END_DECLS

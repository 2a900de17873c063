/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-writer.h"

G_BEGIN_DECLS

/* Makes records that were written before search folded any words be found by them: once for each
 * journal, in the background, a little at a time. */
typedef struct _TrellisRefolding TrellisRefolding;

TrellisRefolding *trellis_refolding_new        (TrellisWriter    *writer,
                                                gint64            now);
void              trellis_refolding_free       (TrellisRefolding *self);
gboolean          trellis_refolding_is_running (TrellisRefolding *self);

gboolean          trellis_refolding_is_due     (TrellisDatabase  *database,
                                                gboolean         *is_due,
                                                GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

gboolean trellis_words_are_indexed (TrellisRecordClass *klass);
gboolean trellis_words_index       (TrellisDatabase    *database,
                                    const TrellisRow   *row,
                                    GError            **error);
char    *trellis_words_to_match    (const char         *text);

G_END_DECLS

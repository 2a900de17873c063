/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

gboolean   trellis_words_are_indexed (TrellisRecordClass *klass);
gboolean   trellis_words_are_folded  (const TrellisRow   *row);
gboolean   trellis_words_index       (TrellisDatabase    *database,
                                      const TrellisRow   *row,
                                      GError            **error);
gboolean   trellis_words_forget      (TrellisDatabase    *database,
                                      const TrellisRow   *row,
                                      GError            **error);
gboolean   trellis_words_index_parts (TrellisDatabase    *database,
                                      const TrellisRow   *row,
                                      GError            **error);
gboolean   trellis_words_merge       (TrellisDatabase    *database,
                                      TrellisRecordClass *klass,
                                      gboolean           *more,
                                      GError            **error);

gboolean   trellis_words_merge_some  (TrellisDatabase    *database,
                                      TrellisRecordClass *klass,
                                      gboolean           *more,
                                      GError            **error);
gboolean   trellis_words_set_merging (TrellisDatabase    *database,
                                      TrellisRecordClass *klass,
                                      gboolean            by_itself,
                                      GError            **error);

gboolean   trellis_words_stand_alone (gunichar            c);
GPtrArray *trellis_words_split       (const char         *text);
char      *trellis_words_to_match    (const char         *text,
                                      const char         *phrase,
                                      const char         *match_uid);

G_END_DECLS

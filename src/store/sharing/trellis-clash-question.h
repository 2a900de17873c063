/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-sharing.h"

G_BEGIN_DECLS

gint64     trellis_clash_question_count_merges (TrellisDatabase          *database,
                                                const char               *record,
                                                const char               *field,
                                                gint64                    since,
                                                GError                  **error);
GPtrArray *trellis_clash_question_list_open    (TrellisDatabase          *database,
                                                const char               *whole,
                                                GError                  **error);
gboolean   trellis_clash_question_supersede    (TrellisDatabase          *database,
                                                const TrellisSharedClash *clash,
                                                GError                  **error);
gboolean   trellis_clash_question_settle       (TrellisDatabase          *database,
                                                gint64                    id,
                                                GError                  **error);
gboolean   trellis_clash_question_reopen       (TrellisDatabase          *database,
                                                gint64                    id,
                                                GError                  **error);

G_END_DECLS

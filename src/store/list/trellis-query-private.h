/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-query.h"

G_BEGIN_DECLS

char    *trellis_query_dup_sql         (TrellisQuery *self,
                                        const char   *columns);
void     trellis_query_bind            (TrellisQuery *self,
                                        sqlite3_stmt *statement);
gboolean trellis_query_ends_descending (TrellisQuery *self);

G_END_DECLS

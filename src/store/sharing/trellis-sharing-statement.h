/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"

G_BEGIN_DECLS

sqlite3_stmt *trellis_sharing_prepare  (TrellisDatabase *database,
                                        GError         **error,
                                        const char      *sql,
                                        const char      *kinds,
                                        ...);
gboolean      trellis_sharing_run      (TrellisDatabase *database,
                                        GError         **error,
                                        const char      *sql,
                                        const char      *kinds,
                                        ...);
char         *trellis_sharing_dup_text (sqlite3_stmt    *statement,
                                        int              column);
GBytes       *trellis_sharing_dup_bytes (sqlite3_stmt   *statement,
                                        int              column);
const char   *trellis_sharing_get_nick (GType            type,
                                        int              value);
int           trellis_sharing_get_enum (sqlite3_stmt    *statement,
                                        int              column,
                                        GType            type);
GType         trellis_sharing_get_type (sqlite3_stmt    *statement,
                                        int              column);

G_END_DECLS

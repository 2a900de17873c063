/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-records.h"

G_BEGIN_DECLS

/* Which records are parts of which, read off the fields marked TRELLIS_FIELD_PARENT. */
int      trellis_parts_find_field (TrellisRecordClass  *part,
                                   GType                whole);
int      trellis_parts_next_field (TrellisRecordClass  *part,
                                   int                  field);
gboolean trellis_parts_find_match (TrellisDatabase     *database,
                                   TrellisRecordClass  *klass,
                                   const TrellisValue  *values,
                                   char               **match,
                                   gboolean            *in_trash,
                                   GError             **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clause-catalog.h"

G_BEGIN_DECLS

extern const TrellisClauseSpec trellis_clause_table[];
extern const guint trellis_clause_table_size;

G_END_DECLS

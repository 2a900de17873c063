/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record-merge.h"

G_BEGIN_DECLS

/* Merging of the parts of a record: the points of a meeting, the clauses and signatures of an
 * agreement, the tasks of a goal. */

GPtrArray *trellis_parts_merge (GPtrArray                 *base,
                                GPtrArray                 *mine,
                                GPtrArray                 *theirs,
                                const TrellisMergeContext *context,
                                GPtrArray                 *clashes);

G_END_DECLS

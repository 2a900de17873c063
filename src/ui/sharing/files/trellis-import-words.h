/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-file-import.h"

G_BEGIN_DECLS

const char *trellis_import_words_state   (TrellisImportState      state);
const char *trellis_import_words_fault   (TrellisImportFaultKind  fault);
const char *trellis_import_words_problem (TrellisIcalProblemKind  problem);
char       *trellis_import_words_item    (const TrellisImportItem *item,
                                          gint64                   now);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-outcome.h"

G_BEGIN_DECLS

char *trellis_sync_words_outcome (TrellisSyncOutcome *outcome);

G_END_DECLS

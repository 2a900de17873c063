/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-journey-facts.h"
#include "trellis-store.h"

G_BEGIN_DECLS

void trellis_match_facts_read (TrellisJourneyFacts *facts,
                               TrellisStore        *store,
                               TrellisMatch        *match,
                               gint64               now);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"

G_BEGIN_DECLS

gboolean trellis_match_is_going_on (TrellisMatch *match);
gboolean trellis_match_is_over     (TrellisMatch *match);

G_END_DECLS

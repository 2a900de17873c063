/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-core"

#include "trellis-owner.h"

G_DEFINE_ENUM_TYPE (TrellisOwner, trellis_owner,
                    G_DEFINE_ENUM_VALUE (TRELLIS_OWNER_MENTEE, "mentee"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_OWNER_MENTOR, "mentor"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_OWNER_BOTH, "both"))

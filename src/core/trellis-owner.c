/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-owner.h"

G_DEFINE_ENUM_TYPE (TrellisOwner, trellis_owner,
                    G_DEFINE_ENUM_VALUE (TRELLIS_OWNER_MENTEE, "mentee"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_OWNER_MENTOR, "mentor"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_OWNER_BOTH, "both"))

/* The one of the two who has @role, alone. */
TrellisOwner
trellis_owner_of_role (TrellisRole role)
{
  return role == TRELLIS_ROLE_MENTEE ? TRELLIS_OWNER_MENTEE : TRELLIS_OWNER_MENTOR;
}

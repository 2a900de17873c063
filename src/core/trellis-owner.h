/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

/* Whose turn it is: one of the two people of a match, or both. */
typedef enum
{
  TRELLIS_OWNER_MENTEE,
  TRELLIS_OWNER_MENTOR,
  TRELLIS_OWNER_BOTH,
} TrellisOwner;

#define TRELLIS_TYPE_OWNER (trellis_owner_get_type ())
GType        trellis_owner_get_type (void);
TrellisOwner trellis_owner_of_role  (TrellisRole role);

G_END_DECLS

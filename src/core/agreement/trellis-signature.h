/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-agreement.h"

G_BEGIN_DECLS

/* The name that one of the two people put under a version of the agreement. */
#define TRELLIS_TYPE_SIGNATURE (trellis_signature_get_type ())

#define TRELLIS_SIGNATURE_FIELDS(FIELD, CHOICE, LINK, R)                                           \
  LINK (R, agreement, trellis_agreement, TRELLIS_FIELD_PARENT)                                     \
  CHOICE (R, role, TrellisRole, trellis_role, TRELLIS_ROLE_MENTEE, TRELLIS_FIELD_PLAIN)            \
  FIELD (R, STRING, name, 0, TRELLIS_FIELD_TITLE)                                                  \
  FIELD (R, TIME, signed_at, 0, TRELLIS_FIELD_PLAIN)

TRELLIS_DECLARE_RECORD (Signature, signature, SIGNATURE)

TrellisSignature *trellis_signature_new (void);

G_END_DECLS

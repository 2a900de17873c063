/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_AGREEMENT_STATE_DRAFT,
  TRELLIS_AGREEMENT_STATE_PROPOSED, /* waits for the partner */
  TRELLIS_AGREEMENT_STATE_AGREED, /* signed by both */
  TRELLIS_AGREEMENT_STATE_REPLACED, /* a newer version was signed */
} TrellisAgreementState;

#define TRELLIS_TYPE_AGREEMENT_STATE (trellis_agreement_state_get_type ())
GType trellis_agreement_state_get_type (void);

/* One version of what the two people of a match agreed. Its clauses and signatures are records of
 * their own. */
#define TRELLIS_TYPE_AGREEMENT (trellis_agreement_get_type ())

#define TRELLIS_AGREEMENT_FIELDS(FIELD, CHOICE, LINK, R)                                           \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                             \
  FIELD (R, INTEGER, version, 1, TRELLIS_FIELD_HIGHEST)                                            \
  CHOICE (R, state, TrellisAgreementState, trellis_agreement_state, TRELLIS_AGREEMENT_STATE_DRAFT, TRELLIS_FIELD_STATE) \
  FIELD (R, TIME, agreed, 0, TRELLIS_FIELD_OF_STATE)                                               \
  FIELD (R, DATE, review, 0, TRELLIS_FIELD_PLAIN)

TRELLIS_DECLARE_RECORD (Agreement, agreement, AGREEMENT)

TrellisAgreement *trellis_agreement_new (void);

G_END_DECLS

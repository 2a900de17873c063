/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement.h"

G_DEFINE_ENUM_TYPE (TrellisAgreementState, trellis_agreement_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_AGREEMENT_STATE_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_AGREEMENT_STATE_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_AGREEMENT_STATE_AGREED, "agreed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_AGREEMENT_STATE_REPLACED, "replaced"))

TRELLIS_DEFINE_RECORD (Agreement, agreement, AGREEMENT)

/* A new record that no store keeps yet. */
TrellisAgreement *
trellis_agreement_new (void)
{
  return g_object_new (TRELLIS_TYPE_AGREEMENT, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-place.h"

G_BEGIN_DECLS

/* What the two people of a match agreed: the newest version, with a way to the ones before.
 *
 *   agreement.start, .propose, .edit-again, .change, .delete-draft   the steps of a version
 *   agreement.sign, .record-signature, .withdraw (s)                 signatures
 *   agreement.clauses, .add-clause                                   what is part of it
 *   agreement.read (s), .compare                                     versions before
 *   agreement.copy, .send                                            as text
 */
#define TRELLIS_TYPE_AGREEMENT_PLACE (trellis_agreement_place_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAgreementPlace, trellis_agreement_place, TRELLIS, AGREEMENT_PLACE,
                      TrellisPlace)

G_END_DECLS

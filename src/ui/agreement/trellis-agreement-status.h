/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The head of the document: which version this is, where it stands, and what comes next. Its buttons
 * activate the actions of TrellisAgreementPlace. */
#define TRELLIS_TYPE_AGREEMENT_STATUS (trellis_agreement_status_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAgreementStatus, trellis_agreement_status, TRELLIS, AGREEMENT_STATUS,
                      AdwBin)

void trellis_agreement_status_show (TrellisAgreementStatus *self,
                                    TrellisStore           *store,
                                    TrellisMatch           *match,
                                    GListModel             *versions,
                                    const char             *partner);

G_END_DECLS

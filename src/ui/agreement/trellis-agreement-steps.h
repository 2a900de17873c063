/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* The steps of an agreement from a draft to a signed version and to the next one. What has been
 * proposed is not edited any more: it goes back to a draft first, and what is signed stays as it is. */

TrellisRecordList *trellis_agreement_list_versions   (TrellisStore     *store,
                                                      TrellisMatch     *match);
GListModel        *trellis_agreement_list_clauses    (TrellisStore     *store,
                                                      TrellisAgreement *agreement);
GListModel        *trellis_agreement_list_enabled    (TrellisStore     *store,
                                                      TrellisAgreement *agreement);

TrellisAgreement  *trellis_agreement_start           (TrellisStore     *store,
                                                      TrellisMatch     *match);
TrellisAgreement  *trellis_agreement_change          (TrellisStore     *store,
                                                      TrellisAgreement *current);

void               trellis_agreement_propose         (TrellisAgreement *agreement);
gboolean           trellis_agreement_may_edit_again  (TrellisStore     *store,
                                                      TrellisAgreement *agreement);
void               trellis_agreement_edit_again      (TrellisStore     *store,
                                                      TrellisAgreement *agreement);

TrellisRecordList *trellis_agreement_list_signatures (TrellisStore     *store,
                                                      TrellisAgreement *agreement);
TrellisSignature  *trellis_agreement_find_signature  (TrellisStore     *store,
                                                      TrellisAgreement *agreement,
                                                      TrellisRole       role);
TrellisSignature  *trellis_agreement_sign            (TrellisStore     *store,
                                                      TrellisAgreement *agreement,
                                                      TrellisRole       role,
                                                      const char       *name,
                                                      gint64            when);
void               trellis_agreement_withdraw        (TrellisStore     *store,
                                                      TrellisSignature *signature);

TrellisClause     *trellis_agreement_add_clause      (TrellisStore     *store,
                                                      TrellisAgreement *agreement);
void               trellis_agreement_set_clause_on   (TrellisStore     *store,
                                                      TrellisAgreement *agreement,
                                                      const char       *key,
                                                      gboolean          on);
gboolean           trellis_agreement_move_clause     (TrellisStore     *store,
                                                      TrellisClause    *clause,
                                                      int               steps);

G_END_DECLS

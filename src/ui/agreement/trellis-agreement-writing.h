/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

char *trellis_agreement_write (TrellisStore     *store,
                               TrellisMatch     *match,
                               TrellisAgreement *agreement);

G_END_DECLS

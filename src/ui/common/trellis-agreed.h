/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-agreement-defaults.h"
#include "trellis-store.h"

G_BEGIN_DECLS

void  trellis_agreed_read          (TrellisAgreementDefaults *agreed,
                                    TrellisStore             *store,
                                    TrellisMatch             *match);
char *trellis_agreed_format_rhythm (TrellisRhythm             rhythm);

G_END_DECLS

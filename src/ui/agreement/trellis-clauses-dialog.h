/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Which clauses are part of a draft. */
#define TRELLIS_TYPE_CLAUSES_DIALOG (trellis_clauses_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClausesDialog, trellis_clauses_dialog, TRELLIS, CLAUSES_DIALOG,
                      AdwDialog)

AdwDialog *trellis_clauses_dialog_new (TrellisStore     *store,
                                       TrellisAgreement *agreement);

G_END_DECLS

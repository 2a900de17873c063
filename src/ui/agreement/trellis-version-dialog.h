/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A version of the agreement to read, and what has changed between it and another.
 *
 *   version.copy  copies it as text
 */
#define TRELLIS_TYPE_VERSION_DIALOG (trellis_version_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVersionDialog, trellis_version_dialog, TRELLIS, VERSION_DIALOG,
                      AdwDialog)

AdwDialog *trellis_version_dialog_new          (TrellisStore         *store,
                                                TrellisAgreement     *version,
                                                TrellisAgreement     *current,
                                                const char           *text);
void       trellis_version_dialog_show_changes (TrellisVersionDialog *self);
void       trellis_version_dialog_show_clause  (TrellisVersionDialog *self,
                                                TrellisClause        *clause);

G_END_DECLS

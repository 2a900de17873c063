/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What became of each clause from one version to a later one. */
#define TRELLIS_TYPE_VERSION_CHANGES (trellis_version_changes_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVersionChanges, trellis_version_changes, TRELLIS, VERSION_CHANGES,
                      AdwBin)

GtkWidget *trellis_version_changes_new (TrellisStore     *store,
                                        TrellisAgreement *before,
                                        TrellisAgreement *after);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"
#include "trellis-sharing.h"

G_BEGIN_DECLS

gboolean trellis_renaming_run (TrellisDatabase       *database,
                               const TrellisRenaming *renaming,
                               GError               **error);

G_END_DECLS

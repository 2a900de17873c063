/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The attachments of a note, or of a match itself, side by side; nothing to be seen while there are none. */
#define TRELLIS_TYPE_ATTACHMENTS (trellis_attachments_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAttachments, trellis_attachments, TRELLIS, ATTACHMENTS, AdwBin)

void trellis_attachments_follow (TrellisAttachments *self,
                                 TrellisStore       *store,
                                 TrellisRecordList  *list);

G_END_DECLS

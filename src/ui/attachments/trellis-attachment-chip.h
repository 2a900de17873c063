/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* An attachment as a button that opens it, with a menu of what else can be done with it. */
#define TRELLIS_TYPE_ATTACHMENT_CHIP (trellis_attachment_chip_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAttachmentChip, trellis_attachment_chip, TRELLIS, ATTACHMENT_CHIP, AdwBin)

GtkWidget *trellis_attachment_chip_new (TrellisStore      *store,
                                        TrellisAttachment *attachment);

G_END_DECLS

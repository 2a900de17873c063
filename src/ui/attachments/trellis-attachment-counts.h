/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* How many files each note has, asked once for all the rows that tell it. "changed" is emitted when any note may
 * have more or fewer. */
#define TRELLIS_TYPE_ATTACHMENT_COUNTS (trellis_attachment_counts_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAttachmentCounts, trellis_attachment_counts, TRELLIS, ATTACHMENT_COUNTS, GObject)

TrellisAttachmentCounts *trellis_attachment_counts_ref (TrellisStore            *store);
guint                    trellis_attachment_counts_get (TrellisAttachmentCounts *self,
                                                        TrellisNote             *note);

G_END_DECLS

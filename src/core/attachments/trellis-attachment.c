/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachment.h"

G_DEFINE_ENUM_TYPE (TrellisAttachmentKind, trellis_attachment_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_ATTACHMENT_KIND_FILE, "file"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ATTACHMENT_KIND_CV, "cv"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ATTACHMENT_KIND_PHOTO, "photo"))

TRELLIS_DEFINE_RECORD (Attachment, attachment, ATTACHMENT)

/* A new record that no store keeps yet. */
TrellisAttachment *
trellis_attachment_new (void)
{
  return g_object_new (TRELLIS_TYPE_ATTACHMENT, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-note.h"
#include "trellis-person.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_ATTACHMENT_KIND_FILE,
  TRELLIS_ATTACHMENT_KIND_CV,
  TRELLIS_ATTACHMENT_KIND_PHOTO, /* of the partner, or of the person */
} TrellisAttachmentKind;

#define TRELLIS_TYPE_ATTACHMENT_KIND (trellis_attachment_kind_get_type ())
GType trellis_attachment_kind_get_type (void);

/* The most bytes of one attachment. */
#define TRELLIS_ATTACHMENT_LARGEST (25 * 1000 * 1000)

/* The most bytes of all attachments of a journal together: so many that what is exported can be imported. */
#define TRELLIS_ATTACHMENT_MOST (1000 * 1000 * 1000)

/* A file that a person put beside a note, or, where it has none, beside the match; or one's own photo, which belongs
 * to the person instead. It never leaves this computer: all of it is private, whatever the record's visibility says.
 * But one's own contact card, which one sends oneself, has that photo on it. */
#define TRELLIS_TYPE_ATTACHMENT (trellis_attachment_get_type ())

/* The title is the file's name as people see it, the size is in bytes. What the file holds is kept apart,
 * once for all attachments that have it, under the SHA-256 in "content" (in small hexadecimal digits). */
#define TRELLIS_ATTACHMENT_FIELDS(FIELD, CHOICE, LINK, R)                                           \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                              \
  LINK (R, note, trellis_note, TRELLIS_FIELD_PARENT)                                                \
  LINK (R, person, trellis_person, TRELLIS_FIELD_PARENT)                                            \
  CHOICE (R, kind, TrellisAttachmentKind, trellis_attachment_kind, TRELLIS_ATTACHMENT_KIND_FILE,    \
          TRELLIS_FIELD_PRIVATE)                                                                    \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE) \
  FIELD (R, STRING, media_type, 0, TRELLIS_FIELD_PRIVATE)                                           \
  FIELD (R, INTEGER, size, 0, TRELLIS_FIELD_PRIVATE)                                                \
  FIELD (R, STRING, content, 0, TRELLIS_FIELD_PRIVATE)

TRELLIS_DECLARE_RECORD (Attachment, attachment, ATTACHMENT)

TrellisAttachment *trellis_attachment_new (void);

G_END_DECLS

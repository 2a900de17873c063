/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal.h"
#include "trellis-meeting.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_NOTE_KIND_NOTE,
  TRELLIS_NOTE_KIND_DECISION,
  TRELLIS_NOTE_KIND_ADVICE,
  TRELLIS_NOTE_KIND_QUESTION, /* to raise next time */
  TRELLIS_NOTE_KIND_LINK,
  TRELLIS_NOTE_KIND_WIN,
  TRELLIS_NOTE_KIND_REFLECTION,
} TrellisNoteKind;

#define TRELLIS_TYPE_NOTE_KIND (trellis_note_kind_get_type ())
GType trellis_note_kind_get_type (void);

/* Something written down about a match. */
#define TRELLIS_TYPE_NOTE (trellis_note_get_type ())

#define TRELLIS_NOTE_FIELDS(FIELD, CHOICE, LINK, R)                                                \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                             \
  LINK (R, meeting, trellis_meeting, TRELLIS_FIELD_PLAIN)                                          \
  LINK (R, goal, trellis_goal, TRELLIS_FIELD_PLAIN)                                                \
  CHOICE (R, kind, TrellisNoteKind, trellis_note_kind, TRELLIS_NOTE_KIND_NOTE, TRELLIS_FIELD_PLAIN) \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                        \
  FIELD (R, TEXT, body, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                           \
  FIELD (R, LIST, tags, 0, TRELLIS_FIELD_SEARCHED)                                                 \
  FIELD (R, BOOLEAN, pinned, 0, TRELLIS_FIELD_PLAIN)                                               \
  FIELD (R, BOOLEAN, tried, 0, TRELLIS_FIELD_PLAIN)                                                \
  FIELD (R, TEXT, result, 0, TRELLIS_FIELD_SEARCHED)                                               \
  FIELD (R, STRING, address, 0, TRELLIS_FIELD_SEARCHED)                                            \
  FIELD (R, BOOLEAN, raised, 0, TRELLIS_FIELD_PLAIN)

TRELLIS_DECLARE_RECORD (Note, note, NOTE)

TrellisNote *trellis_note_new (void);

G_END_DECLS

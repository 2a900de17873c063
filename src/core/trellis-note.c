/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note.h"

G_DEFINE_ENUM_TYPE (TrellisNoteKind, trellis_note_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_NOTE_KIND_NOTE, "note"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_NOTE_KIND_DECISION, "decision"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_NOTE_KIND_ADVICE, "advice"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_NOTE_KIND_QUESTION, "question"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_NOTE_KIND_LINK, "link"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_NOTE_KIND_WIN, "win"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_NOTE_KIND_REFLECTION, "reflection"))

TRELLIS_DEFINE_RECORD (Note, note, NOTE)

/* A new record that no store keeps yet. */
TrellisNote *
trellis_note_new (void)
{
  return g_object_new (TRELLIS_TYPE_NOTE, NULL);
}

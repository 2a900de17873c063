/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-sections.h"

#include <glib/gi18n-lib.h>

static const TrellisNoteSection sections[] = {
  { TRELLIS_NOTE_KIND_DECISION, N_("Decisions") },
  { TRELLIS_NOTE_KIND_WIN, N_("Wins") },
  { TRELLIS_NOTE_KIND_REFLECTION, N_("Key Learnings") },
  { TRELLIS_NOTE_KIND_ADVICE, N_("Advice") },
  { TRELLIS_NOTE_KIND_NOTE, N_("Also Noted") },
  { TRELLIS_NOTE_KIND_LINK, N_("Links") },
  { TRELLIS_NOTE_KIND_QUESTION, N_("For Next Time") },
};

/* One for each kind, in the order in which they are told. */
const TrellisNoteSection *
trellis_note_sections_get (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}

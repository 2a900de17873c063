/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-note.h"

G_BEGIN_DECLS

/* The notes of one kind in what is written about a meeting. */
typedef struct
{
  TrellisNoteKind kind;
  const char *heading; /* not translated yet */
} TrellisNoteSection;

const TrellisNoteSection *trellis_note_sections_get (guint *n_sections);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Which notes of a match are listed, and in which order: always the pinned ones first. Whatever is
 * set gives another model; ask for it afterwards. */
#define TRELLIS_TYPE_NOTE_LIST (trellis_note_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteList, trellis_note_list, TRELLIS, NOTE_LIST, GObject)

TrellisNoteList *trellis_note_list_new       (TrellisStore    *store,
                                              TrellisMatch    *match);
GListModel      *trellis_note_list_get_model (TrellisNoteList *self);
guint            trellis_note_list_find      (TrellisNoteList *self,
                                              TrellisNote     *note);

void             trellis_note_list_set_sort  (TrellisNoteList *self,
                                              const char      *sort);
void             trellis_note_list_set_kind  (TrellisNoteList *self,
                                              int              kind);
void             trellis_note_list_set_tag   (TrellisNoteList *self,
                                              const char      *tag);
void             trellis_note_list_set_words (TrellisNoteList *self,
                                              const char      *words);

G_END_DECLS

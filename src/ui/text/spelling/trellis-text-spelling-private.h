/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text-spelling.h"

#include "trellis-spelling-checker.h"
#include "trellis-text-dirty.h"

G_BEGIN_DECLS

struct _TrellisTextSpelling
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  TrellisSpellingChecker *checker; /* NULL until it is loaded */
  GtkTextTag *tag; /* owned by the buffer's table */
  TrellisTextSpellingSkip skip;
  gpointer user_data;

  TrellisTextDirty dirty;
  GtkTextMark *unfinished; /* the word being typed, passed over until the cursor leaves it */
  gboolean has_unfinished;
  guint slice_id;

  GSimpleActionGroup *actions;
  GMenu *menu;
  GMenu *corrections;
  GtkTextMark *word_start; /* what the menu is about */
  GtkTextMark *word_end;
};

/* Looks at the whole text again. */
void trellis_text_spelling_check_all        (TrellisTextSpelling *self);

/* In trellis-text-spelling-menu.c. */
void trellis_text_spelling_create_menu      (TrellisTextSpelling *self);
void trellis_text_spelling_append_languages (TrellisTextSpelling *self);

G_END_DECLS

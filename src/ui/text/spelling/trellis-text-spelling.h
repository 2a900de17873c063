/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_TEXT_SPELLING (trellis_text_spelling_get_type ())

G_DECLARE_FINAL_TYPE (TrellisTextSpelling, trellis_text_spelling, TRELLIS, TEXT_SPELLING, GObject)

/* Whether the word at a place is not to be checked: code, addresses. */
typedef gboolean (*TrellisTextSpellingSkip) (const GtkTextIter *word,
                                             gpointer           user_data);

/* Underlines misspelt words of the buffer for as long as it lives. */
TrellisTextSpelling *trellis_text_spelling_new         (GtkTextBuffer           *buffer,
                                                        TrellisTextSpellingSkip  skip,
                                                        gpointer                 user_data);

/* To be inserted into a widget as "spelling", for the menu. */
GActionGroup        *trellis_text_spelling_get_actions (TrellisTextSpelling     *self);
GMenuModel          *trellis_text_spelling_get_menu    (TrellisTextSpelling     *self);

/* Fills the menu for the word at the cursor. */
void                 trellis_text_spelling_update_menu (TrellisTextSpelling     *self);

G_END_DECLS

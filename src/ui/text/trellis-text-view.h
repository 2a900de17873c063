/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_TEXT_VIEW (trellis_text_view_get_type ())

/* Markdown-light text, shown formatted while it is written. Keys besides GtkTextView's own:
 * Ctrl+B and Ctrl+I for bold and italic, Ctrl+Shift+X to make or tick tasks, Shift+Enter for a plain
 * new line inside a list, Ctrl+click to open a link.
 *
 * "edited" is emitted when the person changes the text (typing, undo, ticking a box), never by
 * trellis_text_view_set_text () and its kin. */
G_DECLARE_FINAL_TYPE (TrellisTextView, trellis_text_view, TRELLIS, TEXT_VIEW, GtkTextView)

GtkWidget  *trellis_text_view_new                   (void);

char       *trellis_text_view_dup_text              (TrellisTextView *self);

/* Not undoable, and nothing before it is either. The cursor goes to the start. */
void        trellis_text_view_set_text              (TrellisTextView *self,
                                                     const char      *text);

/* Touches only what differs, so cursor and place stay where they can. */
gboolean    trellis_text_view_set_text_if_different (TrellisTextView *self,
                                                     const char      *text);

void        trellis_text_view_set_placeholder_text  (TrellisTextView *self,
                                                     const char      *placeholder_text);

/* Small margins, for a text among other fields rather than a page. */
void        trellis_text_view_set_compact           (TrellisTextView *self,
                                                     gboolean         compact);

void        trellis_text_view_set_check_spelling    (TrellisTextView *self,
                                                     gboolean         check_spelling);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Typing helpers for Markdown in a buffer. Each is one step of undo and tells if it did anything. */

/* Enter: goes on with the list, task or quotation of the line, or ends it when it is empty. */
gboolean trellis_text_edit_break_line   (GtkTextBuffer *buffer);

/* Backspace right behind a list marker takes the whole marker away. */
gboolean trellis_text_edit_unmark_line  (GtkTextBuffer *buffer);

/* Puts the sign ("**", "*") around the selection or the word at the cursor, or takes it away. */
gboolean trellis_text_edit_toggle_sign  (GtkTextBuffer *buffer,
                                         const char    *sign);

/* Ticks or unticks the tasks of the selected lines; a line that is none becomes one. */
gboolean trellis_text_edit_toggle_tasks (GtkTextBuffer *buffer);

/* Ticks or unticks the task on one line. */
gboolean trellis_text_edit_toggle_task  (GtkTextBuffer *buffer,
                                         int            line);

/* Makes the selection the words of a link; can_link only tells whether there are such words. */
gboolean trellis_text_edit_can_link     (GtkTextBuffer *buffer);
gboolean trellis_text_edit_link         (GtkTextBuffer *buffer,
                                         const char    *address);

/* Makes the text of the buffer this one, touching only what differs. Unlike the others, not undoable. */
gboolean trellis_text_edit_replace      (GtkTextBuffer *buffer,
                                         const char    *text);

G_END_DECLS

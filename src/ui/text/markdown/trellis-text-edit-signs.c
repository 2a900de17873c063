/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-edit.h"

#include <string.h>

#include "trellis-text-edit-private.h"

static gboolean
has_text (const GtkTextIter *start, const GtkTextIter *end, const char *text)
{
  g_autofree char *slice = gtk_text_iter_get_slice (start, end);

  return strcmp (slice, text) == 0;
}

/* Whether the sign, or one that is longer by one ("**" for "*"), stands on both sides of the range. */
static gboolean
is_signed (const GtkTextIter *start, const GtkTextIter *end, const char *sign, gboolean longer)
{
  int n = (int) strlen (sign) + (longer ? 1 : 0);
  g_autofree char *want = g_strnfill ((gsize) n, sign[0]);
  GtkTextIter before = *start, after = *end;

  return gtk_text_iter_backward_chars (&before, n) &&
         gtk_text_iter_get_line (&before) == gtk_text_iter_get_line (start) &&
         (gtk_text_iter_forward_chars (&after, n) || gtk_text_iter_is_end (&after)) &&
         has_text (&before, start, want) && has_text (end, &after, want);
}

static void
add_sign (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, const char *sign)
{
  int n = (int) strlen (sign);
  int from = gtk_text_iter_get_offset (start) + n;
  int to = gtk_text_iter_get_offset (end) + n;

  gtk_text_buffer_insert (buffer, end, sign, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from - n);
  gtk_text_buffer_insert (buffer, start, sign, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, end, to);
}

static void
remove_sign (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, const char *sign)
{
  int n = (int) strlen (sign);
  int from = gtk_text_iter_get_offset (start) - n;
  int to = gtk_text_iter_get_offset (end) - n;
  GtkTextIter outer = *end;

  gtk_text_iter_forward_chars (&outer, n);
  gtk_text_buffer_delete (buffer, end, &outer);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &outer, from + n);
  gtk_text_buffer_delete (buffer, start, &outer);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, end, to);
}

/* Signs must touch words to count, and a list marker is no word. */
void
trellis_text_edit_trim_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  TrellisMarkdownLine line;
  GtkTextIter line_start, line_end, content;
  g_autofree char *text = trellis_text_edit_read_line (buffer, gtk_text_iter_get_line (start),
                                                       &line_start, &line_end, &line);

  content = line_start;
  gtk_text_iter_set_line_offset (&content, (int) line.content);
  if (gtk_text_iter_compare (start, &content) < 0)
    *start = content;
  if (gtk_text_iter_compare (end, &content) < 0)
    *end = content;

  while (gtk_text_iter_compare (start, end) < 0 &&
         g_unichar_isspace (gtk_text_iter_get_char (start)))
    gtk_text_iter_forward_char (start);

  while (gtk_text_iter_compare (start, end) < 0)
    {
      GtkTextIter before = *end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      *end = before;
    }
}

static void
sign_lines (GtkTextBuffer *buffer, int first, int last, int from, int to, const char *sign)
{
  for (int number = last; number >= first; number--)
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_line (buffer, &start, number);
      end = start;
      if (number == first)
        gtk_text_iter_set_line_offset (&start, from);
      if (number == last)
        gtk_text_iter_set_line_offset (&end, to);
      else if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);

      trellis_text_edit_trim_range (buffer, &start, &end);
      if (!gtk_text_iter_equal (&start, &end))
        add_sign (buffer, &start, &end, sign);
    }
}

/* At the end of signed words, where the sign closes: the same key leaves them. */
static gboolean
step_over_sign (GtkTextBuffer *buffer, const char *sign)
{
  GtkTextIter cursor, before, after;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  before = after = cursor;

  if (gtk_text_iter_starts_line (&cursor) || !gtk_text_iter_backward_char (&before) ||
      g_unichar_isspace (gtk_text_iter_get_char (&before)) ||
      gtk_text_iter_get_char (&before) == (gunichar) sign[0])
    return FALSE;

  gtk_text_iter_forward_chars (&after, (int) strlen (sign));
  if (!has_text (&cursor, &after, sign) || gtk_text_iter_get_char (&after) == (gunichar) sign[0])
    return FALSE;

  gtk_text_buffer_place_cursor (buffer, &after);

  return TRUE;
}

/* The word that the cursor is in, or nothing where it stands beside words. */
static void
get_word_at_cursor (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (buffer, start, gtk_text_buffer_get_insert (buffer));
  *end = *start;
  if (gtk_text_iter_inside_word (start) && !gtk_text_iter_starts_word (start))
    {
      gtk_text_iter_backward_word_start (start);
      gtk_text_iter_forward_word_end (end);
    }
}

/* @start and @end are in one line, and stay around the same characters. */
static void
toggle_in_line (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, const char *sign)
{
  /* "**" around is not "*" around, but "***" is both. */
  if (is_signed (start, end, sign, FALSE) &&
      (strlen (sign) == 2 || !is_signed (start, end, sign, TRUE) || is_signed (start, end, "***", FALSE)))
    remove_sign (buffer, start, end, sign);
  else
    add_sign (buffer, start, end, sign);
}

gboolean
trellis_text_edit_toggle_sign (GtkTextBuffer *buffer, const char *sign)
{
  GtkTextIter start, end;
  gboolean has_selection;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (sign != NULL && *sign != 0, FALSE);

  has_selection = gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (!has_selection && step_over_sign (buffer, sign))
    return TRUE;

  gtk_text_buffer_begin_user_action (buffer);

  if (!has_selection)
    {
      const int cursor = gtk_text_iter_get_offset (&start);
      int word;

      get_word_at_cursor (buffer, &start, &end);
      word = gtk_text_iter_get_offset (&start);
      toggle_in_line (buffer, &start, &end, sign);
      gtk_text_iter_set_offset (&start, cursor + gtk_text_iter_get_offset (&start) - word);
      gtk_text_buffer_place_cursor (buffer, &start);
    }
  else if (gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      trellis_text_edit_trim_range (buffer, &start, &end);
      toggle_in_line (buffer, &start, &end, sign);
      gtk_text_buffer_select_range (buffer, &end, &start);
    }
  else
    {
      sign_lines (buffer, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (&end),
                  gtk_text_iter_get_line_offset (&start), gtk_text_iter_get_line_offset (&end),
                  sign);
    }

  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

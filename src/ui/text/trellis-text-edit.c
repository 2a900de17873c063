/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-text-edit.h"

#include <string.h>

#include "trellis-markdown.h"

/* The text and kind of a line; start is where it begins. */
static char *
read_line (GtkTextBuffer *buffer, int number, GtkTextIter *start, GtkTextIter *end, TrellisMarkdownLine *line)
{
  char *text;

  gtk_text_buffer_get_iter_at_line (buffer, start, number);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);

  text = gtk_text_iter_get_slice (start, end);
  trellis_markdown_scan_line (text, strlen (text), line, NULL);

  return text;
}

static int
cursor_line (GtkTextBuffer *buffer, GtkTextIter *cursor)
{
  gtk_text_buffer_get_iter_at_mark (buffer, cursor, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_line (cursor);
}

static gboolean
is_list (const TrellisMarkdownLine *line)
{
  return line->kind == TRELLIS_MARKDOWN_ITEM || line->kind == TRELLIS_MARKDOWN_NUMBERED ||
         line->kind == TRELLIS_MARKDOWN_TASK;
}

static char *
next_marker (const char *text, const TrellisMarkdownLine *line)
{
  int indent = (int) line->indent;

  if (line->kind == TRELLIS_MARKDOWN_NUMBERED)
    return g_strdup_printf ("\n%.*s%u%c ", indent, text, line->number + 1, line->sign);
  if (line->kind == TRELLIS_MARKDOWN_TASK)
    return g_strdup_printf ("\n%.*s%c [ ] ", indent, text, line->sign);

  return g_strdup_printf ("\n%.*s", (int) line->content, text);
}

gboolean
trellis_text_edit_break_line (GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;
  TrellisMarkdownLine line;
  GtkTextIter cursor, start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;

  text = read_line (buffer, cursor_line (buffer, &cursor), &start, &end, &line);

  if ((!is_list (&line) && line.kind != TRELLIS_MARKDOWN_QUOTATION) ||
      gtk_text_iter_get_line_offset (&cursor) < (int) line.content)
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);

  if (text[line.content] == 0)
    {
      gtk_text_buffer_delete (buffer, &start, &end);
    }
  else
    {
      g_autofree char *marker = next_marker (text, &line);

      gtk_text_buffer_insert (buffer, &cursor, marker, -1);
    }

  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

gboolean
trellis_text_edit_unmark_line (GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;
  TrellisMarkdownLine line;
  GtkTextIter cursor, start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;

  text = read_line (buffer, cursor_line (buffer, &cursor), &start, &end, &line);

  if (!is_list (&line) || gtk_text_iter_get_line_offset (&cursor) != (int) line.content)
    return FALSE;

  gtk_text_iter_set_line_offset (&start, (int) line.indent);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &cursor);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

static gboolean
has_text (const GtkTextIter *start, const GtkTextIter *end, const char *text)
{
  g_autofree char *slice = gtk_text_iter_get_slice (start, end);

  return strcmp (slice, text) == 0;
}

/* Whether the sign stands on both sides of the range, and not as a part of a longer one ("**" for "*"). */
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
static void
trim_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  TrellisMarkdownLine line;
  GtkTextIter line_start, line_end, content;
  g_autofree char *text = read_line (buffer, gtk_text_iter_get_line (start), &line_start, &line_end, &line);

  content = line_start;
  gtk_text_iter_set_line_offset (&content, (int) line.content);
  if (gtk_text_iter_compare (start, &content) < 0)
    *start = content;
  if (gtk_text_iter_compare (end, &content) < 0)
    *end = content;

  while (gtk_text_iter_compare (start, end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (start)))
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

      trim_range (buffer, &start, &end);
      if (!gtk_text_iter_equal (&start, &end))
        add_sign (buffer, &start, &end, sign);
    }
}

gboolean
trellis_text_edit_toggle_sign (GtkTextBuffer *buffer, const char *sign)
{
  GtkTextIter start, end;
  int cursor = -1;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (sign != NULL && *sign != 0, FALSE);

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      cursor_line (buffer, &start);
      end = start;
      cursor = gtk_text_iter_get_offset (&start);

      if (gtk_text_iter_inside_word (&start) && !gtk_text_iter_starts_word (&start))
        {
          gtk_text_iter_backward_word_start (&start);
          gtk_text_iter_forward_word_end (&end);
        }
    }

  gtk_text_buffer_begin_user_action (buffer);

  if (gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    {
      sign_lines (buffer, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (&end),
                  gtk_text_iter_get_line_offset (&start), gtk_text_iter_get_line_offset (&end), sign);
    }
  else
    {
      gboolean is_double = strlen (sign) == 2, remove;
      int at;

      if (cursor < 0)
        trim_range (buffer, &start, &end);

      /* "**" around is not "*" around, but "***" is both. */
      remove = is_signed (&start, &end, sign, FALSE) &&
               (is_double || !is_signed (&start, &end, sign, TRUE) || is_signed (&start, &end, "***", FALSE));
      at = gtk_text_iter_get_offset (&start);

      if (remove)
        remove_sign (buffer, &start, &end, sign);
      else
        add_sign (buffer, &start, &end, sign);

      if (cursor < 0)
        {
          gtk_text_buffer_select_range (buffer, &end, &start);
        }
      else
        {
          gtk_text_iter_set_offset (&start, cursor + gtk_text_iter_get_offset (&start) - at);
          gtk_text_buffer_place_cursor (buffer, &start);
        }
    }

  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

gboolean
trellis_text_edit_toggle_task (GtkTextBuffer *buffer, int number)
{
  g_autofree char *text = NULL;
  TrellisMarkdownLine line;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  text = read_line (buffer, number, &start, &end, &line);
  if (line.kind != TRELLIS_MARKDOWN_TASK)
    return FALSE;

  gtk_text_iter_set_line_offset (&start, (int) line.box + 1);
  end = start;
  gtk_text_iter_forward_char (&end);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, line.done ? " " : "x", 1);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

gboolean
trellis_text_edit_toggle_tasks (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  int first, last;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);

  gtk_text_buffer_begin_user_action (buffer);

  for (int number = first; number <= last; number++)
    {
      g_autofree char *text = NULL;
      TrellisMarkdownLine line;

      if (trellis_text_edit_toggle_task (buffer, number))
        continue;

      text = read_line (buffer, number, &start, &end, &line);

      if (line.kind == TRELLIS_MARKDOWN_ITEM)
        {
          gtk_text_iter_set_line_offset (&start, (int) line.content);
          gtk_text_buffer_insert (buffer, &start, "[ ] ", -1);
        }
      else if (line.kind == TRELLIS_MARKDOWN_TEXT && (first == last || text[line.indent] != 0))
        {
          gtk_text_iter_set_line_offset (&start, (int) line.indent);
          gtk_text_buffer_insert (buffer, &start, "- [ ] ", -1);
        }
    }

  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

gboolean
trellis_text_edit_can_link (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    return FALSE;

  words = gtk_text_iter_get_slice (&start, &end);
  g_strstrip (words);

  return *words != 0 && strpbrk (words, "[]\\") == NULL && !trellis_markdown_is_address (words);
}

gboolean
trellis_text_edit_link (GtkTextBuffer *buffer, const char *address)
{
  g_autofree char *words = NULL, *link = NULL;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if (!trellis_text_edit_can_link (buffer))
    return FALSE;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  trim_range (buffer, &start, &end);
  words = gtk_text_iter_get_slice (&start, &end);
  if (*words == 0)
    return FALSE;

  link = g_strdup_printf ("[%s](%s)", words, address);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, link, -1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

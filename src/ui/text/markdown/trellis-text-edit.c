/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-edit.h"

#include <string.h>

#include "trellis-text-edit-private.h"

char *
trellis_text_edit_read_line (GtkTextBuffer *buffer,
                             int number,
                             GtkTextIter *start,
                             GtkTextIter *end,
                             TrellisMarkdownLine *line)
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

  text = trellis_text_edit_read_line (buffer, cursor_line (buffer, &cursor), &start, &end, &line);

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

  text = trellis_text_edit_read_line (buffer, cursor_line (buffer, &cursor), &start, &end, &line);

  if (!is_list (&line) || gtk_text_iter_get_line_offset (&cursor) != (int) line.content)
    return FALSE;

  gtk_text_iter_set_line_offset (&start, (int) line.indent);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &cursor);
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

  text = trellis_text_edit_read_line (buffer, number, &start, &end, &line);
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

      text = trellis_text_edit_read_line (buffer, number, &start, &end, &line);

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

/* Round brackets would end the link too early unless each one opened is closed. */
static char *
escape_address (const char *address)
{
  g_autoptr(GString) escaped = g_string_new (address);
  int depth = 0;

  for (const char *p = address; *p != 0 && depth >= 0; p++)
    depth += (*p == '(') - (*p == ')');

  if (depth != 0)
    {
      g_string_replace (escaped, "(", "%28", 0);
      g_string_replace (escaped, ")", "%29", 0);
    }

  return g_string_free_and_steal (g_steal_pointer (&escaped));
}

gboolean
trellis_text_edit_link (GtkTextBuffer *buffer, const char *address)
{
  g_autofree char *words = NULL, *target = NULL, *link = NULL;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if (!trellis_text_edit_can_link (buffer))
    return FALSE;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  trellis_text_edit_trim_range (buffer, &start, &end);
  words = gtk_text_iter_get_slice (&start, &end);
  if (*words == 0)
    return FALSE;

  target = escape_address (address);
  link = g_strdup_printf ("[%s](%s)", words, target);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, link, -1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

/* How many characters two texts share at the start. */
static int
count_shared_start (const char *old, const char *new)
{
  int n = 0;

  while (*old != 0 && g_utf8_get_char (old) == g_utf8_get_char (new))
    {
      old = g_utf8_next_char (old);
      new = g_utf8_next_char (new);
      n++;
    }

  return n;
}

/* Moves both ends back over what is the same before them. */
static void
skip_shared_end (const char *old, const char **old_end, const char *new, const char **new_end)
{
  while (*old_end > old && *new_end > new)
    {
      const char *old_last = g_utf8_prev_char (*old_end), *new_last = g_utf8_prev_char (*new_end);

      if (g_utf8_get_char (old_last) != g_utf8_get_char (new_last))
        break;

      *old_end = old_last;
      *new_end = new_last;
    }
}

gboolean
trellis_text_edit_replace (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old = NULL, *new = NULL;
  const char *old_start, *old_end, *new_start, *new_end;
  GtkTextIter start, end;
  int n_shared;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  old = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  new = g_utf8_make_valid (text, -1);
  if (strcmp (old, new) == 0)
    return FALSE;

  n_shared = count_shared_start (old, new);
  old_start = g_utf8_offset_to_pointer (old, n_shared);
  new_start = g_utf8_offset_to_pointer (new, n_shared);
  old_end = old_start + strlen (old_start);
  new_end = new_start + strlen (new_start);
  skip_shared_end (old_start, &old_end, new_start, &new_end);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, n_shared);
  gtk_text_buffer_get_iter_at_offset (
    buffer, &end, n_shared + (int) g_utf8_strlen (old_start, old_end - old_start));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, new_start, (int) (new_end - new_start));
  gtk_text_buffer_end_irreversible_action (buffer);

  return TRUE;
}

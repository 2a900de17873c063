/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-markdown.h"

#include <string.h>

#include "trellis-markdown-inline-private.h"

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gsize
skip_blank (const char *line, gsize len, gsize at)
{
  while (at < len && is_blank (line[at]))
    at++;

  return at;
}

static gboolean
scan_rule (const char *line, gsize len, gsize at)
{
  char sign = at < len ? line[at] : 0;
  guint n = 0;

  if (sign != '-' && sign != '*' && sign != '_')
    return FALSE;

  for (; at < len; at++)
    {
      if (line[at] == sign)
        n++;
      else if (!is_blank (line[at]))
        return FALSE;
    }

  return n >= 3;
}

static gboolean
scan_heading (const char *line, gsize len, gsize at, guint *level, gsize *content)
{
  gsize end = at;

  while (end < len && line[end] == '#')
    end++;

  *level = end - at;
  *content = skip_blank (line, len, end);

  return *level >= 1 && *level <= 6 && *content > end;
}

static gboolean
scan_task (const char *line, gsize len, gsize at, TrellisMarkdownLine *out)
{
  if (at + 3 > len || line[at] != '[' || line[at + 2] != ']' ||
      strchr (" xX", line[at + 1]) == NULL)
    return FALSE;

  if (at + 3 < len && !is_blank (line[at + 3]))
    return FALSE;

  out->kind = TRELLIS_MARKDOWN_TASK;
  out->box = at;
  out->done = line[at + 1] != ' ';
  out->content = skip_blank (line, len, at + 3);

  return TRUE;
}

static gboolean
scan_item (const char *line, gsize len, TrellisMarkdownLine *out)
{
  gsize at = out->indent;
  guint number = 0;

  if (at < len && strchr ("-*+", line[at]) != NULL && line[at] != 0)
    {
      out->kind = TRELLIS_MARKDOWN_ITEM;
    }
  else
    {
      for (; at < len && at - out->indent < 9 && g_ascii_isdigit (line[at]); at++)
        number = number * 10 + (guint) (line[at] - '0');

      if (at == out->indent || at >= len || (line[at] != '.' && line[at] != ')'))
        return FALSE;

      out->kind = TRELLIS_MARKDOWN_NUMBERED;
    }

  if (at + 1 >= len || !is_blank (line[at + 1]))
    {
      out->kind = TRELLIS_MARKDOWN_TEXT;
      return FALSE;
    }

  out->number = number;
  out->sign = line[at];
  out->content = skip_blank (line, len, at + 1);

  if (out->kind == TRELLIS_MARKDOWN_ITEM)
    scan_task (line, len, out->content, out);

  return TRUE;
}

static gsize
scan_quotation (const char *line, gsize len, gsize at)
{
  while (at < len && line[at] == '>')
    {
      at++;
      if (at < len && is_blank (line[at]))
        at++;
    }

  return at;
}

void
trellis_markdown_scan_line (const char *line,
                            gsize len,
                            TrellisMarkdownLine *out_line,
                            GArray *spans)
{
  TrellisMarkdownLine out = { .kind = TRELLIS_MARKDOWN_TEXT };
  guint level = 0, n_chars;
  gsize content;

  g_return_if_fail (line != NULL || len == 0);

  out.indent = skip_blank (line, len, 0);

  if (scan_rule (line, len, out.indent))
    {
      out.kind = TRELLIS_MARKDOWN_RULE;
      out.content = len;
    }
  else if (scan_heading (line, len, out.indent, &level, &content))
    {
      out.kind = TRELLIS_MARKDOWN_HEADING;
      out.content = content;
    }
  else if (out.indent < len && line[out.indent] == '>')
    {
      out.kind = TRELLIS_MARKDOWN_QUOTATION;
      out.content = scan_quotation (line, len, out.indent);
    }
  else
    {
      scan_item (line, len, &out);
    }

  if (out_line != NULL)
    *out_line = out;

  if (spans == NULL)
    return;

  n_chars = out.content + (guint) g_utf8_strlen (line + out.content, (gssize) (len - out.content));

  if (out.kind == TRELLIS_MARKDOWN_TASK)
    trellis_markdown_append_span (spans, TRELLIS_MARKDOWN_BOX, out.indent, out.box + 3);
  else if (out.kind != TRELLIS_MARKDOWN_TEXT)
    trellis_markdown_append_span (spans, TRELLIS_MARKDOWN_MARKER, out.indent, out.content);

  if (out.kind == TRELLIS_MARKDOWN_HEADING)
    trellis_markdown_append_span (spans, TRELLIS_MARKDOWN_HEADING_1 + MIN (level, 3) - 1,
                                  out.indent, n_chars);
  else if (out.kind == TRELLIS_MARKDOWN_QUOTATION)
    trellis_markdown_append_span (spans, TRELLIS_MARKDOWN_QUOTE, out.indent, n_chars);
  else if (out.kind == TRELLIS_MARKDOWN_TASK && out.done)
    trellis_markdown_append_span (spans, TRELLIS_MARKDOWN_DONE, out.content, n_chars);

  trellis_markdown_scan_inline (line, len, out.content, spans);
}

char *
trellis_markdown_dup_link (const char *line, gsize len, guint offset)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));

  trellis_markdown_scan_line (line, len, NULL, spans);

  for (guint i = 0; i < spans->len; i++)
    {
      TrellisMarkdownSpan span = g_array_index (spans, TrellisMarkdownSpan, i);
      guint start = span.start, end = span.end;

      if (span.style != TRELLIS_MARKDOWN_LINK)
        continue;

      if (i + 1 < spans->len)
        {
          TrellisMarkdownSpan next = g_array_index (spans, TrellisMarkdownSpan, i + 1);

          if (next.style == TRELLIS_MARKDOWN_ADDRESS)
            {
              span = next;
              start -= 1;
              end = next.end + 1;
            }
        }

      if (offset >= start && offset < end)
        {
          const char *from = g_utf8_offset_to_pointer (line, span.start);

          return g_strndup (
            from, (gsize) (g_utf8_offset_to_pointer (from, span.end - span.start) - from));
        }
    }

  return NULL;
}

char *
trellis_markdown_dup_plain (const char *line, gsize len)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
  g_autoptr(GString) words = g_string_sized_new (len);
  guint at = 0;

  trellis_markdown_scan_line (line, len, NULL, spans);

  for (const char *p = line; p < line + len; p = g_utf8_next_char (p), at++)
    {
      gboolean is_sign = FALSE;

      for (guint i = 0; i < spans->len && !is_sign; i++)
        {
          const TrellisMarkdownSpan *span = &g_array_index (spans, TrellisMarkdownSpan, i);

          is_sign = (span->style == TRELLIS_MARKDOWN_MARKER || span->style == TRELLIS_MARKDOWN_ADDRESS ||
                     span->style == TRELLIS_MARKDOWN_BOX) &&
                    at >= span->start && at < span->end;
        }
      if (!is_sign)
        g_string_append_len (words, p, g_utf8_next_char (p) - p);
    }

  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&words)));
}

gboolean
trellis_markdown_is_address (const char *text)
{
  const char *scheme;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == '<' || c == '>')
        return FALSE;
    }

  scheme = g_uri_peek_scheme (text); /* in small letters */

  /* Notes may come from the partner: nothing but a page or a letter is ever opened from one. */
  if (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0)
    {
      text += strlen (scheme);
      return g_str_has_prefix (text, "://") && strlen (text) > strlen ("://");
    }

  return g_strcmp0 (scheme, "mailto") == 0 && strchr (text, '@') != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-markdown-markup.h"

#include "trellis-markdown.h"

/* How a character is shown. */
typedef enum
{
  HIDDEN = 1 << 0,
  BOLD = 1 << 1,
  ITALIC = 1 << 2,
  STRIKE = 1 << 3,
  CODE = 1 << 4,
  LINK = 1 << 5,
} Look;

/* A line on its way to markup. */
typedef struct
{
  const char *text;
  GArray *spans;
  gboolean has_links; /* which can be followed */
} Line;

static Look
get_look (TrellisMarkdownStyle style)
{
  switch (style)
    {
    case TRELLIS_MARKDOWN_MARKER:
    case TRELLIS_MARKDOWN_ADDRESS:
    case TRELLIS_MARKDOWN_BOX:
      return HIDDEN;
    case TRELLIS_MARKDOWN_HEADING_1:
    case TRELLIS_MARKDOWN_HEADING_2:
    case TRELLIS_MARKDOWN_HEADING_3:
    case TRELLIS_MARKDOWN_STRONG:
      return BOLD;
    case TRELLIS_MARKDOWN_QUOTE:
    case TRELLIS_MARKDOWN_EMPHASIS:
      return ITALIC;
    case TRELLIS_MARKDOWN_STRIKE:
    case TRELLIS_MARKDOWN_DONE:
      return STRIKE;
    case TRELLIS_MARKDOWN_CODE:
      return CODE;
    case TRELLIS_MARKDOWN_LINK:
      return LINK;
    default:
      return 0;
    }
}

/* Where the link leads that the words from @start to @end, in characters, are of. Transfer full. */
static char *
dup_address (const Line *line, guint start, guint end)
{
  for (guint i = 0; i < line->spans->len; i++)
    {
      const TrellisMarkdownSpan *span = &g_array_index (line->spans, TrellisMarkdownSpan, i);
      const TrellisMarkdownSpan *next = span + 1;

      if (span->style != TRELLIS_MARKDOWN_LINK || start < span->start || end > span->end)
        continue;
      if (i + 1 < line->spans->len && next->style == TRELLIS_MARKDOWN_ADDRESS)
        return g_utf8_substring (line->text, next->start, next->end);
      break;
    }
  return g_utf8_substring (line->text, start, end);
}

static void
append_tag (GString *markup, Look look, Look which, const char *tag)
{
  if ((look & which) != 0)
    g_string_append (markup, tag);
}

/* The characters from @start to @end, which are all shown in the same way. */
static void
append_run (GString *markup, const Line *line, guint start, guint end, Look look)
{
  g_autofree char *words = g_utf8_substring (line->text, start, end);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if ((look & HIDDEN) != 0)
    return;
  if ((look & LINK) != 0 && line->has_links)
    {
      g_autofree char *address = dup_address (line, start, end);
      g_autofree char *attribute = g_markup_escape_text (address, -1);

      g_string_append_printf (markup, "<a href=\"%s\">", attribute);
    }
  append_tag (markup, look, BOLD, "<b>");
  append_tag (markup, look, ITALIC, "<i>");
  append_tag (markup, look, STRIKE, "<s>");
  append_tag (markup, look, CODE, "<tt>");
  g_string_append (markup, escaped);
  append_tag (markup, look, CODE, "</tt>");
  append_tag (markup, look, STRIKE, "</s>");
  append_tag (markup, look, ITALIC, "</i>");
  append_tag (markup, look, BOLD, "</b>");
  if (line->has_links)
    append_tag (markup, look, LINK, "</a>");
}

/* What stands for the signs at the beginning of a line. */
static void
append_bullet (GString *markup, const TrellisMarkdownLine *line)
{
  for (guint i = 0; i < line->indent; i++)
    g_string_append_c (markup, ' ');
  if (line->kind == TRELLIS_MARKDOWN_ITEM)
    g_string_append (markup, "• ");
  else if (line->kind == TRELLIS_MARKDOWN_NUMBERED)
    g_string_append_printf (markup, "%u%c ", line->number, line->sign);
  else if (line->kind == TRELLIS_MARKDOWN_TASK)
    g_string_append (markup, line->done ? "☑ " : "☐ ");
}

static void
append_line (GString *markup, const char *text, gboolean has_links)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
  const Line line = { text, spans, has_links };
  const guint n_chars = (guint) g_utf8_strlen (text, -1);
  g_autofree Look *looks = g_new0 (Look, n_chars + 1);
  TrellisMarkdownLine kind;

  trellis_markdown_scan_line (text, strlen (text), &kind, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TrellisMarkdownSpan *span = &g_array_index (spans, TrellisMarkdownSpan, i);

      for (guint c = span->start; c < span->end; c++)
        looks[c] |= get_look (span->style);
    }

  append_bullet (markup, &kind);
  for (guint c = kind.content, from = c; c < n_chars; c++)
    if (looks[c + 1] != looks[from] || c + 1 == n_chars)
      {
        append_run (markup, &line, from, c + 1, looks[from]);
        from = c + 1;
      }
}

static char *
create_markup (const char *text, gboolean has_links)
{
  GString *markup = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      if (line != lines)
        g_string_append_c (markup, '\n');
      append_line (markup, *line, has_links);
    }

  return g_string_free_and_steal (markup);
}

/* Markdown-light text for a label: formatted, without the signs that do it. @text may be NULL.
 * Transfer full. */
char *
trellis_markdown_to_markup (const char *text)
{
  return create_markup (text, FALSE);
}

/* The same, with its links as links. */
char *
trellis_markdown_to_linked_markup (const char *text)
{
  return create_markup (text, TRUE);
}

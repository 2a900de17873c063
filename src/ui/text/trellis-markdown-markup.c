/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

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
} Look;

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
    default:
      return 0;
    }
}

static void
append_run (GString *markup, const char *start, const char *end, Look look)
{
  g_autofree char *escaped = g_markup_escape_text (start, end - start);

  if ((look & HIDDEN) != 0 || start == end)
    return;
  g_string_append_printf (markup, "%s%s%s%s%s%s%s%s%s", (look & BOLD) != 0 ? "<b>" : "",
                          (look & ITALIC) != 0 ? "<i>" : "", (look & STRIKE) != 0 ? "<s>" : "",
                          (look & CODE) != 0 ? "<tt>" : "", escaped,
                          (look & CODE) != 0 ? "</tt>" : "", (look & STRIKE) != 0 ? "</s>" : "",
                          (look & ITALIC) != 0 ? "</i>" : "", (look & BOLD) != 0 ? "</b>" : "");
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
append_line (GString *markup, const char *text)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
  const glong n_chars = g_utf8_strlen (text, -1);
  g_autofree Look *looks = g_new0 (Look, n_chars + 1);
  TrellisMarkdownLine line;
  const char *run;

  trellis_markdown_scan_line (text, strlen (text), &line, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TrellisMarkdownSpan *span = &g_array_index (spans, TrellisMarkdownSpan, i);

      for (guint c = span->start; c < span->end; c++)
        looks[c] |= get_look (span->style);
    }

  append_bullet (markup, &line);
  run = text + MIN (line.content, strlen (text));
  for (glong c = line.content, from = c; c < n_chars; c++)
    if (looks[c + 1] != looks[from] || c + 1 == n_chars)
      {
        const char *end = g_utf8_offset_to_pointer (run, c + 1 - from);

        append_run (markup, run, end, looks[from]);
        run = end;
        from = c + 1;
      }
}

/* Markdown-light text for a label: formatted, without the signs that do it. @text may be NULL.
 * Transfer full. */
char *
trellis_markdown_to_markup (const char *text)
{
  GString *markup = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      if (line != lines)
        g_string_append_c (markup, '\n');
      append_line (markup, *line);
    }

  return g_string_free_and_steal (markup);
}

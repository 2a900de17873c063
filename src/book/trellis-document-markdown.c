/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-document-markdown.h"

#include <string.h>

/* Spaces for each list item that something stands in: enough behind "1. ", and not yet code. */
#define INDENT 4

typedef struct
{
  GString *out;
  guint heading; /* signs of the latest heading of the document itself */
} Writer;

static gboolean
is_word (const char *text, const char *at)
{
  return at >= text && *at != '\0' && !g_ascii_isspace (*at) && !g_ascii_ispunct (*at);
}

/* Whether an entity, "&amp;", begins there. */
static gboolean
is_entity (const char *at)
{
  const gsize n = strspn (at + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return n > 0 && n < 32 && at[1 + n] == ';';
}

/* Whether the sign at @at within @text would do something. What does nothing stays as it is, so that
 * the text reads well as it stands, too. */
static gboolean
does_something (const char *text, const char *at, const char *end)
{
  const char before = at > text ? at[-1] : ' ';
  const char after = at + 1 < end ? at[1] : ' ';

  switch (*at)
    {
    case '\\':
      return g_ascii_ispunct (after);
    case '`':
      return TRUE;
    case '*':
      return !g_ascii_isspace (before) || !g_ascii_isspace (after);
    case '_':
      return !(is_word (text, at - 1) && is_word (text, at + 1)) &&
             !(g_ascii_isspace (before) && g_ascii_isspace (after));
    case '~':
      return before == '~' || after == '~';
    case '[':
      return g_strstr_len (at, end - at, "](") != NULL;
    case '<':
      return g_ascii_isalpha (after) || strchr ("/!?", after) != NULL;
    case '&':
      return is_entity (at);
    default:
      return FALSE;
    }
}

static void
add_plain (GString *out, const char *text, gsize len)
{
  const char *end = text + len;

  for (const char *at = text; at < end; at++)
    {
      if (does_something (text, at, end))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
}

/* Code may hold backticks; it is enclosed in more of them than any run of them in it. */
static void
add_code (GString *out, const char *text, gsize len)
{
  guint longest = 0, run = 0;

  for (gsize i = 0; i < len; i++)
    {
      run = text[i] == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  for (guint i = 0; i <= longest; i++)
    g_string_append_c (out, '`');
  g_string_append_len (out, text, (gssize) len);
  for (guint i = 0; i <= longest; i++)
    g_string_append_c (out, '`');
}

static void
add_run (GString *out, const char *text, const TrellisRun *run)
{
  const gsize len = run->end - run->start;
  const char *open = (run->look & TRELLIS_RUN_STRONG) != 0 ? "**" : "";
  const char *slant = (run->look & TRELLIS_RUN_EMPHASIS) != 0 ? "*" : "";
  const char *strike = (run->look & TRELLIS_RUN_STRIKE) != 0 ? "~~" : "";
  const gboolean is_bare = run->address != NULL && strlen (run->address) == len &&
                           memcmp (text + run->start, run->address, len) == 0;

  g_string_append_printf (out, "%s%s%s", strike, open, slant);
  if (is_bare)
    g_string_append_printf (out, "<%s>", run->address);
  else
    {
      if (run->address != NULL)
        g_string_append_c (out, '[');
      if ((run->look & TRELLIS_RUN_CODE) != 0)
        add_code (out, text + run->start, len);
      else
        add_plain (out, text + run->start, len);
      if (run->address != NULL)
        g_string_append_printf (out, "](%s)", run->address);
    }
  g_string_append_printf (out, "%s%s%s", slant, open, strike);
}

/* The text with its formatting; its lines are separated by "\n" still. Transfer full. */
static char *
write_inline (const TrellisBlock *block)
{
  GString *out = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; block->runs != NULL && i < block->runs->len; i++)
    {
      const TrellisRun *run = &g_array_index (block->runs, TrellisRun, i);

      add_plain (out, block->text + at, run->start - at);
      add_run (out, block->text, run);
      at = run->end;
    }
  add_plain (out, block->text + at, strlen (block->text + at));
  return g_string_free_and_steal (out);
}

/* Whether @line is three low lines or hyphens or more, with blanks between them or not: those would draw a
 * line. Of stars, the first is taken for the sign of an item, or does something before this is asked. */
static gboolean
is_rule (const char *line)
{
  const char sign = *line;
  guint n_signs = 0;

  if (sign != '_' && sign != '-')
    return FALSE;
  for (; *line != '\0'; line++)
    if (*line == sign)
      n_signs++;
    else if (*line != ' ' && *line != '\t')
      return FALSE;
  return n_signs >= 3;
}

/* Where a sign stands at the beginning of @line that would make more of it than a line of text; -1 if
 * there is none. */
static gssize
find_block_sign (const char *line)
{
  const gsize hashes = strspn (line, "#");
  const gsize digits = strspn (line, "0123456789");
  const gsize signs = strspn (line, "-=");

  if (hashes >= 1 && hashes <= 6 && (line[hashes] == ' ' || line[hashes] == '\0'))
    return 0;
  if (*line == '>' || (strchr ("-+*", *line) != NULL && *line != '\0' && line[1] == ' '))
    return 0;
  if ((signs > 0 && line[signs] == '\0') || is_rule (line))
    return 0;
  if (digits >= 1 && digits <= 9 && (line[digits] == '.' || line[digits] == ')') &&
      (line[digits + 1] == ' ' || line[digits + 1] == '\0'))
    return (gssize) digits;
  return -1;
}

static void
add_line (GString *out, const char *line)
{
  const char *start = line + strspn (line, " \t"); /* four would make code of it */
  const gssize sign = find_block_sign (start);

  if (sign >= 0)
    {
      g_string_append_len (out, start, sign);
      g_string_append_c (out, '\\');
      start += sign;
    }
  g_string_append (out, start);
}

static void
add_indent (GString *out, guint level)
{
  for (guint i = 0; i < level * INDENT; i++)
    g_string_append_c (out, ' ');
}

/* The lines of the block: the first begins with @first, the others with @others; all but the last end
 * with what breaks a line. */
static void
add_lines (GString *out, const TrellisBlock *block, const char *first, const char *others)
{
  g_autofree char *text = write_inline (block);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      add_indent (out, block->level);
      g_string_append (out, line == lines ? first : others);
      add_line (out, *line);
      g_string_append (out, line[1] != NULL ? "  \n" : "\n");
    }
}

static void
add_heading (Writer *self, const TrellisBlock *block)
{
  g_autofree char *text = write_inline (block);
  guint n;

  if (block->kind == TRELLIS_BLOCK_HEADING)
    self->heading = n = block->level + 1;
  else
    n = MIN (self->heading + block->level, 6);
  for (guint i = 0; i < n; i++)
    g_string_append_c (self->out, '#');
  g_strdelimit (text, "\n", ' ');
  g_string_append_printf (self->out, " %s\n", text);
}

static void
add_block (Writer *self, const TrellisBlock *block)
{
  g_autofree char *number = NULL;

  switch (block->kind)
    {
    case TRELLIS_BLOCK_HEADING:
    case TRELLIS_BLOCK_SUBHEADING:
      add_heading (self, block);
      break;
    case TRELLIS_BLOCK_ITEM:
      add_lines (self->out, block, "- ", "  ");
      break;
    case TRELLIS_BLOCK_NUMBERED:
      number = g_strdup_printf ("%u. ", block->number);
      add_lines (self->out, block, number, "   ");
      break;
    case TRELLIS_BLOCK_TASK:
      add_lines (self->out, block, block->done ? "- [x] " : "- [ ] ", "  ");
      break;
    case TRELLIS_BLOCK_QUOTE:
      add_lines (self->out, block, "> ", "> ");
      break;
    case TRELLIS_BLOCK_RULE:
      g_string_append (self->out, "---\n");
      break;
    case TRELLIS_BLOCK_PARAGRAPH:
    case TRELLIS_BLOCK_DETAIL:
    case TRELLIS_BLOCK_SIGNATURE:
      add_lines (self->out, block, "", "");
      break;
    case TRELLIS_BLOCK_CONTENTS:
    default:
      break;
    }
}

/* As CommonMark, which Markdown-light is a part of; it reads well as plain text, too. Transfer full. */
char *
trellis_document_to_markdown (TrellisDocument *document)
{
  Writer self = { g_string_new (NULL), 1 };
  const TrellisBlock title = { .kind = TRELLIS_BLOCK_HEADING,
                               .text = (char *) trellis_document_get_title (document) };
  const TrellisBlock *before = &title;

  add_heading (&self, &title);
  for (guint i = 0; i < trellis_document_get_n_blocks (document); i++)
    {
      const TrellisBlock *block = trellis_document_get_block (document, i);

      if (block->kind == TRELLIS_BLOCK_CONTENTS)
        continue;
      if (!trellis_block_is_item (block) || !trellis_block_is_item (before))
        g_string_append_c (self.out, '\n');
      add_block (&self, block);
      before = block;
    }
  return g_string_free_and_steal (self.out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-document-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-direction.h"
#include "trellis-markdown.h"

/* Deeper than anybody reads; lists go no further to the side. */
#define DEEPEST 5

typedef struct
{
  TrellisDocument *document;
  guint level;

  /* The block that lines are still added to; NULL text for none. */
  TrellisBlockKind kind;
  guint depth;
  guint number;
  gboolean done;
  GString *text;
  GArray *runs; /* of TrellisRun */

  guint indents[DEEPEST]; /* of the list items that the next one may stand in */
  guint n_indents;
} Reader;

/* How a character is shown. */
typedef struct
{
  guint8 look;
  gboolean hidden;
  guint link; /* 1 + the index of the span; 0 for none */
} Look;

static void
finish (Reader *self)
{
  TrellisBlock *block;

  if (self->text == NULL)
    return;

  block = trellis_document_append (self->document, self->kind, self->depth, NULL);
  block->number = self->number;
  block->done = self->done;
  g_free (block->text);
  block->text = g_string_free_and_steal (g_steal_pointer (&self->text));
  for (guint i = 0; i < self->runs->len; i++)
    {
      TrellisRun *run = &g_array_index (self->runs, TrellisRun, i);

      trellis_block_append_run (block, run->start, run->end, run->look, run->address);
      g_free (run->address);
    }
  g_array_set_size (self->runs, 0);
}

static void
begin (Reader *self, TrellisBlockKind kind, guint depth)
{
  finish (self);
  self->kind = kind;
  self->depth = depth;
  self->number = 0;
  self->done = FALSE;
  self->text = g_string_new (NULL);
}

static void
mark (Look *looks, guint n_looks, const TrellisMarkdownSpan *span, guint index)
{
  for (guint c = span->start; c < MIN (span->end, n_looks); c++)
    switch (span->style)
      {
      case TRELLIS_MARKDOWN_MARKER:
      case TRELLIS_MARKDOWN_ADDRESS:
      case TRELLIS_MARKDOWN_BOX:
        looks[c].hidden = TRUE;
        break;
      case TRELLIS_MARKDOWN_STRONG:
        looks[c].look |= TRELLIS_RUN_STRONG;
        break;
      case TRELLIS_MARKDOWN_EMPHASIS:
        looks[c].look |= TRELLIS_RUN_EMPHASIS;
        break;
      case TRELLIS_MARKDOWN_STRIKE:
        looks[c].look |= TRELLIS_RUN_STRIKE;
        break;
      case TRELLIS_MARKDOWN_CODE:
        looks[c].look |= TRELLIS_RUN_CODE;
        break;
      case TRELLIS_MARKDOWN_LINK:
        looks[c].link = index + 1;
        break;
      case TRELLIS_MARKDOWN_HEADING_1:
      case TRELLIS_MARKDOWN_HEADING_2:
      case TRELLIS_MARKDOWN_HEADING_3:
      case TRELLIS_MARKDOWN_QUOTE:
      case TRELLIS_MARKDOWN_DONE:
      default:
        break; /* what the whole line is */
      }
}

/* Where the link that is span number @index leads; NULL where it is not safe to follow. */
static char *
dup_address (const char *line, GArray *spans, guint index)
{
  const TrellisMarkdownSpan *span = &g_array_index (spans, TrellisMarkdownSpan, index);
  const TrellisMarkdownSpan *next = index + 1 < spans->len ? span + 1 : NULL;
  const char *start, *end;
  g_autofree char *address = NULL;

  if (next != NULL && next->style == TRELLIS_MARKDOWN_ADDRESS)
    span = next;
  start = g_utf8_offset_to_pointer (line, span->start);
  end = g_utf8_offset_to_pointer (start, (glong) span->end - (glong) span->start);
  address = g_strndup (start, (gsize) (end - start));
  return trellis_markdown_is_address (address) ? g_steal_pointer (&address) : NULL;
}

static gboolean
looks_same (const Look *a, const Look *b)
{
  return a->look == b->look && a->link == b->link && a->hidden == b->hidden;
}

static void
add_run (Reader *self, const char *line, GArray *spans, const Look *look, const char *start, const char *end)
{
  const guint from = (guint) self->text->len;
  TrellisRun run = { from, from, look->look, NULL };

  if (look->hidden)
    return;

  g_string_append_len (self->text, start, end - start);
  run.end = (guint) self->text->len;
  if (look->link > 0)
    run.address = dup_address (line, spans, look->link - 1);
  if (run.look != 0 || run.address != NULL)
    g_array_append_val (self->runs, run);
}

/* The words of @line, without its signs, at the end of the block's text. */
static void
add_words (Reader *self, const char *line, guint content, GArray *spans)
{
  const guint n_chars = (guint) g_utf8_strlen (line, -1);
  g_autofree Look *looks = NULL;
  const char *run = line + content; /* what stands before is ASCII */

  if (spans->len == 0)
    {
      g_string_append (self->text, run);
      return;
    }

  looks = g_new0 (Look, n_chars + 1);
  for (guint i = 0; i < spans->len; i++)
    mark (looks, n_chars, &g_array_index (spans, TrellisMarkdownSpan, i), i);

  for (guint c = content, from = content; c < n_chars; c++)
    if (c + 1 == n_chars || !looks_same (&looks[c + 1], &looks[from]))
      {
        const char *end = g_utf8_offset_to_pointer (run, (glong) (c + 1 - from));

        add_run (self, line, spans, &looks[from], run, end);
        run = end;
        from = c + 1;
      }
}

static guint
get_heading_level (GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const TrellisMarkdownStyle style = g_array_index (spans, TrellisMarkdownSpan, i).style;

      if (style >= TRELLIS_MARKDOWN_HEADING_1 && style <= TRELLIS_MARKDOWN_HEADING_3)
        return 1 + style - TRELLIS_MARKDOWN_HEADING_1;
    }
  return 1;
}

/* How many items the one on @line stands in: those before it that are less indented. */
static guint
enter_item (Reader *self, const TrellisMarkdownLine *line)
{
  guint depth;

  while (self->n_indents > 0 && self->indents[self->n_indents - 1] >= line->indent)
    self->n_indents--;
  depth = self->n_indents;
  if (self->n_indents < DEEPEST)
    self->indents[self->n_indents++] = line->indent;
  return self->level + depth;
}

/* Goes on with the block before, where the line is more of the same. */
static gboolean
continues (Reader *self, const TrellisMarkdownLine *line)
{
  if (self->text == NULL)
    return FALSE;
  if (line->kind == TRELLIS_MARKDOWN_QUOTATION)
    return self->kind == TRELLIS_BLOCK_QUOTE;
  if (line->kind != TRELLIS_MARKDOWN_TEXT)
    return FALSE;
  return self->kind == TRELLIS_BLOCK_PARAGRAPH ||
         (line->indent > 0 && (self->kind == TRELLIS_BLOCK_ITEM || self->kind == TRELLIS_BLOCK_NUMBERED ||
                               self->kind == TRELLIS_BLOCK_TASK));
}

static void
begin_line (Reader *self, const TrellisMarkdownLine *line, GArray *spans)
{
  if (line->kind == TRELLIS_MARKDOWN_HEADING || line->kind == TRELLIS_MARKDOWN_RULE ||
      (line->kind == TRELLIS_MARKDOWN_TEXT && line->indent == 0))
    self->n_indents = 0;

  switch (line->kind)
    {
    case TRELLIS_MARKDOWN_HEADING:
      begin (self, TRELLIS_BLOCK_SUBHEADING, get_heading_level (spans));
      break;
    case TRELLIS_MARKDOWN_ITEM:
      begin (self, TRELLIS_BLOCK_ITEM, enter_item (self, line));
      break;
    case TRELLIS_MARKDOWN_NUMBERED:
      begin (self, TRELLIS_BLOCK_NUMBERED, enter_item (self, line));
      self->number = line->number;
      break;
    case TRELLIS_MARKDOWN_TASK:
      begin (self, TRELLIS_BLOCK_TASK, enter_item (self, line));
      self->done = line->done != 0;
      break;
    case TRELLIS_MARKDOWN_QUOTATION:
      begin (self, TRELLIS_BLOCK_QUOTE, self->level);
      break;
    case TRELLIS_MARKDOWN_RULE:
      begin (self, TRELLIS_BLOCK_RULE, self->level);
      break;
    case TRELLIS_MARKDOWN_TEXT:
    default:
      begin (self, TRELLIS_BLOCK_PARAGRAPH, self->level);
      break;
    }
}

static void
read_line (Reader *self, const char *text, GArray *spans)
{
  TrellisMarkdownLine line;

  g_array_set_size (spans, 0);
  trellis_markdown_scan_line (text, strlen (text), &line, spans);
  if (line.kind == TRELLIS_MARKDOWN_TEXT && text[line.indent] == '\0')
    {
      finish (self);
      return;
    }
  if (continues (self, &line))
    g_string_append_c (self->text, '\n');
  else
    begin_line (self, &line, spans);
  if (line.kind != TRELLIS_MARKDOWN_RULE)
    add_words (self, text, line.kind == TRELLIS_MARKDOWN_TEXT ? line.indent : line.content, spans);
}

/* What a person wrote, as Markdown-light; NULL for nothing. @level is as of TrellisBlock: how many list
 * items it stands in. */
void
trellis_document_append_text (TrellisDocument *self, guint level, const char *text)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (TrellisRun));
  Reader reader = { .document = self, .level = level, .runs = runs };
  g_autofree char *valid = NULL;
  char *next;

  g_return_if_fail (TRELLIS_IS_DOCUMENT (self));

  if (text == NULL)
    return;
  valid = g_utf8_make_valid (text, -1);
  for (char *line = valid; line != NULL; line = next)
    {
      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      g_strchomp (line);
      read_line (&reader, line, spans);
    }
  finish (&reader);
}

/* "Name: value" on a line of its own, unless there is no value. An address is a link. What reads the other
 * way than the name, a phone number behind a Hebrew word, keeps its own order. */
void
trellis_document_append_fact (TrellisDocument *self, const char *name, const char *value)
{
  g_autofree char *valid = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *line = NULL;
  TrellisBlock *block;
  const char *at;

  if (value == NULL || *value == '\0')
    return;
  valid = g_utf8_make_valid (value, -1);
  isolated = trellis_direction_isolate (valid, name);
  /* Translators: what is told about somebody or something: its name and it. */
  line = g_strdup_printf (_("%s: %s"), name, isolated);
  block = trellis_document_append (self, TRELLIS_BLOCK_ITEM, 0, line);
  if (g_str_has_prefix (block->text, name))
    trellis_block_append_run (block, 0, (guint) strlen (name), TRELLIS_RUN_STRONG, NULL);
  at = g_strrstr (block->text, valid);
  if (at > block->text && trellis_markdown_is_address (valid))
    trellis_block_append_run (block, (guint) (at - block->text),
                              (guint) (at - block->text + (glong) strlen (valid)), 0, valid);
}

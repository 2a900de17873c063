/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-document-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One file without anything to be fetched, for a screen of any width, bright or dark, and for paper. */
static const char style[] =
  ":root{color-scheme:light dark;--text:#241f31;--page:#fff;--quiet:#5e5c64;--line:#c0bfbc;--link:#1a5fb4}"
  "@media(prefers-color-scheme:dark){:root{--text:#f6f5f4;--page:#1e1e22;--quiet:#b5b3bb;--line:#5e5c64;"
  "--link:#99c1f1}}"
  "body{color:var(--text);background:var(--page);font-family:system-ui,sans-serif;line-height:1.5;"
  "max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
  "h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .4em}"
  "h2{border-bottom:1px solid var(--line);padding-bottom:.2em}"
  "p,blockquote{margin:.6em 0}"
  "a{color:var(--link)}"
  ".detail{color:var(--quiet)}"
  ".signature{border-top:1px solid var(--text);padding-top:.3em;margin-top:4em;max-width:24rem}"
  "blockquote{border-inline-start:3px solid var(--line);padding-inline-start:1em}"
  "li.task{list-style:none}"
  "li.task>input{margin-inline:-1.5em .5em}"
  "@media print{body{max-width:none;margin:0}nav{display:none}h1,h2,h3,h4,h5,h6{break-after:avoid}"
  "p,li{orphans:2;widows:2}.signature{break-inside:avoid}}";

/* A list that is open, with its last item. */
typedef struct
{
  const char *tag;
  guint level; /* of its items */
} List;

typedef struct
{
  TrellisDocument *document;
  GString *out;
  GArray *lists; /* of List, from the outermost */
  guint heading; /* of the latest heading of the document itself, as in "h2" */
  guint n_headings;
} Writer;

static void
add_text (GString *out, const char *text, gsize len)
{
  for (const char *at = text; at < text + len; at++)
    switch (*at)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\n':
        g_string_append (out, "<br>\n");
        break;
      default:
        /* No sign that HTML does not allow. */
        if ((guchar) *at >= ' ' || *at == '\t')
          g_string_append_c (out, *at);
      }
}

static void
add_all_text (GString *out, const char *text)
{
  add_text (out, text, strlen (text));
}

static void
add_run (GString *out, const char *text, const TrellisRun *run)
{
  static const struct
  {
    TrellisRunLook look;
    const char *open, *close;
  } looks[] = {
    { TRELLIS_RUN_STRONG, "<strong>", "</strong>" },
    { TRELLIS_RUN_EMPHASIS, "<em>", "</em>" },
    { TRELLIS_RUN_STRIKE, "<s>", "</s>" },
    { TRELLIS_RUN_CODE, "<code>", "</code>" },
  };

  if (run->address != NULL)
    {
      g_string_append (out, "<a href=\"");
      add_all_text (out, run->address);
      g_string_append (out, "\" rel=\"noreferrer\">");
    }
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if ((run->look & looks[i].look) != 0)
      g_string_append (out, looks[i].open);
  add_text (out, text + run->start, run->end - run->start);
  for (guint i = G_N_ELEMENTS (looks); i > 0; i--)
    if ((run->look & looks[i - 1].look) != 0)
      g_string_append (out, looks[i - 1].close);
  if (run->address != NULL)
    g_string_append (out, "</a>");
}

static void
add_inline (GString *out, const TrellisBlock *block)
{
  guint at = 0;

  for (guint i = 0; block->runs != NULL && i < block->runs->len; i++)
    {
      const TrellisRun *run = &g_array_index (block->runs, TrellisRun, i);

      add_text (out, block->text + at, run->start - at);
      add_run (out, block->text, run);
      at = run->end;
    }
  add_all_text (out, block->text + at);
}

static List *
get_list (Writer *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, List, self->lists->len - 1) : NULL;
}

static void
close_list (Writer *self)
{
  g_string_append_printf (self->out, "</li>\n</%s>\n", get_list (self)->tag);
  g_array_set_size (self->lists, self->lists->len - 1);
}

/* All whose items are at @level or deeper. */
static void
close_lists (Writer *self, guint level)
{
  while (self->lists->len > 0 && get_list (self)->level >= level)
    close_list (self);
}

static void
open_list (Writer *self, const TrellisBlock *block, const char *tag)
{
  const List list = { tag, block->level };

  if (block->kind == TRELLIS_BLOCK_NUMBERED && block->number != 1)
    g_string_append_printf (self->out, "<ol start=\"%u\">\n", block->number);
  else
    g_string_append_printf (self->out, "<%s>\n", tag);
  g_array_append_val (self->lists, list);
}

static void
add_item (Writer *self, const TrellisBlock *block)
{
  const char *tag = block->kind == TRELLIS_BLOCK_NUMBERED ? "ol" : "ul";

  close_lists (self, block->level + 1);
  if (self->lists->len > 0 && get_list (self)->level == block->level && !g_str_equal (get_list (self)->tag, tag))
    close_list (self);
  if (self->lists->len > 0 && get_list (self)->level == block->level)
    g_string_append (self->out, "</li>\n");
  else
    open_list (self, block, tag);

  if (block->kind == TRELLIS_BLOCK_TASK)
    {
      g_string_append_printf (self->out, "<li class=\"task\" dir=\"auto\"><input type=\"checkbox\" disabled%s aria-label=\"",
                              block->done ? " checked" : "");
      add_all_text (self->out, block->done ? C_("task", "Done") : C_("task", "To do"));
      g_string_append (self->out, "\">");
    }
  else
    g_string_append (self->out, "<li dir=\"auto\">");
  add_inline (self->out, block);
}

static void
add_heading (Writer *self, const TrellisBlock *block)
{
  guint level;

  if (block->kind == TRELLIS_BLOCK_HEADING)
    {
      self->heading = level = block->level + 1;
      g_string_append_printf (self->out, "<h%u id=\"part-%u\" dir=\"auto\">", level, ++self->n_headings);
    }
  else
    {
      level = MIN (self->heading + block->level, 6);
      g_string_append_printf (self->out, "<h%u dir=\"auto\">", level);
    }
  add_inline (self->out, block);
  g_string_append_printf (self->out, "</h%u>\n", level);
}

static void
add_element (Writer *self, const char *tag, const char *class, const TrellisBlock *block)
{
  g_string_append_printf (self->out, "<%s", tag);
  if (class != NULL)
    g_string_append_printf (self->out, " class=\"%s\"", class);
  g_string_append (self->out, " dir=\"auto\">");
  add_inline (self->out, block);
  g_string_append_printf (self->out, "</%s>\n", tag);
}

/* The parts are numbered in the order of their headings. */
static void
add_contents (Writer *self)
{
  guint n = self->n_headings;

  g_string_append (self->out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
  add_all_text (self->out, _("Contents"));
  g_string_append (self->out, "</h2>\n<ul>\n");
  for (guint i = 0; i < trellis_document_get_n_blocks (self->document); i++)
    {
      const TrellisBlock *block = trellis_document_get_block (self->document, i);

      if (block->kind != TRELLIS_BLOCK_HEADING)
        continue;
      n++;
      if (block->level != 1)
        continue;
      g_string_append_printf (self->out, "<li><a href=\"#part-%u\">", n);
      add_all_text (self->out, block->text);
      g_string_append (self->out, "</a></li>\n");
    }
  g_string_append (self->out, "</ul>\n</nav>\n");
}

static void
add_block (Writer *self, const TrellisBlock *block)
{
  const gboolean is_within = block->kind == TRELLIS_BLOCK_PARAGRAPH || block->kind == TRELLIS_BLOCK_DETAIL ||
                             block->kind == TRELLIS_BLOCK_QUOTE;

  if (!trellis_block_is_item (block))
    close_lists (self, is_within ? block->level : 0);
  switch (block->kind)
    {
    case TRELLIS_BLOCK_CONTENTS:
      add_contents (self);
      break;
    case TRELLIS_BLOCK_HEADING:
    case TRELLIS_BLOCK_SUBHEADING:
      add_heading (self, block);
      break;
    case TRELLIS_BLOCK_ITEM:
    case TRELLIS_BLOCK_NUMBERED:
    case TRELLIS_BLOCK_TASK:
      add_item (self, block);
      break;
    case TRELLIS_BLOCK_QUOTE:
      add_element (self, "blockquote", NULL, block);
      break;
    case TRELLIS_BLOCK_RULE:
      g_string_append (self->out, "<hr>\n");
      break;
    case TRELLIS_BLOCK_DETAIL:
      add_element (self, "p", "detail", block);
      break;
    case TRELLIS_BLOCK_SIGNATURE:
      add_element (self, "p", "signature", block);
      break;
    case TRELLIS_BLOCK_PARAGRAPH:
    default:
      add_element (self, "p", NULL, block);
      break;
    }
}

static void
add_head (Writer *self, gboolean is_rtl)
{
  const char *title = trellis_document_get_title (self->document);

  /* Translators: the code of the language that you translate to, as in "de" or "pt-BR". It tells a
   * screen reader how to pronounce a document. */
  g_string_append_printf (self->out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n", C_("language", "en"),
                          is_rtl ? "rtl" : "ltr");
  g_string_append (self->out,
                   "<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta name=\"generator\" content=\"Trellis\">\n"
                   "<title>");
  add_all_text (self->out, title);
  g_string_append_printf (self->out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n<h1 dir=\"auto\">", style);
  add_all_text (self->out, title);
  g_string_append (self->out, "</h1>\n");
}

/* A page of its own in one file, which nothing is fetched for. @is_rtl says how the words of Trellis read;
 * what people wrote goes by its own letters. Transfer full. */
char *
trellis_document_to_html (TrellisDocument *document, gboolean is_rtl)
{
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));
  Writer self = { document, g_string_new (NULL), lists, 1, 0 };

  add_head (&self, is_rtl);
  for (guint i = 0; i < trellis_document_get_n_blocks (document); i++)
    add_block (&self, trellis_document_get_block (document, i));
  close_lists (&self, 0);
  g_string_append (self.out, "</main>\n</body>\n</html>\n");
  return g_string_free_and_steal (self.out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_MARKDOWN_MARKER,    /* the signs themselves: "# ", "**", "[", "](", … */
  TRELLIS_MARKDOWN_HEADING_1,
  TRELLIS_MARKDOWN_HEADING_2,
  TRELLIS_MARKDOWN_HEADING_3, /* and deeper */
  TRELLIS_MARKDOWN_QUOTE,
  TRELLIS_MARKDOWN_EMPHASIS,
  TRELLIS_MARKDOWN_STRONG,
  TRELLIS_MARKDOWN_STRIKE,
  TRELLIS_MARKDOWN_CODE,
  TRELLIS_MARKDOWN_LINK,      /* the words of a link, or a bare address */
  TRELLIS_MARKDOWN_ADDRESS,   /* the address behind the words; follows its LINK in the array */
  TRELLIS_MARKDOWN_BOX,       /* "- [ ]" of a task */
  TRELLIS_MARKDOWN_DONE,      /* the words of a task that is done */
} TrellisMarkdownStyle;

#define TRELLIS_MARKDOWN_N_STYLES (TRELLIS_MARKDOWN_DONE + 1)

typedef enum
{
  TRELLIS_MARKDOWN_TEXT,
  TRELLIS_MARKDOWN_HEADING,
  TRELLIS_MARKDOWN_ITEM,
  TRELLIS_MARKDOWN_NUMBERED,
  TRELLIS_MARKDOWN_TASK,
  TRELLIS_MARKDOWN_QUOTATION,
  TRELLIS_MARKDOWN_RULE,
} TrellisMarkdownKind;

/* What a line is. Offsets count characters from its start; what stands before content is ASCII,
 * so there they count bytes too. */
typedef struct
{
  TrellisMarkdownKind kind;
  guint               indent;  /* white space before the marker */
  guint               content; /* where the words begin */
  guint               number;  /* of a numbered item */
  char                sign;    /* of an item: '-', '*', '+'; of a numbered one: '.', ')' */
  guint               box;     /* of a task: where "[" stands */
  guint               done;    /* of a task */
} TrellisMarkdownLine;

/* Offsets count characters, end is not included. */
typedef struct
{
  TrellisMarkdownStyle style;
  guint                start;
  guint                end;
} TrellisMarkdownSpan;

/* Scans one line of valid UTF-8 without its line break. Spans are appended; both may be NULL. */
void  trellis_markdown_scan_line  (const char          *line,
                                   gsize                len,
                                   TrellisMarkdownLine *out_line,
                                   GArray              *spans);

/* The address at a character of the line, or NULL. */
char *trellis_markdown_dup_link   (const char          *line,
                                   gsize                len,
                                   guint                offset);

/* The words of the line without the signs and without the addresses behind words; transfer full. */
char *trellis_markdown_dup_plain  (const char          *line,
                                   gsize                len);

/* Whether the whole text is one web or mail address, and one that is safe to open. */
gboolean trellis_markdown_is_address (const char *text);

G_END_DECLS

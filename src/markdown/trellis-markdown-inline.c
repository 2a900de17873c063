/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-markdown-inline-private.h"

#include <string.h>

/* They keep a pasted monster line from costing more than its length; nobody writes past them. */
#define MAX_LINE (32 * 1024)
#define MAX_BRACKET 1000

typedef struct
{
  const char *line;
  gsize len;
  GArray *spans;
} Scan;

/* A place in the line, counted both ways. */
typedef struct
{
  gsize byte;
  guint chr;
} Place;

/* A run of '*', '_' or '~' that may open emphasis further on (CommonMark's "delimiter run"). */
typedef struct
{
  guint start;
  guint n;
  guint original;
  char sign;
  gboolean can_open;
  gboolean can_close;
} Run;

void
trellis_markdown_append_span (GArray *spans, TrellisMarkdownStyle style, guint start, guint end)
{
  TrellisMarkdownSpan span = { style, start, end };

  if (end > start)
    g_array_append_val (spans, span);
}

static void
step (const Scan *scan, Place *place)
{
  place->byte = (gsize) (g_utf8_next_char (scan->line + place->byte) - scan->line);
  place->chr++;
}

static void
advance_to (const Scan *scan, Place *place, gsize byte)
{
  while (place->byte < byte)
    step (scan, place);
}

static gsize
run_end (const Scan *scan, gsize at, gsize end)
{
  char sign = scan->line[at];

  while (at < end && scan->line[at] == sign)
    at++;

  return at;
}

static gboolean
is_escape (const Scan *scan, gsize at, gsize end)
{
  return scan->line[at] == '\\' && at + 1 < end && g_ascii_ispunct (scan->line[at + 1]);
}

/* Whether emphasis may begin or end at a run, by what stands on its two sides (CommonMark 6.2). */
static void
judge_run (const Scan *scan, Run *run, gsize start, gsize end)
{
  gunichar before = ' ', after = ' ';
  gboolean space_before, space_after, sign_before, sign_after, left, right;

  if (start > 0)
    before = g_utf8_get_char (g_utf8_prev_char (scan->line + start));
  if (end < scan->len)
    after = g_utf8_get_char (scan->line + end);

  space_before = g_unichar_isspace (before);
  space_after = g_unichar_isspace (after);
  sign_before = g_unichar_ispunct (before);
  sign_after = g_unichar_ispunct (after);

  left = !space_after && (!sign_after || space_before || sign_before);
  right = !space_before && (!sign_before || space_after || sign_after);

  run->can_open = left && (run->sign != '_' || !right || sign_before);
  run->can_close = right && (run->sign != '_' || !left || sign_after);

  if (run->sign == '~' && run->n != 2)
    run->can_open = run->can_close = FALSE;
}

/* Which runs were searched in vain: by sign, whether the closer could open, length modulo 3. */
static guint
bottom_index (const Run *run)
{
  guint sign = (run->sign == '_') + 2 * (run->sign == '~');

  return sign * 6 + (run->can_open ? 3 : 0) + run->original % 3;
}

static gboolean
fits (const Run *opener, const Run *closer)
{
  if (opener->sign != closer->sign || !opener->can_open)
    return FALSE;

  if (opener->sign == '~' || (!opener->can_close && !closer->can_open))
    return TRUE;

  return (opener->original + closer->original) % 3 != 0 ||
         (opener->original % 3 == 0 && closer->original % 3 == 0);
}

static void
close_run (const Scan *scan, GArray *open, guint *bottoms, Run *closer)
{
  while (closer->n > 0)
    {
      guint *bottom = &bottoms[bottom_index (closer)];
      guint i = open->len, use;
      Run *opener;
      TrellisMarkdownStyle style;

      while (i > *bottom && !fits (&g_array_index (open, Run, i - 1), closer))
        i--;

      if (i <= *bottom)
        {
          *bottom = open->len;
          return;
        }

      opener = &g_array_index (open, Run, i - 1);
      use = MIN (MIN (opener->n, closer->n), 2);
      style = use == 2 ? TRELLIS_MARKDOWN_STRONG : TRELLIS_MARKDOWN_EMPHASIS;
      if (opener->sign == '~')
        style = TRELLIS_MARKDOWN_STRIKE;

      trellis_markdown_append_span (scan->spans, style, opener->start + opener->n, closer->start);
      trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER,
                                    opener->start + opener->n - use, opener->start + opener->n);
      trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER, closer->start,
                                    closer->start + use);

      opener->n -= use;
      closer->start += use;
      closer->n -= use;
      g_array_set_size (open, opener->n > 0 ? i : i - 1);

      for (guint b = 0; b < 18; b++)
        bottoms[b] = MIN (bottoms[b], open->len);
    }
}

/* The end of the code that opens with the run from start to open_end, or 0. */
static gsize
find_code_end (const Scan *scan, gsize start, gsize open_end, gsize end)
{
  gsize n = open_end - start;

  for (gsize at = open_end; at < end;)
    {
      const char *tick = memchr (scan->line + at, '`', end - at);
      gsize tick_end;

      if (tick == NULL)
        return 0;

      at = (gsize) (tick - scan->line);
      tick_end = run_end (scan, at, end);

      if (tick_end - at == n)
        return tick_end;

      at = tick_end;
    }

  return 0;
}

static gsize
find_bracket (const Scan *scan, gsize at, gsize end, char close)
{
  char open = scan->line[at];
  gsize limit = MIN (end, at + MAX_BRACKET);
  guint depth = 0;

  for (; at < limit; at++)
    {
      if (is_escape (scan, at, end))
        at++;
      else if (scan->line[at] == open)
        depth++;
      else if (scan->line[at] == close && --depth == 0)
        return at;
      else if (close == ')' && (guchar) scan->line[at] <= ' ')
        return 0;
    }

  return 0;
}

/* The end of "https://…", without the punctuation around it; 0 if none starts here. */
static gsize
find_address_end (const Scan *scan, gsize at, gsize end)
{
  gsize start = at, words;
  int round = 0, square = 0;

  if (at > 0 && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (scan->line + at))))
    return 0;

  if (end - at > 8 && g_ascii_strncasecmp (scan->line + at, "https://", 8) == 0)
    at += 8;
  else if (end - at > 7 && g_ascii_strncasecmp (scan->line + at, "http://", 7) == 0)
    at += 7;
  else
    return 0;

  words = at;
  if (!g_unichar_isalnum (g_utf8_get_char (scan->line + at)) && scan->line[at] != '[')
    return 0;

  while (at < end)
    {
      gunichar c = g_utf8_get_char (scan->line + at);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) ||
          strchr ("<>\"`|", (int) MIN (c, 127)) != NULL)
        break;

      round += (c == '(') - (c == ')');
      square += (c == '[') - (c == ']');
      at = (gsize) (g_utf8_next_char (scan->line + at) - scan->line);
    }

  for (; at > words; at--)
    {
      char last = scan->line[at - 1];

      if (last == ')' && round < 0)
        round++;
      else if (last == ']' && square < 0)
        square++;
      else if (last == 0 || strchr (".,;:!?'*_~", last) == NULL)
        break;
    }

  return at > words ? at : start;
}

static void scan_range (const Scan *scan, Place at, gsize end, gboolean links);

/* "[words](address)" at place; moves place behind it. */
static gboolean
scan_link (const Scan *scan, Place *place, gsize end)
{
  gsize words_end = find_bracket (scan, place->byte, end, ']');
  gsize address_end;
  Place words = *place, close;

  if (words_end <= place->byte + 1 || words_end + 1 >= end || scan->line[words_end + 1] != '(')
    return FALSE;

  address_end = find_bracket (scan, words_end + 1, end, ')');
  if (address_end <= words_end + 2)
    return FALSE;

  step (scan, &words);
  close = words;
  advance_to (scan, &close, words_end);

  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER, place->chr, words.chr);
  *place = close;
  advance_to (scan, place, address_end);
  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_LINK, words.chr, close.chr);
  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_ADDRESS, close.chr + 2, place->chr);
  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER, close.chr, close.chr + 2);
  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER, place->chr, place->chr + 1);
  step (scan, place);

  scan_range (scan, words, words_end, FALSE);

  return TRUE;
}

static void
scan_code (const Scan *scan, Place *place, gsize end)
{
  gsize open_end = run_end (scan, place->byte, end);
  gsize close_end = find_code_end (scan, place->byte, open_end, end);
  guint n = open_end - place->byte;
  guint start = place->chr;

  if (close_end == 0)
    {
      advance_to (scan, place, open_end);
      return;
    }

  advance_to (scan, place, close_end);
  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_CODE, start + n, place->chr - n);
  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER, start, start + n);
  trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER, place->chr - n, place->chr);
}

static void
scan_run (const Scan *scan, Place *place, gsize end, GArray *open, guint *bottoms)
{
  gsize byte_end = run_end (scan, place->byte, end);
  Run run = {
    .start = place->chr,
    .n = byte_end - place->byte,
    .original = byte_end - place->byte,
    .sign = scan->line[place->byte],
  };

  judge_run (scan, &run, place->byte, byte_end);
  advance_to (scan, place, byte_end);

  if (run.can_close)
    close_run (scan, open, bottoms, &run);

  if (run.n > 0 && run.can_open)
    g_array_append_val (open, run);
}

static void
scan_range (const Scan *scan, Place at, gsize end, gboolean links)
{
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (Run));
  guint bottoms[18] = { 0 };

  while (at.byte < end)
    {
      char c = scan->line[at.byte];
      gsize address_end;

      if (is_escape (scan, at.byte, end))
        {
          trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_MARKER, at.chr, at.chr + 1);
          advance_to (scan, &at, at.byte + 2);
        }
      else if (c == '`')
        {
          scan_code (scan, &at, end);
        }
      else if (c == '*' || c == '_' || c == '~')
        {
          scan_run (scan, &at, end, open, bottoms);
        }
      else if (links && c == '[' && scan_link (scan, &at, end))
        {
          continue;
        }
      else if (links && (c == 'h' || c == 'H') &&
               (address_end = find_address_end (scan, at.byte, end)) > at.byte)
        {
          guint start = at.chr;

          advance_to (scan, &at, address_end);
          trellis_markdown_append_span (scan->spans, TRELLIS_MARKDOWN_LINK, start, at.chr);
        }
      else
        {
          step (scan, &at);
        }
    }
}

void
trellis_markdown_scan_inline (const char *line, gsize len, gsize from, GArray *spans)
{
  Scan scan = { line, len, spans };
  gsize end = len;

  /* Cut between characters. */
  if (end > MAX_LINE)
    for (end = MAX_LINE; end > from && ((guchar) line[end] & 0xc0) == 0x80;)
      end--;

  scan_range (&scan, (Place) { from, (guint) from }, end, TRUE);
}

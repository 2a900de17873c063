/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-reader.h"

#include <string.h>

#include "trellis-ical-component-private.h"

typedef struct
{
  guint begun; /* the line of its BEGIN */
  guint n_lines;
  TrellisIcalComponent *component;
} Level;

typedef struct
{
  const TrellisIcalLimits *limits;
  TrellisIcalDocument *document;

  const char *next, *end;
  guint number; /* of the line at @next */
  guint first;  /* of the line being read */
  guint n_lines;
  GString *folded; /* the line being read, when it is folded */

  GArray *levels; /* open components, the innermost last */
  guint skipped;  /* open components that are too deep */
} Reader;

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const TrellisIcalProblem *x = a;
  const TrellisIcalProblem *y = b;

  return (x->line > y->line) - (x->line < y->line);
}

/* Whether something that whoever wrote the stream said is not in what was read, though nothing of it is wrong. */
static gboolean
leaves_out (TrellisIcalProblemKind kind)
{
  return kind == TRELLIS_ICAL_PROBLEM_MISSING_END || kind == TRELLIS_ICAL_PROBLEM_TOO_LONG ||
         kind == TRELLIS_ICAL_PROBLEM_TOO_DEEP || kind == TRELLIS_ICAL_PROBLEM_TOO_MANY_LINES ||
         kind == TRELLIS_ICAL_PROBLEM_TOO_LARGE;
}

static void
report (Reader *self, guint line, TrellisIcalProblemKind kind)
{
  const TrellisIcalProblem problem = { line, kind };

  if (leaves_out (kind))
    self->document->is_partial = TRUE;
  self->document->n_problems++;
  if (self->document->problems->len < self->limits->problems)
    g_array_append_val (self->document->problems, problem);
}

static gboolean
at_line_end (const Reader *self)
{
  return self->next < self->end && (*self->next == '\r' || *self->next == '\n');
}

static void
skip_line_end (Reader *self)
{
  if (*self->next == '\r' && self->next + 1 < self->end && self->next[1] == '\n')
    self->next++;
  self->next++;
  self->number++;
}

/* Goes over the rest of the line and its end; @start is then the rest, of @length bytes. */
static void
take_rest (Reader *self, const char **start, gsize *length)
{
  *start = self->next;
  while (self->next < self->end && !at_line_end (self))
    self->next++;
  *length = (gsize) (self->next - *start);
  if (self->next < self->end)
    skip_line_end (self);

  /* Empty lines are not allowed, but met: nothing stands in them, and after a line end that became
   * CR CR LF on its way they are everywhere, also before a continuation. */
  while (at_line_end (self))
    skip_line_end (self);
}

static gboolean
at_continuation (const Reader *self)
{
  return self->next < self->end && (*self->next == ' ' || *self->next == '\t');
}

/* Unfolds the next line (RFC 5545 §3.1). This is done on bytes, since a fold may cut a character.
 * FALSE at the end of the stream; @text NULL when the line is too long. */
static gboolean
read_line (Reader *self, const char **text, gsize *length)
{
  while (at_line_end (self))
    skip_line_end (self);
  if (self->next >= self->end)
    return FALSE;

  self->first = self->number;
  take_rest (self, text, length);
  if (at_continuation (self))
    {
      gboolean fits = *length <= self->limits->line;

      g_string_truncate (self->folded, 0);
      if (fits)
        g_string_append_len (self->folded, *text, (gssize) *length);
      while (at_continuation (self))
        {
          const char *part;
          gsize part_length;

          self->next++;
          take_rest (self, &part, &part_length);
          fits = fits && part_length <= self->limits->line - self->folded->len;
          if (fits)
            g_string_append_len (self->folded, part, (gssize) part_length);
        }
      *text = fits ? self->folded->str : NULL;
      *length = self->folded->len;
    }
  else if (*length > self->limits->line)
    *text = NULL;
  return TRUE;
}

static Level *
get_level (Reader *self, guint up)
{
  return up < self->levels->len ? &g_array_index (self->levels, Level, self->levels->len - 1 - up)
                                : NULL;
}

static void
begin_component (Reader *self, TrellisIcalLine *line)
{
  Level *parent = get_level (self, 0);
  Level level = { .begun = self->first };

  if (self->skipped > 0 || self->levels->len >= self->limits->depth)
    {
      if (self->skipped++ == 0)
        report (self, self->first, TRELLIS_ICAL_PROBLEM_TOO_DEEP);
      trellis_ical_line_free (line);
      return;
    }

  level.component = trellis_ical_component_new_from_line (line);
  if (level.component == NULL)
    {
      report (self, self->first, TRELLIS_ICAL_PROBLEM_NAMELESS);
      return;
    }
  trellis_ical_component_take_part (parent != NULL ? parent->component : self->document->stream,
                                    level.component);
  g_array_append_val (self->levels, level);
}

static void
close_unended (Reader *self, guint count)
{
  for (guint i = 0; i < count; i++)
    report (self, get_level (self, i)->begun, TRELLIS_ICAL_PROBLEM_MISSING_END);
  g_array_set_size (self->levels, self->levels->len - count);
}

static void
end_component (Reader *self, TrellisIcalLine *end)
{
  g_autoptr(TrellisIcalLine) line = end;
  g_autofree char *name = g_strstrip (g_strdup (trellis_ical_line_get_value (line)));

  if (self->skipped > 0)
    {
      self->skipped--;
      return;
    }

  for (guint up = 0; up < self->levels->len; up++)
    if (trellis_ical_component_has_name (get_level (self, up)->component, name))
      {
        close_unended (self, up);
        trellis_ical_component_take_end (get_level (self, 0)->component, g_steal_pointer (&line));
        g_array_set_size (self->levels, self->levels->len - 1);
        return;
      }
  report (self, self->first, TRELLIS_ICAL_PROBLEM_STRAY_END);
}

static void
add_line (Reader *self, TrellisIcalLine *line)
{
  g_autoptr(TrellisIcalLine) owned = line;
  Level *level = get_level (self, 0);

  if (self->skipped > 0)
    return;
  if (level == NULL)
    report (self, self->first, TRELLIS_ICAL_PROBLEM_NO_COMPONENT);
  else if (level->n_lines >= self->limits->component_lines)
    report (self, self->first, TRELLIS_ICAL_PROBLEM_TOO_MANY_LINES);
  else
    {
      level->n_lines++;
      trellis_ical_component_insert_line (level->component,
                                          trellis_ical_component_get_size (level->component),
                                          g_steal_pointer (&owned));
    }
}

/* Whether characters of UTF-8 are in it that are longer than a byte. */
static gboolean
has_utf8 (const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    if ((guchar) *text < 0x80 || g_utf8_get_char_validated (text, end - text) >= (gunichar) -2)
      text++;
    else
      return TRUE;
  return FALSE;
}

/* What was written by an old program has the characters of Windows, which are those of ISO 8859-1 and more.
 * NULL for what is not that; transfer full. */
static char *
guess_text (const char *text, gsize length)
{
  g_autofree char *guessed = NULL;

  if (memchr (text, '\0', length) != NULL || g_utf8_validate_len (text, length, NULL) || has_utf8 (text, length))
    return NULL;
  guessed = g_convert (text, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return guessed != NULL ? trellis_ical_text_clean (guessed, -1) : NULL;
}

/* A line that is text, whatever was wrong with its bytes. */
static TrellisIcalLine *
parse_line (Reader *self, const char *text, gsize length, TrellisIcalProblemKind *problem)
{
  TrellisIcalProblemKind mended = TRELLIS_ICAL_PROBLEM_GUESSED;
  g_autofree char *clean = NULL;
  TrellisIcalLine *line = trellis_ical_line_parse (text, length, problem);

  if (line != NULL || *problem != TRELLIS_ICAL_PROBLEM_CONTROL)
    return line;

  clean = guess_text (text, length);
  if (clean == NULL)
    {
      clean = trellis_ical_text_clean (text, (gssize) length);
      mended = g_utf8_validate_len (text, length, NULL) || memchr (text, '\0', length) != NULL
               ? TRELLIS_ICAL_PROBLEM_CONTROL
               : TRELLIS_ICAL_PROBLEM_NOT_UTF8;
    }
  /* The characters are longer than the bytes that they stand for. */
  if (strlen (clean) > self->limits->line)
    {
      *problem = TRELLIS_ICAL_PROBLEM_TOO_LONG;
      return NULL;
    }
  line = trellis_ical_line_parse (clean, strlen (clean), problem);
  if (line != NULL)
    report (self, self->first, mended);
  return line;
}

static void
accept_line (Reader *self, const char *text, gsize length)
{
  TrellisIcalProblemKind problem;
  TrellisIcalLine *line;

  if (text == NULL)
    {
      report (self, self->first, TRELLIS_ICAL_PROBLEM_TOO_LONG);
      return;
    }
  line = parse_line (self, text, length, &problem);
  if (line == NULL)
    report (self, self->first, *text == ' ' || *text == '\t' ? TRELLIS_ICAL_PROBLEM_NO_FIRST_LINE : problem);
  else if (trellis_ical_line_has_name (line, "BEGIN"))
    begin_component (self, line);
  else if (trellis_ical_line_has_name (line, "END"))
    end_component (self, line);
  else
    add_line (self, line);
}

/* UTF-16, which RFC 5545 §3.1.4 does not know, but some programs save, has its own byte order mark. */
static gboolean
is_utf16 (const char *data, gsize length)
{
  return length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
}

/* That of UTF-8 is only in the way. */
static void
skip_byte_order_mark (Reader *self)
{
  if (self->end - self->next >= 3 && memcmp (self->next, "\xef\xbb\xbf", 3) == 0)
    self->next += 3;
}

static void
read_lines (Reader *self, gboolean too_large)
{
  const char *text;
  gsize length;

  skip_byte_order_mark (self);
  while (read_line (self, &text, &length))
    {
      /* The line at which a stream is cut off is not a whole one. */
      if (++self->n_lines > self->limits->lines || (too_large && self->next >= self->end))
        {
          report (self, self->first, TRELLIS_ICAL_PROBLEM_TOO_LARGE);
          break;
        }
      accept_line (self, text, length);
    }
}

/* Reads a stream of RFC 5545, however broken it is: what can be read is there, each line that could
 * not is reported with its number. Takes time in proportion to @length. Transfer full. */
TrellisIcalDocument *
trellis_ical_read_within (const char *data, gsize length, const TrellisIcalLimits *limits)
{
  TrellisIcalDocument *document = g_new0 (TrellisIcalDocument, 1);
  g_autoptr(GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autofree char *converted = NULL;
  Reader reader = { .limits = limits, .document = document, .number = 1, .folded = folded, .levels = levels };
  gboolean too_large = length > limits->stream;

  document->stream = trellis_ical_component_new (NULL);
  document->problems = g_array_new (FALSE, FALSE, sizeof (TrellisIcalProblem));

  if (data != NULL && is_utf16 (data, length))
    {
      converted = g_convert (data, (gssize) MIN (length, limits->stream), "UTF-8", "UTF-16", NULL, &length, NULL);
      data = converted;
      too_large = too_large || length > limits->stream;
      if (converted == NULL)
        report (&reader, 1, TRELLIS_ICAL_PROBLEM_UTF16);
    }
  if (data != NULL)
    {
      reader.next = data;
      reader.end = data + MIN (length, limits->stream);
      read_lines (&reader, too_large);
    }

  close_unended (&reader, levels->len);
  g_array_sort (document->problems, compare_problems);
  return document;
}

/* The same within TRELLIS_ICAL_LIMITS. */
TrellisIcalDocument *
trellis_ical_read (const char *data, gsize length)
{
  const TrellisIcalLimits limits = TRELLIS_ICAL_LIMITS;

  return trellis_ical_read_within (data, length, &limits);
}

/* Whether an item that says @text, which is written as it should be, can be read again as a whole, by whoever reads
 * items within the same limits. */
gboolean
trellis_ical_is_readable (const char *text, gsize length)
{
  const TrellisIcalLimits limits = TRELLIS_ICAL_LIMITS;
  g_autoptr(TrellisIcalDocument) document = NULL;

  if (length > TRELLIS_ICAL_LARGEST_ITEM)
    return FALSE;

  /* Shorter than any limit, however many lines that is. */
  if (length <= MIN (limits.line, limits.component_lines))
    return TRUE;
  document = trellis_ical_read_within (text, length, &limits);
  return !document->is_partial;
}

void
trellis_ical_document_free (TrellisIcalDocument *self)
{
  trellis_ical_component_free (self->stream);
  g_array_unref (self->problems);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-scanner.h"

#include <string.h>

/* Nothing in an archive is nested this deep; a parser that recurses must not be led further. */
#define DEEPEST 8

void
trellis_scanner_init (TrellisScanner *self, const char *text, gsize length)
{
  self->position = text;
  self->end = text + length;
  self->line = 1;
}

static void
skip_space (TrellisScanner *self)
{
  for (; self->position < self->end && strchr (" \t\r\n", *self->position) != NULL &&
         *self->position != '\0';
       self->position++)
    if (*self->position == '\n')
      self->line++;
}

/* Goes past @c, if that comes next but for spaces. */
gboolean
trellis_scanner_take (TrellisScanner *self, char c)
{
  skip_space (self);
  if (self->position == self->end || *self->position != c)
    return FALSE;

  self->position++;
  return TRUE;
}

static gboolean
skip_string (TrellisScanner *self)
{
  for (self->position++; self->position < self->end; self->position++)
    {
      if ((guchar) *self->position < 0x20)
        return FALSE;
      if (*self->position == '"')
        {
          self->position++;
          return TRUE;
        }
      if (*self->position == '\\' && ++self->position == self->end)
        return FALSE;
    }

  return FALSE;
}

static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.';
}

/* Goes past one value, of which only the nesting is looked at. */
static gboolean
skip_value (TrellisScanner *self)
{
  char open[DEEPEST];
  guint depth = 0;
  const char *begin = self->position;

  do
    {
      char c;

      skip_space (self);
      if (self->position == self->end)
        return FALSE;

      c = *self->position;
      if (c == '"')
        {
          if (!skip_string (self))
            return FALSE;
        }
      else if (c == '{' || c == '[')
        {
          if (depth == DEEPEST)
            return FALSE;
          open[depth++] = c == '{' ? '}' : ']';
          self->position++;
        }
      else if (depth > 0 && c == open[depth - 1])
        {
          depth--;
          self->position++;
        }
      else if (depth > 0 && (c == ',' || c == ':'))
        self->position++;
      else if (is_of_word (c))
        while (self->position < self->end && is_of_word (*self->position))
          self->position++;
      else
        return FALSE;
    }
  while (depth > 0);

  return self->position > begin;
}

/* The next value. FALSE where there is none. */
gboolean
trellis_scanner_piece (TrellisScanner *self, TrellisScannerPiece *piece)
{
  skip_space (self);
  piece->text = self->position;
  piece->line = self->line;
  if (!skip_value (self))
    return FALSE;

  piece->length = (gsize) (self->position - piece->text);
  return TRUE;
}

/* Whether nothing but spaces is left. */
gboolean
trellis_scanner_ended (TrellisScanner *self)
{
  skip_space (self);
  return self->position == self->end;
}

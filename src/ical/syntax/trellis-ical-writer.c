/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-writer.h"

#include <string.h>

#include "trellis-ical-component-private.h"

/* Octets of a line at most, without the line end (RFC 5545 §3.1). */
#define LINE_OCTETS 75

/* The octets that must stay together: a character, with the backslash that escapes it. */
static gsize
measure_unit (const char *text)
{
  const gsize escape = *text == '\\' && text[1] != '\0' ? 1 : 0;

  return escape + (gsize) (g_utf8_next_char (text + escape) - (text + escape));
}

static void
append_folded (GString *stream, const char *text)
{
  const char *start = text;
  gsize room = LINE_OCTETS;

  while (strnlen (start, room + 1) > room)
    {
      gsize length = 0, unit;

      while ((unit = measure_unit (start + length)) <= room - length)
        length += unit;
      g_string_append_len (stream, start, (gssize) length);
      g_string_append (stream, "\r\n ");
      start += length;
      room = LINE_OCTETS - 1; /* the space counts */
    }
  g_string_append (stream, start);
  g_string_append (stream, "\r\n");
}

static void
append_component (GString *stream, const TrellisIcalComponent *component)
{
  const guint size = trellis_ical_component_get_size (component);

  if (trellis_ical_component_get_begin (component) != NULL)
    append_folded (stream, trellis_ical_component_get_begin (component));
  for (guint i = 0; i < size; i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (component, i);

      if (line != NULL)
        append_folded (stream, trellis_ical_line_get_text (line));
      else
        append_component (stream, trellis_ical_component_get_part (component, i));
    }
  if (trellis_ical_component_get_end (component) != NULL)
    append_folded (stream, trellis_ical_component_get_end (component));
}

/* The component, or all that a stream holds, as RFC 5545 §3.1 wants it: lines that end in CR LF and
 * are folded after 75 octets, never within a character or an escape. The same component is always
 * written the same way. UTF-8, transfer full. */
char *
trellis_ical_write (const TrellisIcalComponent *component)
{
  GString *stream;

  g_return_val_if_fail (component != NULL, NULL);

  stream = g_string_new (NULL);
  append_component (stream, component);
  return g_string_free (stream, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-xml-guard.h"

#include <string.h>

enum
{
  TEXT,
  OPENED, /* after "<" */
  TAG,
  DOUBLE_QUOTED,
  SINGLE_QUOTED,
  MARKUP, /* after "<!" */
  CDATA,
  COMMENT,
};

/* Counts how much of @end has just been seen, and whether it is complete. */
static gboolean
ends_with (TrellisXmlGuard *self, const char *end, char byte)
{
  if (byte == end[self->matched])
    self->matched++;
  else if (byte != end[0])
    self->matched = 0;
  else if (self->matched < 2) /* of "]]" and "--" the last two may be the end's beginning */
    self->matched = 1;
  if (end[self->matched] != '\0')
    return FALSE;
  self->matched = 0;
  return TRUE;
}

static void
step_markup (TrellisXmlGuard *self, char byte)
{
  const char *const cdata = "[CDATA[";

  if (byte == cdata[self->matched])
    {
      if (cdata[++self->matched] == '\0')
        {
          self->state = CDATA;
          self->matched = 0;
        }
    }
  else if (self->matched == 0 && byte == '-')
    self->state = COMMENT;
  else
    self->state = TAG;
}

static void
step (TrellisXmlGuard *self, char byte)
{
  switch (self->state)
    {
    case TEXT:
      if (byte == '<')
        {
          self->state = OPENED;
          self->tag_length = 0;
        }
      break;

    case OPENED:
      self->state = byte == '!' ? MARKUP : byte == '>' ? TEXT : TAG;
      self->matched = 0;
      break;

    case TAG:
      if (byte == '>')
        self->state = TEXT;
      else if (byte == '"')
        self->state = DOUBLE_QUOTED;
      else if (byte == '\'')
        self->state = SINGLE_QUOTED;
      break;

    case DOUBLE_QUOTED:
    case SINGLE_QUOTED:
      if (byte == (self->state == DOUBLE_QUOTED ? '"' : '\''))
        self->state = TAG;
      break;

    case MARKUP:
      step_markup (self, byte);
      break;

    case CDATA:
    case COMMENT:
      if (ends_with (self, self->state == CDATA ? "]]>" : "-->", byte))
        self->state = TEXT;
      break;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_control (char byte)
{
  return (guchar) byte < 0x20 && byte != '\t' && byte != '\n';
}

/* Appends to @filtered what may go to the parser, with line ends as XML has them (XML 1.0 §2.11; the
 * parser does not always, when pieces end in one). FALSE when nothing more may: the parser compares
 * each attribute of a tag with each other, so a tag has to end some time. */
gboolean
trellis_xml_guard_filter (TrellisXmlGuard *self, const char *data, gsize length, GString *filtered)
{
  if (self->n_bytes < 4)
    for (gsize i = 0; i < MIN (length, 4 - self->n_bytes); i++)
      self->is_wide = self->is_wide || data[i] == '\0' || (guchar) data[i] >= 0xfe;
  self->n_bytes += length;
  if (self->is_wide)
    {
      g_string_append_len (filtered, data, (gssize) length);
      return TRUE;
    }

  for (gsize i = 0; i < length; i++)
    {
      const gboolean after_return = self->after_return;
      const char byte = data[i] == '\r' ? '\n' : data[i];

      self->after_return = data[i] == '\r';
      if (is_control (byte) || (after_return && data[i] == '\n'))
        continue;
      step (self, byte);
      if (self->state == TAG || self->state == DOUBLE_QUOTED || self->state == SINGLE_QUOTED)
        {
          if (++self->tag_length > TRELLIS_XML_TAG_LIMIT)
            return FALSE;
        }
      g_string_append_c (filtered, byte);
    }
  return TRUE;
}

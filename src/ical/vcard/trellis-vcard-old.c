/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-vcard-old.h"

#include <string.h>

/* A stretch of the stream. */
typedef struct
{
  const char *start;
  gsize length;
} Piece;

/* What the parameters of version 2.1 say of how a value is written. */
typedef struct
{
  gboolean quoted_printable;
  char *charset; /* NULL if it is not told */
} Writing;

static void
writing_clear (Writing *self)
{
  g_clear_pointer (&self->charset, g_free);
  self->quoted_printable = FALSE;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static gboolean
piece_begins (Piece piece, const char *text)
{
  return piece.length >= strlen (text) && g_ascii_strncasecmp (piece.start, text, strlen (text)) == 0;
}

static gboolean
piece_is (Piece piece, const char *text)
{
  return piece.length == strlen (text) && piece_begins (piece, text);
}

static void
skip (Piece *rest, gsize length)
{
  rest->start += length;
  rest->length -= length;
}

/* Takes off @rest what stands before the first of @stops, or all of it. */
static Piece
take_until (Piece *rest, const char *stops)
{
  Piece taken = { rest->start, 0 };

  while (taken.length < rest->length &&
         (taken.start[taken.length] == '\0' || strchr (stops, taken.start[taken.length]) == NULL))
    taken.length++;
  skip (rest, taken.length);
  return taken;
}

/* A line without its end, which CR LF is, and either of them alone, and CR CR LF. */
static Piece
take_line (Piece *rest)
{
  const Piece line = take_until (rest, "\r\n");

  while (rest->length > 1 && *rest->start == '\r' && (rest->start[1] == '\r' || rest->start[1] == '\n'))
    skip (rest, 1);
  if (rest->length > 0)
    skip (rest, 1);
  return line;
}

static void
append (GString *text, Piece piece)
{
  g_string_append_len (text, piece.start, (gssize) piece.length);
}

/* A type, and how the value is written, may stand without saying that they are one: ";CELL". */
static void
renew_parameter (Piece parameter, Writing *writing, GString *header)
{
  Piece value = parameter;
  const Piece name = take_until (&value, "=");
  const gboolean named = value.length > 0;
  const gboolean is_encoding = !named || piece_is (name, "ENCODING");

  if (named)
    skip (&value, 1);
  else
    value = parameter;

  if (is_encoding && piece_is (value, "QUOTED-PRINTABLE"))
    writing->quoted_printable = TRUE;
  else if (named && piece_is (name, "CHARSET"))
    {
      g_free (writing->charset);
      writing->charset = g_strndup (value.start, value.length);
    }
  else if (!is_encoding || !(piece_is (value, "7BIT") || piece_is (value, "8BIT")))
    {
      g_string_append (header, named ? ";" : piece_is (value, "BASE64") ? ";ENCODING="
                                                                        : ";TYPE=");
      append (header, parameter);
    }
}

/* Takes off @line what stands before its value. FALSE if it has none, or something is quoted: only later
 * versions do that. */
static gboolean
renew_header (Piece *line, Writing *writing, GString *header)
{
  append (header, take_until (line, ":;\""));
  while (line->length > 0 && *line->start == ';')
    {
      skip (line, 1);
      renew_parameter (take_until (line, ":;\""), writing, header);
    }
  if (line->length == 0 || *line->start != ':')
    return FALSE;
  skip (line, 1);
  g_string_append_c (header, ':');
  return TRUE;
}

/* What the end of a line says of the next one, RFC 2045 §6.7: without the equals sign and what a
 * transport has added. */
static gboolean
goes_on (GString *value)
{
  while (value->len > 0 && strchr (" \t", value->str[value->len - 1]) != NULL)
    g_string_truncate (value, value->len - 1);
  if (value->len == 0 || value->str[value->len - 1] != '=')
    return FALSE;
  g_string_truncate (value, value->len - 1);
  return TRUE;
}

/* The bytes that stand in @value as "=C3=A9"; what is no such pair stays. */
static void
decode_quoted_printable (GString *value)
{
  gsize length = 0;

  for (gsize i = 0; i < value->len; i++)
    {
      char byte = value->str[i];

      if (byte == '=' && i + 2 < value->len && g_ascii_isxdigit (value->str[i + 1]) &&
          g_ascii_isxdigit (value->str[i + 2]))
        {
          byte = (char) (g_ascii_xdigit_value (value->str[i + 1]) * 16 +
                         g_ascii_xdigit_value (value->str[i + 2]));
          i += 2;
        }
      value->str[length++] = byte;
    }
  g_string_truncate (value, length);
}

/* In UTF-8. Who does not say in what it is, and writes something else, mostly means Windows' own. */
static void
append_converted (GString *text, Piece bytes, const char *charset)
{
  g_autofree char *converted = NULL;
  gsize length;

  if (charset != NULL)
    converted = g_convert (bytes.start, (gssize) bytes.length, "UTF-8", charset, NULL, &length, NULL);
  if (converted == NULL && !g_utf8_validate_len (bytes.start, bytes.length, NULL))
    converted = g_convert (bytes.start, (gssize) bytes.length, "UTF-8", "WINDOWS-1252", NULL, &length, NULL);
  append (text, converted != NULL ? (Piece) { converted, length } : bytes);
}

/* Only semicolons are escaped in version 2.1. */
static void
append_escaped (GString *text, const GString *value)
{
  for (gsize i = 0; i < value->len; i++)
    switch (value->str[i])
      {
      case '\r':
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\\':
        g_string_append (text, i + 1 < value->len && value->str[i + 1] == ';' ? "\\" : "\\\\");
        break;
      default:
        g_string_append_c (text, value->str[i]);
      }
}

/* Takes with @line those that it goes on in, but nothing that begins or ends a card. */
static void
renew_quoted_printable (Piece line, Piece *rest, const char *charset, GString *renewed)
{
  g_autoptr(GString) value = g_string_new_len (line.start, (gssize) line.length);
  g_autoptr(GString) converted = g_string_new (NULL);

  while (goes_on (value) && !piece_begins (*rest, "END:") && !piece_begins (*rest, "BEGIN:"))
    append (value, take_line (rest));
  decode_quoted_printable (value);
  append_converted (converted, (Piece) { value->str, value->len }, charset);
  append_escaped (renewed, converted);
}

static gboolean
is_continuation (Piece line)
{
  return line.length > 0 && (*line.start == ' ' || *line.start == '\t');
}

/* What version 2.1 of vCard (versit, 1996) writes in its own way – quoted-printable text, other charsets,
 * parameters without a name – as version 3 does, in UTF-8. All else stays as it is, what is of a later
 * version, too. Transfer full. */
char *
trellis_vcard_old_renew (const char *data, gsize length, gsize *renewed_length)
{
  g_autoptr(GString) renewed = g_string_sized_new (length);
  g_auto(Writing) writing = { 0 };
  Piece rest = { data, length };

  while (rest.length > 0)
    {
      Piece line = take_line (&rest);
      Piece value = line;
      g_autoptr(GString) header = g_string_new (NULL);

      if (!is_continuation (line))
        {
          writing_clear (&writing);
          if (renew_header (&value, &writing, header))
            {
              append (renewed, (Piece) { header->str, header->len });
              line = value;
            }
          else
            writing_clear (&writing);
        }

      if (writing.quoted_printable)
        renew_quoted_printable (line, &rest, writing.charset, renewed);
      /* A fold of a later version may cut a character. */
      else if (writing.charset != NULL || !(is_continuation (line) || is_continuation (rest)))
        append_converted (renewed, line, writing.charset);
      else
        append (renewed, line);
      g_string_append_c (renewed, '\n');
    }
  *renewed_length = renewed->len;
  return g_string_free_and_steal (g_steal_pointer (&renewed));
}

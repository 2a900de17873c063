/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-value.h"

#include <string.h>

#define URI_RESERVED \
  G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%"

char *
trellis_ical_integer_format (int number)
{
  return g_strdup_printf ("%d", number);
}

/* Reads an INTEGER (RFC 5545 §3.3.8), which has 32 bits; spaces around it are let pass. */
gboolean
trellis_ical_integer_parse (const char *value, int *number)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  const char *digits = *text == '+' ? text + 1 : text;
  gint64 parsed;

  if ((digits != text && !g_ascii_isdigit (*digits)) ||
      !g_ascii_string_to_signed (digits, 10, G_MININT32, G_MAXINT32, &parsed, NULL))
    return FALSE;
  *number = (int) parsed;
  return TRUE;
}

char *
trellis_ical_boolean_format (gboolean truth)
{
  return g_strdup (truth ? "TRUE" : "FALSE");
}

/* Reads a BOOLEAN (RFC 5545 §3.3.2), in capitals or not. */
gboolean
trellis_ical_boolean_parse (const char *value, gboolean *truth)
{
  g_autofree char *text = g_strstrip (g_strdup (value));

  if (g_ascii_strcasecmp (text, "TRUE") != 0 && g_ascii_strcasecmp (text, "FALSE") != 0)
    return FALSE;
  *truth = g_ascii_strcasecmp (text, "TRUE") == 0;
  return TRUE;
}

/* Reads up to nine digits and the letter after them. */
static gboolean
read_part (const char **text, gint64 *number, char *unit)
{
  guint digits = 0;

  for (*number = 0; g_ascii_isdigit (**text) && digits < 10; digits++, (*text)++)
    *number = *number * 10 + (**text - '0');
  if (digits == 0 || digits > 9 || **text == '\0')
    return FALSE;
  *unit = g_ascii_toupper (*(*text)++);
  return TRUE;
}

/* Reads a DURATION. Weeks together with days, which RFC 2445 had, and units out of order are let
 * pass. */
gboolean
trellis_ical_duration_parse (const char *value, TrellisIcalDuration *duration)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  const char *text = stripped;
  const gboolean negative = *text == '-';
  gboolean in_time = FALSE;
  gint64 days = 0, seconds = 0;
  guint n_parts = 0;

  if (*text == '-' || *text == '+')
    text++;
  if (g_ascii_toupper (*text++) != 'P')
    return FALSE;

  while (*text != '\0')
    {
      gint64 number;
      char unit;

      if (!in_time && g_ascii_toupper (*text) == 'T')
        {
          in_time = TRUE;
          text++;
          continue;
        }
      if (!read_part (&text, &number, &unit) || ++n_parts > 8)
        return FALSE;
      if (!in_time && (unit == 'W' || unit == 'D'))
        days += unit == 'W' ? 7 * number : number;
      else if (in_time && (unit == 'H' || unit == 'M' || unit == 'S'))
        seconds += unit == 'H' ? 3600 * number : unit == 'M' ? 60 * number
                                                             : number;
      else
        return FALSE;
    }
  if (n_parts == 0 || days > G_MAXINT32)
    return FALSE;

  duration->days = (int) (negative ? -days : days);
  duration->seconds = negative ? -seconds : seconds;
  return TRUE;
}

/* @address as a value of type URI (RFC 5545 §3.3.13): characters that RFC 3986 does not allow are
 * escaped with percents. NULL when it is no URI but a word or two. Transfer full. */
char *
trellis_ical_uri_format (const char *address)
{
  g_autofree char *stripped = g_strstrip (g_strdup (address));
  g_autofree char *uri =
    g_uri_escape_string (stripped, URI_RESERVED, FALSE);

  return g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL) ? g_steal_pointer (&uri) : NULL;
}

/* The address in @value, NULL when it is empty. Whether it can be opened is not looked at. Transfer
 * full. */
char *
trellis_ical_uri_parse (const char *value)
{
  g_autofree char *address = g_strstrip (g_strdup (value));

  return *address != '\0' ? g_steal_pointer (&address) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-parameter-private.h"

#include <string.h>

/* @text is what stands between the name and the colon of a line: nothing, or a semicolon and the
 * parameters. Its quotes must be closed. */
void
trellis_ical_parameter_init (TrellisIcalParameter *self, const char *text, gsize length)
{
  *self = (TrellisIcalParameter) { .next = text, .end = text + length };
}

/* The first of @stops in [@from, @end) that is not quoted, or @end. */
static const char *
find_unquoted (const char *from, const char *end, const char *stops)
{
  gboolean quoted = FALSE;

  for (; from < end; from++)
    if (*from == '"')
      quoted = !quoted;
    else if (!quoted && strchr (stops, *from) != NULL)
      break;
  return from;
}

/* Goes to the next parameter; FALSE when there is none. One without an equals sign, which vCalendar
 * had, has no value. */
gboolean
trellis_ical_parameter_next (TrellisIcalParameter *self)
{
  const char *stop, *equals;

  if (self->next >= self->end)
    return FALSE;

  self->start = self->next;
  self->name = self->start + 1;
  stop = find_unquoted (self->name, self->end, ";");
  equals = memchr (self->name, '=', (gsize) (stop - self->name));
  self->name_length = (gsize) ((equals != NULL ? equals : stop) - self->name);
  self->value = equals != NULL ? equals + 1 : stop;
  self->value_length = (gsize) (stop - self->value);
  self->next = stop;
  return TRUE;
}

gboolean
trellis_ical_parameter_has_name (const TrellisIcalParameter *self, const char *name)
{
  return strlen (name) == self->name_length &&
         g_ascii_strncasecmp (self->name, name, self->name_length) == 0;
}

/* Takes the quotes and the escapes of RFC 6868 §3.1 away. A caret before anything else is one. */
static char *
decode (const char *text, const char *end)
{
  GString *decoded = g_string_sized_new ((gsize) (end - text));

  for (; text < end; text++)
    {
      const char next = text + 1 < end ? text[1] : '\0';

      if (*text == '"')
        continue;
      if (*text == '^' && (next == 'n' || next == '^' || next == '\''))
        {
          g_string_append_c (decoded, next == 'n' ? '\n' : next == '^' ? '^'
                                                                       : '"');
          text++;
        }
      else
        g_string_append_c (decoded, *text);
    }
  return g_string_free (decoded, FALSE);
}

/* What the parameter says, at least one value; transfer full. */
char **
trellis_ical_parameter_dup_values (const TrellisIcalParameter *self)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  const char *from = self->value;
  const char *end = from + self->value_length;

  while (TRUE)
    {
      const char *comma = find_unquoted (from, end, ",");

      g_strv_builder_take (values, decode (from, comma));
      if (comma == end)
        return g_strv_builder_end (values);
      from = comma + 1;
    }
}

/* RFC 5545 §3.2 wants quotes around a value with a colon, semicolon or comma. A space at an end is
 * quoted too, since some readers trim it. */
static gboolean
needs_quotes (const char *value)
{
  const gsize length = strlen (value);

  return strpbrk (value, ":;,") != NULL ||
         (length > 0 && (g_ascii_isspace (value[0]) || g_ascii_isspace (value[length - 1])));
}

static void
append_value (GString *text, const char *value)
{
  const gboolean quoted = needs_quotes (value);

  if (quoted)
    g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    if (*value == '\n' || (*value == '\r' && value[1] != '\n'))
      g_string_append (text, "^n");
    else if (*value == '^')
      g_string_append (text, "^^");
    else if (*value == '"')
      g_string_append (text, "^'");
    else if (*value == '\t' || !g_ascii_iscntrl (*value))
      g_string_append_c (text, *value);
  if (quoted)
    g_string_append_c (text, '"');
}

/* Writes a parameter with its semicolon. Newlines, quotes and carets become escapes of RFC 6868;
 * other control characters, which have none, are left out. */
void
trellis_ical_parameter_append (GString *text, const char *name, const char *const *values)
{
  g_string_append_printf (text, ";%s=", name);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (values[i], -1);

      if (i > 0)
        g_string_append_c (text, ',');
      append_value (text, valid);
    }
}

/* Names have letters, digits and dashes (RFC 5545 §3.1). */
gboolean
trellis_ical_name_is_valid (const char *name)
{
  return name != NULL && *name != '\0' &&
         strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == strlen (name);
}

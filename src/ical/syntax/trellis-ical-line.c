/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-line-private.h"

#include <string.h>

struct _TrellisIcalLine
{
  char *text; /* "NAME;PARAMETER=…:VALUE", not folded */
  gsize name_length;
  gsize value_offset; /* of what follows the colon */
};

static gboolean
is_control (char c)
{
  return ((guchar) c < ' ' && c != '\t') || c == 0x7f;
}

/* Whether @text is UTF-8 without control characters other than tabs, as RFC 5545 §3.1 wants lines to
 * be. A @text that is does not hold NUL. */
gboolean
trellis_ical_text_is_clean (const char *text, gsize length)
{
  guchar seen = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (is_control (text[i]))
        return FALSE;
      seen |= (guchar) text[i];
    }
  return seen < 0x80 || g_utf8_validate_len (text, length, NULL);
}

/* A copy of @text made such: control characters are left out, bytes that are not UTF-8 become
 * U+FFFD. @length -1 means up to NUL. Transfer full. */
char *
trellis_ical_text_clean (const char *text, gssize length)
{
  const gsize size = length >= 0 ? (gsize) length : strlen (text);
  g_autoptr(GString) kept = g_string_sized_new (size);

  if (size == 0)
    return g_strdup ("");
  if (trellis_ical_text_is_clean (text, size))
    return g_strndup (text, size);

  for (gsize i = 0; i < size; i++)
    if (!is_control (text[i]))
      g_string_append_c (kept, text[i]);
  return g_utf8_make_valid (kept->str, (gssize) kept->len);
}

/* A line without parameters. @value is written as it is: a text must have been escaped. Control
 * characters in it are left out, so that nothing in a value can end its line. */
TrellisIcalLine *
trellis_ical_line_new (const char *name, const char *value)
{
  TrellisIcalLine *self;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (trellis_ical_name_is_valid (name), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  clean = trellis_ical_text_clean (value, -1);
  self = g_new (TrellisIcalLine, 1);
  self->text = g_strconcat (name, ":", clean, NULL);
  self->name_length = strlen (name);
  self->value_offset = self->name_length + 1;
  return self;
}

/* RFC 5545 has letters, digits and dashes; underscores, dots and slashes are met in X- names. */
static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.' || c == '/';
}

/* Reads an unfolded line without its line end. NULL with @problem where it is not one; so is text
 * that trellis_ical_text_is_clean() refuses. Transfer full. */
TrellisIcalLine *
trellis_ical_line_parse (const char *text, gsize length, TrellisIcalProblemKind *problem)
{
  TrellisIcalLine *self;
  gsize name_length = 0, colon;
  gboolean quoted = FALSE;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (problem != NULL, NULL);

  if (!trellis_ical_text_is_clean (text, length))
    {
      *problem = TRELLIS_ICAL_PROBLEM_CONTROL;
      return NULL;
    }

  while (name_length < length && is_name_char (text[name_length]))
    name_length++;
  if (name_length == 0 ||
      (name_length < length && text[name_length] != ':' && text[name_length] != ';'))
    {
      *problem = TRELLIS_ICAL_PROBLEM_BAD_NAME;
      return NULL;
    }

  for (colon = name_length; colon < length && (quoted || text[colon] != ':'); colon++)
    if (text[colon] == '"')
      quoted = !quoted;
  if (colon == length)
    {
      *problem = quoted ? TRELLIS_ICAL_PROBLEM_OPEN_QUOTE : TRELLIS_ICAL_PROBLEM_NO_COLON;
      return NULL;
    }

  self = g_new (TrellisIcalLine, 1);
  self->text = g_malloc (length + 1);
  memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->name_length = name_length;
  self->value_offset = colon + 1;
  return self;
}

TrellisIcalLine *
trellis_ical_line_copy (const TrellisIcalLine *self)
{
  TrellisIcalLine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (TrellisIcalLine, 1);
  *copy = *self;
  copy->text = g_strdup (self->text);
  return copy;
}

void
trellis_ical_line_free (TrellisIcalLine *self)
{
  g_free (self->text);
  g_free (self);
}

/* The line as it is written, but not folded. */
const char *
trellis_ical_line_get_text (const TrellisIcalLine *self)
{
  return self->text;
}

/* The name in capitals; transfer full. */
char *
trellis_ical_line_dup_name (const TrellisIcalLine *self)
{
  return g_ascii_strup (self->text, (gssize) self->name_length);
}

gboolean
trellis_ical_line_has_name (const TrellisIcalLine *self, const char *name)
{
  /* Most are told apart by their first letters. */
  return g_ascii_toupper (*self->text) == g_ascii_toupper (*name) &&
         strlen (name) == self->name_length &&
         g_ascii_strncasecmp (self->text, name, self->name_length) == 0;
}

/* Whether the name starts with @prefix, "X-TRELLIS-". */
gboolean
trellis_ical_line_has_prefix (const TrellisIcalLine *self, const char *prefix)
{
  const gsize length = strlen (prefix);

  return length <= self->name_length && g_ascii_strncasecmp (self->text, prefix, length) == 0;
}

/* What follows the colon, as written. */
const char *
trellis_ical_line_get_value (const TrellisIcalLine *self)
{
  return self->text + self->value_offset;
}

/* The parameters stay. See trellis_ical_line_new() about @value. */
void
trellis_ical_line_set_value (TrellisIcalLine *self, const char *value)
{
  g_autofree char *clean = NULL;
  char *text;

  g_return_if_fail (self != NULL && value != NULL);

  clean = trellis_ical_text_clean (value, -1);
  self->text[self->value_offset] = '\0';
  text = g_strconcat (self->text, clean, NULL);
  g_free (self->text);
  self->text = text;
}

/* To go over the parameters as they are written. */
void
trellis_ical_line_init_parameter (const TrellisIcalLine *self, TrellisIcalParameter *parameter)
{
  trellis_ical_parameter_init (parameter, self->text + self->name_length,
                               self->value_offset - 1 - self->name_length);
}

/* All values of the parameter called @name, which vCard lets stand more than once, without quotes and
 * escapes, NULL when the line has none such; transfer full. */
char **
trellis_ical_line_dup_parameters (const TrellisIcalLine *self, const char *name)
{
  g_autoptr(GStrvBuilder) all = NULL;
  TrellisIcalParameter parameter;

  trellis_ical_line_init_parameter (self, &parameter);
  while (trellis_ical_parameter_next (&parameter))
    if (trellis_ical_parameter_has_name (&parameter, name))
      {
        g_auto(GStrv) values = trellis_ical_parameter_dup_values (&parameter);

        all = all != NULL ? all : g_strv_builder_new ();
        g_strv_builder_addv (all, (const char **) values);
      }
  return all != NULL ? g_strv_builder_end (all) : NULL;
}

/* The first of them; transfer full. */
char *
trellis_ical_line_dup_parameter (const TrellisIcalLine *self, const char *name)
{
  g_auto(GStrv) values = trellis_ical_line_dup_parameters (self, name);

  return values != NULL ? g_strdup (values[0]) : NULL;
}

/* Whether the first value of the parameter is @value, in capitals or not (RFC 5545 §2). */
gboolean
trellis_ical_line_parameter_is (const TrellisIcalLine *self, const char *name, const char *value)
{
  g_autofree char *actual = trellis_ical_line_dup_parameter (self, name);

  return actual != NULL && g_ascii_strcasecmp (actual, value) == 0;
}

/* Gives the parameter these values in the place where it stands, else after the others. No values
 * (NULL or none) takes it away. The others stay as written. */
void
trellis_ical_line_set_parameters (TrellisIcalLine *self, const char *name, const char *const *values)
{
  const gboolean has_values = values != NULL && values[0] != NULL;
  gboolean done = FALSE;
  TrellisIcalParameter parameter;
  GString *text;
  gsize value_offset;

  g_return_if_fail (self != NULL);
  g_return_if_fail (trellis_ical_name_is_valid (name));

  text = g_string_new_len (self->text, (gssize) self->name_length);
  trellis_ical_line_init_parameter (self, &parameter);
  while (trellis_ical_parameter_next (&parameter))
    if (!trellis_ical_parameter_has_name (&parameter, name))
      g_string_append_len (text, parameter.start, parameter.next - parameter.start);
    else if (has_values && !done)
      {
        trellis_ical_parameter_append (text, name, values);
        done = TRUE;
      }
  if (has_values && !done)
    trellis_ical_parameter_append (text, name, values);
  g_string_append_c (text, ':');
  value_offset = text->len;
  g_string_append (text, trellis_ical_line_get_value (self));

  g_free (self->text);
  self->text = g_string_free (text, FALSE);
  self->value_offset = value_offset;
}

/* The same with one value, or NULL. */
void
trellis_ical_line_set_parameter (TrellisIcalLine *self, const char *name, const char *value)
{
  trellis_ical_line_set_parameters (self, name, (const char *const[]) { value, NULL });
}

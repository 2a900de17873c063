/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-text.h"

#include <string.h>

static void
append_escaped (GString *value, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n' || (*text == '\r' && text[1] != '\n'))
      g_string_append (value, "\\n");
    else if (*text != '\r')
      {
        if (*text == '\\' || *text == ';' || *text == ',')
          g_string_append_c (value, '\\');
        g_string_append_c (value, *text);
      }
}

/* @text as a value of type TEXT (RFC 5545 §3.3.11): backslashes, semicolons, commas and newlines are
 * escaped and nothing else. Transfer full. */
char *
trellis_ical_text_escape (const char *text)
{
  GString *value = g_string_new (NULL);

  append_escaped (value, text);
  return g_string_free (value, FALSE);
}

/* Reads also what others write: bare semicolons and commas, quotes and colons that are escaped for no
 * reason. Any other backslash stands for itself, as in a path. */
static char *
unescape (const char *value, const char *end)
{
  GString *text = g_string_sized_new ((gsize) (end - value));

  for (; value < end; value++)
    {
      const char next = value + 1 < end ? value[1] : '\0';

      if (*value == '\\' && next != '\0' && strchr ("\\;,:\"nN", next) != NULL)
        {
          g_string_append_c (text, next == 'n' || next == 'N' ? '\n' : next);
          value++;
        }
      else
        g_string_append_c (text, *value);
    }
  return g_string_free (text, FALSE);
}

/* The text that @value, of type TEXT, stands for; transfer full. */
char *
trellis_ical_text_unescape (const char *value)
{
  return unescape (value, value + strlen (value));
}

/* A list of texts, as CATEGORIES has (RFC 5545 §3.1.1); transfer full. */
char *
trellis_ical_text_join (const char *const *texts)
{
  GString *value = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (value, ',');
      append_escaped (value, texts[i]);
    }
  return g_string_free (value, FALSE);
}

/* The texts of such a list, without spaces around them; an empty one is no text. Transfer full. */
char **
trellis_ical_text_split (const char *value)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  while (*value != '\0')
    {
      const char *end = value;
      char *text;

      while (*end != '\0' && *end != ',')
        end += *end == '\\' && end[1] != '\0' ? 2 : 1;
      text = g_strstrip (unescape (value, end));
      if (*text != '\0')
        g_strv_builder_take (texts, text);
      else
        g_free (text);
      value = *end == ',' ? end + 1 : end;
    }
  return g_strv_builder_end (texts);
}

/* @text in letters that no reader escapes, in the base64url of RFC 4648 §5 without padding; transfer
 * full. */
char *
trellis_ical_base64_encode (const char *text)
{
  char *value = g_base64_encode ((const guchar *) text, strlen (text));

  g_strdelimit (value, "+", '-');
  g_strdelimit (value, "/", '_');
  value[strcspn (value, "=")] = '\0';
  return value;
}

/* The text in @value, NULL when it is none; transfer full. */
char *
trellis_ical_base64_decode (const char *value)
{
  const gsize length = strlen (value);
  const char *padding = length % 4 == 2 ? "==" : length % 4 == 3 ? "="
                                                                 : "";
  g_autofree char *padded = g_strconcat (value, padding, NULL);
  g_autofree guchar *text = NULL;
  gsize size;

  if (length % 4 == 1 ||
      strspn (value, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_") != length)
    return NULL;

  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  text = g_base64_decode (padded, &size);
  return g_utf8_validate_len ((const char *) text, size, NULL) ? g_strndup ((const char *) text, size)
                                                               : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short texts that a person types one after the other, with the commas of any script between them. */

#include "trellis-typed-list.h"

/* Latin, Arabic, Chinese and Japanese, wide and narrow. */
static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0x060c || c == 0x3001 || c == 0xff0c || c == 0xff64;
}

/* The texts without the blanks around them; none is empty. Transfer full. */
char **
trellis_typed_list (const char *text)
{
  g_autoptr(GStrvBuilder) items = g_strv_builder_new ();
  const char *begin = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && !is_comma (g_utf8_get_char (p)))
        continue;

      g_autofree char *item = g_strstrip (g_strndup (begin, (gsize) (p - begin)));

      if (*item != '\0')
        g_strv_builder_add (items, item);
      if (*p == '\0')
        return g_strv_builder_end (items);
      begin = g_utf8_next_char (p);
    }
}

gboolean
trellis_typed_has_comma (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_comma (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

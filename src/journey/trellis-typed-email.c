/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An email address that a person types. */

#include "trellis-typed-email.h"

#include <string.h>

/* What stands between addresses or around one, in a letter's head. */
#define NOT_IN_ONE "<>,;:\\()[]\""

static gboolean
is_clean (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || (c < 128 && strchr (NOT_IN_ONE, (int) c) != NULL))
        return FALSE;
    }
  return TRUE;
}

/* Whether @text is one address that a letter could go to, with or without blanks around it. It may have any
 * letters on both sides (RFC 6531) and need not have a dot, as in a network of its own. The rare address that
 * needs quotes is taken for none. */
gboolean
trellis_typed_is_email (const char *text)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  const char *at = strchr (address, '@');

  return at != NULL && at > address && at[1] != '\0' && at[1] != '.' && strchr (at + 1, '@') == NULL &&
         strstr (at, "..") == NULL && address[strlen (address) - 1] != '.' && is_clean (address);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-token.h"

#include <string.h>

/* The two ways in which servers tell a state, in one text. Both are nullable; NULL when neither is
 * there. */
char *
trellis_dav_token_join (const char *sync_token, const char *ctag)
{
  g_autofree char *first = sync_token != NULL ? g_uri_escape_string (sync_token, "/:", TRUE) : NULL;
  g_autofree char *second = ctag != NULL ? g_uri_escape_string (ctag, "/:", TRUE) : NULL;

  if (first == NULL && second == NULL)
    return NULL;
  return g_strconcat (first != NULL ? "sync=" : "", first != NULL ? first : "",
                      first != NULL && second != NULL ? "&" : "",
                      second != NULL ? "ctag=" : "", second, NULL);
}

/* Sets to NULL what is not there. */
void
trellis_dav_token_split (const char *token, char **sync_token, char **ctag)
{
  g_auto(GStrv) parts = g_strsplit (token, "&", 2);

  *sync_token = *ctag = NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], "sync="))
      *sync_token = g_uri_unescape_string (parts[i] + strlen ("sync="), NULL);
    else if (g_str_has_prefix (parts[i], "ctag="))
      *ctag = g_uri_unescape_string (parts[i] + strlen ("ctag="), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-link.h"

#include "trellis-markdown.h"

/* Pages and letters are told by more than their scheme. Of the others, which are of programs, those are not
 * opened that are of files, on this computer or on another. */
static gboolean
is_safe (const char *link, const char *scheme)
{
  const char *const known[] = { "http", "https", "mailto", NULL };

  return g_strv_contains (known, scheme)
           ? trellis_markdown_is_address (link)
           : !g_strv_contains (g_vfs_get_supported_uri_schemes (g_vfs_get_default ()), scheme);
}

/* What @text, which may be NULL, stands for in the field of an address: "example.org/room", as people leave out
 * what browsers add by themselves, is a page, and "ada@example.org" a letter. Transfer full.
 *
 * NULL for what is none, and for what is not safe to open, since it may come from the partner: pages, letters,
 * and what programs for calls have as links are, but no file. */
char *
trellis_link_dup_uri (const char *text)
{
  g_autofree char *link = g_strstrip (g_strdup (text != NULL ? text : ""));
  const char *scheme = g_uri_peek_scheme (link);

  if (strpbrk (link, " \t\r\n") != NULL)
    return NULL;

  if (scheme == NULL && strchr (link, '@') != NULL && strchr (link, '/') == NULL)
    return g_strconcat ("mailto:", link, NULL);

  /* The scheme of "example.org:8443" is no scheme. */
  if ((scheme == NULL && strchr (link, '.') != NULL) || (scheme != NULL && strchr (scheme, '.') != NULL))
    {
      g_autofree char *page = g_strconcat ("https://", link, NULL);

      return g_uri_is_valid (page, G_URI_FLAGS_PARSE_RELAXED, NULL) ? g_steal_pointer (&page) : NULL;
    }
  if (scheme == NULL || !g_uri_is_valid (link, G_URI_FLAGS_PARSE_RELAXED, NULL) || !is_safe (link, scheme))
    return NULL;

  return g_steal_pointer (&link);
}

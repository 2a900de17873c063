/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-href.h"

#include <string.h>

#define HREF_LIMIT 2048 /* bytes */

/* As libsoup has them: parts stay encoded as they came. */
#define URL_FLAGS                                                                                  \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY |               \
   G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE)

static gboolean
is_unreserved (guchar byte)
{
  return g_ascii_isalnum (byte) || strchr ("-._~@!$&'()*+,;=:", byte) != NULL;
}

/* One spelling of all that RFC 3986 §6.2.2 takes for the same segment: decoded once, and encoded
 * again where it must be. NULL for what would leave the folder or cannot be a name. */
static char *
normalize_segment (const char *text, gsize length)
{
  g_autoptr(GString) raw = g_string_sized_new (length);
  GString *normal;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '%' && i + 2 < length && g_ascii_isxdigit (text[i + 1]) && g_ascii_isxdigit (text[i + 2]))
      {
        g_string_append_c (raw, (char) (g_ascii_xdigit_value (text[i + 1]) * 16 +
                                        g_ascii_xdigit_value (text[i + 2])));
        i += 2;
      }
    else
      g_string_append_c (raw, text[i]);

  if (memchr (raw->str, '\0', raw->len) != NULL || strcmp (raw->str, ".") == 0 || strcmp (raw->str, "..") == 0)
    return NULL;

  normal = g_string_sized_new (raw->len);
  for (gsize i = 0; i < raw->len; i++)
    if (is_unreserved ((guchar) raw->str[i]))
      g_string_append_c (normal, raw->str[i]);
    else
      g_string_append_printf (normal, "%%%02X", (guchar) raw->str[i]);
  return g_string_free (normal, FALSE);
}

/* The segments of a path, normalized; empty ones count for nothing. NULL when one cannot be. */
static GPtrArray *
split_path (const char *path)
{
  g_autoptr(GPtrArray) segments = g_ptr_array_new_with_free_func (g_free);

  while (*path != '\0')
    {
      const gsize length = strcspn (path, "/");

      if (length > 0)
        {
          char *segment = normalize_segment (path, length);

          if (segment == NULL)
            return NULL;
          g_ptr_array_add (segments, segment);
        }
      path += length + (path[length] == '/');
    }
  return g_steal_pointer (&segments);
}

static gboolean
starts_with (GPtrArray *segments, GPtrArray *start)
{
  if (segments->len < start->len)
    return FALSE;
  for (guint i = 0; i < start->len; i++)
    if (!g_str_equal (segments->pdata[i], start->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_http (GUri *url)
{
  return (g_str_equal (g_uri_get_scheme (url), "http") || g_str_equal (g_uri_get_scheme (url), "https")) &&
         g_uri_get_host (url) != NULL && *g_uri_get_host (url) != '\0';
}

static int
get_port (GUri *url)
{
  if (g_uri_get_port (url) > 0)
    return g_uri_get_port (url);
  return g_str_equal (g_uri_get_scheme (url), "https") ? 443 : 80;
}

/* An http or https URL without user, query and fragment, its path not empty; NULL for any other
 * text. */
GUri *
trellis_dav_url_parse (const char *text)
{
  g_autoptr(GUri) url = g_uri_parse (text, URL_FLAGS, NULL);

  if (url == NULL || !is_http (url) || strlen (text) > HREF_LIMIT)
    return NULL;
  return g_uri_build (URL_FLAGS, g_uri_get_scheme (url), NULL, g_uri_get_host (url),
                      g_uri_get_port (url),
                      *g_uri_get_path (url) != '\0' ? g_uri_get_path (url) : "/", NULL, NULL);
}

/* What an href of an answer from @base means: relative, a path, or a whole URL (RFC 4918 §8.3). NULL
 * for what leaves its folder by dots, names a user, or is no place of http. */
GUri *
trellis_dav_url_resolve (GUri *base, const char *href)
{
  g_autoptr(GUri) url = NULL;
  g_autoptr(GPtrArray) segments = NULL;
  const char *path, *authority;

  if (strlen (href) > HREF_LIMIT)
    return NULL;

  /* On the text as it came: resolving takes the dots away. */
  authority = strstr (href, "://");
  path = authority != NULL ? authority + 3 + strcspn (authority + 3, "/") : href;
  segments = split_path (path);
  if (segments == NULL)
    return NULL;

  url = g_uri_parse_relative (base, href, URL_FLAGS, NULL);
  if (url == NULL || !is_http (url) || g_uri_get_userinfo (url) != NULL ||
      g_uri_get_query (url) != NULL || g_uri_get_fragment (url) != NULL)
    return NULL;
  return g_steal_pointer (&url);
}

/* Scheme, host and port, the last where it is not the usual one. */
char *
trellis_dav_url_dup_origin (GUri *url)
{
  const char *host = g_uri_get_host (url);
  const char *format = strchr (host, ':') != NULL ? "%s://[%s]" : "%s://%s";
  g_autofree char *lower = g_ascii_strdown (host, -1);
  g_autofree char *start = g_strdup_printf (format, g_uri_get_scheme (url), lower);
  const int usual = g_str_equal (g_uri_get_scheme (url), "https") ? 443 : 80;

  if (get_port (url) == usual)
    return g_steal_pointer (&start);
  return g_strdup_printf ("%s:%d", start, get_port (url));
}

gboolean
trellis_dav_url_same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         get_port (a) == get_port (b);
}

/* Whether @to is the same host, with the encryption that @from lacks. */
gboolean
trellis_dav_url_is_upgrade (GUri *from, GUri *to)
{
  return g_str_equal (g_uri_get_scheme (from), "http") && g_str_equal (g_uri_get_scheme (to), "https") &&
         g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) == 0;
}

/* Whether what is sent to it stays on this computer. */
gboolean
trellis_dav_url_is_loopback (GUri *url)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (g_uri_get_host (url));

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (g_uri_get_host (url), "localhost") == 0;
}

/* The same text for all spellings of a place, with a slash at the end or without. */
char *
trellis_dav_url_dup_key (GUri *url)
{
  g_autofree char *origin = trellis_dav_url_dup_origin (url);
  g_autoptr(GPtrArray) segments = split_path (g_uri_get_path (url));
  g_autofree char *path = NULL;

  if (segments == NULL)
    return g_uri_to_string (url);
  g_ptr_array_add (segments, NULL);
  path = g_strjoinv ("/", (char **) segments->pdata);
  return g_strconcat (origin, "/", path, NULL);
}

/* Whether both are the same place, however they are spelled. */
gboolean
trellis_dav_url_equal (GUri *a, GUri *b)
{
  g_autofree char *one = trellis_dav_url_dup_key (a);
  g_autofree char *other = trellis_dav_url_dup_key (b);

  return g_str_equal (one, other);
}

/* Where @href points to. Of a member, @name is its name in the one spelling that stands for all, by
 * which items are told apart, and @spelling that of the server, for requests. */
TrellisDavPlace
trellis_dav_href_locate (GUri *collection, const char *href, char **name, char **spelling)
{
  g_autoptr(GUri) url = NULL;
  g_autoptr(GPtrArray) inside = NULL;
  g_autoptr(GPtrArray) segments = NULL;
  const char *path;

  if (*href == '\0' || (url = trellis_dav_url_resolve (collection, href)) == NULL ||
      !trellis_dav_url_same_origin (collection, url))
    return TRELLIS_DAV_PLACE_FOREIGN;

  path = g_uri_get_path (url);
  inside = split_path (g_uri_get_path (collection));
  segments = split_path (path);
  if (inside == NULL || segments == NULL || !starts_with (segments, inside))
    return TRELLIS_DAV_PLACE_FOREIGN;
  if (segments->len == inside->len)
    return TRELLIS_DAV_PLACE_SELF;
  if (segments->len > inside->len + 1 || g_str_has_suffix (path, "/"))
    return TRELLIS_DAV_PLACE_FOREIGN;

  *name = g_strdup (g_ptr_array_index (segments, inside->len));
  *spelling = g_strdup (strrchr (path, '/') + 1);
  return TRELLIS_DAV_PLACE_MEMBER;
}

/* The name of a new item: always the same for the same UID, and nothing in it that servers could
 * spell in two ways. */
char *
trellis_dav_href_for_uid (const char *uid)
{
  g_autofree char *digest = NULL;

  if (strlen (uid) >= 8 && strlen (uid) <= 64 && strspn (uid, "0123456789abcdefghijklmnopqrstuvwxyz-") == strlen (uid))
    return g_strconcat (uid, ".ics", NULL);

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uid, -1);
  return g_strdup_printf ("%.32s.ics", digest);
}

/* The place of the item that the server spells so, which came from trellis_dav_href_locate(). */
GUri *
trellis_dav_href_to_url (GUri *collection, const char *spelling)
{
  const char *path = g_uri_get_path (collection);
  g_autofree char *whole = g_strconcat (path, g_str_has_suffix (path, "/") ? "" : "/", spelling, NULL);

  return g_uri_build (URL_FLAGS, g_uri_get_scheme (collection), NULL, g_uri_get_host (collection),
                      g_uri_get_port (collection), whole, NULL, NULL);
}

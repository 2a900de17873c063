/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-rules.h"

#include <string.h>

#include "trellis-dav-href.h"
#include "trellis-soup-private.h"

#define LEAST_WAIT 5    /* seconds */
#define MOST_WAIT 3600  /* seconds */

/* The seconds to wait by a Retry-After header (RFC 9110 §10.2.3), between 5 s and an hour whatever it
 * says; 0 when it is absent (NULL) or makes no sense. @now: seconds since the epoch. */
guint
trellis_dav_retry_after (const char *header, gint64 now)
{
  g_autofree char *text = header != NULL ? g_strstrip (g_strdup (header)) : NULL;
  g_autoptr(GDateTime) date = NULL;
  guint64 seconds;

  if (text == NULL || *text == '\0')
    return 0;
  if (strspn (text, "0123456789") == strlen (text))
    {
      /* What is too long for a number is a long time. */
      if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &seconds, NULL))
        seconds = MOST_WAIT;
      return (guint) CLAMP (seconds, LEAST_WAIT, MOST_WAIT);
    }

  date = g_ascii_isalpha (*text) ? trellis_soup_get ()->soup_date_time_new_from_http_string (text) : NULL;
  if (date == NULL)
    return 0;
  return (guint) CLAMP (g_date_time_to_unix (date) - now, LEAST_WAIT, MOST_WAIT);
}

static gboolean
was_visited (GPtrArray *visited, GUri *url)
{
  for (guint i = 0; i < visited->len; i++)
    if (trellis_dav_url_equal (g_ptr_array_index (visited, i), url) &&
        g_str_has_suffix (g_uri_get_path (g_ptr_array_index (visited, i)), "/") ==
          g_str_has_suffix (g_uri_get_path (url), "/"))
      return TRUE;
  return FALSE;
}

/* The URL of a Location header, without user, query and fragment; NULL when there is none. */
static GUri *
read_location (GUri *from, const char *location)
{
  g_autofree char *text = NULL;
  g_autoptr(GUri) target = NULL;

  if (location != NULL)
    {
      g_autofree char *base = g_uri_to_string (from);

      text = g_uri_resolve_relative (base, location, G_URI_FLAGS_ENCODED, NULL);
    }
  if (text != NULL)
    target = g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
  if (target == NULL || g_uri_get_userinfo (target) != NULL)
    return NULL;
  return trellis_dav_url_parse (text);
}

/* Where an answer of 3xx sends a request, or NULL with an error. The method stays, so 303 is none
 * to follow. Never from https to http, unless loopback; and to another origin only reads, when the
 * caller trusts it. @visited: the URLs (GUri) where the request was, the one that answered last. */
GUri *
trellis_dav_redirect (const char  *method,
                      GPtrArray   *visited,
                      guint        status,
                      const char  *location,
                      GError     **error)
{
  const char *const reads[] = { "GET", "PROPFIND", "REPORT", "OPTIONS", NULL };
  GUri *from = g_ptr_array_index (visited, visited->len - 1);
  g_autoptr(GUri) target = read_location (from, location);
  const gboolean may_follow = status == 301 || status == 302 || status == 307 || status == 308;
  TrellisSyncError code = TRELLIS_SYNC_ERROR_REDIRECT;
  g_autofree char *origin = NULL;
  const char *why;

  if (!may_follow)
    why = "of a kind that is not followed";
  else if (target == NULL)
    why = "to nowhere";
  else if (visited->len > TRELLIS_DAV_MOST_REDIRECTS)
    why = "too many";
  else if (was_visited (visited, target))
    why = "in a circle";
  else if (g_str_equal (g_uri_get_scheme (from), "https") && g_str_equal (g_uri_get_scheme (target), "http"))
    {
      code = TRELLIS_SYNC_ERROR_INSECURE;
      why = "to where nothing is encrypted";
    }
  else if (!trellis_dav_url_same_origin (from, target) && !g_strv_contains (reads, method))
    {
      origin = trellis_dav_url_dup_origin (target);
      why = "of a write to another place";
    }
  else
    return g_steal_pointer (&target);

  g_propagate_error (error, trellis_sync_error_new (code, origin, 0, "A redirect (%u) %s", status, why));
  return NULL;
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  GSrvTarget *x = (GSrvTarget *) a;
  GSrvTarget *y = (GSrvTarget *) b;

  if (g_srv_target_get_priority (x) != g_srv_target_get_priority (y))
    return g_srv_target_get_priority (x) < g_srv_target_get_priority (y) ? -1 : 1;
  if (g_srv_target_get_weight (x) != g_srv_target_get_weight (y))
    return g_srv_target_get_weight (x) > g_srv_target_get_weight (y) ? -1 : 1;
  return g_strcmp0 (g_srv_target_get_hostname (x), g_srv_target_get_hostname (y));
}

/* The target to use of a list of GSrvTarget: of the first priority the heaviest, always the same,
 * since an account is set up once. NULL when there is none, or the service is told to be absent
 * (RFC 2782). Owned by @targets. */
GSrvTarget *
trellis_dav_srv_choose (GList *targets)
{
  GSrvTarget *best = NULL;

  for (GList *item = targets; item != NULL; item = item->next)
    {
      const char *host = g_srv_target_get_hostname (item->data);

      if (*host != '\0' && !g_str_equal (host, ".") &&
          (best == NULL || compare_targets (item->data, best) < 0))
        best = item->data;
    }
  return best;
}

/* The path of a list of TXT records, each a variant "(as)" (RFC 6764 §4); NULL when none tells. */
char *
trellis_dav_txt_dup_path (GList *records)
{
  for (GList *item = records; item != NULL; item = item->next)
    {
      g_autofree const char **strings = NULL;

      g_variant_get (item->data, "(^a&s)", &strings);
      for (guint i = 0; strings[i] != NULL; i++)
        if (g_ascii_strncasecmp (strings[i], "path=/", strlen ("path=/")) == 0)
          return g_strdup (strings[i] + strlen ("path="));
    }
  return NULL;
}

gboolean
trellis_dav_etag_is_weak (const char *etag)
{
  return g_str_has_prefix (etag, "W/");
}

/* SOGo's, which count the versions of an item: "gcs00000001". */
gboolean
trellis_dav_etag_is_of_sogo (const char *etag)
{
  const char *digits = g_str_has_prefix (etag, "\"gcs") ? etag + strlen ("\"gcs") : "";
  const gsize n_digits = strspn (digits, "0123456789");

  return n_digits > 0 && g_str_equal (digits + n_digits, "\"");
}

/* The tag without its mark of weakness: servers let no weak tag pass in If-Match (RFC 9110
 * §13.1.1), though theirs is mostly only weak because of a compression on its way. */
const char *
trellis_dav_etag_get_strong (const char *etag)
{
  return trellis_dav_etag_is_weak (etag) ? etag + strlen ("W/") : etag;
}

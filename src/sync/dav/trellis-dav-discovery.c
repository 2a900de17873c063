/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-discovery.h"

#include <string.h>

#include "trellis-dav-body.h"
#include "trellis-dav-href.h"
#include "trellis-dav-rules.h"

#define WELL_KNOWN "/.well-known/caldav"
#define MOST_PLACES 10 /* principals or homes that are looked at */

typedef struct
{
  TrellisDavClient *client;
  GCancellable *cancellable;
  TrellisDavFinding *finding;
  GError *error; /* the one that helps most so far */
} Search;

/* Where to begin with what a person typed: an email address, a host or a URL. Without a scheme it
 * is https, but on this computer itself. NULL when it is nothing of that. */
GUri *
trellis_dav_address_to_url (const char *address)
{
  g_autofree char *text = g_strstrip (g_strdup (address));
  const char *at = strrchr (text, '@');
  g_autofree char *secure = NULL;
  g_autoptr(GUri) url = NULL;

  if (*text == '\0' || strpbrk (text, " \t\n\"<>") != NULL)
    return NULL;
  if (strstr (text, "://") != NULL)
    return trellis_dav_url_parse (text);

  if (at != NULL && strchr (at, '/') == NULL)
    memmove (text, at + 1, strlen (at + 1) + 1);
  secure = g_strconcat ("https://", text, NULL);
  url = trellis_dav_url_parse (secure);
  if (url != NULL && trellis_dav_url_is_loopback (url))
    {
      g_autofree char *plain = g_strconcat ("http://", text, NULL);

      return trellis_dav_url_parse (plain);
    }
  return g_steal_pointer (&url);
}

/* Which of two errors tells a person more of what there is to do. */
static guint
get_weight (const GError *error)
{
  if (error->domain != TRELLIS_SYNC_ERROR)
    return 5; /* cancelled */
  switch (error->code)
    {
    case TRELLIS_SYNC_ERROR_SIGN_IN:
    case TRELLIS_SYNC_ERROR_CERTIFICATE:
    case TRELLIS_SYNC_ERROR_BUSY:
      return 5;
    case TRELLIS_SYNC_ERROR_REDIRECT:
      return trellis_sync_error_get_detail (error) != NULL ? 5 : 2;
    case TRELLIS_SYNC_ERROR_INSECURE:
    case TRELLIS_SYNC_ERROR_FORBIDDEN:
      return 4;
    case TRELLIS_SYNC_ERROR_SERVER:
    case TRELLIS_SYNC_ERROR_TIMEOUT:
    case TRELLIS_SYNC_ERROR_CUT:
      return 3;
    case TRELLIS_SYNC_ERROR_OFFLINE:
      return 1;
    default:
      return 2;
    }
}

/* Whether the search can go on elsewhere. */
static gboolean
note_error (Search *self, GError *error)
{
  const guint weight = get_weight (error);

  if (self->error == NULL || get_weight (self->error) < weight)
    {
      g_clear_error (&self->error);
      self->error = error;
    }
  else
    g_error_free (error);
  return weight < 5;
}

static TrellisDavAnswer *
ask (Search *self, GUri *url)
{
  GError *error = NULL;
  TrellisDavAnswer *answer =
    trellis_dav_client_ask (self->client,
                            trellis_dav_request_new_xml ("PROPFIND", url, TRELLIS_DAV_PURPOSE_FIND, 0,
                                                         trellis_dav_body_find ()),
                            self->cancellable, &error);

  if (answer == NULL)
    note_error (self, error);
  return answer;
}

static gboolean
has_collection (Search *self, GUri *url)
{
  for (guint i = 0; i < self->finding->collections->len; i++)
    {
      const TrellisDavCollection *collection = self->finding->collections->pdata[i];

      if (trellis_dav_url_equal (collection->url, url))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_home (Search *self, GUri *url)
{
  for (guint i = 0; i < self->finding->homes->len; i++)
    if (trellis_dav_url_equal (self->finding->homes->pdata[i], url))
      return TRUE;
  return FALSE;
}

/* Credentials go there only when a person agreed. */
static gboolean
may_go (Search *self, GUri *url)
{
  g_autofree char *origin = NULL;

  if (trellis_dav_client_is_trusted (self->client, url))
    return TRUE;
  origin = trellis_dav_url_dup_origin (url);
  note_error (self, trellis_sync_error_new (TRELLIS_SYNC_ERROR_REDIRECT, origin, 0,
                                            "The calendars are in another place"));
  return FALSE;
}

/* Adds a home with its calendars. FALSE when it is none. */
static gboolean
add_home (Search *self, GUri *url, gboolean must_have_calendars)
{
  g_autoptr(GPtrArray) collections = NULL;
  GError *error = NULL;

  if (has_home (self, url))
    return TRUE;
  if (!may_go (self, url))
    return FALSE;
  collections = trellis_dav_collection_list (self->client, url, TRELLIS_DAV_MARKS_NONE, self->cancellable, &error);
  if (collections == NULL)
    {
      note_error (self, error);
      return FALSE;
    }
  if (collections->len == 0 && must_have_calendars)
    return FALSE;

  g_ptr_array_add (self->finding->homes, g_uri_ref (url));
  for (guint i = 0; i < collections->len; i++)
    {
      const TrellisDavCollection *collection = collections->pdata[i];

      if (!has_collection (self, collection->url))
        g_ptr_array_add (self->finding->collections, trellis_dav_collection_copy (collection));
    }
  return TRUE;
}

static gboolean
add_homes (Search *self, GUri *base, GPtrArray *hrefs)
{
  gboolean found = FALSE;

  for (guint i = 0; hrefs != NULL && i < MIN (hrefs->len, MOST_PLACES); i++)
    {
      g_autoptr(GUri) url = trellis_dav_url_resolve (base, hrefs->pdata[i]);

      if (url != NULL && add_home (self, url, FALSE))
        found = TRUE;
    }
  return found;
}

static gboolean
add_principals (Search *self, GUri *base, GPtrArray *hrefs)
{
  gboolean found = FALSE;

  for (guint i = 0; hrefs != NULL && i < MIN (hrefs->len, MOST_PLACES); i++)
    {
      g_autoptr(GUri) url = trellis_dav_url_resolve (base, hrefs->pdata[i]);
      g_autoptr(TrellisDavAnswer) answer = NULL;

      if (url == NULL || !may_go (self, url) || (answer = ask (self, url)) == NULL)
        continue;
      for (guint j = 0; j < answer->xml->responses->len; j++)
        {
          const TrellisDavResponse *response = answer->xml->responses->pdata[j];

          found = add_homes (self, answer->url, response->homes) || found;
        }
    }
  return found;
}

/* Looks at a place. Whether it led to calendars, or to where they can be made. */
static gboolean
try_place (Search *self, GUri *url)
{
  g_autoptr(TrellisDavAnswer) answer = NULL;
  gboolean found = FALSE;

  if (!may_go (self, url) || (answer = ask (self, url)) == NULL)
    return FALSE;

  for (guint i = 0; i < answer->xml->responses->len; i++)
    {
      const TrellisDavResponse *response = answer->xml->responses->pdata[i];
      TrellisDavCollection *direct = trellis_dav_collection_new (answer->url, response);

      if (direct != NULL && !has_collection (self, direct->url))
        {
          g_ptr_array_add (self->finding->collections, g_steal_pointer (&direct));
          self->finding->is_direct = found = TRUE;
        }
      g_clear_pointer (&direct, trellis_dav_collection_free);
      if (add_homes (self, answer->url, response->homes) || add_principals (self, answer->url, response->principals))
        found = TRUE;
    }
  /* Some servers know no principals: the place may be a home itself. */
  return found || add_home (self, answer->url, TRUE);
}

static gboolean
try_path (Search *self, GUri *base, const char *path)
{
  g_autoptr(GUri) url = trellis_dav_url_resolve (base, path);

  return url != NULL && try_place (self, url);
}

static gboolean
is_within (const char *host, const char *domain)
{
  const gsize n = strlen (host), m = strlen (domain);

  return g_ascii_strcasecmp (host, domain) == 0 ||
         (n > m && host[n - m - 1] == '.' && g_ascii_strcasecmp (host + n - m, domain) == 0);
}

/* Where the domain's own records send us (RFC 6764 §3, §4). A target outside of the domain has to
 * be agreed to (§8). */
static gboolean
try_service (Search *self, GUri *base)
{
  g_autoptr(GResolver) resolver = g_resolver_get_default ();
  const char *domain = g_uri_get_host (base);
  g_autofree char *name = g_strconcat ("_caldavs._tcp.", domain, NULL);
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *origin = NULL;
  g_autoptr(GUri) url = NULL;
  GList *targets, *records;
  GSrvTarget *target;

  if (g_hostname_is_ip_address (domain) || trellis_dav_url_is_loopback (base))
    return FALSE;
  targets = g_resolver_lookup_service (resolver, "caldavs", "tcp", domain, self->cancellable, NULL);
  target = trellis_dav_srv_choose (targets);
  if (target != NULL)
    text = g_strdup_printf ("https://%s:%u/", g_srv_target_get_hostname (target), g_srv_target_get_port (target));
  g_resolver_free_targets (targets);
  if (text == NULL || (url = trellis_dav_url_parse (text)) == NULL)
    return FALSE;

  origin = trellis_dav_url_dup_origin (url);
  if (is_within (g_uri_get_host (url), domain))
    trellis_dav_client_trust_origin (self->client, origin);
  records = g_resolver_lookup_records (resolver, name, G_RESOLVER_RECORD_TXT, self->cancellable, NULL);
  path = trellis_dav_txt_dup_path (records);
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
  return (path != NULL && try_path (self, url, path)) || try_path (self, url, WELL_KNOWN) ||
         try_place (self, url);
}

static gboolean
must_stop (Search *self)
{
  return self->error != NULL && get_weight (self->error) == 5;
}

static gboolean
search (Search *self, GUri *base)
{
  const gboolean has_path = !g_str_equal (g_uri_get_path (base), "/");

  return (has_path && try_place (self, base)) ||
         (!must_stop (self) && try_path (self, base, WELL_KNOWN)) ||
         (!must_stop (self) && try_service (self, base)) ||
         (!must_stop (self) && try_path (self, base, "/"));
}

/* Finds the calendars of whom @client signs in for, from what a person typed. @client was made for
 * trellis_dav_address_to_url (@address). TRELLIS_SYNC_ERROR_REDIRECT with an origin as its detail: a
 * person has to agree to that, then trust it and try again. */
TrellisDavFinding *
trellis_dav_discover (TrellisDavClient *client, const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisDavFinding) finding = g_new0 (TrellisDavFinding, 1);
  g_autoptr(GUri) base = trellis_dav_address_to_url (address);
  Search self = { client, cancellable, finding, NULL };

  finding->homes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);
  finding->collections = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_dav_collection_free);
  if (base != NULL && search (&self, base))
    {
      g_clear_error (&self.error);
      return g_steal_pointer (&finding);
    }
  if (self.error == NULL)
    self.error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_CALDAV, NULL, 0, "No calendars were found");
  g_propagate_error (error, self.error);
  return NULL;
}

void
trellis_dav_finding_free (TrellisDavFinding *self)
{
  g_ptr_array_unref (self->homes);
  g_ptr_array_unref (self->collections);
  g_free (self);
}

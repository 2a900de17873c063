/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-collection.h"

#include "trellis-dav-body.h"
#include "trellis-dav-href.h"

/* What a person called it. DAViCal keeps the "&amp;" of a request as if it had been written so, and escapes it
 * again; nobody calls a calendar that. */
static char *
read_name (const char *name)
{
  g_autoptr(GString) text = NULL;

  if (name == NULL || *name == '\0')
    return NULL;
  text = g_string_new (name);
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* NULL when @response, of an answer from @base, is about no calendar. What a server does not tell is
 * taken for the best, since trying shows it; its DAV header tells nothing that can be relied on. */
TrellisDavCollection *
trellis_dav_collection_new (GUri *base, const TrellisDavResponse *response)
{
  TrellisDavCollection *self;
  GUri *url;

  if (!response->is_calendar || response->href == NULL ||
      (url = trellis_dav_url_resolve (base, response->href)) == NULL)
    return NULL;

  self = g_new0 (TrellisDavCollection, 1);
  self->url = url;
  self->name = read_name (response->name);
  self->color = g_strdup (response->color);
  self->kinds = (response->found & TRELLIS_DAV_FOUND_KINDS) != 0 ? response->kinds : TRELLIS_ITEM_KINDS_ALL;
  self->may_write = (response->found & TRELLIS_DAV_FOUND_PRIVILEGES) == 0 || response->may_write;
  self->may_sync = (response->found & TRELLIS_DAV_FOUND_REPORTS) == 0 || response->has_sync;
  self->largest = response->largest;
  self->ctag = g_strdup (response->ctag);
  self->sync_token = g_strdup (response->sync_token);
  return self;
}

TrellisDavCollection *
trellis_dav_collection_copy (const TrellisDavCollection *self)
{
  TrellisDavCollection *copy = g_memdup2 (self, sizeof *self);

  copy->url = g_uri_ref (self->url);
  copy->name = g_strdup (self->name);
  copy->color = g_strdup (self->color);
  copy->ctag = g_strdup (self->ctag);
  copy->sync_token = g_strdup (self->sync_token);
  return copy;
}

void
trellis_dav_collection_free (TrellisDavCollection *self)
{
  g_uri_unref (self->url);
  g_free (self->name);
  g_free (self->color);
  g_free (self->ctag);
  g_free (self->sync_token);
  g_free (self);
}

/* What is at @url now. A place that is no calendar is TRELLIS_SYNC_ERROR_NOT_CALDAV, one where
 * nothing is …_COLLECTION_GONE. */
TrellisDavCollection *
trellis_dav_collection_look (TrellisDavClient *client, GUri *url, TrellisDavMarks marks,
                             GCancellable *cancellable, GError **error)
{
  TrellisDavRequest *request =
    trellis_dav_request_new_xml ("PROPFIND", url, TRELLIS_DAV_PURPOSE_LIST, 0, trellis_dav_body_poll (marks));
  g_autoptr(TrellisDavAnswer) answer = trellis_dav_client_ask (client, request, cancellable, error);

  if (answer == NULL)
    return NULL;
  for (guint i = 0; i < answer->xml->responses->len; i++)
    {
      const TrellisDavResponse *response = answer->xml->responses->pdata[i];
      TrellisDavCollection *collection = trellis_dav_collection_new (answer->url, response);

      if (collection != NULL)
        return collection;
      if (response->status == 404 || response->status == 410)
        {
          g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_COLLECTION_GONE, NULL, 0,
                                                            "The calendar is gone"));
          return NULL;
        }
    }
  g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_CALDAV, NULL, 0, "This is no calendar"));
  return NULL;
}

/* The calendars of a home, of TrellisDavCollection. Transfer full. */
GPtrArray *
trellis_dav_collection_list (TrellisDavClient *client, GUri *home, TrellisDavMarks marks,
                             GCancellable *cancellable, GError **error)
{
  TrellisDavRequest *request =
    trellis_dav_request_new_xml ("PROPFIND", home, TRELLIS_DAV_PURPOSE_FIND, 1, trellis_dav_body_poll (marks));
  g_autoptr(TrellisDavAnswer) answer = trellis_dav_client_ask (client, request, cancellable, error);
  GPtrArray *collections;

  if (answer == NULL)
    return NULL;
  collections = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_dav_collection_free);
  for (guint i = 0; i < answer->xml->responses->len; i++)
    {
      TrellisDavCollection *collection =
        trellis_dav_collection_new (answer->url, answer->xml->responses->pdata[i]);

      if (collection != NULL)
        g_ptr_array_add (collections, collection);
    }
  return collections;
}

static gboolean
make (TrellisDavClient *client,
      const char *method,
      GUri *url,
      GBytes *body,
      GCancellable *cancellable,
      GError **error)
{
  TrellisDavRequest *request = trellis_dav_request_new_xml (method, url, TRELLIS_DAV_PURPOSE_MAKE, -1, body);
  g_autoptr(TrellisDavAnswer) answer = NULL;

  request->reading = TRELLIS_DAV_READ_NOTHING;
  answer = trellis_dav_client_ask (client, request, cancellable, error);
  return answer != NULL;
}

/* Whether the other way to make one is worth trying. */
static gboolean
is_not_known (const GError *error)
{
  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_CALDAV) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FORBIDDEN) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_EXISTS) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_REFUSED);
}

/* Makes a calendar in @home, and reads back what was made: it may hold fewer kinds of items than
 * were wanted, which cannot be changed later. Never tries more than once in each of the two ways,
 * since servers count. */
TrellisDavCollection *
trellis_dav_collection_create (TrellisDavClient *client,
                               GUri *home,
                               const char *name,
                               TrellisItemKinds kinds,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *folder = g_strconcat (uuid, "/", NULL);
  g_autoptr(GUri) url = trellis_dav_href_to_url (home, folder);
  g_autoptr(GError) failure = NULL;
  TrellisDavCollection *made;

  if (!make (client, "MKCALENDAR", url, trellis_dav_body_mkcalendar (name, kinds), cancellable, &failure) &&
      is_not_known (failure))
    {
      g_autoptr(GError) second = NULL;

      if (make (client, "MKCOL", url, trellis_dav_body_mkcol (name, kinds), cancellable, &second))
        g_clear_error (&failure);
    }
  if (failure != NULL && !trellis_sync_error_leaves_doubt (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  made = trellis_dav_collection_look (client, url, TRELLIS_DAV_MARKS_NONE, cancellable, failure == NULL ? error : NULL);
  if (made == NULL && failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return made;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-answer.h"

/* @method is static. */
TrellisDavRequest *
trellis_dav_request_new (const char *method, GUri *url, TrellisDavPurpose purpose)
{
  TrellisDavRequest *self = g_new0 (TrellisDavRequest, 1);

  self->method = method;
  self->url = g_uri_ref (url);
  self->purpose = purpose;
  self->depth = -1;
  return self;
}

/* A request whose answer is a multistatus. @body: transfer full. */
TrellisDavRequest *
trellis_dav_request_new_xml (const char        *method,
                             GUri              *url,
                             TrellisDavPurpose  purpose,
                             int                depth,
                             GBytes            *body)
{
  TrellisDavRequest *self = trellis_dav_request_new (method, url, purpose);

  self->reading = TRELLIS_DAV_READ_XML;
  self->depth = depth;
  self->body = body;
  /* Xandikos answers 415 without it. */
  self->content_type = "application/xml; charset=utf-8";
  return self;
}

void
trellis_dav_request_free (TrellisDavRequest *self)
{
  g_uri_unref (self->url);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->within, g_uri_unref);
  g_free (self->if_match);
  g_free (self);
}

gboolean
trellis_dav_request_writes (const TrellisDavRequest *self)
{
  return self->purpose >= TRELLIS_DAV_PURPOSE_CREATE;
}

void
trellis_dav_answer_free (TrellisDavAnswer *self)
{
  g_clear_pointer (&self->url, g_uri_unref);
  g_free (self->etag);
  g_free (self->content_type);
  g_clear_pointer (&self->xml, trellis_dav_answer_xml_free);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self);
}

static gboolean
is_success (const TrellisDavAnswer *self, TrellisDavPurpose purpose)
{
  switch (purpose)
    {
    case TRELLIS_DAV_PURPOSE_FIND:
    case TRELLIS_DAV_PURPOSE_LIST:
    case TRELLIS_DAV_PURPOSE_SYNC:
      return self->status == 207 && self->xml != NULL && self->xml->is_multistatus;
    case TRELLIS_DAV_PURPOSE_FETCH:
      return self->status == 200 ||
             (self->status == 207 && self->xml != NULL && self->xml->is_multistatus);
    case TRELLIS_DAV_PURPOSE_CREATE:
    case TRELLIS_DAV_PURPOSE_UPDATE:
    case TRELLIS_DAV_PURPOSE_DELETE:
    case TRELLIS_DAV_PURPOSE_MAKE:
    default:
      return self->status == 200 || self->status == 201 || self->status == 204;
    }
}

static gboolean
is_page (const TrellisDavAnswer *self)
{
  return self->content_type != NULL && (g_str_has_prefix (self->content_type, "text/html") ||
                                        g_str_has_prefix (self->content_type, "application/xhtml+xml"));
}

/* A write that was answered by 207: the first failure that it tells of, or NULL. Xandikos refuses
 * in this way. One that tells of nothing is none. */
static GError *
find_inner_error (const TrellisDavAnswer *self, TrellisDavPurpose purpose)
{
  gboolean is_told = FALSE;

  for (guint i = 0; i < self->xml->responses->len; i++)
    {
      const TrellisDavResponse *response = self->xml->responses->pdata[i];
      const guint status = response->status != 0 ? response->status : response->property_status;

      is_told = is_told || status / 100 == 2;
      if ((status != 0 && status / 100 != 2) || response->conditions != 0)
        return trellis_dav_error_from_status (purpose, status, response->conditions, self->xml->words,
                                              response->conflict, self->retry_after);
    }
  if (is_told)
    return NULL;
  return trellis_sync_error_new (TRELLIS_SYNC_ERROR_MALFORMED, NULL, 0, "The answer does not say what was done");
}

/* Apache tells of what it made in a page; a sign-in page of the network answers everything with 200. */
static gboolean
is_page_instead (const TrellisDavAnswer *self, TrellisDavPurpose purpose)
{
  return self->status / 100 == 2 && is_page (self) && (self->status == 200 || purpose < TRELLIS_DAV_PURPOSE_CREATE);
}

/* What an answer means that is no success for its purpose; NULL when it is one. */
GError *
trellis_dav_answer_to_error (const TrellisDavAnswer *self, TrellisDavPurpose purpose)
{
  const TrellisDavAnswerXml *xml = self->xml;

  if (is_page_instead (self, purpose))
    return trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_CALDAV, NULL, 0, "The answer is a page to look at");
  if (is_success (self, purpose))
    return NULL;
  if (self->status == 207 && purpose >= TRELLIS_DAV_PURPOSE_CREATE && xml != NULL && xml->is_multistatus)
    return find_inner_error (self, purpose);
  return trellis_dav_error_from_status (purpose, self->status, xml != NULL ? xml->conditions : 0,
                                        xml != NULL ? xml->words : NULL,
                                        xml != NULL ? xml->conflict : NULL, self->retry_after);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "trellis-dav-client-private.h"
#include "trellis-dav-href.h"
#include "trellis-dav-rules.h"
#include "trellis-ical-reader.h"

#define PIECE (64 * 1024)
#define FAILURE_LIMIT (64 * 1024) /* bytes of an answer that is an error */

struct _TrellisDavJob
{
  TrellisDavClient *client;
  TrellisDavRequest *request;
  TrellisDavJobFunc func;
  gpointer user_data;

  GCancellable *outer;
  gulong outer_id;
  GCancellable *cancellable; /* of this job, also for its time limits */
  GSource *timer;
  TrellisSyncError late; /* what the timer means, 0 when it did not fire */

  GPtrArray *visited; /* of GUri */
  SoupMessage *message;
  gboolean was_sent;
  gboolean was_repeated;
  gint64 start;

  TrellisDavAnswer *answer;
  GInputStream *stream;
  TrellisMultistatusReader *reader;
  GByteArray *data;
  gsize n_read;
  GError *failure; /* of reading the body */
};

static void send_message (TrellisDavJob *self);
static void read_more (TrellisDavJob *self);

TrellisDavRequest *
trellis_dav_job_get_request (TrellisDavJob *self)
{
  return self->request;
}

/* When the job has ended, to send it again. Transfer full. */
TrellisDavRequest *
trellis_dav_job_take_request (TrellisDavJob *self)
{
  return g_steal_pointer (&self->request);
}

static void
stop_timer (TrellisDavJob *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
finish (TrellisDavJob *self, TrellisDavAnswer *answer, const GError *error)
{
  stop_timer (self);
  if (self->outer_id > 0)
    g_cancellable_disconnect (self->outer, self->outer_id);
  self->func (self, answer, error, self->user_data);

  g_clear_object (&self->outer);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->visited, g_ptr_array_unref);
  g_clear_pointer (&self->answer, trellis_dav_answer_free);
  g_clear_pointer (&self->reader, trellis_multistatus_reader_free);
  g_clear_pointer (&self->data, g_byte_array_unref);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->request, trellis_dav_request_free);
  g_object_unref (self->client);
  g_free (self);
}

static gboolean
late_cb (gpointer user_data)
{
  TrellisDavJob *self = user_data;

  self->late = self->was_sent ? TRELLIS_SYNC_ERROR_TIMEOUT : TRELLIS_SYNC_ERROR_OFFLINE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
start_timer (TrellisDavJob *self, guint milliseconds)
{
  stop_timer (self);
  self->timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->timer, late_cb, self, NULL);
  g_source_attach (self->timer, trellis_dav_client_get_context (self->client));
}

static GError *
explain (TrellisDavJob *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_cancellable_is_cancelled (self->outer) &&
      self->late != 0)
    return trellis_sync_error_new (self->late, NULL, 0, "The server takes too long");
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      g_autofree char *fingerprint = trellis_dav_client_dup_refused_fingerprint (self->client);

      return trellis_sync_error_new (TRELLIS_SYNC_ERROR_CERTIFICATE, fingerprint, 0,
                                     "Nobody vouches for the server's certificate");
    }
  return trellis_dav_error_from_io (error, self->was_sent);
}

/* A question can be asked again when its answer was lost, once. */
static gboolean
repeat (TrellisDavJob *self, const GError *error)
{
  GUri *url = g_ptr_array_index (self->visited, self->visited->len - 1);

  if (!g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CUT))
    return FALSE;
  if (trellis_soup_get ()->soup_message_get_http_version (self->message) == SOUP_HTTP_2_0)
    trellis_dav_client_avoid_http2 (self->client, url);
  if (self->was_repeated || trellis_dav_request_writes (self->request))
    return FALSE;
  self->was_repeated = TRUE;
  send_message (self);
  return TRUE;
}

static void
fail (TrellisDavJob *self, const GError *error)
{
  g_autoptr(GError) explained = explain (self, error);

  if (!repeat (self, explained))
    finish (self, NULL, explained);
}

/* Not for the body of an error, which only says why. */
static gboolean
is_failure (TrellisDavJob *self)
{
  return self->answer->status >= 400;
}

static gboolean
concerns_all (guint status)
{
  return status == 401 || status == 407 || status == 429 || status == 503;
}

static void
complete (TrellisDavJob *self)
{
  TrellisDavAnswer *answer = self->answer;
  g_autoptr(GError) error = NULL;

  answer->duration = g_get_monotonic_time () - self->start;
  if (self->reader != NULL && self->failure == NULL)
    answer->xml = trellis_multistatus_reader_end (self->reader, &self->failure);
  if (self->failure != NULL && !is_failure (self))
    {
      fail (self, self->failure);
      return;
    }
  if (self->data != NULL)
    answer->data = g_byte_array_free_to_bytes (g_steal_pointer (&self->data));

  trellis_dav_client_note_status (self->client, answer->url, answer->status);
  if (concerns_all (answer->status))
    {
      error = trellis_dav_answer_to_error (answer, self->request->purpose);
      finish (self, NULL, error);
    }
  else
    finish (self, g_steal_pointer (&self->answer), NULL);
}

static gboolean
take_piece (TrellisDavJob *self, GBytes *piece)
{
  gsize length;
  const char *data = g_bytes_get_data (piece, &length);

  self->n_read += length;
  if (is_failure (self) && self->n_read > FAILURE_LIMIT)
    return FALSE;
  if (self->reader != NULL)
    return trellis_multistatus_reader_feed (self->reader, data, length, &self->failure);
  if (self->n_read > TRELLIS_ICAL_LARGEST_ITEM)
    {
      self->failure = trellis_sync_error_new (TRELLIS_SYNC_ERROR_TOO_MUCH, NULL, 0, "The answer is too large");
      return FALSE;
    }
  if (self->data != NULL)
    g_byte_array_append (self->data, (const guint8 *) data, (guint) length);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TrellisDavJob *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (piece == NULL && is_failure (self) && !g_cancellable_is_cancelled (self->outer))
    {
      g_clear_pointer (&self->reader, trellis_multistatus_reader_free);
      complete (self);
    }
  else if (piece == NULL)
    fail (self, error);
  else if (g_bytes_get_size (piece) == 0)
    complete (self);
  else if (take_piece (self, piece))
    read_more (self);
  else
    {
      /* What is not read to its end cannot be followed by another answer. */
      g_cancellable_cancel (self->cancellable);
      if (is_failure (self))
        g_clear_pointer (&self->reader, trellis_multistatus_reader_free);
      complete (self);
    }
}

static void
read_more (TrellisDavJob *self)
{
  g_input_stream_read_bytes_async (self->stream, PIECE, G_PRIORITY_DEFAULT, self->cancellable, read_cb, self);
}

static void
begin_reading (TrellisDavJob *self)
{
  const guint status = self->answer->status;
  const char *type = self->answer->content_type;

  if (status == 207 || (status < 300 && self->request->reading == TRELLIS_DAV_READ_XML) ||
      (status >= 400 && type != NULL && strstr (type, "xml") != NULL))
    self->reader = trellis_multistatus_reader_new ();
  else if (status < 300 && self->request->reading == TRELLIS_DAV_READ_DATA)
    self->data = g_byte_array_new ();

  if (status >= 400)
    start_timer (self, trellis_dav_client_get_patience (self->client)->failure);
  read_more (self);
}

/* What would be put somewhere else is shared with nobody. */
static gboolean
leads_out (TrellisDavJob *self, GUri *target)
{
  g_autofree char *name = NULL;
  g_autofree char *spelling = NULL;

  return self->request->within != NULL &&
         trellis_dav_href_locate (self->request->within, g_uri_get_path (target), &name, &spelling) !=
           TRELLIS_DAV_PLACE_MEMBER;
}

static void
follow (TrellisDavJob *self, guint status, const char *location)
{
  g_autoptr(GError) error = NULL;
  GUri *target = trellis_dav_redirect (self->request->method, self->visited, status, location, &error);
  g_autofree char *origin = NULL;

  if (target != NULL && leads_out (self, target))
    {
      error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_READ_ONLY, NULL, 0, "A redirect (%u) out of the calendar",
                                      status);
      g_clear_pointer (&target, g_uri_unref);
    }
  if (target == NULL)
    {
      finish (self, NULL, error);
      return;
    }

  if (trellis_dav_client_is_trusted (self->client, target))
    {
      g_ptr_array_add (self->visited, target);
      send_message (self);
      return;
    }
  origin = trellis_dav_url_dup_origin (target);
  g_uri_unref (target);
  error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_REDIRECT, origin, 0, "A redirect to another place");
  finish (self, NULL, error);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const TrellisSoup *soup = trellis_soup_get ();
  TrellisDavJob *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = soup->soup_session_send_finish ((SoupSession *) source, result, &error);
  SoupMessageHeaders *headers;
  guint status;

  if (stream == NULL)
    {
      fail (self, error);
      return;
    }

  headers = soup->soup_message_get_response_headers (self->message);
  status = soup->soup_message_get_status (self->message);
  if (status / 100 == 3)
    {
      g_autofree char *location = g_strdup (soup->soup_message_headers_get_one (headers, "Location"));

      g_input_stream_close (stream, NULL, NULL);
      follow (self, status, location);
      return;
    }

  g_clear_pointer (&self->answer, trellis_dav_answer_free);
  self->answer = g_new0 (TrellisDavAnswer, 1);
  self->answer->status = status;
  self->answer->url = g_uri_ref (g_ptr_array_index (self->visited, self->visited->len - 1));
  self->answer->etag = g_strdup (soup->soup_message_headers_get_one (headers, "ETag"));
  self->answer->content_type = g_strdup (soup->soup_message_headers_get_content_type (headers, NULL));
  self->answer->retry_after = trellis_dav_retry_after (soup->soup_message_headers_get_one (headers, "Retry-After"),
                                                       g_get_real_time () / G_USEC_PER_SEC);
  g_set_object (&self->stream, stream);
  begin_reading (self);
}

static void
wrote_headers_cb (SoupMessage *message, gpointer user_data)
{
  TrellisDavJob *self = user_data;

  if (self->was_sent)
    return;
  self->was_sent = TRUE;
  start_timer (self, trellis_dav_client_get_patience (self->client)->total);
}

static gboolean
not_sent_cb (gpointer user_data)
{
  TrellisDavJob *self = user_data;

  finish (self, NULL, self->failure);
  return G_SOURCE_REMOVE;
}

static void
send_message (TrellisDavJob *self)
{
  GUri *url = g_ptr_array_index (self->visited, self->visited->len - 1);

  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->reader, trellis_multistatus_reader_free);
  g_clear_pointer (&self->data, g_byte_array_unref);
  g_clear_error (&self->failure);
  self->n_read = 0;
  self->was_sent = FALSE;
  self->message = trellis_dav_client_make_message (self->client, self->request, url, &self->failure);
  if (self->message == NULL)
    {
      /* Never before trellis_dav_job_start() came back. */
      g_autoptr(GSource) source = g_idle_source_new ();

      g_source_set_callback (source, not_sent_cb, self, NULL);
      g_source_attach (source, trellis_dav_client_get_context (self->client));
      return;
    }
  g_signal_connect (self->message, "wrote-headers", G_CALLBACK (wrote_headers_cb), self);
  start_timer (self, trellis_dav_client_get_patience (self->client)->connect);
  trellis_soup_get ()->soup_session_send_async (trellis_dav_client_get_session (self->client), self->message,
                                                G_PRIORITY_DEFAULT, self->cancellable, sent_cb, self);
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Sends @request (transfer full) in the client's main context, which the caller iterates; @func is
 * called there. */
void
trellis_dav_job_start (TrellisDavClient  *client,
                       TrellisDavRequest *request,
                       GCancellable      *cancellable,
                       TrellisDavJobFunc  func,
                       gpointer           user_data)
{
  TrellisDavJob *self = g_new0 (TrellisDavJob, 1);

  self->client = g_object_ref (client);
  self->request = request;
  self->func = func;
  self->user_data = user_data;
  self->start = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  self->visited = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);
  g_ptr_array_add (self->visited, g_uri_ref (request->url));
  if (cancellable != NULL)
    {
      self->outer = g_object_ref (cancellable);
      self->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                              g_object_ref (self->cancellable), g_object_unref);
    }
  send_message (self);
}

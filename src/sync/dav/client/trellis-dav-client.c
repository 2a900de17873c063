/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-client.h"

#include <string.h>

#include "config.h"
#include "trellis-dav-client-private.h"
#include "trellis-dav-href.h"

#define AVOID_HTTP2 (24 * G_TIME_SPAN_HOUR)
#define ONE_BY_ONE G_TIME_SPAN_HOUR /* it can have been a moment only */

struct _TrellisDavClient
{
  GObject parent_instance;

  GMainContext *context;
  SoupSession *session;
  TrellisDavPatience patience;
  GHashTable *origins; /* that get the credentials */
  GHashTable *pins;    /* origin → fingerprint */
  GHashTable *basic;   /* origin that wants Basic → Basic */
  GHashTable *without_http2; /* origin → until when, gint64 */
  GTlsCertificate *refused_certificate;
  char *user;
  char *password;
  gboolean is_refused; /* these have been refused: not to be tried again, servers lock out */
  gboolean allows_plain;
  gint64 one_by_one_until; /* as more at the same time were too much */
  guint n_requests;
};

/* How far Basic has come somewhere: from then on it goes with the first request. */
typedef enum
{
  ASKED_FOR = 1,
  TAKEN,
} Basic;

G_DEFINE_FINAL_TYPE (TrellisDavClient, trellis_dav_client, G_TYPE_OBJECT)

/* libsoup sends Basic's words in Latin-1 where they fit, but servers want UTF-8 (RFC 7617 §2.1): words
 * whose Latin-1 is their UTF-8 are the way there. */
static void
authenticate (TrellisDavClient *self, SoupAuth *auth)
{
  const TrellisSoup *soup = trellis_soup_get ();
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  if (g_ascii_strcasecmp (soup->soup_auth_get_scheme_name (auth), "Basic") == 0)
    {
      user = g_convert (self->user, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
      password = g_convert (self->password, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
    }
  soup->soup_auth_authenticate (auth, user != NULL ? user : self->user,
                                password != NULL ? password : self->password);
}

/* Whether that is just what was refused: to libsoup, what went with the first request was of another
 * realm. */
static gboolean
has_sent_basic (SoupMessage *message)
{
  const TrellisSoup *soup = trellis_soup_get ();
  const char *sent = soup->soup_message_headers_get_one (soup->soup_message_get_request_headers (message), "Authorization");

  return sent != NULL && g_ascii_strncasecmp (sent, "Basic ", strlen ("Basic ")) == 0;
}

static gboolean
authenticate_cb (SoupMessage *message, SoupAuth *auth, gboolean is_retry, gpointer user_data)
{
  const TrellisSoup *soup = trellis_soup_get ();
  TrellisDavClient *self = user_data;
  GUri *url = soup->soup_message_get_uri (message);
  const gboolean is_basic = g_ascii_strcasecmp (soup->soup_auth_get_scheme_name (auth), "Basic") == 0;
  g_autofree char *origin = trellis_dav_url_dup_origin (url);

  if (is_retry || soup->soup_auth_is_for_proxy (auth) || self->user == NULL || self->is_refused ||
      !trellis_dav_client_is_trusted (self, url) || (is_basic && has_sent_basic (message)))
    return FALSE;
  if (is_basic)
    g_hash_table_insert (self->basic, g_steal_pointer (&origin), GINT_TO_POINTER (ASKED_FOR));
  else
    g_hash_table_remove (self->basic, origin);
  authenticate (self, auth);
  return TRUE;
}

/* That of @origins where @url is; or else one of the same host, of which @url is the encrypted side.
 * NULL if there is none. */
static const char *
find_origin (GHashTable *origins, GUri *url)
{
  g_autofree char *own = trellis_dav_url_dup_origin (url);
  GHashTableIter iter;
  gpointer origin;

  if (g_hash_table_lookup_extended (origins, own, &origin, NULL))
    return origin;
  g_hash_table_iter_init (&iter, origins);
  while (g_hash_table_iter_next (&iter, &origin, NULL))
    {
      g_autoptr(GUri) from = trellis_dav_url_parse (origin);

      if (from != NULL && trellis_dav_url_is_upgrade (from, url))
        return origin;
    }
  return NULL;
}

static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  flags,
                       gpointer              user_data)
{
  TrellisDavClient *self = user_data;
  const char *origin = find_origin (self->pins, trellis_soup_get ()->soup_message_get_uri (message));
  g_autofree char *fingerprint = trellis_dav_certificate_fingerprint (certificate);

  if (origin != NULL && g_strcmp0 (g_hash_table_lookup (self->pins, origin), fingerprint) == 0)
    return TRUE;
  g_set_object (&self->refused_certificate, certificate);
  return FALSE;
}

/* libsoup sends a request again without its body when it was asked who we are. */
static void
restarted_cb (SoupMessage *message, gpointer user_data)
{
  TrellisDavRequest *request = user_data;

  if (request->body != NULL)
    trellis_soup_get ()->soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
}

static void
wrote_headers_cb (SoupMessage *message, gpointer user_data)
{
  TrellisDavClient *self = user_data;

  self->n_requests++;
}

/* Without the question first who we are, for a server that asked before. The empty path is all of the
 * server, which another way of signing in takes the place of. */
static void
send_basic_first (TrellisDavClient *self, SoupMessage *message)
{
  const TrellisSoup *soup = trellis_soup_get ();
  GUri *url = soup->soup_message_get_uri (message);
  SoupAuthManager *manager =
    (SoupAuthManager *) soup->soup_session_get_feature (self->session, soup->soup_auth_manager_get_type ());
  g_autoptr(SoupAuth) auth = soup->soup_auth_new (soup->soup_auth_basic_get_type (), message, "Basic realm=\"\"");
  g_autoptr(GUri) root = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (url), NULL, g_uri_get_host (url),
                                      g_uri_get_port (url), "", NULL, NULL);

  authenticate (self, auth);
  soup->soup_auth_manager_use_auth (manager, root, auth);
}

static void
set_headers (SoupMessage *message, const TrellisDavRequest *request)
{
  const TrellisSoup *soup = trellis_soup_get ();
  SoupMessageHeaders *headers = soup->soup_message_get_request_headers (message);

  if (request->depth >= 0)
    soup->soup_message_headers_replace (headers, "Depth", request->depth == 0 ? "0" : "1");
  if (request->if_match != NULL)
    soup->soup_message_headers_replace (headers, "If-Match", request->if_match);
  if (request->if_none_match)
    soup->soup_message_headers_replace (headers, "If-None-Match", "*");
  if (request->reading == TRELLIS_DAV_READ_XML)
    soup->soup_message_headers_replace (headers, "Prefer", "return=minimal");
  /* Nobody gets a message because an item goes (RFC 6638 §8.1). */
  if (request->purpose == TRELLIS_DAV_PURPOSE_DELETE)
    soup->soup_message_headers_replace (headers, "Schedule-Reply", "F");
  if (request->body != NULL)
    soup->soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
}

/* The message for @request as it goes to @url, which may be another one after a redirect; NULL when
 * it must not be sent there. */
SoupMessage *
trellis_dav_client_make_message (TrellisDavClient   *self,
                                 TrellisDavRequest  *request,
                                 GUri               *url,
                                 GError            **error)
{
  const TrellisSoup *soup = trellis_soup_get ();
  g_autofree char *origin = trellis_dav_url_dup_origin (url);
  const gint64 *until = g_hash_table_lookup (self->without_http2, origin);
  SoupMessage *message;

  if (self->is_refused)
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_SIGN_IN, NULL, 0,
                                                        "Not signed in, and not tried again"));
      return NULL;
    }
  if (!self->allows_plain && g_str_equal (g_uri_get_scheme (url), "http") && !trellis_dav_url_is_loopback (url))
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_INSECURE, NULL, 0,
                                                        "The server does not encrypt"));
      return NULL;
    }

  message = soup->soup_message_new_from_uri (request->method, url);
  soup->soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (until != NULL && *until > g_get_monotonic_time ())
    soup->soup_message_set_force_http1 (message, TRUE);
  set_headers (message, request);
  g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), self);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  g_signal_connect (message, "restarted", G_CALLBACK (restarted_cb), request);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), self);
  if (self->user != NULL && g_hash_table_contains (self->basic, origin) &&
      trellis_dav_client_is_trusted (self, url))
    send_basic_first (self, message);
  return message;
}

/* Whether more requests at the same time were too much for the server, not long ago. */
gboolean
trellis_dav_client_is_one_by_one (TrellisDavClient *self)
{
  return self->one_by_one_until > g_get_monotonic_time ();
}

void
trellis_dav_client_go_one_by_one (TrellisDavClient *self)
{
  self->one_by_one_until = g_get_monotonic_time () + ONE_BY_ONE;
}

SoupSession *
trellis_dav_client_get_session (TrellisDavClient *self)
{
  return self->session;
}

GMainContext *
trellis_dav_client_get_context (TrellisDavClient *self)
{
  return self->context;
}

const TrellisDavPatience *
trellis_dav_client_get_patience (TrellisDavClient *self)
{
  return &self->patience;
}

/* What an answer from @url tells of signing in. */
void
trellis_dav_client_note_status (TrellisDavClient *self, GUri *url, guint status)
{
  g_autofree char *origin = trellis_dav_url_dup_origin (url);

  if (status == 401)
    self->is_refused = TRUE;
  if ((status == 401 || status < 400) && g_hash_table_contains (self->basic, origin))
    g_hash_table_insert (self->basic, g_steal_pointer (&origin), GINT_TO_POINTER (status == 401 ? ASKED_FOR : TAKEN));
}

/* Servers behind proxies can have trouble with it; for a day only. */
void
trellis_dav_client_avoid_http2 (TrellisDavClient *self, GUri *url)
{
  const gint64 until = g_get_monotonic_time () + AVOID_HTTP2;

  g_hash_table_insert (self->without_http2, trellis_dav_url_dup_origin (url), g_memdup2 (&until, sizeof until));
}

char *
trellis_dav_client_dup_refused_fingerprint (TrellisDavClient *self)
{
  if (self->refused_certificate == NULL)
    return NULL;
  return trellis_dav_certificate_fingerprint (self->refused_certificate);
}

static void
trellis_dav_client_finalize (GObject *object)
{
  TrellisDavClient *self = TRELLIS_DAV_CLIENT (object);

  g_main_context_push_thread_default (self->context);
  trellis_soup_get ()->soup_session_abort (self->session);
  g_clear_object (&self->session);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->pins);
  g_hash_table_unref (self->basic);
  g_hash_table_unref (self->without_http2);
  g_clear_object (&self->refused_certificate);
  g_free (self->user);
  g_free (self->password);

  G_OBJECT_CLASS (trellis_dav_client_parent_class)->finalize (object);
}

static void
trellis_dav_client_class_init (TrellisDavClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_dav_client_finalize;
}

static void
trellis_dav_client_init (TrellisDavClient *self)
{
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->basic = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->without_http2 = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* @server: where the account is; only its origin gets the credentials, until others are trusted. */
TrellisDavClient *
trellis_dav_client_new_with_patience (GUri *server, const TrellisDavPatience *patience)
{
  TrellisDavClient *self = g_object_new (TRELLIS_TYPE_DAV_CLIENT, NULL);

  self->patience = *patience;
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = trellis_soup_get ()->soup_session_new_with_options (
    "user-agent", "Trellis/" VERSION,
    "timeout", patience->idle,
    "idle-timeout", 60u,
    "max-conns-per-host", TRELLIS_DAV_MOST_AT_ONCE,
    NULL);
  g_main_context_pop_thread_default (self->context);
  g_hash_table_add (self->origins, trellis_dav_url_dup_origin (server));
  return self;
}

TrellisDavClient *
trellis_dav_client_new (GUri *server)
{
  return trellis_dav_client_new_with_patience (server, &TRELLIS_DAV_PATIENCE);
}

/* Kept in memory only. New ones are tried even when older ones were refused. */
void
trellis_dav_client_set_credentials (TrellisDavClient *self, const char *user, const char *password)
{
  const TrellisSoup *soup = trellis_soup_get ();
  g_return_if_fail (TRELLIS_IS_DAV_CLIENT (self));

  if (g_set_str (&self->user, user))
    g_hash_table_remove_all (self->basic);
  g_set_str (&self->password, password);
  self->is_refused = FALSE;
  soup->soup_auth_manager_clear_cached_credentials (
    (SoupAuthManager *) soup->soup_session_get_feature (self->session, soup->soup_auth_manager_get_type ()));
}

/* Whether a person wants the account though nothing is encrypted. This computer itself is always
 * allowed. */
void
trellis_dav_client_set_allows_plain (TrellisDavClient *self, gboolean allows_plain)
{
  self->allows_plain = allows_plain;
}

/* Lets the credentials go to another origin, "https://example.org", as a person was asked to
 * agree to. */
void
trellis_dav_client_trust_origin (TrellisDavClient *self, const char *origin)
{
  g_hash_table_add (self->origins, g_strdup (origin));
}

/* Others could read along there what goes without a question. */
static gboolean
may_expect_basic (const char *origin)
{
  g_autoptr(GUri) url = trellis_dav_url_parse (origin);

  return url != NULL && (g_str_equal (g_uri_get_scheme (url), "https") || trellis_dav_url_is_loopback (url));
}

/* Has the credentials, which are set already, go with the first request to @origin: it took them as they
 * are before. Nothing comes of it where they would not be encrypted, and it is forgotten as soon as the
 * server wants something else. */
void
trellis_dav_client_expect_basic (TrellisDavClient *self, const char *origin)
{
  g_return_if_fail (TRELLIS_IS_DAV_CLIENT (self));

  if (may_expect_basic (origin))
    g_hash_table_insert (self->basic, g_strdup (origin), GINT_TO_POINTER (TAKEN));
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The origins that took the credentials as they are, for trellis_dav_client_expect_basic() of a later
 * client; NULL if there are none. Transfer full. */
GStrv
trellis_dav_client_list_basic (TrellisDavClient *self)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  GHashTableIter iter;
  gpointer origin;
  gpointer basic;

  g_hash_table_iter_init (&iter, self->basic);
  while (g_hash_table_iter_next (&iter, &origin, &basic))
    if (GPOINTER_TO_INT (basic) == TAKEN && may_expect_basic (origin))
      g_ptr_array_add (list, g_strdup (origin));
  if (list->len == 0)
    return NULL;
  g_ptr_array_sort (list, compare_strings);
  return (GStrv) g_ptr_array_steal (list, NULL);
}

/* Whether the credentials may go to @url: also to a trusted host that encrypts where it did not. */
gboolean
trellis_dav_client_is_trusted (TrellisDavClient *self, GUri *url)
{
  return find_origin (self->origins, url) != NULL;
}

/* Accepts a certificate that nobody vouches for, at one origin, by the fingerprint that a person was
 * shown. */
void
trellis_dav_client_pin_certificate (TrellisDavClient *self, const char *origin, const char *fingerprint)
{
  g_hash_table_insert (self->pins, g_strdup (origin), g_strdup (fingerprint));
}

/* How many were sent since the client was made, those that were sent again included. For tests, and to be
 * measured. */
guint
trellis_dav_client_get_n_requests (TrellisDavClient *self)
{
  return self->n_requests;
}

/* SHA-256 of the whole certificate, in hexadecimal. */
char *
trellis_dav_certificate_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr(GByteArray) bytes = NULL;

  g_object_get (certificate, "certificate", &bytes, NULL);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-dav-private.h"

#include <string.h>

static void
fake_item_free (FakeItem *self)
{
  g_free (self->data);
  g_free (self->uid);
  g_free (self);
}

static void
fake_calendar_free (FakeCalendar *self)
{
  g_hash_table_unref (self->items);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

FakeCalendar *
fake_calendar_new (const char *path, guint kinds)
{
  FakeCalendar *self = g_new0 (FakeCalendar, 1);

  self->path = g_strdup (path);
  self->name = g_strdup ("Ann & Bob");
  self->kinds = kinds;
  self->revision = 1;
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) fake_item_free);
  return self;
}

/* NULL when it is not there, or no more. */
FakeItem *
fake_calendar_get (FakeCalendar *self, const char *name)
{
  FakeItem *item = g_hash_table_lookup (self->items, name);

  return item != NULL && item->data != NULL ? item : NULL;
}

static char *
find_uid (const char *data)
{
  const char *start = strstr (data, "\nUID:");

  return start != NULL ? g_strndup (start + 5, strcspn (start + 5, "\r\n")) : NULL;
}

/* @data NULL: removes it. */
void
fake_calendar_set (FakeDav *dav, FakeCalendar *self, const char *name, const char *data)
{
  FakeItem *item = g_hash_table_lookup (self->items, name);

  if (item == NULL)
    {
      item = g_new0 (FakeItem, 1);
      g_hash_table_insert (self->items, g_strdup (name), item);
    }
  g_set_str (&item->data, data);
  g_free (item->uid);
  item->uid = data != NULL ? find_uid (data) : NULL;
  item->etag = ++dav->next_etag;
  item->revision = ++self->revision;
}

/* The calendar that @path is, or is in; then with a @name. NULL when there is none. */
FakeCalendar *
fake_dav_find_calendar (FakeDav *self, const char *path, char **name)
{
  g_autofree char *folder = g_strndup (path, (gsize) (strrchr (path, '/') + 1 - path));

  *name = g_str_equal (folder, path) ? NULL : g_strdup (path + strlen (folder));
  return g_hash_table_lookup (self->calendars, folder);
}

static void
note_header_cb (const char *name, const char *value, gpointer user_data)
{
  gpointer *data = user_data;

  g_hash_table_insert (data[0], g_strdup_printf ("%s %s", (const char *) data[1], name), g_strdup (value));
}

/* Whether this request is one to fail. */
static gboolean
is_hit (FakeDav *self, const char *method)
{
  const FakeDavFault *fault = &self->fault;

  if (!self->has_fault || (fault->method != NULL && !g_str_equal (fault->method, method)) ||
      self->n_matching++ < fault->skip || (fault->times > 0 && self->n_failed >= fault->times))
    return FALSE;
  self->n_failed++;
  return TRUE;
}

static void
set_fault (SoupServerMessage *message, const FakeDavFault *fault)
{
  g_auto(GStrv) lines = g_strsplit (fault->headers != NULL ? fault->headers : "", "\n", -1);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_clear (headers);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (lines[i], ": ", 2);

      if (pair[0] != NULL && pair[1] != NULL)
        soup_message_headers_append (headers, pair[0], pair[1]);
    }
  soup_server_message_set_status (message, fault->status, NULL);
  soup_message_body_truncate (soup_server_message_get_response_body (message));
  if (fault->type != NULL)
    soup_message_headers_replace (headers, "Content-Type", fault->type);
  if (fault->body != NULL)
    soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY,
                              fault->body, strlen (fault->body));
  /* Clearing them made libsoup forget how it ends. */
  soup_message_headers_set_content_length (headers, soup_server_message_get_response_body (message)->length);
}

typedef struct
{
  FakeDav *dav;
  SoupServerMessage *message;
} Delayed;

/* In the server's thread, as all that counts them. */
static gboolean
go_on_cb (gpointer user_data)
{
  Delayed *delayed = user_data;

  delayed->dav->n_now--;
  soup_server_message_unpause (delayed->message);
  return G_SOURCE_REMOVE;
}

static void
delayed_free (gpointer data)
{
  Delayed *delayed = data;

  g_object_unref (delayed->message);
  g_free (delayed);
}

static void
wait_before (FakeDav *self, SoupServerMessage *message, guint delay)
{
  g_autoptr(GSource) source = delay == FAKE_DAV_NEVER ? g_timeout_source_new_seconds (24 * 3600)
                                                      : g_timeout_source_new (delay);
  Delayed *delayed = g_new (Delayed, 1);

  delayed->dav = self;
  delayed->message = g_object_ref (message);
  self->n_now++;
  self->n_most = MAX (self->n_most, self->n_now);
  soup_server_message_pause (message);
  g_source_set_callback (source, go_on_cb, delayed, delayed_free);
  g_source_attach (source, self->context);
}

static void
handle_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  FakeDav *self = user_data;
  const char *method = soup_server_message_get_method (message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gpointer data[] = { self->headers, (gpointer) method };

  g_mutex_lock (&self->mutex);
  soup_message_headers_foreach (headers, note_header_cb, data);

  if (self->quirks.has_cookies && soup_message_headers_get_one (headers, "Cookie") != NULL)
    soup_server_message_set_status (message, 503, NULL);
  else if (is_hit (self, method))
    {
      const gboolean is_answered = self->fault.status == 0 || self->n_now < self->fault.most;

      if (self->fault.does_it || is_answered)
        fake_dav_answer (self, message, path);
      if (self->fault.cuts)
        {
          g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

          g_io_stream_close (stream, NULL, NULL);
        }
      else if (!is_answered)
        set_fault (message, &self->fault);
      if (self->fault.delay > 0 && (is_answered || self->fault.most == 0))
        wait_before (self, message, self->fault.delay);
    }
  else
    fake_dav_answer (self, message, path);

  if (self->quirks.has_cookies && !self->fault.cuts)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", "a=b");
  g_mutex_unlock (&self->mutex);
}

/* Also those that were sent home to sign in. */
static void
read_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  FakeDav *self = user_data;

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->methods, g_strdup (soup_server_message_get_method (message)));
  self->n_http2 += soup_server_message_get_http_version (message) == SOUP_HTTP_2_0;
  g_mutex_unlock (&self->mutex);
}

static gpointer
serve (gpointer user_data)
{
  FakeDav *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

FakeDav *
fake_dav_new_tls (GTlsCertificate *certificate)
{
  FakeDav *self = g_new0 (FakeDav, 1);
  g_autoptr(GError) error = NULL;
  GSList *urls;

  g_mutex_init (&self->mutex);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->methods = g_ptr_array_new_with_free_func (g_free);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->calendars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) fake_calendar_free);

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  g_signal_connect (self->server, "request-read", G_CALLBACK (read_cb), self);
  soup_server_listen_local (self->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (self->context);

  urls = soup_server_get_uris (self->server);
  self->url = g_uri_ref (urls->data);
  g_slist_free_full (urls, (GDestroyNotify) g_uri_unref);
  self->thread = g_thread_new ("fake-dav", serve, self);
  return self;
}

/* Speaks HTTP/2 with who wants to. libsoup's server does so for who asks it by this variable only. */
FakeDav *
fake_dav_new_http2 (GTlsCertificate *certificate)
{
  FakeDav *self;

  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  self = fake_dav_new_tls (certificate);
  g_unsetenv ("SOUP_SERVER_HTTP2");
  return self;
}

FakeDav *
fake_dav_new (void)
{
  return fake_dav_new_tls (NULL);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
fake_dav_free (FakeDav *self)
{
  g_autoptr(GSource) quit = g_idle_source_new ();

  /* By its own thread, which may not have begun yet. */
  g_source_set_callback (quit, quit_cb, self->loop, NULL);
  g_source_attach (quit, self->context);
  g_thread_join (self->thread);
  g_main_context_push_thread_default (self->context);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_clear_object (&self->domain);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->calendars);
  g_hash_table_unref (self->headers);
  g_ptr_array_unref (self->methods);
  g_uri_unref (self->url);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* To be changed between requests only. */
FakeDavQuirks *
fake_dav_get_quirks (FakeDav *self)
{
  return &self->quirks;
}

static gboolean
check_basic_cb (SoupAuthDomain *domain, SoupServerMessage *message, const char *user, const char *password,
                gpointer data)
{
  return g_str_equal (user, "ann") && g_str_equal (password, "s\xc3\xa9" "cret");
}

static char *
check_digest_cb (SoupAuthDomain *domain, SoupServerMessage *message, const char *user, gpointer data)
{
  return g_str_equal (user, "ann") ? soup_auth_domain_digest_encode_password ("ann", "fake", "s\xc3\xa9" "cret") : NULL;
}

/* For ann, whose password is "sécret". */
void
fake_dav_set_auth (FakeDav *self, FakeDavAuth auth)
{
  if (self->domain != NULL)
    soup_server_remove_auth_domain (self->server, self->domain);
  g_clear_object (&self->domain);
  if (auth == FAKE_DAV_BASIC)
    self->domain = soup_auth_domain_basic_new ("realm", "fake", NULL);
  else if (auth == FAKE_DAV_DIGEST)
    self->domain = soup_auth_domain_digest_new ("realm", "fake", NULL);
  if (auth == FAKE_DAV_BASIC)
    soup_auth_domain_basic_set_auth_callback (self->domain, check_basic_cb, NULL, NULL);
  else if (auth == FAKE_DAV_DIGEST)
    soup_auth_domain_digest_set_auth_callback (self->domain, check_digest_cb, NULL, NULL);
  if (self->domain != NULL)
    {
      soup_auth_domain_add_path (self->domain, "/");
      soup_server_add_auth_domain (self->server, self->domain);
    }
}

void
fake_dav_fail (FakeDav *self, const FakeDavFault *fault)
{
  g_mutex_lock (&self->mutex);
  self->fault = *fault;
  self->has_fault = TRUE;
  self->n_matching = self->n_failed = 0;
  g_mutex_unlock (&self->mutex);
}

void
fake_dav_heal (FakeDav *self)
{
  self->has_fault = FALSE;
}

GUri *
fake_dav_get_url (FakeDav *self, const char *path)
{
  return g_uri_parse_relative (self->url, path, SOUP_HTTP_URI_FLAGS, NULL);
}

/* @path ends in a slash. */
void
fake_dav_add_calendar (FakeDav *self, const char *path, guint kinds)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->calendars, g_strdup (path), fake_calendar_new (path, kinds));
  g_mutex_unlock (&self->mutex);
}

void
fake_dav_remove_calendar (FakeDav *self, const char *path)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->calendars, path);
  g_mutex_unlock (&self->mutex);
}

/* What somebody else does. */
void
fake_dav_put (FakeDav *self, const char *path, const char *data)
{
  g_autofree char *name = NULL;
  FakeCalendar *calendar;

  g_mutex_lock (&self->mutex);
  calendar = fake_dav_find_calendar (self, path, &name);
  fake_calendar_set (self, calendar, name, data);
  g_mutex_unlock (&self->mutex);
}

void
fake_dav_remove (FakeDav *self, const char *path)
{
  fake_dav_put (self, path, NULL);
}

/* NULL: nothing is there. */
char *
fake_dav_get (FakeDav *self, const char *path)
{
  g_autofree char *name = NULL;
  FakeCalendar *calendar;
  FakeItem *item;
  char *data;

  g_mutex_lock (&self->mutex);
  calendar = fake_dav_find_calendar (self, path, &name);
  item = calendar != NULL ? fake_calendar_get (calendar, name) : NULL;
  data = item != NULL ? g_strdup (item->data) : NULL;
  g_mutex_unlock (&self->mutex);
  return data;
}

guint
fake_dav_get_n_items (FakeDav *self, const char *path)
{
  FakeCalendar *calendar = g_hash_table_lookup (self->calendars, path);
  GHashTableIter iter;
  FakeItem *item;
  guint n = 0;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, calendar->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    n += item->data != NULL;
  g_mutex_unlock (&self->mutex);
  return n;
}

/* No token is known any more. */
void
fake_dav_forget_changes (FakeDav *self)
{
  GHashTableIter iter;
  FakeCalendar *calendar;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, self->calendars);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &calendar))
    calendar->oldest = ++calendar->revision;
  g_mutex_unlock (&self->mutex);
}

/* How many requests came since the last reset; @method NULL: in all. */
guint
fake_dav_count (FakeDav *self, const char *method)
{
  guint n = 0;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->methods->len; i++)
    n += method == NULL || g_str_equal (self->methods->pdata[i], method);
  g_mutex_unlock (&self->mutex);
  return n;
}

/* Of these, how many came by HTTP/2. */
guint
fake_dav_count_http2 (FakeDav *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_http2;
  g_mutex_unlock (&self->mutex);
  return n;
}

void
fake_dav_reset (FakeDav *self)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_set_size (self->methods, 0);
  self->n_http2 = 0;
  g_hash_table_remove_all (self->headers);
  self->n_most = 0;
  g_mutex_unlock (&self->mutex);
}

/* Of the last request with @method. */
char *
fake_dav_get_header (FakeDav *self, const char *method, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%s %s", method, name);
  char *value;

  g_mutex_lock (&self->mutex);
  value = g_strdup (g_hash_table_lookup (self->headers, key));
  g_mutex_unlock (&self->mutex);
  return value;
}

guint
fake_dav_get_most_at_once (FakeDav *self)
{
  return self->n_most;
}

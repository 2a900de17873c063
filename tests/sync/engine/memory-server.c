/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-server.h"

#include <string.h>

static void
item_free (MemoryItem *item)
{
  g_bytes_unref (item->data);
  g_free (item);
}

MemoryServer *
memory_server_new (void)
{
  MemoryServer *self = g_new0 (MemoryServer, 1);

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) item_free);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->elsewhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->untold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unreachable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->too_large = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->withheld = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = TRELLIS_ITEM_KINDS_ALL;
  self->traffic = g_string_new (NULL);
  return self;
}

void
memory_server_free (MemoryServer *self)
{
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->elsewhere);
  g_hash_table_unref (self->untold);
  g_hash_table_unref (self->unreachable);
  g_hash_table_unref (self->too_large);
  g_hash_table_unref (self->withheld);
  g_string_free (self->traffic, TRUE);
  g_free (self);
}

/* Puts the lines of items behind the first one in another order, as some servers do. */
static char *
rewrite (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\r\n", -1);
  GString *result = g_string_new (NULL);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i + 1 < n_lines; i++)
    {
      /* SUMMARY goes before whatever stands there, where neither is folded. */
      if (i + 2 < n_lines && g_str_has_prefix (lines[i + 1], "SUMMARY") && lines[i][0] != ' ' &&
          !g_str_has_prefix (lines[i], "BEGIN") && lines[i + 2][0] != ' ')
        {
          g_string_append_printf (result, "%s\r\n%s\r\n", lines[i + 1], lines[i]);
          i++;
        }
      else
        g_string_append_printf (result, "%s\r\n", lines[i]);
    }
  return g_string_free_and_steal (result);
}

static void
store (MemoryServer *self, const char *href, const char *text)
{
  g_autofree char *rewritten =
    (self->quirks & MEMORY_QUIRK_REWRITES) != 0 ? rewrite (text) : g_strdup (text);
  const MemoryItem *before = g_hash_table_lookup (self->items, href);
  MemoryItem *item = g_new0 (MemoryItem, 1);

  item->data = g_bytes_new (rewritten, strlen (rewritten));
  item->n_changes = before != NULL ? before->n_changes + 1 : 0;
  item->number = ++self->number;
  g_hash_table_insert (self->items, g_strdup (href), item);
  g_hash_table_remove (self->gone, href);
}

/* As if another program did. */
void
memory_server_put (MemoryServer *self, const char *href, const char *text)
{
  store (self, href, text);
}

static char *
dup_uid (const char *text)
{
  const char *line = strstr (text, "\r\nUID:");

  return line != NULL ? g_strndup (line + 6, strcspn (line + 6, "\r")) : NULL;
}

void
memory_server_remove (MemoryServer *self, const char *href)
{
  g_autofree char *text = memory_server_dup_text (self, href);
  char *uid =
    text != NULL && (self->quirks & MEMORY_QUIRK_KEEPS_UIDS) != 0 ? dup_uid (text) : NULL;
  guint64 *number;

  if (uid != NULL)
    g_hash_table_add (self->elsewhere, uid);
  if (!g_hash_table_remove (self->items, href))
    return;
  number = g_new (guint64, 1);
  *number = ++self->number;
  g_hash_table_insert (self->gone, g_strdup (href), number);
}

/* NULL if there is none. */
char *
memory_server_dup_text (MemoryServer *self, const char *href)
{
  const MemoryItem *item = g_hash_table_lookup (self->items, href);

  return item != NULL ? g_strndup (g_bytes_get_data (item->data, NULL),
                                   g_bytes_get_size (item->data))
                      : NULL;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* The hrefs, sorted. */
GPtrArray *
memory_server_list (MemoryServer *self)
{
  GPtrArray *hrefs = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer href;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &href, NULL))
    g_ptr_array_add (hrefs, g_strdup (href));
  g_ptr_array_sort_values (hrefs, compare_strings);
  return hrefs;
}

/* No token given so far is known any more. */
void
memory_server_forget (MemoryServer *self)
{
  self->oldest = ++self->number;
}

/* Loses everything. */
void
memory_server_clear (MemoryServer *self)
{
  g_hash_table_remove_all (self->items);
  g_hash_table_remove_all (self->gone);
  self->epoch++;
}

guint
memory_server_count (MemoryServer *self)
{
  return g_hash_table_size (self->items);
}

void
memory_server_reset_counts (MemoryServer *self)
{
  memset (self->n_requests, 0, sizeof self->n_requests);
}

guint
memory_server_get_writes (MemoryServer *self)
{
  return self->n_requests[MEMORY_VERB_PUT] + self->n_requests[MEMORY_VERB_REMOVE];
}

struct _MemoryTransport
{
  GObject parent_instance;

  MemoryServer *server;
  MemoryFateFunc fate;
  gpointer data;
};

/* Whether the request is to be done; else @error says why not. */
static gboolean
begin (MemoryTransport *self, MemoryVerb verb, MemoryFate *fate, GError **error)
{
  *fate = self->fate != NULL ? self->fate (verb, self->data) : MEMORY_FATE_NORMAL;

  switch (*fate)
    {
    case MEMORY_FATE_OFFLINE:
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_OFFLINE, NULL, 0, "off"));
      return FALSE;
    case MEMORY_FATE_CRASH_BEFORE:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "crashed");
      return FALSE;
    case MEMORY_FATE_ERROR:
      self->server->n_requests[verb]++;
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_SERVER, NULL, 0, "bad"));
      return FALSE;
    case MEMORY_FATE_REFUSED:
      self->server->n_requests[verb]++;
      g_propagate_error (error,
                         trellis_sync_error_new (TRELLIS_SYNC_ERROR_REFUSED, NULL, 0, "no"));
      return FALSE;
    case MEMORY_FATE_NORMAL:
    case MEMORY_FATE_CUT:
    case MEMORY_FATE_CRASH_AFTER:
    default:
      self->server->n_requests[verb]++;
      return TRUE;
    }
}

/* Whether the answer arrives. */
static gboolean
end (MemoryFate fate, GError **error)
{
  if (fate == MEMORY_FATE_CUT)
    g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_CUT, NULL, 0, "cut"));
  else if (fate == MEMORY_FATE_CRASH_AFTER)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "crashed");
  else
    return TRUE;
  return FALSE;
}

static char *
make_token (MemoryServer *server)
{
  return g_strdup_printf ("%u:%" G_GUINT64_FORMAT, server->epoch, server->number);
}

static char *
make_etag (MemoryServer *server, const MemoryItem *item)
{
  if ((server->quirks & MEMORY_QUIRK_COUNTED_TAGS) != 0)
    return g_strdup_printf ("\"%u\"", item->n_changes);
  return (server->quirks & MEMORY_QUIRK_NO_ETAGS) != 0
           ? NULL
           : g_strdup_printf ("\"%u-%" G_GUINT64_FORMAT "\"", server->epoch, item->number);
}

/* NULL where there is no item, or items have none. */
char *
memory_server_dup_etag (MemoryServer *self, const char *href)
{
  const MemoryItem *item = g_hash_table_lookup (self->items, href);

  return item != NULL ? make_etag (self, item) : NULL;
}

static void
get_abilities (TrellisTransport *transport, TrellisTransportAbilities *abilities)
{
  MemoryServer *server = MEMORY_TRANSPORT (transport)->server;

  *abilities = (TrellisTransportAbilities) {
    .may_write = !server->is_read_only,
    .kinds = server->kinds,
    .largest = server->largest,
  };
}

static gboolean
may_have_changed (TrellisTransport *transport, const char *token, gboolean *answer,
                  GCancellable *cancellable, GError **error)
{
  MemoryTransport *self = MEMORY_TRANSPORT (transport);
  g_autofree char *now = make_token (self->server);
  MemoryFate fate;

  if (!begin (self, MEMORY_VERB_ASK, &fate, error))
    return FALSE;
  *answer = strcmp (token, now) != 0;
  return end (fate, error);
}

static void
list_all (MemoryServer *server, TrellisRemoteChanges *changes, guint64 since)
{
  g_autoptr(GPtrArray) hrefs = memory_server_list (server);
  const gboolean has_data = changes->is_whole && (server->quirks & MEMORY_QUIRK_DATA) != 0;
  GHashTableIter iter;
  gpointer href, number;

  for (guint i = 0; i < hrefs->len; i++)
    {
      const MemoryItem *item = g_hash_table_lookup (server->items, g_ptr_array_index (hrefs, i));
      g_autofree char *etag = make_etag (server, item);

      if (changes->is_whole ||
          (item->number > since && !g_hash_table_contains (server->untold, g_ptr_array_index (hrefs, i))))
        g_ptr_array_add (changes->items,
                         trellis_remote_item_new (g_ptr_array_index (hrefs, i), etag,
                                                  has_data && !g_hash_table_contains (server->too_large, g_ptr_array_index (hrefs, i))
                                                    ? item->data
                                                    : NULL));
    }

  g_hash_table_iter_init (&iter, server->gone);
  while (!changes->is_whole && g_hash_table_iter_next (&iter, &href, &number))
    if (*(guint64 *) number > since)
      g_ptr_array_add (changes->items, trellis_remote_item_new_gone (href));
}

/* Whether the listing of changes has any sense. */
static gboolean
spoil (MemoryServer *server, TrellisRemoteChanges *changes, GError **error)
{
  if (server->n_strange > 0)
    {
      server->n_strange--;
      changes->n_ignored++;
      return TRUE;
    }
  if (server->n_senseless == 0)
    return TRUE;
  server->n_senseless--;
  g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_MALFORMED, NULL, 0, "what?"));
  return FALSE;
}

static TrellisRemoteChanges *
list_changes (TrellisTransport *transport, const char *token, GCancellable *cancellable,
              GError **error)
{
  MemoryTransport *self = MEMORY_TRANSPORT (transport);
  MemoryServer *server = self->server;
  g_autoptr(TrellisRemoteChanges) changes = trellis_remote_changes_new ();
  guint epoch = 0;
  guint64 since = 0;
  MemoryFate fate;

  if (!begin (self, MEMORY_VERB_LIST, &fate, error))
    return NULL;

  if (token != NULL)
    {
      const char *colon = strchr (token, ':');

      epoch = (guint) g_ascii_strtoull (token, NULL, 10);
      since = g_ascii_strtoull (colon + 1, NULL, 10);
    }
  if (token != NULL && (epoch != server->epoch || since < server->oldest) &&
      (server->quirks & MEMORY_QUIRK_BELIEVES_TOKENS) == 0)
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_TOKEN, NULL, 0, "old"));
      return NULL;
    }

  changes->is_whole = token == NULL || (server->quirks & MEMORY_QUIRK_ALWAYS_WHOLE) != 0;
  changes->token =
    (server->quirks & MEMORY_QUIRK_NO_TOKENS) != 0 ? NULL : make_token (server);
  server->n_whole += changes->is_whole ? 1 : 0;
  list_all (server, changes, since);
  if (!changes->is_whole && !spoil (server, changes, error))
    return NULL;
  return end (fate, error) ? g_steal_pointer (&changes) : NULL;
}

static GPtrArray *
fetch (TrellisTransport *transport, const char *const *hrefs, GCancellable *cancellable,
       GError **error)
{
  MemoryTransport *self = MEMORY_TRANSPORT (transport);
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_item_free);
  MemoryFate fate;

  if (!begin (self, MEMORY_VERB_FETCH, &fate, error))
    return NULL;

  for (guint i = 0; hrefs[i] != NULL; i++)
    {
      const MemoryItem *item = g_hash_table_lookup (self->server->items, hrefs[i]);
      g_autofree char *etag = item != NULL ? make_etag (self->server, item) : NULL;

      TrellisRemoteItem *answer = item != NULL ? trellis_remote_item_new (hrefs[i], etag, item->data)
                                               : trellis_remote_item_new_gone (hrefs[i]);

      if (g_hash_table_contains (self->server->unreachable, hrefs[i]))
        {
          g_clear_pointer (&answer->data, g_bytes_unref);
          answer->error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_LOCKED, NULL, 0, "not now");
        }
      if (item != NULL && g_hash_table_contains (self->server->too_large, hrefs[i]))
        {
          g_clear_pointer (&answer->data, g_bytes_unref);
          g_clear_pointer (&answer->etag, g_free);
          answer->is_too_large = TRUE;
        }
      if (g_hash_table_contains (self->server->withheld, hrefs[i]))
        {
          trellis_remote_item_free (answer);
          answer = trellis_remote_item_new_gone (hrefs[i]);
          answer->is_gone = self->server->denies_withheld;
          if (!answer->is_gone)
            answer->error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_FORBIDDEN, NULL, 0, "not for you");
        }
      g_ptr_array_add (items, answer);
    }
  return end (fate, error) ? g_steal_pointer (&items) : NULL;
}

static char *
find_uid (MemoryServer *server, const char *uid)
{
  g_autofree char *line = g_strdup_printf ("\r\nUID:%s\r\n", uid);
  GHashTableIter iter;
  gpointer href, item;

  g_hash_table_iter_init (&iter, server->items);
  while (g_hash_table_iter_next (&iter, &href, &item))
    {
      gsize size;
      const char *data = g_bytes_get_data (((MemoryItem *) item)->data, &size);

      if (memmem (data, size, line, strlen (line)) != NULL)
        return g_strdup (href);
    }

  return NULL;
}

/* Whether what is there is what the write takes for granted. */
static gboolean
check (MemoryServer *server, const TrellisRemoteWrite *write, const char *href, GError **error)
{
  const MemoryItem *item = g_hash_table_lookup (server->items, href);
  g_autofree char *etag = item != NULL ? make_etag (server, item) : NULL;
  g_autofree char *other = write->href == NULL ? find_uid (server, write->uid) : NULL;
  gboolean is_as_expected = item == NULL;

  if (write->etag != NULL)
    is_as_expected = item != NULL && g_strcmp0 (etag, write->etag) == 0;
  else if (write->expected != NULL)
    is_as_expected = item != NULL && g_bytes_equal (item->data, write->expected);
  if (write->href == NULL && g_hash_table_contains (server->elsewhere, write->uid))
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_UID_TAKEN, NULL, 0, "taken"));
      return FALSE;
    }
  if (other != NULL && g_strcmp0 (other, href) != 0)
    {
      g_propagate_error (
        error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_UID_TAKEN, other, 0, "taken"));
      return FALSE;
    }
  if (is_as_expected)
    return TRUE;

  g_propagate_error (error,
                     trellis_sync_error_new (TRELLIS_SYNC_ERROR_CHANGED, NULL, 0, "changed"));
  return FALSE;
}

static gboolean
check_kind (MemoryServer *server, GBytes *data, GError **error)
{
  static const char *const begins[] = { "\r\nBEGIN:VEVENT\r\n", "\r\nBEGIN:VTODO\r\n",
                                        "\r\nBEGIN:VJOURNAL\r\n" };
  const TrellisItemKinds taken = server->kinds & ~server->refused;
  gsize size;
  const char *text = g_bytes_get_data (data, &size);

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if ((taken & (1u << i)) == 0 && memmem (text, size, begins[i], strlen (begins[i])) != NULL)
      {
        g_propagate_error (
          error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_UNSUPPORTED, NULL, 0, "of no such kind"));
        return FALSE;
      }
  return TRUE;
}

/* TRUE when the next one can go on. */
static gboolean
write_one (MemoryTransport *self, const TrellisRemoteWrite *write, gboolean is_removal,
           TrellisRemoteWriteFunc func, gpointer user_data, GError **error)
{
  MemoryServer *server = self->server;
  g_autofree char *href =
    write->href != NULL ? g_strdup (write->href) : g_strdup_printf ("%s.ics", write->uid);
  g_autofree char *etag = NULL;
  g_autoptr(GError) local_error = NULL;
  MemoryFate fate;

  if (begin (self, is_removal ? MEMORY_VERB_REMOVE : MEMORY_VERB_PUT, &fate, &local_error))
    {
      if (write->data != NULL)
        g_string_append_len (server->traffic, g_bytes_get_data (write->data, NULL),
                             (gssize) g_bytes_get_size (write->data));
      g_string_append_printf (server->traffic, "%s\n%s\n", href, write->uid);
      if (is_removal && !g_hash_table_contains (server->items, href))
        ;
      else if (!check (server, write, href, &local_error))
        ;
      else if (!is_removal && !check_kind (server, write->data, &local_error))
        ;
      else if (is_removal)
        memory_server_remove (server, href);
      else
        {
          g_autofree char *text = g_strndup (g_bytes_get_data (write->data, NULL),
                                             g_bytes_get_size (write->data));

          store (server, href, text);
          if ((server->quirks & MEMORY_QUIRK_SILENT_PUT) == 0)
            etag = make_etag (server, g_hash_table_lookup (server->items, href));
        }
      if (fate != MEMORY_FATE_NORMAL)
        {
          g_clear_error (&local_error);
          end (fate, &local_error);
        }
    }

  func (write, local_error == NULL && !is_removal ? href : NULL, etag, local_error, user_data);
  if (local_error == NULL ||
      trellis_sync_error_get_scope (local_error) == TRELLIS_SYNC_SCOPE_ITEM)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
write_all (TrellisTransport *transport, GPtrArray *writes, gboolean is_removal,
           TrellisRemoteWriteFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < writes->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_one (MEMORY_TRANSPORT (transport), g_ptr_array_index (writes, i), is_removal, func,
                    user_data, error))
      return FALSE;

  return TRUE;
}

static gboolean
put (TrellisTransport *transport, GPtrArray *writes, TrellisRemoteWriteFunc func,
     gpointer user_data, GCancellable *cancellable, GError **error)
{
  return write_all (transport, writes, FALSE, func, user_data, cancellable, error);
}

static gboolean
remove_items (TrellisTransport *transport, GPtrArray *writes, TrellisRemoteWriteFunc func,
              gpointer user_data, GCancellable *cancellable, GError **error)
{
  return write_all (transport, writes, TRUE, func, user_data, cancellable, error);
}

static void
transport_init (TrellisTransportInterface *iface)
{
  iface->get_abilities = get_abilities;
  iface->may_have_changed = may_have_changed;
  iface->list_changes = list_changes;
  iface->fetch = fetch;
  iface->put = put;
  iface->remove = remove_items;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MemoryTransport, memory_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TRELLIS_TYPE_TRANSPORT, transport_init))

static void
memory_transport_class_init (MemoryTransportClass *klass)
{
}

static void
memory_transport_init (MemoryTransport *self)
{
}

/* @fate may be NULL: all goes well. */
TrellisTransport *
memory_transport_new (MemoryServer *server, MemoryFateFunc fate, gpointer data)
{
  MemoryTransport *self = g_object_new (MEMORY_TYPE_TRANSPORT, NULL);

  self->server = server;
  self->fate = fate;
  self->data = data;
  return TRELLIS_TRANSPORT (self);
}

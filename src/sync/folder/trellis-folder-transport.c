/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-folder-transport.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trellis-folder-file-private.h"
#include "trellis-folder-listing-private.h"
#include "trellis-folder-name.h"
#include "trellis-ical-reader.h"

struct _TrellisFolderTransport
{
  GObject parent_instance;

  char *path;
  GHashTable *known; /* of KnownFile by name: saves reading what has not changed */
};

typedef struct
{
  TrellisFolderKey key;
  char *hash;
} KnownFile;

/* A program that writes has had its time after this, in nanoseconds. */
#define WRITING (5 * G_GINT64_CONSTANT (1000000000))

/* Data that comes along with a listing, in bytes. */
#define MOST_DATA (64 * 1024 * 1024)

static void trellis_folder_transport_iface_init (TrellisTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisFolderTransport, trellis_folder_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TRELLIS_TYPE_TRANSPORT,
                                                      trellis_folder_transport_iface_init))

static void
known_file_free (gpointer data)
{
  KnownFile *known = data;

  g_free (known->hash);
  g_free (known);
}

/* What is not there is gone as a whole: no reason to think that its items were removed. */
static int
open_folder (TrellisFolderTransport *self, GError **error)
{
  const int folder = open (self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  TrellisSyncError code = TRELLIS_SYNC_ERROR_FAILED;

  if (folder >= 0)
    return folder;
  if (errno == ENOENT || errno == ENOTDIR || errno == ESTALE || errno == ENOTCONN || errno == EIO)
    code = TRELLIS_SYNC_ERROR_COLLECTION_GONE;
  else if (errno == EACCES || errno == EPERM)
    code = TRELLIS_SYNC_ERROR_FORBIDDEN;
  g_propagate_error (error,
                     trellis_sync_error_new (code, NULL, 0, "Folder: %s", g_strerror (errno)));
  return -1;
}

static void
remember (TrellisFolderTransport *self, const char *name, const TrellisFolderKey *key, const char *hash)
{
  KnownFile *known;

  if (trellis_folder_key_is_fresh (key))
    {
      g_hash_table_remove (self->known, name);
      return;
    }
  known = g_new (KnownFile, 1);
  known->key = *key;
  known->hash = g_strdup (hash);
  g_hash_table_insert (self->known, g_strdup (name), known);
}

/* Another program may be in the middle of writing a file that does not end as it should. */
static gboolean
is_unfinished (GBytes *data, const TrellisFolderKey *key)
{
  static const char end[] = "END:VCALENDAR";
  gsize length;
  const char *text = g_bytes_get_data (data, &length);

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return (length < strlen (end) ||
          g_ascii_strncasecmp (text + length - strlen (end), end, strlen (end)) != 0) &&
         ABS (g_get_real_time () * 1000 - key->modified) < WRITING;
}

/* What is not read is known by what the disk tells about it. */
static void
set_too_large (TrellisFolderTransport *self, TrellisRemoteItem *item, const TrellisFolderKey *key)
{
  item->is_too_large = TRUE;
  item->etag = g_strdup_printf ("large:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, key->size,
                                key->modified, key->changed);
}

/* Reads the file and gives @item what it is, or the error. FALSE if the file is not there. */
static gboolean
read_item (TrellisFolderTransport *self, int folder, TrellisRemoteItem *item)
{
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GError) error = NULL;
  TrellisFolderKey key = { 0 };

  data = trellis_folder_file_read (folder, item->href, &key, &error);
  if (data == NULL)
    {
      if (g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
        return FALSE;
      if (g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_LARGE))
        set_too_large (self, item, &key);
      else
        item->error = g_steal_pointer (&error);
      return TRUE;
    }
  if (is_unfinished (data, &key))
    {
      item->error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_LOCKED, NULL, 0, "Is being written");
      return TRUE;
    }

  item->etag = trellis_folder_file_hash (data);
  item->data = g_steal_pointer (&data);
  remember (self, item->href, &key, item->etag);
  return TRUE;
}

static gboolean
is_copy (const char *name)
{
  g_autofree char *original = trellis_folder_name_dup_original (name);

  return original != NULL;
}

/* Copies are items when there is no original. */
static void
find_copies (GPtrArray *items)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (names, ((TrellisRemoteItem *) items->pdata[i])->href);
  for (guint i = 0; i < items->len; i++)
    {
      TrellisRemoteItem *item = items->pdata[i];
      g_autofree char *original = trellis_folder_name_dup_original (item->href);

      item->is_copy = original != NULL;
      if (original != NULL && g_hash_table_contains (names, original))
        item->copy_of = g_steal_pointer (&original);
    }
}

static void
trellis_folder_transport_get_abilities (TrellisTransport *transport, TrellisTransportAbilities *abilities)
{
  TrellisFolderTransport *self = TRELLIS_FOLDER_TRANSPORT (transport);

  abilities->may_write = faccessat (AT_FDCWD, self->path, R_OK | W_OK | X_OK, AT_EACCESS) == 0;
  abilities->kinds = TRELLIS_ITEM_KINDS_ALL;
  abilities->largest = TRELLIS_ICAL_LARGEST_ITEM;
}

static TrellisFolderListing *
list_folder (TrellisFolderTransport *self, int *folder, const char *token, GError **error)
{
  g_autoptr(TrellisFolderListing) listing = NULL;

  *folder = open_folder (self, error);
  if (*folder < 0)
    return NULL;
  listing = trellis_folder_listing_new (*folder, error);
  if (listing == NULL)
    return NULL;
  if (trellis_folder_listing_is_elsewhere (listing, token))
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_COLLECTION_GONE, NULL, 0,
                                                        "Folder: is empty, and was not"));
      return NULL;
    }
  return g_steal_pointer (&listing);
}

static gboolean
trellis_folder_transport_may_have_changed (TrellisTransport  *transport,
                                           const char        *token,
                                           gboolean          *may_have_changed,
                                           GCancellable      *cancellable,
                                           GError           **error)
{
  g_autofd int folder = -1;
  g_autoptr(TrellisFolderListing) listing =
    list_folder (TRELLIS_FOLDER_TRANSPORT (transport), &folder, token, error);
  g_autofree char *now = NULL;

  if (listing == NULL)
    return FALSE;
  now = trellis_folder_listing_make_token (listing);
  *may_have_changed = listing->is_fresh || g_strcmp0 (now, token) != 0;
  return TRUE;
}

static TrellisRemoteChanges *
trellis_folder_transport_list_changes (TrellisTransport  *transport,
                                       const char        *token,
                                       GCancellable      *cancellable,
                                       GError           **error)
{
  TrellisFolderTransport *self = TRELLIS_FOLDER_TRANSPORT (transport);
  g_autofd int folder = -1;
  g_autoptr(TrellisFolderListing) listing = list_folder (self, &folder, token, error);
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  gsize n_bytes = 0;

  if (listing == NULL)
    return NULL;

  changes = trellis_remote_changes_new ();
  changes->is_whole = TRUE;
  changes->n_ignored = listing->n_ignored;
  changes->token = trellis_folder_listing_make_token (listing);
  for (guint i = 0; i < listing->files->len; i++)
    {
      const TrellisFolderEntry *entry = listing->files->pdata[i];
      const KnownFile *known = g_hash_table_lookup (self->known, entry->name);
      g_autoptr(TrellisRemoteItem) item = trellis_remote_item_new (entry->name, NULL, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (token != NULL && known != NULL && trellis_folder_key_equal (&known->key, &entry->key))
        item->etag = g_strdup (known->hash);
      else if (!read_item (self, folder, item))
        continue;
      n_bytes += item->data != NULL ? g_bytes_get_size (item->data) : 0;
      if (token != NULL || n_bytes > MOST_DATA)
        g_clear_pointer (&item->data, g_bytes_unref);
      g_ptr_array_add (changes->items, g_steal_pointer (&item));
    }
  find_copies (changes->items);
  return g_steal_pointer (&changes);
}

static GPtrArray *
trellis_folder_transport_fetch (TrellisTransport    *transport,
                                const char *const   *hrefs,
                                GCancellable        *cancellable,
                                GError             **error)
{
  TrellisFolderTransport *self = TRELLIS_FOLDER_TRANSPORT (transport);
  g_autofd int folder = open_folder (self, error);
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_item_free);

  if (folder < 0)
    return NULL;
  for (; *hrefs != NULL; hrefs++)
    {
      g_autoptr(TrellisRemoteItem) item = trellis_remote_item_new (*hrefs, NULL, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      item->is_gone = !trellis_folder_name_is_item (*hrefs) || !read_item (self, folder, item);
      item->is_copy = is_copy (*hrefs);
      g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return g_steal_pointer (&items);
}

/* Whether the file is as @write expects it; @key is what the disk says about it then. */
static gboolean
check_before (int folder, const TrellisRemoteWrite *write, TrellisFolderKey *key, GError **error)
{
  g_autoptr(GBytes) data = trellis_folder_file_read (folder, write->href, key, error);
  g_autofree char *hash = NULL;

  if (data == NULL)
    {
      /* What is written is not so large that it could not be read. */
      if (error != NULL && g_error_matches (*error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_LARGE))
        (*error)->code = TRELLIS_SYNC_ERROR_CHANGED;
      return FALSE;
    }
  hash = trellis_folder_file_hash (data);
  if (write->expected != NULL ? g_bytes_equal (data, write->expected)
                              : g_strcmp0 (hash, write->etag) == 0)
    return TRUE;
  g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_CHANGED, NULL, 0,
                                                    "File: another program changed it"));
  return FALSE;
}

/* Does one write; *@href is where. */
static gboolean
put_one (int folder, const TrellisRemoteWrite *write, GHashTable *taken, char **href, GError **error)
{
  const gboolean must_be_there = write->etag != NULL || write->expected != NULL;
  TrellisFolderKey key;

  *href = write->href != NULL ? g_strdup (write->href) : trellis_folder_name_make (write->uid, taken);
  if (!trellis_folder_name_is_item (*href))
    {
      trellis_folder_set_error (error, ENOENT);
      return FALSE;
    }
  if (g_bytes_get_size (write->data) > TRELLIS_ICAL_LARGEST_ITEM)
    {
      trellis_folder_set_error (error, EFBIG);
      return FALSE;
    }
  if (!must_be_there)
    return trellis_folder_file_write (folder, *href, write->data, NULL, error);
  if (!check_before (folder, write, &key, error))
    {
      /* An item that must be there and is not is another than it was. */
      if (error != NULL && g_error_matches (*error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
        (*error)->code = TRELLIS_SYNC_ERROR_CHANGED;
      return FALSE;
    }
  return trellis_folder_file_write (folder, *href, write->data, &key, error);
}

static gboolean
remove_one (int folder, const TrellisRemoteWrite *write, GError **error)
{
  g_autoptr(GError) local = NULL;
  TrellisFolderKey key;

  if (!trellis_folder_name_is_item (write->href))
    return TRUE;
  if (!check_before (folder, write, &key, &local))
    {
      if (g_error_matches (local, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return trellis_folder_file_remove (folder, write->href, error);
}

/* What was left half written goes on the way. */
static GHashTable *
list_names (int folder, GError **error)
{
  g_autoptr(TrellisFolderListing) listing = trellis_folder_listing_new (folder, error);
  GHashTable *names;

  if (listing == NULL)
    return NULL;
  for (guint i = 0; i < listing->litter->len; i++)
    unlinkat (folder, listing->litter->pdata[i], 0);
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < listing->files->len; i++)
    g_hash_table_add (names, trellis_folder_name_fold (
                               ((TrellisFolderEntry *) listing->files->pdata[i])->name));
  return names;
}

/* A new item may have the name of a file that is there in another spelling only if it is that very file,
 * from a write that was cut off: then it is found to be there. */
static void
forget_own_name (GHashTable *taken, int folder, const TrellisRemoteWrite *write)
{
  g_autofree char *name = g_strconcat (write->uid != NULL ? write->uid : "", ".ics", NULL);
  g_autofree char *folded = trellis_folder_name_fold (name);
  TrellisFolderKey key;
  g_autofd int file = -1;

  if (write->href != NULL || !trellis_folder_name_is_item (name))
    return;
  file = trellis_folder_file_open (folder, name, &key);
  if (file >= 0)
    g_hash_table_remove (taken, folded);
}

static gboolean
write_items (TrellisFolderTransport  *self,
             GPtrArray               *writes,
             TrellisRemoteWriteFunc   func,
             gpointer                 user_data,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autofd int folder = open_folder (self, error);
  g_autoptr(GHashTable) taken = folder >= 0 ? list_names (folder, error) : NULL;

  if (taken == NULL)
    return FALSE;
  for (guint i = 0; i < writes->len; i++)
    {
      const TrellisRemoteWrite *write = writes->pdata[i];
      g_autoptr(GError) local = NULL;
      g_autofree char *href = NULL;
      g_autofree char *etag = NULL;
      gboolean done;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (write->data == NULL)
        done = remove_one (folder, write, &local);
      else
        {
          forget_own_name (taken, folder, write);
          done = put_one (folder, write, taken, &href, &local);
        }
      if (done && write->data != NULL)
        {
          etag = trellis_folder_file_hash (write->data);
          g_hash_table_add (taken, trellis_folder_name_fold (href));
        }
      g_hash_table_remove (self->known, href != NULL ? href : write->href);
      func (write, href, etag, local, user_data);
      if (local != NULL && trellis_sync_error_get_scope (local) != TRELLIS_SYNC_SCOPE_ITEM)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
trellis_folder_transport_write (TrellisTransport        *transport,
                                GPtrArray               *writes,
                                TrellisRemoteWriteFunc   func,
                                gpointer                 user_data,
                                GCancellable            *cancellable,
                                GError                 **error)
{
  return write_items (TRELLIS_FOLDER_TRANSPORT (transport), writes, func, user_data, cancellable, error);
}

static void
trellis_folder_transport_iface_init (TrellisTransportInterface *iface)
{
  iface->get_abilities = trellis_folder_transport_get_abilities;
  iface->may_have_changed = trellis_folder_transport_may_have_changed;
  iface->list_changes = trellis_folder_transport_list_changes;
  iface->fetch = trellis_folder_transport_fetch;
  iface->put = trellis_folder_transport_write;
  iface->remove = trellis_folder_transport_write;
}

static void
trellis_folder_transport_finalize (GObject *object)
{
  TrellisFolderTransport *self = TRELLIS_FOLDER_TRANSPORT (object);

  g_free (self->path);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (trellis_folder_transport_parent_class)->finalize (object);
}

static void
trellis_folder_transport_class_init (TrellisFolderTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_folder_transport_finalize;
}

static void
trellis_folder_transport_init (TrellisFolderTransport *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_file_free);
}

/* @path need not be there yet. Transfer full. */
TrellisTransport *
trellis_folder_transport_new (const char *path)
{
  TrellisFolderTransport *self;

  g_return_val_if_fail (path != NULL && g_path_is_absolute (path), NULL);

  self = g_object_new (TRELLIS_TYPE_FOLDER_TRANSPORT, NULL);
  self->path = g_strdup (path);
  return TRELLIS_TRANSPORT (self);
}

/* Gives the folder, which must be there, a name for people where it has none, in the file in which
 * vdirsyncer and khal look for it. From then on a folder without that is not taken for this one. */
gboolean
trellis_folder_transport_give_name (TrellisFolderTransport *self, const char *name, GError **error)
{
  g_autofd int folder = -1;
  g_autoptr(GError) local = NULL;
  g_autoptr(GBytes) data = g_bytes_new (name, strlen (name));

  g_return_val_if_fail (TRELLIS_IS_FOLDER_TRANSPORT (self), FALSE);

  folder = open_folder (self, error);
  if (folder < 0)
    return FALSE;
  if (trellis_folder_file_write (folder, TRELLIS_FOLDER_NAME_FILE, data, NULL, &local) ||
      g_error_matches (local, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-account.h"

#include <string.h>

#include "trellis-dav-href.h"

#define ROUND (30 * G_TIME_SPAN_SECOND)

/* What the last round told of a calendar. */
typedef struct
{
  TrellisDavCollection *collection;
  TrellisDavMarks marks; /* that were asked for */
  gboolean is_used;      /* this round's answer has been asked for */
  gint64 time;           /* of a monotonic clock */
} Known;

struct _TrellisDavAccount
{
  GObject parent_instance;

  TrellisDavClient *client;
  GPtrArray *homes;    /* of GUri */
  GHashTable *watched; /* key → GUri */
  GHashTable *known;   /* key → Known */
  gint64 round;        /* µs for which an answer is one of the same round */
};

G_DEFINE_FINAL_TYPE (TrellisDavAccount, trellis_dav_account, G_TYPE_OBJECT)

static void
known_free (Known *self)
{
  trellis_dav_collection_free (self->collection);
  g_free (self);
}

static void
trellis_dav_account_finalize (GObject *object)
{
  TrellisDavAccount *self = TRELLIS_DAV_ACCOUNT (object);

  g_clear_object (&self->client);
  g_clear_pointer (&self->homes, g_ptr_array_unref);
  g_clear_pointer (&self->watched, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);

  G_OBJECT_CLASS (trellis_dav_account_parent_class)->finalize (object);
}

static void
trellis_dav_account_class_init (TrellisDavAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_dav_account_finalize;
}

static void
trellis_dav_account_init (TrellisDavAccount *self)
{
  self->watched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_uri_unref);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) known_free);
  self->round = ROUND;
}

/* @homes: of GUri, may be empty; as trellis_dav_discover() found them. */
TrellisDavAccount *
trellis_dav_account_new (TrellisDavClient *client, GPtrArray *homes)
{
  TrellisDavAccount *self = g_object_new (TRELLIS_TYPE_DAV_ACCOUNT, NULL);

  self->client = g_object_ref (client);
  self->homes = g_ptr_array_ref (homes);
  return self;
}

TrellisDavClient *
trellis_dav_account_get_client (TrellisDavAccount *self)
{
  return self->client;
}

/* Makes @collection one of those that are asked about together. */
void
trellis_dav_account_watch (TrellisDavAccount *self, GUri *collection)
{
  g_hash_table_insert (self->watched, trellis_dav_url_dup_key (collection), g_uri_ref (collection));
}

/* Right in @home: that is where a request of depth 1 tells of it. */
static gboolean
is_in_home (GUri *home, GUri *collection)
{
  g_autofree char *outer = trellis_dav_url_dup_key (home);
  g_autofree char *inner = trellis_dav_url_dup_key (collection);
  const gsize length = strlen (outer);
  const char *rest = inner + length;

  if (!g_str_has_prefix (inner, outer))
    return FALSE;
  if (outer[length - 1] != '/' && *rest++ != '/')
    return FALSE;
  return *rest != '\0' && strchr (rest, '/') == NULL;
}

static gboolean
has_watched (TrellisDavAccount *self, GUri *home)
{
  GHashTableIter iter;
  GUri *url;

  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &url))
    if (is_in_home (home, url))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_some_home (TrellisDavAccount *self, GUri *collection)
{
  for (guint i = 0; i < self->homes->len; i++)
    if (is_in_home (self->homes->pdata[i], collection))
      return TRUE;
  return FALSE;
}

/* @collection: transfer full. */
static Known *
remember (TrellisDavAccount *self, const char *key, TrellisDavCollection *collection, TrellisDavMarks marks)
{
  Known *known = g_new0 (Known, 1);

  known->collection = collection;
  known->marks = marks;
  known->time = g_get_monotonic_time ();
  g_hash_table_insert (self->known, g_strdup (key), known);
  return known;
}

static gboolean
is_news (TrellisDavAccount *self, const Known *known, TrellisDavMarks marks)
{
  return known != NULL && !known->is_used && (known->marks & marks) == marks &&
         g_get_monotonic_time () - known->time < self->round;
}

/* A home that is not there any more only means that each calendar is asked about itself. */
static gboolean
poll_home (TrellisDavAccount *self, GUri *home, TrellisDavMarks marks, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GPtrArray) collections = trellis_dav_collection_list (self->client, home, marks, cancellable, &failure);

  if (collections != NULL)
    {
      for (guint i = 0; i < collections->len; i++)
        {
          const TrellisDavCollection *collection = collections->pdata[i];
          g_autofree char *key = trellis_dav_url_dup_key (collection->url);

          if (g_hash_table_contains (self->watched, key))
            remember (self, key, trellis_dav_collection_copy (collection), marks);
        }
      return TRUE;
    }
  if (g_error_matches (failure, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND) ||
      g_error_matches (failure, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FORBIDDEN) ||
      g_error_matches (failure, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_MUCH))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
poll_homes (TrellisDavAccount *self, TrellisDavMarks marks, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->homes->len; i++)
    {
      GUri *home = self->homes->pdata[i];

      if (has_watched (self, home) && !poll_home (self, home, marks, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* How long an answer is good for those who have not asked yet; for tests to make shorter. */
void
trellis_dav_account_set_round (TrellisDavAccount *self, guint milliseconds)
{
  self->round = milliseconds * G_TIME_SPAN_MILLISECOND;
}

/* What the server tells of @collection now, its @marks among that, transfer full. A first question asks for
 * all that are watched, and the others' take what it brought; who asks twice, or much later, begins a new
 * round. */
TrellisDavCollection *
trellis_dav_account_poll (TrellisDavAccount *self, GUri *collection, TrellisDavMarks marks,
                          GCancellable *cancellable, GError **error)
{
  g_autofree char *key = trellis_dav_url_dup_key (collection);
  Known *known = g_hash_table_lookup (self->known, key);

  if (!is_news (self, known, marks) && is_in_some_home (self, collection))
    {
      if (!poll_homes (self, marks, cancellable, error))
        return NULL;
      known = g_hash_table_lookup (self->known, key);
    }
  if (!is_news (self, known, marks))
    {
      TrellisDavCollection *alone =
        trellis_dav_collection_look (self->client, collection, marks, cancellable, error);

      if (alone == NULL)
        return NULL;
      known = remember (self, key, alone, marks);
    }
  known->is_used = TRUE;
  return trellis_dav_collection_copy (known->collection);
}

/* The ctag that was told last, which is older than any listing after it. NULL when none was. */
char *
trellis_dav_account_dup_ctag (TrellisDavAccount *self, GUri *collection)
{
  g_autofree char *key = trellis_dav_url_dup_key (collection);
  const Known *known = g_hash_table_lookup (self->known, key);

  return known != NULL ? g_strdup (known->collection->ctag) : NULL;
}

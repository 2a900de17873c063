/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-watches.h"

#include "trellis-folder-watch.h"

struct _TrellisSyncWatches
{
  TrellisSyncWatchesFunc func;
  gpointer data;
  gboolean is_active;
  guint quiet;         /* milliseconds */
  GHashTable *watches; /* uid of a match that is shared through a folder → TrellisFolderWatch, owned */
  GHashTable *changed; /* uids of matches in whose folders something changed, owned */
  guint source;        /* after the last change there */
};

/* Nothing is watched before trellis_sync_watches_begin(). */
TrellisSyncWatches *
trellis_sync_watches_new (TrellisSyncWatchesFunc func, gpointer data)
{
  TrellisSyncWatches *self = g_new0 (TrellisSyncWatches, 1);

  self->func = func;
  self->data = data;
  self->watches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) trellis_folder_watch_free);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
trellis_sync_watches_free (TrellisSyncWatches *self)
{
  trellis_sync_watches_stop (self);
  g_hash_table_unref (self->watches);
  g_hash_table_unref (self->changed);
  g_free (self);
}

/* Has folders be watched from now on, and changes be told of after @quiet milliseconds without another one. */
void
trellis_sync_watches_begin (TrellisSyncWatches *self, guint quiet)
{
  self->is_active = TRUE;
  self->quiet = quiet;
}

void
trellis_sync_watches_stop (TrellisSyncWatches *self)
{
  self->is_active = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_remove_all (self->watches);
  g_hash_table_remove_all (self->changed);
}

static gboolean
quiet_cb (gpointer data)
{
  TrellisSyncWatches *self = data;

  self->source = 0;
  self->func (self->data);
  g_hash_table_remove_all (self->changed);
  return G_SOURCE_REMOVE;
}

/* A program that keeps a folder in step brings many files, one after the other. */
static void
folder_changed_cb (const char *match, gpointer data)
{
  TrellisSyncWatches *self = data;

  g_hash_table_add (self->changed, g_strdup (match));
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (self->quiet, quiet_cb, self);
}

/* Watches the folder of @match, where it has one, and nothing else that was its. @sharing is NULL where it is
 * not shared. */
void
trellis_sync_watches_follow (TrellisSyncWatches *self, const char *match, const TrellisSharing *sharing)
{
  const gboolean is_to_watch =
    self->is_active && sharing != NULL && sharing->kind == TRELLIS_SHARING_KIND_FOLDER;
  TrellisFolderWatch *watch = g_hash_table_lookup (self->watches, match);

  if (!is_to_watch)
    g_hash_table_remove (self->watches, match);
  else if (watch == NULL || !g_str_equal (trellis_folder_watch_get_path (watch), sharing->address))
    g_hash_table_insert (self->watches, g_strdup (match),
                         trellis_folder_watch_new (sharing->address, match, folder_changed_cb, self));
}

/* Whether something changed in the folder of @match since that was told last. */
gboolean
trellis_sync_watches_is_changed (TrellisSyncWatches *self, const char *match)
{
  return g_hash_table_contains (self->changed, match);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-outlooks.h"

/* Milliseconds after something was saved until it counts: more may follow. */
#define REST_MS 500

/* Where more records than so many changed, all matches are looked at. */
#define N_FOLLOWED 50

/* Seconds after which time alone may have brought something up. */
#define ROUND_SECONDS 300

struct _TrellisOutlooks
{
  GObject parent_instance;

  TrellisStore *store;
  GHashTable *outlooks; /* TrellisOutlook by the uid of the match */
  GHashTable *changed;  /* records that changed since they were last looked at */
  guint rest_source;
  guint work_source;
  guint round_source;
  gboolean is_news; /* whether any was worked out anew since "changed" was emitted last */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisOutlooks, trellis_outlooks, G_TYPE_OBJECT)

/* Reading would wait for the disk, which somebody who types is not to notice, or be in vain, as more comes in. There is
 * "saved" afterwards. */
static gboolean
is_unsettled (TrellisOutlooks *self)
{
  return trellis_store_has_unwritten (self->store) || trellis_store_is_receiving (self->store);
}

/* One at a time: each takes some milliseconds. */
static gboolean
work_cb (gpointer data)
{
  TrellisOutlooks *self = data;
  GHashTableIter each;
  TrellisOutlook *outlook;

  if (is_unsettled (self))
    {
      self->work_source = 0;
      return G_SOURCE_REMOVE;
    }

  g_hash_table_iter_init (&each, self->outlooks);
  while (g_hash_table_iter_next (&each, NULL, (gpointer *) &outlook))
    if (!trellis_outlook_is_fresh (outlook))
      {
        trellis_outlook_ensure (outlook);
        self->is_news = TRUE;
        return G_SOURCE_CONTINUE;
      }

  self->work_source = 0;
  if (self->is_news)
    {
      self->is_news = FALSE;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static void
work_later (TrellisOutlooks *self)
{
  if (self->work_source == 0)
    self->work_source = g_idle_add_full (G_PRIORITY_LOW, work_cb, self, NULL);
}

static void
expire_all (TrellisOutlooks *self)
{
  GHashTableIter each;
  TrellisOutlook *outlook;

  g_hash_table_iter_init (&each, self->outlooks);
  while (g_hash_table_iter_next (&each, NULL, (gpointer *) &outlook))
    trellis_outlook_expire (outlook);
}

static void
expire_match_of (TrellisOutlooks *self, TrellisRecord *record)
{
  g_autofree char *uid = trellis_store_find_match (self->store, record);
  TrellisOutlook *outlook = uid != NULL ? g_hash_table_lookup (self->outlooks, uid) : NULL;

  if (outlook != NULL)
    trellis_outlook_expire (outlook);
}

static GHashTable *
create_changed (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

static gboolean
rested_cb (gpointer data)
{
  TrellisOutlooks *self = data;
  g_autoptr(GHashTable) changed = NULL;
  GHashTableIter each;
  gpointer record;
  guint n_changed;

  self->rest_source = 0;
  if (is_unsettled (self))
    return G_SOURCE_REMOVE;

  changed = g_steal_pointer (&self->changed);
  n_changed = g_hash_table_size (changed);
  self->changed = create_changed ();
  /* Of what came from elsewhere nobody tells which records it was. */
  if (n_changed == 0 || n_changed > N_FOLLOWED)
    expire_all (self);
  else
    {
      g_hash_table_iter_init (&each, changed);
      while (g_hash_table_iter_next (&each, &record, NULL))
        expire_match_of (self, record);
    }
  work_later (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TrellisOutlooks *self, TrellisRecord *record)
{
  if (g_hash_table_size (self->changed) <= N_FOLLOWED)
    g_hash_table_add (self->changed, g_object_ref (record));
}

static void
saved_cb (TrellisOutlooks *self)
{
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add_full (G_PRIORITY_LOW, REST_MS, rested_cb, self, NULL);
}

static gboolean
round_cb (gpointer data)
{
  work_later (data);
  return G_SOURCE_CONTINUE;
}

static void
trellis_outlooks_dispose (GObject *object)
{
  TrellisOutlooks *self = TRELLIS_OUTLOOKS (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->work_source, g_source_remove);
  g_clear_handle_id (&self->round_source, g_source_remove);
  g_clear_pointer (&self->outlooks, g_hash_table_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_outlooks_parent_class)->dispose (object);
}

static void
trellis_outlooks_class_init (TrellisOutlooksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_outlooks_dispose;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_OUTLOOKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
trellis_outlooks_init (TrellisOutlooks *self)
{
  self->outlooks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->changed = create_changed ();
  self->round_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, ROUND_SECONDS, round_cb, self, NULL);
}

TrellisOutlooks *
trellis_outlooks_new (TrellisStore *store)
{
  TrellisOutlooks *self = g_object_new (TRELLIS_TYPE_OUTLOOKS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* That of @match, which is the same each time; transfer none. A new one is worked out soon; whoever
 * cannot wait calls trellis_outlook_ensure(). */
TrellisOutlook *
trellis_outlooks_get (TrellisOutlooks *self, TrellisMatch *match)
{
  TrellisOutlook *outlook;
  const char *uid;

  g_return_val_if_fail (TRELLIS_IS_OUTLOOKS (self), NULL);
  g_return_val_if_fail (TRELLIS_IS_MATCH (match), NULL);

  uid = trellis_record_get_uid (TRELLIS_RECORD (match));
  outlook = g_hash_table_lookup (self->outlooks, uid);
  if (outlook != NULL)
    return outlook;

  outlook = trellis_outlook_new (self->store, match);
  g_hash_table_insert (self->outlooks, g_strdup (uid), outlook);
  work_later (self);
  return outlook;
}

/* Works all of them out anew, since the clock or the zone has changed. */
void
trellis_outlooks_refresh (TrellisOutlooks *self)
{
  g_return_if_fail (TRELLIS_IS_OUTLOOKS (self));

  expire_all (self);
  work_later (self);
}

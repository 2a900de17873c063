/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachment-counts.h"

#include "trellis-store-attachments.h"

#define COUNTS "trellis-attachment-counts"

struct _TrellisAttachmentCounts
{
  GObject parent_instance;

  TrellisStore *store;
  TrellisRecordList *all; /* tells when to count again */
  GHashTable *counts;     /* uid of a note → number */
  guint source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisAttachmentCounts, trellis_attachment_counts, G_TYPE_OBJECT)

static gboolean
count_cb (gpointer data)
{
  TrellisAttachmentCounts *self = data;

  self->source = 0;
  g_hash_table_unref (self->counts);
  self->counts = trellis_store_count_attachments (self->store);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Once for however many have come or gone. */
static void
items_changed_cb (TrellisAttachmentCounts *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, count_cb, self, NULL);
}

static void
trellis_attachment_counts_dispose (GObject *object)
{
  TrellisAttachmentCounts *self = TRELLIS_ATTACHMENT_COUNTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->all);
  if (self->store != NULL)
    g_object_set_data (G_OBJECT (self->store), COUNTS, NULL);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_attachment_counts_parent_class)->dispose (object);
}

static void
trellis_attachment_counts_finalize (GObject *object)
{
  g_hash_table_unref (TRELLIS_ATTACHMENT_COUNTS (object)->counts);

  G_OBJECT_CLASS (trellis_attachment_counts_parent_class)->finalize (object);
}

static void
trellis_attachment_counts_class_init (TrellisAttachmentCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_attachment_counts_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_attachment_counts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
trellis_attachment_counts_init (TrellisAttachmentCounts *self)
{
}

/* Those of @store, which are there as long as anything tells them. Transfer full. */
TrellisAttachmentCounts *
trellis_attachment_counts_ref (TrellisStore *store)
{
  TrellisAttachmentCounts *self = g_object_get_data (G_OBJECT (store), COUNTS);
  g_autoptr(TrellisQuery) query = NULL;

  if (self != NULL)
    return g_object_ref (self);

  query = trellis_query_new (TRELLIS_TYPE_ATTACHMENT);
  self = g_object_new (TRELLIS_TYPE_ATTACHMENT_COUNTS, NULL);
  self->store = g_object_ref (store);
  self->all = trellis_store_list (store, query);
  self->counts = trellis_store_count_attachments (store);
  g_signal_connect_object (self->all, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (store), COUNTS, self);
  return self;
}

guint
trellis_attachment_counts_get (TrellisAttachmentCounts *self, TrellisNote *note)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (note));

  g_return_val_if_fail (TRELLIS_IS_ATTACHMENT_COUNTS (self), 0);

  return uid != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, uid)) : 0;
}

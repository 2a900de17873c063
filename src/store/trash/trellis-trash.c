/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-trash.h"

#include "trellis-removal.h"
#include "trellis-store-private.h"

struct _TrellisTrash
{
  GObject parent_instance;

  TrellisStore *store;
  GArray *entries; /* of TrellisTrashEntry */
};

static GType
trellis_trash_get_item_type (GListModel *model)
{
  return TRELLIS_TYPE_RECORD;
}

static guint
trellis_trash_get_n_items (GListModel *model)
{
  return TRELLIS_TRASH (model)->entries->len;
}

static gpointer
trellis_trash_get_item (GListModel *model, guint position)
{
  TrellisTrash *self = TRELLIS_TRASH (model);
  const TrellisTrashEntry *entry;

  if (position >= self->entries->len)
    return NULL;

  entry = &g_array_index (self->entries, TrellisTrashEntry, position);
  return trellis_store_load (self->store, entry->type, entry->id);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = trellis_trash_get_item_type;
  iface->get_n_items = trellis_trash_get_n_items;
  iface->get_item = trellis_trash_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisTrash, trellis_trash, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_entry (GArray *entries, guint position, const TrellisTrashEntry *entry)
{
  const TrellisTrashEntry *other = &g_array_index (entries, TrellisTrashEntry, position);

  return other->type == entry->type && other->id == entry->id &&
         other->deleted == entry->deleted;
}

static void
set_entries (TrellisTrash *self, GArray *entries)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->entries);
  guint shorter = MIN (old->len, entries->len);
  guint first = 0, after = 0;

  while (first < shorter &&
         is_entry (old, first, &g_array_index (entries, TrellisTrashEntry, first)))
    first++;
  while (after < shorter - first &&
         is_entry (old, old->len - 1 - after,
                   &g_array_index (entries, TrellisTrashEntry, entries->len - 1 - after)))
    after++;

  self->entries = entries;
  if (old->len - first - after > 0 || entries->len - first - after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - after,
                                entries->len - first - after);
}

static void
refresh_cb (TrellisTrash *self)
{
  g_autoptr(GError) error = NULL;
  GArray *entries;

  if (self->store->reader == NULL)
    return;

  entries = trellis_removal_list (self->store->reader, &error);
  if (entries != NULL)
    set_entries (self, entries);
  else
    trellis_store_report_read (self->store, error);
}

static gboolean
is_listed (TrellisTrash *self, TrellisRecord *record)
{
  gint64 id = trellis_store_get_id (self->store, record);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const TrellisTrashEntry *entry = &g_array_index (self->entries, TrellisTrashEntry, i);

      if (entry->id == id && entry->type == G_OBJECT_TYPE (record))
        return TRUE;
    }

  return FALSE;
}

static void
changed_cb (TrellisTrash *self, TrellisRecord *record)
{
  if ((trellis_record_get_deleted (record) != 0) != is_listed (self, record))
    {
      trellis_store_write_first (self->store);
      refresh_cb (self);
    }
}

static void
trellis_trash_dispose (GObject *object)
{
  TrellisTrash *self = TRELLIS_TRASH (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_trash_parent_class)->dispose (object);
}

static void
trellis_trash_finalize (GObject *object)
{
  g_array_unref (TRELLIS_TRASH (object)->entries);

  G_OBJECT_CLASS (trellis_trash_parent_class)->finalize (object);
}

static void
trellis_trash_class_init (TrellisTrashClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_trash_dispose;
  object_class->finalize = trellis_trash_finalize;
}

static void
trellis_trash_init (TrellisTrash *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (TrellisTrashEntry));
}

/* A model that follows what is in the trash as long as somebody holds it. */
TrellisTrash *
trellis_trash_new (TrellisStore *store)
{
  TrellisTrash *self;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);

  self = g_object_new (TRELLIS_TYPE_TRASH, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "saved", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  trellis_store_write_first (store);
  refresh_cb (self);
  return self;
}

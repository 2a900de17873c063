/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-record-list-private.h"

#include "trellis-query-private.h"
#include "trellis-store-private.h"

struct _TrellisRecordList
{
  GObject parent_instance;

  TrellisStore *store; /* outlives its lists, or clears this */
  TrellisQuery *query;
  GArray *entries; /* of TrellisRecordListEntry */
};

enum
{
  KEY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
trellis_record_list_get_item_type (GListModel *model)
{
  return trellis_query_get_record_type (TRELLIS_RECORD_LIST (model)->query);
}

static guint
trellis_record_list_get_n_items (GListModel *model)
{
  return TRELLIS_RECORD_LIST (model)->entries->len;
}

static gpointer
trellis_record_list_get_item (GListModel *model, guint position)
{
  TrellisRecordList *self = TRELLIS_RECORD_LIST (model);

  if (position >= self->entries->len)
    return NULL;

  return trellis_store_load (
    self->store, trellis_query_get_record_type (self->query),
    g_array_index (self->entries, TrellisRecordListEntry, position).id);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = trellis_record_list_get_item_type;
  iface->get_n_items = trellis_record_list_get_n_items;
  iface->get_item = trellis_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisRecordList, trellis_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
trellis_record_list_dispose (GObject *object)
{
  TrellisRecordList *self = TRELLIS_RECORD_LIST (object);

  if (self->store != NULL)
    trellis_store_forget_list (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_record_list_parent_class)->dispose (object);
}

static void
trellis_record_list_finalize (GObject *object)
{
  TrellisRecordList *self = TRELLIS_RECORD_LIST (object);

  trellis_query_unref (self->query);
  g_array_unref (self->entries);

  G_OBJECT_CLASS (trellis_record_list_parent_class)->finalize (object);
}

static void
trellis_record_list_class_init (TrellisRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_record_list_dispose;
  object_class->finalize = trellis_record_list_finalize;

  /* A record has another key, and the same place all the same. */
  signals[KEY_CHANGED] = g_signal_new ("key-changed", TRELLIS_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_record_list_init (TrellisRecordList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (TrellisRecordListEntry));
}

/* An empty list; the store fills it. */
TrellisRecordList *
trellis_record_list_new (TrellisStore *store, TrellisQuery *query)
{
  TrellisRecordList *self = g_object_new (TRELLIS_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->query = trellis_query_ref (query);
  return self;
}

TrellisQuery *
trellis_record_list_get_query (TrellisRecordList *self)
{
  return self->query;
}

/* The number by which the list is ordered, of the record at @position, without loading it; 0 where
 * the first order is not by a number. */
gint64
trellis_record_list_get_key (TrellisRecordList *self, guint position)
{
  g_return_val_if_fail (position < self->entries->len, 0);

  return g_array_index (self->entries, TrellisRecordListEntry, position).key;
}

/* The number of the row of the record at @position: the same as long as the record exists, and
 * enough to tell whether two places hold the same record. */
gint64
trellis_record_list_get_id (TrellisRecordList *self, guint position)
{
  g_return_val_if_fail (position < self->entries->len, 0);

  return g_array_index (self->entries, TrellisRecordListEntry, position).id;
}

static int
find_id (TrellisRecordList *self, gint64 id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, TrellisRecordListEntry, i).id == id)
      return (int) i;

  return -1;
}

/* The position of @record, or -1. */
int
trellis_record_list_find (TrellisRecordList *self, TrellisRecord *record)
{
  return find_id (self, trellis_store_get_id (self->store, record));
}

static gboolean
entries_equal (const TrellisRecordListEntry *a, const TrellisRecordListEntry *b)
{
  return a->id == b->id;
}

/* Takes @entries (transfer full) as the new content and tells of the smallest range that differs. */
void
trellis_record_list_set (TrellisRecordList *self, GArray *entries)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->entries);
  guint first = 0, after = 0;
  guint n_shorter = MIN (old->len, entries->len);
  gboolean has_other_keys = FALSE;

#define ENTRY(array, i) (&g_array_index (array, TrellisRecordListEntry, i))
  while (first < n_shorter && entries_equal (ENTRY (old, first), ENTRY (entries, first)))
    first++;
  while (after < n_shorter - first && entries_equal (ENTRY (old, old->len - 1 - after),
                                                     ENTRY (entries, entries->len - 1 - after)))
    after++;
  for (guint i = 0; i < first + after && !has_other_keys; i++)
    {
      guint from_end = first + after - i; /* of the records that stay */

      has_other_keys = i < first
                         ? ENTRY (old, i)->key != ENTRY (entries, i)->key
                         : ENTRY (old, old->len - from_end)->key !=
                             ENTRY (entries, entries->len - from_end)->key;
    }
#undef ENTRY

  self->entries = entries;
  if (has_other_keys)
    g_signal_emit (self, signals[KEY_CHANGED], 0);
  if (old->len - first - after > 0 || entries->len - first - after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - after,
                                entries->len - first - after);
}

static gint64
get_key (TrellisRecordList *self, TrellisRecord *record)
{
  int field = trellis_query_get_key_field (self->query);

  return field >= 0 ? trellis_record_get_number (record, (guint) field) : 0;
}

static int
compare_with_entry (TrellisRecordList *self, TrellisRecord *record,
                    const TrellisRecordListEntry *mine, const TrellisRecordListEntry *other)
{
  g_autoptr(TrellisRecord) loaded = NULL;
  int order;

  if (mine->key != other->key)
    return (mine->key < other->key) == trellis_query_is_descending (self->query) ? 1 : -1;

  loaded = trellis_store_load (self->store, trellis_query_get_record_type (self->query), other->id);
  order = trellis_query_compare (self->query, record, loaded);
  if (order != 0)
    return order;

  order = (mine->id > other->id) - (mine->id < other->id);
  return trellis_query_ends_descending (self->query) ? -order : order;
}

/* Where @mine belongs among the entries, not counting the one at @skipped. */
static guint
find_place (TrellisRecordList *self, TrellisRecord *record, const TrellisRecordListEntry *mine,
            int skipped)
{
  guint low = 0;
  guint high = self->entries->len - (skipped >= 0 ? 1 : 0);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint index = skipped >= 0 && middle >= (guint) skipped ? middle + 1 : middle;

      if (compare_with_entry (self, record, mine,
                              &g_array_index (self->entries, TrellisRecordListEntry, index)) > 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Puts @record where it belongs now: in, out, or to another place. */
void
trellis_record_list_update (TrellisRecordList *self, TrellisRecord *record, gint64 id)
{
  TrellisRecordListEntry entry = { id, get_key (self, record) };
  gboolean belongs = trellis_query_accepts (self->query, record);
  int old = find_id (self, id);
  guint place;

  if (!belongs)
    {
      if (old < 0)
        return;
      g_array_remove_index (self->entries, (guint) old);
      g_list_model_items_changed (G_LIST_MODEL (self), (guint) old, 1, 0);
      return;
    }

  place = find_place (self, record, &entry, old);
  if (old == (int) place)
    {
      gint64 *key = &g_array_index (self->entries, TrellisRecordListEntry, old).key;

      if (*key == entry.key)
        return;
      *key = entry.key;
      g_signal_emit (self, signals[KEY_CHANGED], 0);
      return;
    }

  if (old >= 0)
    {
      g_array_remove_index (self->entries, (guint) old);
      g_list_model_items_changed (G_LIST_MODEL (self), (guint) old, 1, 0);
    }
  g_array_insert_val (self->entries, place, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

/* A record on its way to its place. */
typedef struct
{
  TrellisRecord *record;
  TrellisRecordListEntry entry;
  guint place; /* among those that stay */
} Arrival;

static int
compare_arrivals (gconstpointer a, gconstpointer b, gpointer data)
{
  TrellisRecordList *self = data;
  const Arrival *first = a;
  const Arrival *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  return compare_with_entry (self, first->record, &first->entry, &second->entry);
}

/* Takes the entries with @ids out. */
static void
remove_entries (TrellisRecordList *self, GHashTable *ids)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      TrellisRecordListEntry *entry = &g_array_index (self->entries, TrellisRecordListEntry, i);

      if (!g_hash_table_contains (ids, &entry->id))
        g_array_index (self->entries, TrellisRecordListEntry, n_kept++) = *entry;
    }
  g_array_set_size (self->entries, n_kept);
}

/* The entries that stay with the arrivals among them. Transfer full. */
static GArray *
weave (TrellisRecordList *self, GArray *arrivals)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (TrellisRecordListEntry),
                                       self->entries->len + arrivals->len);
  guint taken = 0;

  for (guint i = 0; i < arrivals->len; i++)
    {
      const Arrival *arrival = &g_array_index (arrivals, Arrival, i);

      g_array_append_vals (entries,
                           &g_array_index (self->entries, TrellisRecordListEntry, taken),
                           arrival->place - taken);
      g_array_append_val (entries, arrival->entry);
      taken = arrival->place;
    }
  g_array_append_vals (entries, &g_array_index (self->entries, TrellisRecordListEntry, taken),
                       self->entries->len - taken);
  return entries;
}

/* Puts each of @records where it belongs now, and tells of all of it at once. */
void
trellis_record_list_update_many (TrellisRecordList *self, GPtrArray *records)
{
  g_autoptr(GArray) before = g_array_copy (self->entries);
  g_autoptr(GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *after;

  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = trellis_store_get_id (self->store, g_ptr_array_index (records, i));

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  remove_entries (self, ids);

  for (guint i = 0; i < records->len; i++)
    {
      TrellisRecord *record = g_ptr_array_index (records, i);
      Arrival arrival = { record,
                          { trellis_store_get_id (self->store, record), get_key (self, record) },
                          0 };

      if (!trellis_query_accepts (self->query, record))
        continue;
      arrival.place = find_place (self, record, &arrival.entry, -1);
      g_array_append_val (arrivals, arrival);
    }
  g_array_sort_with_data (arrivals, compare_arrivals, self);
  after = weave (self, arrivals);

  /* What is told is the way from what was there before. */
  g_array_unref (self->entries);
  self->entries = g_steal_pointer (&before);
  trellis_record_list_set (self, after);
}

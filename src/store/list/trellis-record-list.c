/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-record-list-private.h"

#include "trellis-query-private.h"
#include "trellis-store-private.h"

/* Who follows a list asks for all that is said to have come: a range longer than this is only told of
 * as one where most of it did. */
#define LONGEST_RANGE 64

#define ENTRY(array, i) (&g_array_index (array, TrellisRecordListEntry, i))

struct _TrellisRecordList
{
  GObject parent_instance;

  TrellisStore *store; /* outlives its lists, or clears this */
  TrellisQuery *query;
  GArray *entries; /* of TrellisRecordListEntry */
  guint n_changes; /* of the entries, so far */
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

  return g_array_index (self->entries, TrellisRecordListEntry, position).keys[0];
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

/* Where two contents differ. */
typedef struct
{
  guint first;
  guint n_before;
  guint n_after;
} Range;

/* The smallest range that differs. */
static Range
find_range (GArray *before, GArray *after)
{
  const guint n_shorter = MIN (before->len, after->len);
  guint first = 0, n_behind = 0;

  while (first < n_shorter && entries_equal (ENTRY (before, first), ENTRY (after, first)))
    first++;
  while (n_behind < n_shorter - first && entries_equal (ENTRY (before, before->len - 1 - n_behind),
                                                        ENTRY (after, after->len - 1 - n_behind)))
    n_behind++;
  return (Range) { first, before->len - first - n_behind, after->len - first - n_behind };
}

static gboolean
have_other_keys (GArray *before, GArray *after, const Range *range)
{
  for (guint i = 0; i < range->first; i++)
    if (ENTRY (before, i)->keys[0] != ENTRY (after, i)->keys[0])
      return TRUE;
  for (guint i = range->first + range->n_before, j = range->first + range->n_after; i < before->len; i++, j++)
    if (ENTRY (before, i)->keys[0] != ENTRY (after, j)->keys[0])
      return TRUE;

  return FALSE;
}

/* Takes @entries (transfer full) as the new content and tells of the smallest range that differs. */
void
trellis_record_list_set (TrellisRecordList *self, GArray *entries)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->entries);
  const Range range = find_range (old, entries);
  const gboolean has_other_keys = have_other_keys (old, entries, &range);

  self->entries = entries;
  self->n_changes++;
  if (range.n_before > 0 || range.n_after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), range.first, range.n_before, range.n_after);
  if (has_other_keys)
    g_signal_emit (self, signals[KEY_CHANGED], 0);
}

static TrellisRecordListEntry
make_entry (TrellisRecordList *self, TrellisRecord *record, gint64 id)
{
  TrellisRecordListEntry entry = { .id = id };

  for (guint i = 0; i < TRELLIS_QUERY_MOST_KEYS; i++)
    {
      const int field = trellis_query_get_key_field (self->query, i);

      if (field >= 0)
        entry.keys[i] = trellis_record_get_number (record, (guint) field);
    }
  return entry;
}

static int
compare_with_entry (TrellisRecordList *self, TrellisRecord *record, const TrellisRecordListEntry *mine,
                    const TrellisRecordListEntry *other)
{
  int order;

  for (guint i = 0; i < TRELLIS_QUERY_MOST_KEYS; i++)
    if (mine->keys[i] != other->keys[i])
      return (mine->keys[i] < other->keys[i]) == trellis_query_is_descending (self->query, i) ? 1 : -1;

  if (!trellis_query_has_all_keys (self->query))
    {
      g_autoptr(TrellisRecord) loaded =
        trellis_store_load (self->store, trellis_query_get_record_type (self->query), other->id);

      order = trellis_query_compare (self->query, record, loaded);
      if (order != 0)
        return order;
    }

  order = (mine->id > other->id) - (mine->id < other->id);
  return trellis_query_ends_descending (self->query) ? -order : order;
}

/* Where @mine belongs among the entries, not counting the one at @skipped. */
static guint
find_place (TrellisRecordList *self, TrellisRecord *record, const TrellisRecordListEntry *mine, int skipped)
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
  TrellisRecordListEntry entry = make_entry (self, record, id);
  gboolean belongs = trellis_query_accepts (self->query, record);
  int old = find_id (self, id);
  guint place;

  if (!belongs)
    {
      if (old < 0)
        return;
      g_array_remove_index (self->entries, (guint) old);
      self->n_changes++;
      g_list_model_items_changed (G_LIST_MODEL (self), (guint) old, 1, 0);
      return;
    }

  place = find_place (self, record, &entry, old);
  if (old == (int) place)
    {
      const gboolean has_other_key = ENTRY (self->entries, old)->keys[0] != entry.keys[0];

      *ENTRY (self->entries, old) = entry;
      if (has_other_key)
        g_signal_emit (self, signals[KEY_CHANGED], 0);
      return;
    }

  if (old >= 0)
    {
      g_array_remove_index (self->entries, (guint) old);
      self->n_changes++;
      g_list_model_items_changed (G_LIST_MODEL (self), (guint) old, 1, 0);
    }
  g_array_insert_val (self->entries, place, entry);
  self->n_changes++;
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

/* Rows to look for among many. */
typedef struct
{
  GHashTable *ids; /* of gint64 */
  gint64 lowest, highest;
} Rows;

static void
rows_clear (Rows *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static void
rows_init (Rows *self, TrellisStore *store, GPtrArray *records)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->lowest = G_MAXINT64;
  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = trellis_store_get_id (store, g_ptr_array_index (records, i));

      self->lowest = MIN (self->lowest, id);
      self->highest = MAX (self->highest, id);
      g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
    }
}

/* Those that are new have higher numbers than all others. */
static gboolean
is_among (const Rows *self, gint64 id)
{
  return id >= self->lowest && id <= self->highest && g_hash_table_contains (self->ids, &id);
}

/* Takes the entries of @rows out. */
static void
remove_entries (TrellisRecordList *self, const Rows *rows)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      TrellisRecordListEntry *entry = &g_array_index (self->entries, TrellisRecordListEntry, i);

      if (!is_among (rows, entry->id))
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

/* What @records are now the entries of, and where they belong. Transfer full. */
static GArray *
find_arrivals (TrellisRecordList *self, GPtrArray *records)
{
  GArray *arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));

  for (guint i = 0; i < records->len; i++)
    {
      TrellisRecord *record = g_ptr_array_index (records, i);
      Arrival arrival = { .record = record };

      if (!trellis_query_accepts (self->query, record))
        continue;
      arrival.entry = make_entry (self, record, trellis_store_get_id (self->store, record));
      arrival.place = find_place (self, record, &arrival.entry, -1);
      g_array_append_val (arrivals, arrival);
    }
  g_array_sort_with_data (arrivals, compare_arrivals, self);
  return arrivals;
}

static guint
count_run (GArray *entries, guint from, const Rows *rows)
{
  guint n = 0;

  while (from + n < entries->len && is_among (rows, ENTRY (entries, from + n)->id))
    n++;
  return n;
}

/* Puts the @n_after entries of @after from @at in the place of @n_before there, and tells of those that
 * are not the same; and by @has_other_keys, of whether one that stays has another key. */
static void
replace_run (TrellisRecordList *self, GArray *after, guint at, guint n_before, guint n_after, gboolean *has_other_keys)
{
  const guint n_shorter = MIN (n_before, n_after);
  guint n_same = 0, n_behind = 0;

  for (; n_same < n_shorter && ENTRY (self->entries, at + n_same)->id == ENTRY (after, at + n_same)->id; n_same++)
    *has_other_keys |= ENTRY (self->entries, at + n_same)->keys[0] != ENTRY (after, at + n_same)->keys[0];
  for (; n_behind < n_shorter - n_same; n_behind++)
    {
      const TrellisRecordListEntry *old = ENTRY (self->entries, at + n_before - 1 - n_behind);
      const TrellisRecordListEntry *new = ENTRY (after, at + n_after - 1 - n_behind);

      if (old->id != new->id)
        break;
      *has_other_keys |= old->keys[0] != new->keys[0];
    }

  if (n_before > 0)
    g_array_remove_range (self->entries, at, n_before);
  if (n_after > 0)
    g_array_insert_vals (self->entries, at, ENTRY (after, at), n_after);
  self->n_changes++;
  if (n_before > n_same + n_behind || n_after > n_same + n_behind)
    g_list_model_items_changed (G_LIST_MODEL (self), at + n_same, n_before - n_same - n_behind,
                                n_after - n_same - n_behind);
}

/* Goes over to @after, in which only @rows have another place, run by run of these. FALSE if
 * somebody who heard of one changed the list. */
static gboolean
set_in_steps (TrellisRecordList *self, GArray *after, const Rows *rows)
{
  gboolean has_other_keys = FALSE;

  for (guint at = 0; at < self->entries->len || at < after->len; at++)
    {
      const guint n_before = count_run (self->entries, at, rows);
      const guint n_after = count_run (after, at, rows);
      const guint n_changes = self->n_changes + 1;

      if (n_before == 0 && n_after == 0)
        continue;
      replace_run (self, after, at, n_before, n_after, &has_other_keys);
      if (self->n_changes != n_changes)
        return FALSE;
      at += n_after;
    }

  if (has_other_keys)
    g_signal_emit (self, signals[KEY_CHANGED], 0);
  return TRUE;
}

/* Puts each of @records where it belongs now, and tells of all of it at once, or where it is spread over a
 * long list, of one stretch after the other. */
void
trellis_record_list_update_many (TrellisRecordList *self, GPtrArray *records)
{
  g_autoptr(GArray) before = g_array_copy (self->entries);
  g_auto(Rows) rows = { 0 };
  g_autoptr(GArray) arrivals = NULL;
  g_autoptr(GArray) after = NULL;
  Range range;

  rows_init (&rows, self->store, records);
  remove_entries (self, &rows);
  arrivals = find_arrivals (self, records);
  after = weave (self, arrivals);

  /* What is told is the way from what was there before. */
  g_array_unref (self->entries);
  self->entries = g_array_ref (before);
  range = find_range (before, after);
  if (range.n_after <= MAX (LONGEST_RANGE, 2 * arrivals->len))
    {
      trellis_record_list_set (self, g_steal_pointer (&after));
      return;
    }

  if (!set_in_steps (self, after, &rows))
    trellis_record_list_update_many (self, records);
}

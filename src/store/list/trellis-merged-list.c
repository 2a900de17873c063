/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-merged-list.h"

typedef struct
{
  guint part;
  guint position; /* in the part */
  gint64 id;
  gint64 key;
} Entry;

struct _TrellisMergedList
{
  GObject parent_instance;

  GPtrArray *parts; /* of TrellisRecordList */
  GArray *entries;
};

static GType
trellis_merged_list_get_item_type (GListModel *model)
{
  return TRELLIS_TYPE_RECORD;
}

static guint
trellis_merged_list_get_n_items (GListModel *model)
{
  return TRELLIS_MERGED_LIST (model)->entries->len;
}

static gpointer
trellis_merged_list_get_item (GListModel *model, guint position)
{
  TrellisMergedList *self = TRELLIS_MERGED_LIST (model);
  Entry *entry;

  if (position >= self->entries->len)
    return NULL;

  entry = &g_array_index (self->entries, Entry, position);
  return g_list_model_get_item (g_ptr_array_index (self->parts, entry->part), entry->position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = trellis_merged_list_get_item_type;
  iface->get_n_items = trellis_merged_list_get_n_items;
  iface->get_item = trellis_merged_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisMergedList, trellis_merged_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The part whose next entry, told by @positions, comes first; of equals the earlier part. -1 where all
 * are at their end. */
static int
find_next_part (TrellisMergedList *self, const guint *positions)
{
  int next = -1;
  gint64 key = 0;

  for (guint part = 0; part < self->parts->len; part++)
    {
      TrellisRecordList *list = g_ptr_array_index (self->parts, part);

      if (positions[part] == g_list_model_get_n_items (G_LIST_MODEL (list)))
        continue;
      if (next < 0 || trellis_record_list_get_key (list, positions[part]) > key)
        {
          next = (int) part;
          key = trellis_record_list_get_key (list, positions[part]);
        }
    }

  return next;
}

static GArray *
merge (TrellisMergedList *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree guint *positions = g_new0 (guint, self->parts->len);
  int part;

  while ((part = find_next_part (self, positions)) >= 0)
    {
      TrellisRecordList *list = g_ptr_array_index (self->parts, part);
      guint position = positions[part]++;
      Entry entry = { (guint) part, position, trellis_record_list_get_id (list, position),
                      trellis_record_list_get_key (list, position) };

      g_array_append_val (entries, entry);
    }

  return entries;
}

static gboolean
entries_equal (GArray *a, guint i, GArray *b, guint j)
{
  const Entry *first = &g_array_index (a, Entry, i);
  const Entry *second = &g_array_index (b, Entry, j);

  return first->part == second->part && first->id == second->id;
}

/* Merges anew and tells of the smallest range that differs. */
static void
update (TrellisMergedList *self)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->entries);
  GArray *entries = merge (self);
  guint first = 0, after = 0;
  guint n_shorter = MIN (old->len, entries->len);

  while (first < n_shorter && entries_equal (old, first, entries, first))
    first++;
  while (after < n_shorter - first &&
         entries_equal (old, old->len - 1 - after, entries, entries->len - 1 - after))
    after++;

  self->entries = entries;
  if (old->len - first - after > 0 || entries->len - first - after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - after,
                                entries->len - first - after);
}

/* Where the entry at @position of @part is, from @from on; the end where the part has none there. */
static guint
find_entry (TrellisMergedList *self, guint from, guint part, guint position)
{
  for (guint i = from; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->part == part && entry->position == position)
        return i;
    }

  return self->entries->len;
}

/* What stands from @begin to @end once @list, which is @part, has @n_added entries from @position on in the
 * place of those it has there. Transfer full. */
static GArray *
merge_window (TrellisMergedList *self, guint begin, guint end, TrellisRecordList *list, guint part,
              guint position, guint n_added)
{
  GArray *window = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint i = begin, n_taken = 0;

  while (i < end || n_taken < n_added)
    {
      const Entry *other = i < end ? &g_array_index (self->entries, Entry, i) : NULL;
      Entry added = { .part = part };

      if (other != NULL && other->part == part)
        {
          i++;
          continue;
        }
      if (n_taken < n_added)
        {
          added.position = position + n_taken;
          added.id = trellis_record_list_get_id (list, added.position);
          added.key = trellis_record_list_get_key (list, added.position);
        }
      if (n_taken == n_added ||
          (other != NULL && (other->key > added.key || (other->key == added.key && other->part < part))))
        {
          g_array_append_vals (window, other, 1);
          i++;
        }
      else
        {
          g_array_append_val (window, added);
          n_taken++;
        }
    }

  return window;
}

/* Merges anew from the entry before the change to the one after it. */
static void
part_changed_cb (TrellisMergedList *self, guint position, guint removed, guint added, TrellisRecordList *list)
{
  guint part = 0, begin, end, n_before, first = 0, after = 0;
  g_autoptr(GArray) window = NULL;

  if (!g_ptr_array_find (self->parts, list, &part))
    return;

  begin = position > 0 ? find_entry (self, 0, part, position - 1) + 1 : 0;
  end = find_entry (self, begin, part, position + removed);
  n_before = end - begin;
  window = merge_window (self, begin, end, list, part, position, added);
  for (guint i = end; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).part == part)
      g_array_index (self->entries, Entry, i).position += added - removed;

  while (first < MIN (n_before, window->len) && entries_equal (self->entries, begin + first, window, first))
    first++;
  while (after < MIN (n_before, window->len) - first &&
         entries_equal (self->entries, end - 1 - after, window, window->len - 1 - after))
    after++;

  if (n_before > 0)
    g_array_remove_range (self->entries, begin, n_before);
  if (window->len > 0)
    g_array_insert_vals (self->entries, begin, window->data, window->len);
  if (n_before > first + after || window->len > first + after)
    g_list_model_items_changed (G_LIST_MODEL (self), begin + first, n_before - first - after,
                                window->len - first - after);
}

static void
trellis_merged_list_finalize (GObject *object)
{
  TrellisMergedList *self = TRELLIS_MERGED_LIST (object);

  g_ptr_array_unref (self->parts);
  g_array_unref (self->entries);

  G_OBJECT_CLASS (trellis_merged_list_parent_class)->finalize (object);
}

static void
trellis_merged_list_class_init (TrellisMergedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_merged_list_finalize;
}

static void
trellis_merged_list_init (TrellisMergedList *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

TrellisMergedList *
trellis_merged_list_new (void)
{
  return g_object_new (TRELLIS_TYPE_MERGED_LIST, NULL);
}

static void
let_go_of_parts (TrellisMergedList *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->parts, i), self);
  g_ptr_array_set_size (self->parts, 0);
}

/* Makes @lists (of TrellisRecordList) the parts; each must be ordered descending by a number. */
void
trellis_merged_list_set_parts (TrellisMergedList *self, GPtrArray *lists)
{
  g_return_if_fail (TRELLIS_IS_MERGED_LIST (self));

  let_go_of_parts (self);
  for (guint i = 0; i < lists->len; i++)
    {
      TrellisRecordList *list = g_ptr_array_index (lists, i);
      TrellisQuery *query = trellis_record_list_get_query (list);

      g_return_if_fail (trellis_query_get_key_field (query, 0) >= 0 &&
                        trellis_query_is_descending (query, 0));

      g_ptr_array_add (self->parts, g_object_ref (list));
      g_signal_connect_object (list, "items-changed", G_CALLBACK (part_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "key-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

/* The number by which the record at @position has its place. */
gint64
trellis_merged_list_get_key (TrellisMergedList *self, guint position)
{
  g_return_val_if_fail (position < self->entries->len, 0);

  return g_array_index (self->entries, Entry, position).key;
}

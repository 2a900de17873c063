/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-list-part.h"

#define NOWHERE TRELLIS_LIST_PART_NOWHERE

/* As far as items are looked for that may have been moved; a list for what is seen has no more. */
#define FARTHEST 256

struct _TrellisListPart
{
  GPtrArray *items;
  GArray *places; /* of guint */
};

TrellisListPart *
trellis_list_part_new (void)
{
  TrellisListPart *self = g_new0 (TrellisListPart, 1);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
trellis_list_part_free (TrellisListPart *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->places);
  g_free (self);
}

guint
trellis_list_part_count (const TrellisListPart *self)
{
  return self->items->len;
}

/* Transfer none. */
gpointer
trellis_list_part_get_item (const TrellisListPart *self, guint index)
{
  return g_ptr_array_index (self->items, index);
}

guint
trellis_list_part_get_place (const TrellisListPart *self, guint index)
{
  return g_array_index (self->places, guint, index);
}

/* The place that follows the first @n. */
guint
trellis_list_part_get_next (const TrellisListPart *self, guint n)
{
  return n > 0 ? trellis_list_part_get_place (self, n - 1) + 1 : 0;
}

/* How many of those from @index on, one after the other, the list has no more. */
guint
trellis_list_part_count_gone (const TrellisListPart *self, guint index)
{
  guint n = 0;

  while (index + n < self->items->len && trellis_list_part_get_place (self, index + n) == NOWHERE)
    n++;
  return n;
}

/* Takes @added items of @list from @place on in the stead of the @removed ones from @index on. */
void
trellis_list_part_splice (TrellisListPart *self, guint index, guint removed, GListModel *list, guint place, guint added)
{
  if (removed > 0)
    {
      g_ptr_array_remove_range (self->items, index, removed);
      g_array_remove_range (self->places, index, removed);
    }
  for (guint i = 0; i < added; i++, place++)
    {
      g_ptr_array_insert (self->items, (int) (index + i), g_list_model_get_item (list, place));
      g_array_insert_val (self->places, index + i, place);
    }
}

/* Looks for items in a list, no further than to the last that was found: the list may have to read each. */
typedef struct
{
  GListModel *list;
  GHashTable *places; /* of those seen: the place, and one more */
  guint next;         /* to be seen */
  guint end;
} Search;

static guint
find_place (Search *self, gpointer item)
{
  const guint seen = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, item));

  if (seen > 0)
    return seen - 1;

  while (self->next < self->end)
    {
      g_autoptr(GObject) other = g_list_model_get_item (self->list, self->next++);

      g_hash_table_insert (self->places, other, GUINT_TO_POINTER (self->next));
      if (other == item)
        return self->next - 1;
    }
  return NOWHERE;
}

/* To be called when @list has told of a change. That is often more than what has changed: what was among the
 * @removed is looked for among the first of the @added, and is nowhere if it is not there or out of order. */
void
trellis_list_part_follow (TrellisListPart *self, GListModel *list, guint position, guint removed, guint added)
{
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  Search search = { list, places, position, position + MIN (added, FARTHEST) };
  guint next = position;

  for (guint i = 0; i < self->items->len; i++)
    {
      guint *place = &g_array_index (self->places, guint, i);

      if (*place < position || *place == NOWHERE)
        continue;
      if (*place - position >= removed)
        {
          *place += added - removed;
          continue;
        }

      *place = find_place (&search, g_ptr_array_index (self->items, i));
      if (*place < next)
        *place = NOWHERE;
      if (*place != NOWHERE)
        next = *place + 1;
    }
}

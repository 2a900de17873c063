/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-list-merge.h"

/* The items of a list, each once, and a set of them. The strings are the list's. */
typedef struct
{
  GPtrArray *items;
  GHashTable *set;
} List;

static void
list_init (List *self, const char *const *items)
{
  self->items = g_ptr_array_new ();
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
  for (; items != NULL && *items != NULL; items++)
    if (g_hash_table_add (self->set, (char *) *items))
      g_ptr_array_add (self->items, (char *) *items);
}

static void
list_clear (List *self)
{
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->set);
}

static gboolean
list_has (const List *self, const char *item)
{
  return g_hash_table_contains (self->set, item);
}

/* The next item from @index on that the other two lists have as well. */
static const char *
next_common (const List *self, guint *index, const List *second, const List *third)
{
  for (; *index < self->items->len; ++*index)
    if (list_has (second, self->items->pdata[*index]) && list_has (third, self->items->pdata[*index]))
      return self->items->pdata[(*index)++];
  return NULL;
}

/* Whether what all three have is with @self in another order than in @base. */
static gboolean
is_reordered (const List *base, const List *self, const List *other)
{
  guint in_base = 0, in_self = 0;
  const char *a, *b;

  do
    {
      a = next_common (base, &in_base, self, other);
      b = next_common (self, &in_self, base, other);
      if (g_strcmp0 (a, b) != 0)
        return TRUE;
    }
  while (a != NULL);
  return FALSE;
}

/* Whether the item is there in the end. */
static gboolean
stays (const char *item, const List *base, const List *mine, const List *theirs)
{
  return list_has (base, item) ? list_has (mine, item) && list_has (theirs, item) : TRUE;
}

/* Merges lists of single items: what one side added is there, what one removed is not. The order is
 * theirs if they changed it, else mine, and what the other side added stands after what it was added
 * after. A @base that is NULL is empty. Transfer full. */
char **
trellis_list_merge (const char *const *base, const char *const *mine, const char *const *theirs)
{
  List in_base, in_mine, in_theirs;
  const List *first, *second;
  g_autoptr(GSequence) sequence = g_sequence_new (NULL);
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GSequenceIter *place;
  gboolean is_mine;

  list_init (&in_base, base);
  list_init (&in_mine, mine);
  list_init (&in_theirs, theirs);
  is_mine = !is_reordered (&in_base, &in_theirs, &in_mine);
  first = is_mine ? &in_mine : &in_theirs;
  second = is_mine ? &in_theirs : &in_mine;

  for (guint i = 0; i < first->items->len; i++)
    if (stays (first->items->pdata[i], &in_base, &in_mine, &in_theirs))
      g_hash_table_insert (places, first->items->pdata[i],
                           g_sequence_append (sequence, first->items->pdata[i]));

  place = g_sequence_get_begin_iter (sequence);
  for (guint i = 0; i < second->items->len; i++)
    {
      char *item = second->items->pdata[i];
      GSequenceIter *known = g_hash_table_lookup (places, item);

      if (known == NULL && stays (item, &in_base, &in_mine, &in_theirs))
        known = g_sequence_insert_before (place, item);
      if (known != NULL)
        place = g_sequence_iter_next (known);
    }

  for (GSequenceIter *i = g_sequence_get_begin_iter (sequence); !g_sequence_iter_is_end (i);
       i = g_sequence_iter_next (i))
    g_strv_builder_add (builder, g_sequence_get (i));
  list_clear (&in_base);
  list_clear (&in_mine);
  list_clear (&in_theirs);
  return g_strv_builder_end (builder);
}

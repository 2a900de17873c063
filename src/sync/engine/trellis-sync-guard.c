/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

/* From so many on, removals of more than half of what was there are looked at. */
#define MANY 10

static gboolean
is_ours (const TrellisSharedItem *item)
{
  return item->record != NULL && item->state != TRELLIS_SHARED_ITEM_STATE_ARRIVED;
}

static guint
count_ours (TrellisSyncRun *run)
{
  GHashTableIter iter;
  gpointer item;
  guint n_ours = 0;

  g_hash_table_iter_init (&iter, run->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    n_ours += is_ours (item) && ((TrellisSharedItem *) item)->href != NULL ? 1 : 0;

  return n_ours;
}

/* Whether a person has to say that @gone (hrefs) is really gone: a server that lost its data, another folder
 * in the place of ours and an unmounted disk all look like somebody who removed everything. What has arrived
 * where another match is was moved. Changes told one by one are believed, unless nothing is left. */
TrellisSharingQuestion
trellis_sync_guard (TrellisSyncRun *run, GPtrArray *gone, gboolean is_whole)
{
  guint n_ours = count_ours (run);
  guint n_gone = 0;

  for (guint i = 0; i < gone->len; i++)
    {
      const TrellisSharedItem *item =
        g_hash_table_lookup (run->items, g_ptr_array_index (gone, i));

      n_gone += is_ours (item) && !g_hash_table_contains (run->moved, item->record) ? 1 : 0;
    }

  if (run->sharing->answer != TRELLIS_SHARING_ANSWER_NONE)
    return TRELLIS_SHARING_QUESTION_NONE;
  if (n_gone >= 2 && n_gone == n_ours)
    return TRELLIS_SHARING_QUESTION_EMPTIED;
  if (is_whole && n_gone >= MANY && n_gone * 2 > n_ours)
    return TRELLIS_SHARING_QUESTION_EMPTIED;
  return TRELLIS_SHARING_QUESTION_NONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-first-word.h"

#define WAITED_FOR "trellis-first-word"

/* Keeps @record now, if it still waits for its first word. */
void
trellis_store_add_before_first_word (gpointer record)
{
  g_autoptr(TrellisStore) store = g_object_steal_data (record, WAITED_FOR);

  if (store == NULL)
    return;
  trellis_record_set_observer (record, NULL, NULL);
  trellis_store_add (store, record);
}

/* The store observes it from here on, and asks for what is typed when it saves. */
static void
changed_cb (TrellisRecord *record, int field, gpointer data)
{
  trellis_store_add_before_first_word (record);
}

/* Starts to keep @record, which is new, when something is written into it, or an editor has text for it. Of one
 * that nobody writes into, nothing is left. What it is like now is there at the beginning, and no word. */
void
trellis_store_add_with_first_word (TrellisStore *self, gpointer record)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (TRELLIS_IS_RECORD (record));

  g_object_set_data_full (record, WAITED_FOR, g_object_ref (self), g_object_unref);
  trellis_record_set_observer (record, changed_cb, NULL);
}

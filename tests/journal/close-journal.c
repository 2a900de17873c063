/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "close-journal.h"

/* Closes @store, takes the caller's reference to it, and asserts that nobody else keeps one. What the store ran
 * aside has ended then, but holds it until the main loop has heard of that, which is a moment later. */
void
close_journal (TrellisStore *store)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  trellis_store_close (store);
  while (g_main_context_iteration (NULL, FALSE) ||
         (g_atomic_int_get (&G_OBJECT (store)->ref_count) > 1 && g_get_monotonic_time () < end))
    g_thread_yield ();
  g_assert_finalize_object (store);
}

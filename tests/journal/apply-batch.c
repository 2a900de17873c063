/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apply-batch.h"

typedef struct
{
  GError *error;
  gboolean is_done;
} Waiting;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *self = user_data;

  trellis_store_apply_batch_finish (TRELLIS_STORE (source), result, &self->error);
  self->is_done = TRUE;
}

/* Does trellis_store_apply_batch_async() and waits for it, also where it is called from within another main
 * context. */
gboolean
apply_batch (TrellisStore *store, TrellisShareBatch *batch, GError **error)
{
  Waiting waiting = { NULL, FALSE };

  g_main_context_push_thread_default (NULL);
  trellis_store_apply_batch_async (store, batch, applied_cb, &waiting);
  while (!waiting.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_main_context_pop_thread_default (NULL);

  if (waiting.error == NULL)
    return TRUE;
  g_propagate_error (error, waiting.error);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-stop-sharing.h"

#include "trellis-log.h"
#include "trellis-store-sharing.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

typedef struct
{
  TrellisStore *store;
  TrellisSharing *sharing;
} Stopped;

static void
stopped_free (gpointer data)
{
  Stopped *self = data;

  g_object_unref (self->store);
  trellis_sharing_free (self->sharing);
  g_free (self);
}

static void
undo_stop (gpointer data)
{
  const Stopped *self = data;
  g_autoptr(GError) error = NULL;

  if (!trellis_store_share (self->store, self->sharing, &error))
    trellis_log_failure ("Sharing cannot go on", error);
}

/* Stops sharing the match @match (a uid), if it is shared, tells so in @window, and offers to take it back: then it is
 * shared where it was, as from the beginning. */
gboolean
trellis_stop_sharing (GtkWidget *window, TrellisStore *store, const char *match, GError **error)
{
  g_autoptr(TrellisSharing) sharing = trellis_store_dup_sharing (store, match);
  Stopped *stopped;

  if (sharing == NULL)
    return TRUE;
  if (!trellis_store_stop_sharing (store, match, error))
    return FALSE;

  stopped = g_new0 (Stopped, 1);
  stopped->store = g_object_ref (store);
  stopped->sharing = trellis_sharing_new (sharing->match, sharing->kind, sharing->address);
  stopped->sharing->account = g_strdup (sharing->account);
  stopped->sharing->is_own = sharing->is_own;
  trellis_undo_offer (window, _("No longer shared. All of it stays here, and where it was shared."),
                      undo_stop, stopped, stopped_free);
  return TRUE;
}

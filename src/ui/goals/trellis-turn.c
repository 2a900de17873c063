/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-turn.h"

#include "trellis-action.h"
#include "trellis-conversion.h"
#include "trellis-log.h"
#include "trellis-record-copy.h"
#include "trellis-store-conversion.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

typedef struct
{
  TrellisStore *store;
  TrellisRecord *before; /* a copy of what it was */
} Turn;

static void
turn_free (gpointer data)
{
  Turn *turn = data;

  g_object_unref (turn->store);
  g_object_unref (turn->before);
  g_free (turn);
}

/* With what was changed since. */
static void
undo_turn (gpointer data)
{
  Turn *turn = data;
  g_autoptr(TrellisRecord) record =
    trellis_store_get (turn->store, trellis_conversion_get_other (G_OBJECT_TYPE (turn->before)),
                       trellis_record_get_uid (turn->before));
  g_autoptr(TrellisRecord) again = NULL;
  g_autoptr(TrellisRecord) back = NULL;
  g_autoptr(GError) error = NULL;

  if (record == NULL)
    return;
  again = trellis_conversion_make (record, turn->before);
  back = trellis_store_convert (turn->store, record, again, &error);
  if (back == NULL)
    trellis_log_failure ("What an action or a goal was could not be brought back", error);
}

/* Turns an action into a goal, or a goal into an action, tells so in the window of @widget, and offers to take
 * it back. Whether it could be done. */
gboolean
trellis_turn (GtkWidget *widget, TrellisStore *store, gpointer record)
{
  Turn *turn = g_new0 (Turn, 1);
  g_autoptr(TrellisRecord) turned = NULL;
  g_autoptr(GError) error = NULL;

  turn->store = g_object_ref (store);
  trellis_record_collect (record);
  turn->before = trellis_record_copy (record);
  turned = trellis_store_convert (store, record, NULL, &error);
  if (turned != NULL)
    {
      trellis_undo_offer (widget, TRELLIS_IS_ACTION (turned) ? _("The goal is an action now")
                                                             : _("The action is a goal now"),
                          undo_turn, turn, turn_free);
      return TRUE;
    }

  trellis_log_failure ("An action or a goal could not become the other", error);
  trellis_undo_tell (widget, _("It could not be saved"));
  turn_free (turn);
  return FALSE;
}

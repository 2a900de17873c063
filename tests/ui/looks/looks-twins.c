/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks-twins.h"
#include "apply-batch.h"

#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-time.h"
#include "trellis-twin-offer.h"

static void
take_copy (Looks *self, TrellisShareBatch *batch, GType type, const char *title)
{
  g_autoptr(TrellisRecord) record = looks_find_record (self, type, "title", title);
  TrellisRecord *copy = trellis_record_copy (record);
  g_autofree char *uid = g_uuid_string_random ();

  trellis_record_set_string (copy, TRELLIS_RECORD_UID, uid);
  trellis_share_batch_take_edit (batch, NULL, copy);
}

/* As if another program had copied a note, two meetings, two goals, of which one has a banner already, and an
 * action. */
void
looks_make_twins (Looks *self, const char *note)
{
  TrellisShareBatch *batch = trellis_share_batch_new (NULL, trellis_time_now (), TRELLIS_ROLE_MENTEE, "(:)");
  g_autoptr(TrellisRecord) first = looks_find_record (self, TRELLIS_TYPE_NOTE, "title", note);
  g_autoptr(GError) error = NULL;

  take_copy (self, batch, TRELLIS_TYPE_NOTE, note);
  take_copy (self, batch, TRELLIS_TYPE_MEETING, "Hard questions");
  take_copy (self, batch, TRELLIS_TYPE_MEETING, "Two thirds now");
  take_copy (self, batch, TRELLIS_TYPE_GOAL, "Bring the sensor renewal through the board");
  take_copy (self, batch, TRELLIS_TYPE_GOAL, "A real one-on-one with each of my four, every week");
  take_copy (self, batch, TRELLIS_TYPE_ACTION, "Find out whether guests may speak before the board");
  trellis_store_flush (self->test.store, NULL);
  apply_batch (self->test.store, batch, &error);
  g_assert_no_error (error);
  looks_act (self, "record.open", g_variant_new ("(ss)", "note", trellis_record_get_uid (first)));
}

/* What its button asks. */
void
looks_ask_twins (Looks *self, const char *argument)
{
  AdwDialog *dialog;
  GtkWidget *offer = NULL;

  for (guint i = 0; offer == NULL || !gtk_widget_get_mapped (offer); i++)
    {
      offer = ui_test_find (self->window, TRELLIS_TYPE_TWIN_OFFER, i);
      g_assert_nonnull (offer);
    }
  g_signal_emit_by_name (ui_test_find (offer, ADW_TYPE_BANNER, 0), "button-clicked");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_nonnull (dialog);
  for (int i = 0; i < 100 && gtk_widget_get_width (adw_dialog_get_child (dialog)) == 0; i++)
    looks_settle ();
  looks_settle ();
}

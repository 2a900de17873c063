/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks-clashes.h"
#include "apply-batch.h"

#include "trellis-share-batch.h"
#include "trellis-store-sharing.h"
#include "trellis-time.h"

static void
take_clash (TrellisShareBatch *batch, TrellisRecord *record, TrellisSharedClashKind kind,
            const char *const *versions)
{
  TrellisSharedClash *clash = trellis_shared_clash_new (kind, batch->match, G_OBJECT_TYPE (record),
                                                        trellis_record_get_uid (record));

  clash->found = batch->now;
  if (versions != NULL)
    {
      clash->field = g_strdup (versions[0]);
      clash->base = g_strdup (versions[1]);
      clash->mine = g_strdup (versions[2]);
      clash->theirs = g_strdup (versions[3]);
      clash->result = g_strdup (versions[4]);
    }
  g_ptr_array_add (batch->clashes, clash);
}

static void
take_waiting (TrellisShareBatch *batch, TrellisRecord *record)
{
  TrellisSharedItem *item = trellis_shared_item_new (NULL, NULL);

  item->type = G_OBJECT_TYPE (record);
  item->record = g_strdup (trellis_record_get_uid (record));
  item->state = TRELLIS_SHARED_ITEM_STATE_TOO_LARGE;
  g_ptr_array_add (batch->items, item);
}

/* As if both had changed a note and a meeting, and a goal was deleted there while it changed here. */
void
looks_make_clashes (Looks *self, const char *note)
{
  static const char *const text[] = {
    "body", "Send the proposal to Ingrid before Friday.", "Send the proposal to Ingrid and Paul before Friday.",
    "Send the short proposal to Ingrid before Monday.",
    "Send the short proposal to Ingrid before Monday.\n(also written by Bob:)\n"
    "Send the proposal to Ingrid and Paul before Friday."
  };
  static const char *const title[] = { "title", "Proposal", "The proposal", "The proposal on one page",
                                       "The proposal on one page" };
  static const char *const starts[] = { "starts", "1900000000", "1900086400", "1900090000", "1900090000" };
  g_autoptr(TrellisRecord) first = looks_find_record (self, TRELLIS_TYPE_NOTE, "title", note);
  g_autoptr(TrellisRecord) meeting = looks_find_record (self, TRELLIS_TYPE_MEETING, "title", "Hard questions");
  g_autoptr(TrellisRecord) goal = looks_find_record (self, TRELLIS_TYPE_GOAL, "title",
                                               "Bring the sensor renewal through the board");
  g_autofree char *match = trellis_store_find_match (self->test.store, first);
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (match, TRELLIS_SHARING_KIND_FOLDER, "/nowhere");
  TrellisShareBatch *batch = trellis_share_batch_new (match, trellis_time_now (), TRELLIS_ROLE_MENTEE, "(:)");
  g_autoptr(GError) error = NULL;

  trellis_store_share (self->test.store, sharing, &error);
  g_assert_no_error (error);
  trellis_note_set_body (TRELLIS_NOTE (first), text[4]);
  take_clash (batch, first, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, title);
  take_clash (batch, first, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, text);
  take_clash (batch, meeting, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, starts);
  take_clash (batch, goal, TRELLIS_SHARED_CLASH_KIND_KEPT_MINE, NULL);
  take_waiting (batch, goal);
  apply_batch (self->test.store, batch, &error);
  g_assert_no_error (error);
  looks_act (self, "record.open", g_variant_new ("(ss)", "note", trellis_record_get_uid (first)));
}

static GtkWidget *
find_title (Looks *self, GtkWidget *dialog, const char *title)
{
  g_autofree char *marked = g_strconcat (title, self->is_marked ? LOOKS_MARK : "", NULL);
  GtkWidget *label = ui_test_wait_label (dialog, marked);

  return label != NULL ? label : ui_test_find_label (dialog, title);
}

void
looks_show_clashes (Looks *self, const char *title)
{
  g_autoptr(TrellisRecord) record = looks_find_record (self, TRELLIS_TYPE_NOTE, "title", "The proposal on one page");
  g_autofree char *match = trellis_store_find_match (self->test.store, record);
  AdwDialog *dialog;

  looks_act (self, "sharing.look", g_variant_new_string (match));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  if (title != NULL)
    {
      GtkWidget *row = gtk_widget_get_ancestor (find_title (self, GTK_WIDGET (dialog), title), GTK_TYPE_LIST_BOX_ROW);

      g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
    }
  looks_settle ();
}

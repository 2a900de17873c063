/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apply-batch.h"
#include "trellis-action-row.h"
#include "trellis-clash-banner.h"
#include "trellis-clash-dialog.h"
#include "trellis-meeting-page.h"
#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-time.h"
#include "trellis-twin-offer.h"
#include "ui-test.h"

#define UID(record) trellis_record_get_uid (TRELLIS_RECORD (record))

static gpointer
bring_copy (UiTest *test, gpointer record, const char *uid)
{
  TrellisShareBatch *batch = trellis_share_batch_new (NULL, trellis_time_now (), TRELLIS_ROLE_MENTEE, "(also:)");
  TrellisRecord *copy = trellis_record_copy (record);
  g_autoptr(GError) error = NULL;

  trellis_record_set_string (copy, TRELLIS_RECORD_UID, uid);
  trellis_store_flush (test->store, NULL);
  trellis_share_batch_take_edit (batch, NULL, copy);
  apply_batch (test->store, batch, &error);
  g_assert_no_error (error);
  return trellis_store_get (test->store, G_OBJECT_TYPE (record), uid);
}

static TrellisMeeting *
add_meeting (UiTest *test)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, UID (test->match));
  trellis_meeting_set_title (meeting, "First talk");
  trellis_meeting_set_starts (meeting, trellis_time_now () + 7 * 24 * 60 * 60);
  trellis_meeting_set_place (meeting, "Library");
  trellis_store_add (test->store, meeting);
  return meeting;
}

static GtkWidget *
create_offer (UiTest *test, gpointer record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *offer = g_object_new (TRELLIS_TYPE_TWIN_OFFER, NULL);

  gtk_box_append (GTK_BOX (box), offer);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  trellis_twin_offer_set_record (TRELLIS_TWIN_OFFER (offer), test->store, record);
  return box;
}

static gboolean
is_offered (GtkWidget *root)
{
  return gtk_widget_get_visible (ui_test_find (root, TRELLIS_TYPE_TWIN_OFFER, 0));
}

static void
undo (GtkWindow *window)
{
  GtkWidget *label = ui_test_wait_label (GTK_WIDGET (window), "Undo");

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  ui_test_settle ();
}

/* From the offer to one meeting, what differs to be chosen, and back. */
static void
test_merge (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisMeeting) copy = NULL;
  GtkWidget *box = create_offer (test, meeting);
  GtkWidget *banner = g_object_new (TRELLIS_TYPE_CLASH_BANNER, NULL);
  GtkWindow *window;
  AdwDialog *dialog;

  gtk_box_append (GTK_BOX (box), banner);
  trellis_clash_banner_set_record (TRELLIS_CLASH_BANNER (banner), test->store, meeting);
  window = ui_test_present (box);
  g_assert_false (is_offered (box));
  trellis_meeting_set_place (meeting, "Park");
  copy = bring_copy (test, meeting, "copy");
  trellis_meeting_set_place (meeting, "Library");
  g_assert_true (is_offered (box));
  g_assert_nonnull (
    ui_test_find_label (box, "Another meeting has this title and time. They may be the same."));
  g_assert_true (gtk_widget_get_visible (ui_test_find_button (box, "_Open the Other")));

  gtk_widget_grab_focus (ui_test_find_button (box, "_Merge"));
  ui_test_press (box, "_Merge");
  g_assert_false (is_offered (box));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (window)));
  g_assert_nonnull (ui_test_find_label (box, "This was made of two, which did not say the same"));
  ui_test_press (box, "_See Both");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_nonnull (ui_test_find_button (GTK_WIDGET (dialog), "Keep the First"));
  ui_test_press (GTK_WIDGET (dialog), "Take the Second");
  g_assert_cmpstr (trellis_meeting_get_place (meeting), ==, "Park");
  gtk_window_destroy (window);
}

static void
test_undo (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisMeeting) copy = bring_copy (test, meeting, "copy");
  GtkWidget *box = create_offer (test, copy);
  GtkWindow *window = ui_test_present (box);

  g_assert_true (is_offered (box));
  ui_test_press (box, "_Merge");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  undo (window);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), ==, 0);
  g_assert_true (is_offered (box));

  ui_test_press (box, "_Keep Both");
  g_assert_false (is_offered (box));
  undo (window);
  g_assert_true (is_offered (box));
  ui_test_press (box, "_Keep Both");
  gtk_window_destroy (window);

  /* Nobody is asked again. */
  box = create_offer (test, copy);
  window = ui_test_present (box);
  g_assert_false (is_offered (box));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), ==, 0);
  gtk_window_destroy (window);
}

/* An action is asked about in its row, which has nowhere else to lead. */
static void
test_action (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autoptr(TrellisAction) copy = NULL;
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;

  trellis_action_set_match (action, UID (test->match));
  trellis_action_set_title (action, "Read");
  trellis_store_add (test->store, action);
  copy = bring_copy (test, action, "copy");
  gtk_list_box_append (GTK_LIST_BOX (list), trellis_action_row_new (test->store, action));
  window = ui_test_present (list);
  g_assert_true (is_offered (list));
  g_assert_null (ui_test_find_button (list, "_Open the Other"));
  ui_test_press (list, "_Merge");
  g_assert_false (is_offered (list));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  gtk_window_destroy (window);
}

/* In a match that is over, nobody is asked anything. */
static void
test_over (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisMeeting) copy = bring_copy (test, meeting, "copy");

  for (int is_over = 0; is_over < 2; is_over++)
    {
      GtkWidget *page;
      GtkWindow *window;

      trellis_match_set_state (test->match, is_over ? TRELLIS_MATCH_STATE_COMPLETED : TRELLIS_MATCH_STATE_ACTIVE);
      page = GTK_WIDGET (trellis_meeting_page_new (test->store, meeting));
      window = ui_test_present (page);
      g_assert_cmpint (is_offered (page), ==, !is_over);
      gtk_window_destroy (window);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/twins/merge", test_merge);
  UI_TEST_ADD ("/ui/twins/undo", test_undo);
  UI_TEST_ADD ("/ui/twins/action", test_action);
  UI_TEST_ADD ("/ui/twins/over", test_over);
  return g_test_run ();
}

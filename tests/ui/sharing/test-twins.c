/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apply-batch.h"
#include "trellis-action-row.h"
#include "trellis-clash-banner.h"
#include "trellis-clash-dialog.h"
#include "trellis-meeting-page.h"
#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-store-sharing.h"
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

static AdwDialog *
get_dialog (GtkWindow *window)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (window));
}

/* Presses the button of the offer, from where the focus is, and then that of the question. */
static void
answer (GtkWindow *window, const char *label)
{
  GtkWidget *button = ui_test_find_button (GTK_WIDGET (window), "_Decide…");

  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  ui_test_press (GTK_WIDGET (window), "_Decide…");
  g_assert_nonnull (get_dialog (window));
  ui_test_press (GTK_WIDGET (get_dialog (window)), label);
  g_assert_null (get_dialog (window));
}

static gboolean
has_mapped_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_get_mapped (focus);
}

/* What "record.open" was asked for. */
static void
open_cb (GSimpleAction *action, GVariant *parameter, char **opened)
{
  g_free (*opened);
  g_variant_get (parameter, "(ss)", NULL, opened);
}

static void
add_open_action (GtkWindow *window, char **opened)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("open", G_VARIANT_TYPE ("(ss)"));

  g_signal_connect (action, "activate", G_CALLBACK (open_cb), opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "record", G_ACTION_GROUP (group));
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

  gtk_box_append (GTK_BOX (box), banner);
  trellis_clash_banner_set_record (TRELLIS_CLASH_BANNER (banner), test->store, meeting);
  window = ui_test_present (box);
  g_assert_false (is_offered (box));
  trellis_meeting_set_place (meeting, "Park");
  copy = bring_copy (test, meeting, "copy");
  trellis_meeting_set_place (meeting, "Library");
  g_assert_true (is_offered (box));
  g_assert_nonnull (ui_test_find_label (box, "This may be here twice"));
  g_assert_cmpstr (ui_test_get_announcement (), ==, "This may be here twice");

  answer (window, "_Merge");
  g_assert_false (is_offered (box));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  g_assert_true (has_mapped_focus (window));
  g_assert_nonnull (ui_test_find_label (box, "This was made of two, which did not say the same"));
  ui_test_press (box, "_See Both");
  g_assert_nonnull (ui_test_find_button (GTK_WIDGET (get_dialog (window)), "Keep the First"));
  ui_test_press (GTK_WIDGET (get_dialog (window)), "Take the Second");
  g_assert_cmpstr (trellis_meeting_get_place (meeting), ==, "Park");
  gtk_window_destroy (window);
}

static void
test_undo (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisMeeting) copy = bring_copy (test, meeting, "copy");
  g_autofree char *opened = NULL;
  GtkWidget *box = create_offer (test, copy);
  GtkWindow *window = ui_test_present (box);

  add_open_action (window, &opened);
  g_assert_true (is_offered (box));
  answer (window, "_Merge");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  g_assert_cmpstr (opened, ==, UID (meeting));
  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), ==, 0);
  g_assert_true (is_offered (box));

  answer (window, "_Keep Both");
  g_assert_false (is_offered (box));
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (window)));
  ui_test_undo (GTK_WIDGET (window));
  g_assert_true (is_offered (box));
  answer (window, "_Keep Both");
  gtk_window_destroy (window);

  /* Nobody is asked again. */
  box = create_offer (test, copy);
  window = ui_test_present (box);
  g_assert_false (is_offered (box));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), ==, 0);
  gtk_window_destroy (window);
}

/* Each leads to the other; who closes the question is back where it was asked, and nothing has changed. */
static void
test_question (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisMeeting) copy = bring_copy (test, meeting, "copy");
  g_autofree char *opened = NULL;
  GtkWidget *box = create_offer (test, meeting);
  GtkWindow *window = ui_test_present (box);
  GtkWidget *button = ui_test_find_button (box, "_Decide…");

  add_open_action (window, &opened);
  gtk_widget_grab_focus (button);
  ui_test_press (box, "_Decide…");
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (get_dialog (window)),
                                        "Another meeting has this title and time. They may be the same."));
  g_assert_true (gtk_window_get_focus (window) == ui_test_find_button (GTK_WIDGET (get_dialog (window)), "_Merge"));
  adw_dialog_close (get_dialog (window));
  ui_test_settle ();
  g_assert_null (get_dialog (window));
  g_assert_true (gtk_window_get_focus (window) == button);
  g_assert_true (is_offered (box));
  g_assert_null (opened);

  answer (window, "_Cancel");
  g_assert_true (gtk_window_get_focus (window) == button);
  g_assert_true (is_offered (box));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (meeting)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), ==, 0);

  answer (window, "_Open the Other");
  g_assert_cmpstr (opened, ==, "copy");
  g_assert_true (is_offered (box));
  gtk_window_destroy (window);
}

/* What came in is gone before an answer was given: it is no longer asked about. */
static void
test_gone (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisMeeting) copy = bring_copy (test, meeting, "copy");
  GtkWidget *box = create_offer (test, meeting);
  GtkWindow *window = ui_test_present (box);

  gtk_widget_grab_focus (ui_test_find_button (box, "_Decide…"));
  ui_test_press (box, "_Decide…");
  trellis_meeting_set_title (meeting, "Second talk");
  ui_test_settle ();
  g_assert_null (get_dialog (window));
  g_assert_false (is_offered (box));
  g_assert_true (has_mapped_focus (window));
  gtk_window_destroy (window);
}

/* Of a conflict is told first, and then of what came in twice. */
static void
test_conflict (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisMeeting) copy = bring_copy (test, meeting, "copy");
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (test->match), TRELLIS_SHARING_KIND_FOLDER, "/nowhere");
  TrellisShareBatch *batch =
    trellis_share_batch_new (UID (test->match), trellis_time_now (), TRELLIS_ROLE_MENTEE, "(also:)");
  TrellisSharedClash *clash = trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, UID (test->match),
                                                        TRELLIS_TYPE_MEETING, UID (meeting));
  g_autoptr(GError) error = NULL;
  GtkWidget *page;
  GtkWindow *window;

  page = GTK_WIDGET (trellis_meeting_page_new (test->store, meeting));
  window = ui_test_present (page);
  g_assert_true (is_offered (page));

  clash->found = batch->now;
  clash->field = g_strdup ("place");
  clash->base = g_strdup ("Office");
  clash->mine = g_strdup ("Library");
  clash->theirs = g_strdup ("Park");
  clash->result = g_strdup ("Library");
  g_ptr_array_add (batch->clashes, clash);
  trellis_store_share (test->store, sharing, &error);
  g_assert_no_error (error);
  apply_batch (test->store, batch, &error);
  g_assert_no_error (error);
  ui_test_settle ();
  g_assert_false (is_offered (page));
  ui_test_press (page, "_See Both");
  ui_test_press (GTK_WIDGET (get_dialog (window)), "Keep Mine");
  g_assert_null (ui_test_find_button (page, "_See Both"));
  g_assert_true (is_offered (page));
  g_assert_true (has_mapped_focus (window));
  gtk_window_destroy (window);
}

/* An action is asked about in its row, which has nowhere else to lead. */
static void
test_action (UiTest *test, gconstpointer data)
{
  static const char sentence[] = "Another action has this title and due date. They may be the same.";
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autoptr(TrellisAction) copy = NULL;
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *first, *second, *button;
  GtkWindow *window;

  trellis_action_set_match (action, UID (test->match));
  trellis_action_set_title (action, "Read");
  trellis_store_add (test->store, action);
  copy = bring_copy (test, action, "copy");
  first = trellis_action_row_new (test->store, action);
  second = trellis_action_row_new (test->store, copy);
  gtk_list_box_append (GTK_LIST_BOX (list), first);
  gtk_list_box_append (GTK_LIST_BOX (list), second);
  window = ui_test_present (list);
  g_assert_true (is_offered (first));
  g_assert_true (is_offered (second));
  g_assert_nonnull (ui_test_find_label (second, "May Be Here Twice…"));

  /* The tooltip of its button. */
  button = ui_test_find_button (second, sentence);
  gtk_widget_grab_focus (button);
  ui_test_press (second, sentence);
  g_assert_null (ui_test_find_button (GTK_WIDGET (get_dialog (window)), "_Open the Other"));
  ui_test_press (GTK_WIDGET (get_dialog (window)), "_Cancel");
  g_assert_true (gtk_window_get_focus (window) == button);

  ui_test_press (second, sentence);
  ui_test_press (GTK_WIDGET (get_dialog (window)), "_Merge");
  g_assert_false (is_offered (first));
  g_assert_false (is_offered (second));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (copy)), !=, 0);
  g_assert_true (gtk_window_get_focus (window) == first);
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
  UI_TEST_ADD ("/ui/twins/question", test_question);
  UI_TEST_ADD ("/ui/twins/gone", test_gone);
  UI_TEST_ADD ("/ui/twins/conflict", test_conflict);
  UI_TEST_ADD ("/ui/twins/action", test_action);
  UI_TEST_ADD ("/ui/twins/over", test_over);
  return g_test_run ();
}

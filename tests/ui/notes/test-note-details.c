/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-test.h"
#include "trellis-note-details.h"
#include "trellis-note-history-dialog.h"
#include "trellis-note-verbs.h"
#include "trellis-tag-entry.h"
#include "trellis-text-view.h"
#include "trellis-time.h"

static void
test_tags (UiTest *test, gconstpointer data)
{
  const char *tags[] = { "board", NULL };
  g_autoptr(TrellisNote) other = notes_test_add (test, "other", NULL);
  g_autoptr(TrellisNote) note = notes_test_add (test, "note", NULL);
  GtkWidget *place, *entry, *text, *list;
  g_autofree char *joined = NULL;
  GtkWindow *window;

  trellis_note_set_tags (other, tags);
  place = notes_test_create_place (test);
  window = notes_test_present (place);
  /* The sign stays before its tag also among words that are read from the right. */
  g_assert_nonnull (ui_test_wait_label (place, "Today  \u2068#board\u2069"));
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  entry = ui_test_find (place, TRELLIS_TYPE_TAG_ENTRY, 0);
  text = ui_test_find (entry, GTK_TYPE_TEXT, 0);

  gtk_widget_grab_focus (entry);
  ui_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (text), "BO");
  ui_test_settle ();
  list = ui_test_find (entry, GTK_TYPE_LIST_BOX, 0);
  g_assert_nonnull (ui_test_wait_label (list, "board"));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  gtk_editable_set_text (GTK_EDITABLE (text), " #next step,");
  gtk_editable_set_text (GTK_EDITABLE (text), "board");
  g_signal_emit_by_name (text, "activate");
  joined = g_strjoinv ("|", (char **) trellis_note_get_tags (note));
  g_assert_cmpstr (joined, ==, "board|next step");

  g_signal_emit_by_name (ui_test_find (entry, GTK_TYPE_BUTTON, 1), "clicked");
  g_assert_cmpstr (trellis_note_get_tags (note)[0], ==, "next step");

  /* What is still in the entry belongs to the note that is left. */
  gtk_editable_set_text (GTK_EDITABLE (text), "late");
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (other));
  g_assert_cmpstr (trellis_note_get_tags (note)[1], ==, "late");
  g_assert_cmpuint (g_strv_length ((char **) trellis_note_get_tags (other)), ==, 1);

  notes_test_close_window (window, place);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer wanted)
{
  g_set_str (wanted, g_variant_get_string (parameter, NULL));
}

/* Each tag leads to what else has it, from the note and from the menu of its row; what a menu could take for the
 * sign of a key is none. */
static void
test_tag_leads (UiTest *test, gconstpointer data)
{
  const char *tags[] = { "next_step", NULL };
  g_autoptr(TrellisNote) note = notes_test_add (test, "note", NULL);
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entry = { .name = "find", .activate = find_cb, .parameter_type = "s" };
  g_autofree char *wanted = NULL;
  g_autoptr(GMenuModel) menu = NULL;
  g_autoptr(GMenuModel) section = NULL;
  g_autofree char *label = NULL;
  GtkWidget *place, *button;
  GtkWindow *window;

  trellis_note_set_tags (note, tags);
  place = notes_test_create_place (test);
  window = notes_test_present (place);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, &wanted);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "search", G_ACTION_GROUP (group));
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  button = ui_test_find (ui_test_find (place, TRELLIS_TYPE_TAG_ENTRY, 0), GTK_TYPE_BUTTON, 0);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Search for Tag “next_step”");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (wanted, ==, "#next_step");

  menu = trellis_note_verbs_create_menu (note, NULL);
  section = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (section), ==, 1);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "Search for Tag “next__step”");

  notes_test_close_window (window, place);
}

static void
test_details (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "Why?", NULL);
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);
  g_autoptr(TrellisPoint) point = NULL;
  GtkWidget *place, *details, *add, *open, *result;
  GtkWindow *window;

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_starts (meeting, trellis_time_now () + 24 * 60 * 60);
  trellis_store_add (test->store, meeting);
  place = notes_test_create_place (test);
  window = notes_test_present (place);
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  details = ui_test_find (place, TRELLIS_TYPE_NOTE_DETAILS, 0);
  g_assert_false (gtk_widget_get_visible (details));

  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_QUESTION);
  add = ui_test_find_button (details, "_Add to Next Agenda");
  g_assert_true (gtk_widget_get_visible (add));
  g_signal_emit_by_name (add, "clicked");
  g_assert_false (gtk_widget_get_visible (add));
  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  point = trellis_store_get_first (test->store, query);
  g_assert_cmpstr (trellis_point_get_title (point), ==, "Why?");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (point)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  trellis_store_delete (test->store, point);
  g_assert_true (gtk_widget_get_visible (add));
  trellis_note_set_raised (note, TRUE);
  g_assert_false (gtk_widget_get_visible (add));

  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_LINK);
  open = ui_test_find_button (details, "_Open");
  g_assert_false (gtk_widget_get_sensitive (open));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (details, GTK_TYPE_ENTRY, 0)), "not one");
  g_assert_false (gtk_widget_get_sensitive (open));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (details, GTK_TYPE_ENTRY, 0)),
                         "books.example/sicp");
  g_assert_true (gtk_widget_get_sensitive (open));
  g_assert_cmpstr (trellis_note_get_address (note), ==, "books.example/sicp");

  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_ADVICE);
  ui_test_settle ();
  result = ui_test_find (details, TRELLIS_TYPE_TEXT_VIEW, 0);
  notes_test_type (result, "It worked");
  trellis_store_flush (test->store, NULL);
  g_assert_cmpstr (trellis_note_get_result (note), ==, "It worked");

  trellis_note_set_meeting (note, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_NOTE);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (details, "From the meeting: Tomorrow"));

  notes_test_close_window (window, place);
}

static void
test_history (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "note", "Old words");
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  AdwDialog *dialog;
  GtkWidget *row;

  trellis_store_flush (test->store, NULL);
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  dialog = trellis_note_history_dialog_new (test->store, note, place);
  adw_dialog_present (dialog, place);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "No Earlier Versions"));
  adw_dialog_force_close (dialog);
  ui_test_settle ();

  trellis_note_set_body (note, "New words altogether");
  trellis_store_flush (test->store, NULL);
  dialog = trellis_note_history_dialog_new (test->store, note, place);
  adw_dialog_present (dialog, place);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "2 words"));
  row = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, 0);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_settle ();
  g_signal_emit_by_name (ui_test_find_button (GTK_WIDGET (dialog), "_Restore"), "clicked");
  ui_test_settle ();
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Old words");

  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpstr (trellis_note_get_body (note), ==, "New words altogether");

  notes_test_close_window (window, place);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/note-details/tags", test_tags);
  UI_TEST_ADD ("/ui/note-details/tag-leads", test_tag_leads);
  UI_TEST_ADD ("/ui/note-details/details", test_details);
  UI_TEST_ADD ("/ui/note-details/history", test_history);
  return g_test_run ();
}

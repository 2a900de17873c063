/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-note-browser.h"
#include "trellis-note-details.h"
#include "trellis-note-editor.h"
#include "trellis-note-filter.h"
#include "trellis-note-history-dialog.h"
#include "trellis-note-row.h"
#include "trellis-notes-place.h"
#include "trellis-tag-entry.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "trellis-title-view.h"
#include "trellis-tooltip.h"
#include "trellis-trash.h"
#include "trellis-version.h"
#include "ui-test.h"

static TrellisNote *
add_note (UiTest *test, const char *title, const char *body)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  trellis_store_add (test->store, note);
  return note;
}

static GtkWidget *
create_place (UiTest *test)
{
  return g_object_new (TRELLIS_TYPE_NOTES_PLACE, "store", test->store, "match", test->match, NULL);
}

/* In a window with the action that says what notes are sorted by. */
static GtkWindow *
present_at (GtkWidget *place, int width)
{
  GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(GSimpleAction) sort = g_simple_action_new_stateful (
    "notes-sort", G_VARIANT_TYPE_STRING, g_variant_new_string ("modified"));

  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (sort));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), place);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  return GTK_WINDOW (window);
}

static GtkWindow *
present (GtkWidget *place)
{
  return present_at (place, 1000);
}

static TrellisNoteEditor *
get_editor (GtkWidget *place)
{
  return TRELLIS_NOTE_EDITOR (ui_test_find (place, TRELLIS_TYPE_NOTE_EDITOR, 0));
}

static GtkWidget *
get_text_view (GtkWidget *place)
{
  GtkWidget *view;

  for (guint i = 0; (view = ui_test_find (GTK_WIDGET (get_editor (place)), TRELLIS_TYPE_TEXT_VIEW,
                                          i)) != NULL;
       i++)
    {
      gboolean is_compact;

      g_object_get (view, "compact", &is_compact, NULL);
      if (!is_compact)
        return view;
    }

  g_assert_not_reached ();
}

static void
type (GtkWidget *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

/* The titles in the list, from the top, as the model has them. */
static void
assert_listed (GtkWidget *place, const char *expected)
{
  GtkWidget *list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autoptr(GString) titles = g_string_new (NULL);

  ui_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(TrellisNote) note = g_list_model_get_item (model, i);
      const char *title = trellis_record_get_title (TRELLIS_RECORD (note));

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", title != NULL ? title : "–");
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
assert_selected (GtkWidget *place, TrellisNote *note)
{
  GtkWidget *list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);
  GtkSingleSelection *selection =
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  g_assert_true (trellis_note_editor_get_note (get_editor (place)) == note);
  g_assert_true (gtk_single_selection_get_selected_item (selection) == (gpointer) note);
}

static void
select_row (GtkWidget *place, guint position)
{
  GtkWidget *list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);

  gtk_single_selection_set_selected (
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), position);
  ui_test_settle ();
}

static void
close_window (GtkWindow *window, GtkWidget *place)
{
  GtkWidget *browser = ui_test_find (place, TRELLIS_TYPE_NOTE_BROWSER, 0);
  TrellisNoteEditor *editor = get_editor (place);

  g_object_add_weak_pointer (G_OBJECT (place), (gpointer *) &place);
  g_object_add_weak_pointer (G_OBJECT (browser), (gpointer *) &browser);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  trellis_tooltip_leave (window);
  gtk_window_destroy (window);
  ui_test_settle ();
  g_assert_null (place);
  g_assert_null (browser);
  g_assert_null (editor);
}

static void
test_first (UiTest *test, gconstpointer data)
{
  GtkWidget *place = create_place (test);
  GtkWindow *window = present (place);
  g_autoptr(TrellisTrash) trash = NULL;
  TrellisNote *note;

  g_assert_nonnull (ui_test_wait_label (place, "No Notes Yet"));
  gtk_widget_activate_action (place, "note.new", NULL);
  ui_test_settle ();
  note = trellis_note_editor_get_note (get_editor (place));
  g_assert_cmpint (trellis_record_get_author (TRELLIS_RECORD (note)), ==, TRELLIS_ROLE_MENTEE);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == get_text_view (place));
  assert_selected (place, note);

  /* Another new one leaves the empty one, which is nothing to keep, not even in the trash. */
  gtk_widget_activate_action (place, "note.new", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);
  type (get_text_view (place), "First line\nSecond line");
  trellis_store_flush (test->store, NULL);
  gtk_widget_activate_action (place, "note.new", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 2);
  g_assert_nonnull (ui_test_wait_label (place, "First line"));
  g_assert_nonnull (ui_test_wait_label (place, "Second line"));

  select_row (place, 1);
  assert_listed (place, "First line\nSecond line");
  trash = trellis_trash_new (test->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (trash)), ==, 0);

  gtk_widget_activate_action (place, "note.new", NULL);
  close_window (window, place);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);
}

/* The row of the list that tells of @note. */
static GtkWidget *
find_row (GtkWidget *place, TrellisNote *note)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (place, TRELLIS_TYPE_NOTE_ROW, i)) != NULL; i++)
    if (ui_test_find_label (row, trellis_note_get_title (note)) != NULL)
      return gtk_widget_get_parent (row);

  return NULL;
}

/* Whoever opens a note from elsewhere sees in the list where it is, however far down. */
static void
test_reach (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) oldest = add_note (test, "Oldest", NULL);
  GtkWidget *place, *row, *list;
  graphene_rect_t bounds;
  GtkWindow *window;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %u", i);
      g_autoptr(TrellisNote) note = add_note (test, title, NULL);
    }
  trellis_store_flush (test->store, NULL);

  place = create_place (test);
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (oldest));
  window = present (place);
  for (guint i = 0; i < 20; i++)
    ui_test_settle ();
  assert_selected (place, oldest);
  row = find_row (place, oldest);
  g_assert_nonnull (row);
  list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);
  g_assert_true (gtk_widget_compute_bounds (row, list, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (list));
  close_window (window, place);
}

static void
test_edit (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) a = add_note (test, "a", "Apples");
  g_autoptr(TrellisNote) b = add_note (test, "b", "Berries");
  GtkWidget *place = create_place (test);
  GtkWindow *window = present (place);
  GtkWidget *editor = GTK_WIDGET (get_editor (place));
  GtkWidget *title, *drop_down, *row;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  assert_selected (place, a);
  type (get_text_view (place), "Ripe ");
  select_row (place, 0);
  assert_selected (place, b);
  g_assert_cmpstr (trellis_note_get_body (a), ==, "Ripe Apples");

  /* What is written to comes to the top, with the selection. */
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  title = ui_test_find (editor, TRELLIS_TYPE_TITLE_VIEW, 0);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (title)), "a", -1);
  g_assert_cmpstr (trellis_note_get_title (a), ==, "aa");
  trellis_store_flush (test->store, NULL);
  assert_selected (place, a);

  row = find_row (place, a);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Note: aa");

  drop_down = ui_test_find (editor, GTK_TYPE_DROP_DOWN, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), TRELLIS_NOTE_KIND_ADVICE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Advice: aa");
  g_assert_cmpint (trellis_note_get_kind (a), ==, TRELLIS_NOTE_KIND_ADVICE);
  g_assert_cmpint (trellis_note_get_kind (b), ==, TRELLIS_NOTE_KIND_NOTE);

  gtk_widget_activate_action (editor, "note.share", NULL);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (a)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  gtk_widget_activate_action (editor, "note.pin", NULL);
  g_assert_true (trellis_note_get_pinned (a));
  select_row (place, 1);
  assert_selected (place, b);
  assert_listed (place, "aa, b");

  close_window (window, place);
}

/* Goes on in the next line where it is long; whoever types can make it only so long, but what somebody else wrote
 * stays. */
static void
test_long_title (UiTest *test, gconstpointer data)
{
  g_autofree char *long_title = g_strnfill (400, 'w');
  g_autoptr(TrellisNote) a = add_note (test, "a", "Apples");
  GtkWidget *place = create_place (test);
  GtkWindow *window = present (place);
  GtkWidget *title = ui_test_find (GTK_WIDGET (get_editor (place)), TRELLIS_TYPE_TITLE_VIEW, 0);
  int height, width;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  ui_test_settle ();
  height = gtk_widget_get_height (title);
  width = gtk_widget_get_width (title);
  type (title, "n everyday title with many words that tell what the note is about and then go on about it");
  type (title, "\nand on");
  ui_test_settle ();
  g_assert_cmpint (gtk_widget_get_height (title), >, height);
  g_assert_cmpint (gtk_widget_get_width (title), ==, width);
  g_assert_null (strchr (trellis_note_get_title (a), '\n'));

  type (title, long_title);
  g_assert_cmpint (g_utf8_strlen (trellis_note_get_title (a), -1), ==, 300);
  trellis_note_set_title (a, long_title);
  g_assert_cmpstr (trellis_note_get_title (a), ==, long_title);
  type (title, "x");
  g_assert_cmpstr (trellis_note_get_title (a), ==, long_title);

  close_window (window, place);
}

static void
test_delete (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) a = add_note (test, "a", NULL);
  g_autoptr(TrellisNote) b = add_note (test, "b", NULL);
  g_autoptr(TrellisNote) c = add_note (test, "c", NULL);
  GtkWidget *place = create_place (test);
  GtkWindow *window = present (place);
  GtkWidget *undo;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (b));
  gtk_widget_activate_action (GTK_WIDGET (get_editor (place)), "note.delete", NULL);
  assert_listed (place, "c, a");
  assert_selected (place, a);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "Note deleted"));

  undo = ui_test_find_label (GTK_WIDGET (window), "Undo");
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 3);

  for (int i = 0; i < 50 && ui_test_find_label (GTK_WIDGET (window), "Note deleted") != NULL; i++)
    ui_test_settle ();
  g_assert_null (ui_test_find_label (GTK_WIDGET (window), "Note deleted"));

  /* From a row, of a note that is not the one shown. */
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  ui_test_settle ();
  gtk_widget_activate_action (gtk_widget_get_first_child (find_row (place, c)), "note.delete", NULL);
  ui_test_settle ();
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (c)), !=, 0);
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (window), "Note deleted"));
  assert_selected (place, a);

  /* The keyboard goes on in the row that comes next. */
  gtk_widget_grab_focus (find_row (place, b));
  gtk_widget_activate_action (gtk_widget_get_first_child (find_row (place, b)), "note.delete", NULL);
  ui_test_settle ();
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (b)), !=, 0);
  g_assert_true (gtk_window_get_focus (window) == find_row (place, a));

  close_window (window, place);
}

static void
test_narrowing (UiTest *test, gconstpointer data)
{
  const char *tags[] = { "board", NULL };
  g_autoptr(TrellisNote) a = add_note (test, "apple", "One bridge");
  g_autoptr(TrellisNote) b = add_note (test, "Berry", "Two bridges");
  g_autoptr(TrellisNote) c = add_note (test, "Äpfel", "Three");
  GtkWidget *place, *search, *filter;
  GtkWindow *window;

  trellis_note_set_tags (b, tags);
  trellis_note_set_kind (c, TRELLIS_NOTE_KIND_WIN);
  trellis_note_set_pinned (a, TRUE);
  place = create_place (test);
  window = present (place);
  search = ui_test_find (place, GTK_TYPE_SEARCH_ENTRY, 0);
  filter = ui_test_find (place, TRELLIS_TYPE_NOTE_FILTER, 0);

  g_action_group_change_action_state (G_ACTION_GROUP (window), "notes-sort",
                                      g_variant_new_string ("created"));
  assert_listed (place, "apple, Äpfel, Berry");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "notes-sort",
                                      g_variant_new_string ("title"));
  assert_listed (place, "apple, Berry, Äpfel"); /* in the order of the C locale of tests */
  trellis_note_set_pinned (b, TRUE);
  trellis_note_set_pinned (a, FALSE);
  trellis_store_flush (test->store, NULL);
  assert_listed (place, "Berry, apple, Äpfel");

  gtk_editable_set_text (GTK_EDITABLE (search), "bridge");
  g_signal_emit_by_name (search, "search-changed");
  assert_listed (place, "Berry, apple");
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing like it");
  g_signal_emit_by_name (search, "search-changed");
  assert_listed (place, "");
  g_assert_nonnull (ui_test_wait_label (place, "No Such Notes"));
  trellis_note_browser_show_all (
    TRELLIS_NOTE_BROWSER (ui_test_find (place, TRELLIS_TYPE_NOTE_BROWSER, 0)));
  assert_listed (place, "Berry, apple, Äpfel");

  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  ui_test_settle ();
  ui_test_toggle (filter, "board");
  assert_listed (place, "Berry");
  ui_test_press (filter, "_Show All");
  assert_listed (place, "Berry, apple, Äpfel");
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  ui_test_settle ();
  ui_test_toggle (filter, "Win");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  assert_listed (place, "Äpfel");

  /* A new note is of the kind that is looked at, and so is seen. */
  gtk_widget_activate_action (place, "note.new", NULL);
  assert_listed (place, "–, Äpfel");

  /* Whoever comes for a note finds it, whatever the list was narrowed to. */
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  assert_listed (place, "Berry, apple, Äpfel");
  assert_selected (place, a);

  close_window (window, place);
}

static void
test_tags (UiTest *test, gconstpointer data)
{
  const char *tags[] = { "board", NULL };
  g_autoptr(TrellisNote) other = add_note (test, "other", NULL);
  g_autoptr(TrellisNote) note = add_note (test, "note", NULL);
  GtkWidget *place, *entry, *text, *list;
  g_autofree char *joined = NULL;
  GtkWindow *window;

  trellis_note_set_tags (other, tags);
  place = create_place (test);
  window = present (place);
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

  g_signal_emit_by_name (ui_test_find (entry, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpstr (trellis_note_get_tags (note)[0], ==, "next step");

  /* What is still in the entry belongs to the note that is left. */
  gtk_editable_set_text (GTK_EDITABLE (text), "late");
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (other));
  g_assert_cmpstr (trellis_note_get_tags (note)[1], ==, "late");
  g_assert_cmpuint (g_strv_length ((char **) trellis_note_get_tags (other)), ==, 1);

  close_window (window, place);
}

static void
test_details (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "Why?", NULL);
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);
  g_autoptr(TrellisPoint) point = NULL;
  GtkWidget *place, *details, *add, *open, *result;
  GtkWindow *window;

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_starts (meeting, trellis_time_now () + 24 * 60 * 60);
  trellis_store_add (test->store, meeting);
  place = create_place (test);
  window = present (place);
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
  type (result, "It worked");
  trellis_store_flush (test->store, NULL);
  g_assert_cmpstr (trellis_note_get_result (note), ==, "It worked");

  trellis_note_set_meeting (note, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_NOTE);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (details, "From the meeting: Tomorrow"));

  close_window (window, place);
}

static void
test_history (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "note", "Old words");
  GtkWidget *place = create_place (test);
  GtkWindow *window = present (place);
  AdwDialog *dialog;
  GtkWidget *row, *undo;

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

  undo = ui_test_find_label (GTK_WIDGET (window), "Undo");
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (trellis_note_get_body (note), ==, "New words altogether");

  close_window (window, place);
}

/* The note goes, as syncing may have it, while the button of its menu is on its way down. */
static void
test_menu_of_none (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "note", "Words");
  GtkWidget *place = create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *button = NULL;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  ui_test_settle ();
  for (guint i = 0; (button = ui_test_find (place, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), "Note Menu") == 0)
      break;
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_activate (button));
  trellis_store_delete (test->store, TRELLIS_RECORD (note));
  g_assert_null (trellis_note_editor_get_note (get_editor (place)));
  for (guint i = 0; i < 20; i++) /* until the button is down */
    ui_test_settle ();
  g_assert_false (gtk_menu_button_get_active (GTK_MENU_BUTTON (button)));

  close_window (window, place);
}

static void
test_narrow (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "note", "Words");
  GtkWidget *place = create_place (test);
  /* From the start: libadwaita 1.7 leaks a split view that collapses when its window shrinks. */
  GtkWindow *window = present_at (place, 360);
  GtkWidget *view = ui_test_find (place, ADW_TYPE_NAVIGATION_SPLIT_VIEW, 0);
  AdwNavigationSplitView *split_view = ADW_NAVIGATION_SPLIT_VIEW (view);

  g_assert_true (adw_navigation_split_view_get_collapsed (split_view));

  gtk_widget_activate_action (place, "note.new", NULL);
  g_assert_true (adw_navigation_split_view_get_show_content (split_view));
  ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (get_editor (place)), "navigation.pop", NULL);
  for (int i = 0; i < 20; i++)
    ui_test_settle ();
  g_assert_false (adw_navigation_split_view_get_show_content (split_view));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  g_assert_true (adw_navigation_split_view_get_show_content (split_view));
  gtk_widget_activate_action (GTK_WIDGET (get_editor (place)), "note.delete", NULL);
  g_assert_false (adw_navigation_split_view_get_show_content (split_view));
  for (int i = 0; i < 20; i++) /* until the toast is there */
    ui_test_settle ();

  close_window (window, place);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/notes/first", test_first);
  UI_TEST_ADD ("/ui/notes/reach", test_reach);
  UI_TEST_ADD ("/ui/notes/edit", test_edit);
  UI_TEST_ADD ("/ui/notes/long-title", test_long_title);
  UI_TEST_ADD ("/ui/notes/delete", test_delete);
  UI_TEST_ADD ("/ui/notes/narrowing", test_narrowing);
  UI_TEST_ADD ("/ui/notes/tags", test_tags);
  UI_TEST_ADD ("/ui/notes/details", test_details);
  UI_TEST_ADD ("/ui/notes/history", test_history);
  UI_TEST_ADD ("/ui/notes/menu-of-none", test_menu_of_none);
  UI_TEST_ADD ("/ui/notes/narrow", test_narrow);
  return g_test_run ();
}

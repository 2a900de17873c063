/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-test.h"
#include "trellis-note-browser.h"
#include "trellis-note-filter.h"

/* Whoever opens a note from elsewhere sees in the list where it is, however far down. */
static void
test_reach (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) oldest = notes_test_add (test, "Oldest", NULL);
  GtkWidget *place, *row, *list;
  graphene_rect_t bounds;
  GtkWindow *window;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %u", i);
      g_autoptr(TrellisNote) note = notes_test_add (test, title, NULL);
    }
  trellis_store_flush (test->store, NULL);

  place = notes_test_create_place (test);
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (oldest));
  window = notes_test_present (place);
  for (guint i = 0; i < 20; i++)
    ui_test_settle ();
  notes_test_assert_selected (place, oldest);
  row = notes_test_find_row (place, oldest);
  g_assert_nonnull (row);
  list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);
  g_assert_true (gtk_widget_compute_bounds (row, list, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (list));
  notes_test_close_window (window, place);
}

static void
test_delete (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) a = notes_test_add (test, "a", NULL);
  g_autoptr(TrellisNote) b = notes_test_add (test, "b", NULL);
  g_autoptr(TrellisNote) c = notes_test_add (test, "c", NULL);
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (b));
  gtk_widget_activate_action (GTK_WIDGET (notes_test_get_editor (place)), "note.delete", NULL);
  notes_test_assert_listed (place, "c, a");
  notes_test_assert_selected (place, a);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "Note deleted"));

  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 3);

  for (int i = 0; i < 50 && ui_test_find_label (GTK_WIDGET (window), "Note deleted") != NULL; i++)
    ui_test_settle ();
  g_assert_null (ui_test_find_label (GTK_WIDGET (window), "Note deleted"));

  /* From a row, of a note that is not the one shown. */
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  ui_test_settle ();
  gtk_widget_activate_action (gtk_widget_get_first_child (notes_test_find_row (place, c)), "note.delete", NULL);
  ui_test_settle ();
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (c)), !=, 0);
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (window), "Note deleted"));
  notes_test_assert_selected (place, a);

  /* The keyboard goes on in the row that comes next. */
  gtk_widget_grab_focus (notes_test_find_row (place, b));
  gtk_widget_activate_action (gtk_widget_get_first_child (notes_test_find_row (place, b)), "note.delete", NULL);
  ui_test_settle ();
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (b)), !=, 0);
  g_assert_true (gtk_window_get_focus (window) == notes_test_find_row (place, a));

  notes_test_close_window (window, place);
}

static void
test_narrowing (UiTest *test, gconstpointer data)
{
  const char *tags[] = { "board", NULL };
  g_autoptr(TrellisNote) a = notes_test_add (test, "apple", "One bridge");
  g_autoptr(TrellisNote) b = notes_test_add (test, "Berry", "Two bridges");
  g_autoptr(TrellisNote) c = notes_test_add (test, "Äpfel", "Three");
  GtkWidget *place, *search, *filter;
  GtkWindow *window;

  trellis_note_set_tags (b, tags);
  trellis_note_set_kind (c, TRELLIS_NOTE_KIND_WIN);
  trellis_note_set_pinned (a, TRUE);
  place = notes_test_create_place (test);
  window = notes_test_present (place);
  search = ui_test_find (place, GTK_TYPE_SEARCH_ENTRY, 0);
  filter = ui_test_find (place, TRELLIS_TYPE_NOTE_FILTER, 0);

  g_action_group_change_action_state (G_ACTION_GROUP (window), "notes-sort",
                                      g_variant_new_string ("created"));
  notes_test_assert_listed (place, "apple, Äpfel, Berry");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "notes-sort",
                                      g_variant_new_string ("title"));
  notes_test_assert_listed (place, "apple, Berry, Äpfel"); /* in the order of the C locale of tests */
  trellis_note_set_pinned (b, TRUE);
  trellis_note_set_pinned (a, FALSE);
  trellis_store_flush (test->store, NULL);
  notes_test_assert_listed (place, "Berry, apple, Äpfel");

  gtk_editable_set_text (GTK_EDITABLE (search), "bridge");
  g_signal_emit_by_name (search, "search-changed");
  notes_test_assert_listed (place, "Berry, apple");
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing like it");
  g_signal_emit_by_name (search, "search-changed");
  notes_test_assert_listed (place, "");
  g_assert_nonnull (ui_test_wait_label (place, "No Such Notes"));
  trellis_note_browser_show_all (
    TRELLIS_NOTE_BROWSER (ui_test_find (place, TRELLIS_TYPE_NOTE_BROWSER, 0)));
  notes_test_assert_listed (place, "Berry, apple, Äpfel");

  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  ui_test_settle ();
  ui_test_toggle (filter, "board");
  notes_test_assert_listed (place, "Berry");
  ui_test_press (filter, "_Show All");
  notes_test_assert_listed (place, "Berry, apple, Äpfel");
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  ui_test_settle ();
  ui_test_toggle (filter, "Win");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  notes_test_assert_listed (place, "Äpfel");

  /* A new note is of the kind that is looked at, and so is seen. */
  gtk_widget_activate_action (place, "note.new", NULL);
  notes_test_assert_listed (place, "–, Äpfel");

  /* Whoever comes for a note finds it, whatever the list was narrowed to. */
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  notes_test_assert_listed (place, "Berry, apple, Äpfel");
  notes_test_assert_selected (place, a);

  notes_test_close_window (window, place);
}

static void
test_narrow (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "note", "Words");
  GtkWidget *place = notes_test_create_place (test);
  /* From the start: libadwaita 1.7 leaks a split view that collapses when its window shrinks. */
  GtkWindow *window = notes_test_present_at (place, 360);
  GtkWidget *view = ui_test_find (place, ADW_TYPE_NAVIGATION_SPLIT_VIEW, 0);
  AdwNavigationSplitView *split_view = ADW_NAVIGATION_SPLIT_VIEW (view);

  g_assert_true (adw_navigation_split_view_get_collapsed (split_view));

  gtk_widget_activate_action (place, "note.new", NULL);
  g_assert_true (adw_navigation_split_view_get_show_content (split_view));
  ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (notes_test_get_editor (place)), "navigation.pop", NULL);
  for (int i = 0; i < 20; i++)
    ui_test_settle ();
  g_assert_false (adw_navigation_split_view_get_show_content (split_view));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  g_assert_true (adw_navigation_split_view_get_show_content (split_view));
  gtk_widget_activate_action (GTK_WIDGET (notes_test_get_editor (place)), "note.delete", NULL);
  g_assert_false (adw_navigation_split_view_get_show_content (split_view));
  for (int i = 0; i < 20; i++) /* until the toast is there */
    ui_test_settle ();

  notes_test_close_window (window, place);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/note-list/reach", test_reach);
  UI_TEST_ADD ("/ui/note-list/delete", test_delete);
  UI_TEST_ADD ("/ui/note-list/narrowing", test_narrowing);
  UI_TEST_ADD ("/ui/note-list/narrow", test_narrow);
  return g_test_run ();
}

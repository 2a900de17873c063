/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-test.h"
#include "trellis-note-browser.h"
#include "trellis-title-view.h"
#include "trellis-trash.h"

static void
test_first (UiTest *test, gconstpointer data)
{
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  g_autoptr(TrellisTrash) trash = NULL;
  TrellisNote *note;

  g_assert_nonnull (ui_test_wait_label (place, "No Notes Yet"));
  gtk_widget_activate_action (place, "note.new", NULL);
  ui_test_settle ();
  note = trellis_note_editor_get_note (notes_test_get_editor (place));
  g_assert_cmpint (trellis_record_get_author (TRELLIS_RECORD (note)), ==, TRELLIS_ROLE_MENTEE);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == notes_test_get_text_view (place));
  notes_test_assert_selected (place, note);

  /* Another new one leaves the empty one, which is nothing to keep, not even in the trash. */
  gtk_widget_activate_action (place, "note.new", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);
  notes_test_type (notes_test_get_text_view (place), "First line\nSecond line");
  trellis_store_flush (test->store, NULL);
  gtk_widget_activate_action (place, "note.new", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 2);
  g_assert_nonnull (ui_test_wait_label (place, "First line"));
  g_assert_nonnull (ui_test_wait_label (place, "Second line"));

  notes_test_select_row (place, 1);
  notes_test_assert_listed (place, "First line\nSecond line");
  trash = trellis_trash_new (test->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (trash)), ==, 0);

  gtk_widget_activate_action (place, "note.new", NULL);
  notes_test_close_window (window, place);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Where a first note comes, nobody is told on the way that there is none. */
static void
test_first_comes (UiTest *test, gconstpointer data)
{
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  GtkWidget *browser = ui_test_find (place, TRELLIS_TYPE_NOTE_BROWSER, 0);
  g_autoptr(TrellisNote) note = NULL;
  guint n_told = 0;

  g_assert_nonnull (ui_test_wait_label (place, "No Notes Yet"));
  g_signal_connect_swapped (ui_test_find (browser, ADW_TYPE_STATUS_PAGE, 0), "map", G_CALLBACK (count_cb), &n_told);
  note = notes_test_add (test, "a", "Apples");
  g_assert_nonnull (ui_test_wait_label (place, "a"));
  notes_test_assert_listed (place, "a");
  g_assert_cmpuint (n_told, ==, 0);

  notes_test_close_window (window, place);
}

static void
test_edit (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) a = notes_test_add (test, "a", "Apples");
  g_autoptr(TrellisNote) b = notes_test_add (test, "b", "Berries");
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  GtkWidget *editor = GTK_WIDGET (notes_test_get_editor (place));
  GtkWidget *title, *drop_down, *row;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  notes_test_assert_selected (place, a);
  notes_test_type (notes_test_get_text_view (place), "Ripe ");
  notes_test_select_row (place, 0);
  notes_test_assert_selected (place, b);
  g_assert_cmpstr (trellis_note_get_body (a), ==, "Ripe Apples");

  /* What is written to comes to the top, with the selection. */
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  title = ui_test_find (editor, TRELLIS_TYPE_TITLE_VIEW, 0);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (title)), "a", -1);
  g_assert_cmpstr (trellis_note_get_title (a), ==, "aa");
  trellis_store_flush (test->store, NULL);
  notes_test_assert_selected (place, a);

  row = notes_test_find_row (place, a);
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
  notes_test_select_row (place, 1);
  notes_test_assert_selected (place, b);
  notes_test_assert_listed (place, "aa, b");

  notes_test_close_window (window, place);
}

/* Goes on in the next line where it is long; whoever types can make it only so long, but what somebody else wrote
 * stays. */
static void
test_long_title (UiTest *test, gconstpointer data)
{
  g_autofree char *long_title = g_strnfill (400, 'w');
  g_autoptr(TrellisNote) a = notes_test_add (test, "a", "Apples");
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  GtkWidget *title = ui_test_find (GTK_WIDGET (notes_test_get_editor (place)), TRELLIS_TYPE_TITLE_VIEW, 0);
  int height, width;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (a));
  ui_test_settle ();
  height = gtk_widget_get_height (title);
  width = gtk_widget_get_width (title);
  notes_test_type (title, "n everyday title with many words that tell what the note is about and then go on about it");
  notes_test_type (title, "\nand on");
  ui_test_settle ();
  g_assert_cmpint (gtk_widget_get_height (title), >, height);
  g_assert_cmpint (gtk_widget_get_width (title), ==, width);
  g_assert_null (strchr (trellis_note_get_title (a), '\n'));

  notes_test_type (title, long_title);
  g_assert_cmpint (g_utf8_strlen (trellis_note_get_title (a), -1), ==, 300);
  trellis_note_set_title (a, long_title);
  g_assert_cmpstr (trellis_note_get_title (a), ==, long_title);
  notes_test_type (title, "x");
  g_assert_cmpstr (trellis_note_get_title (a), ==, long_title);

  notes_test_close_window (window, place);
}

/* The note goes, as syncing may have it, while the button of its menu is on its way down. */
static void
test_menu_of_none (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "note", "Words");
  GtkWidget *place = notes_test_create_place (test);
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
  g_assert_null (trellis_note_editor_get_note (notes_test_get_editor (place)));
  for (guint i = 0; i < 20; i++) /* until the button is down */
    ui_test_settle ();
  g_assert_false (gtk_menu_button_get_active (GTK_MENU_BUTTON (button)));

  notes_test_close_window (window, place);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/notes/first", test_first);
  UI_TEST_ADD ("/ui/notes/first-comes", test_first_comes);
  UI_TEST_ADD ("/ui/notes/edit", test_edit);
  UI_TEST_ADD ("/ui/notes/long-title", test_long_title);
  UI_TEST_ADD ("/ui/notes/menu-of-none", test_menu_of_none);
  return g_test_run ();
}

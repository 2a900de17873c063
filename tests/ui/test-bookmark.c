/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "trellis-application.h"
#include "trellis-bookmark.h"
#include "trellis-entry-row.h"
#include "trellis-match-page.h"
#include "trellis-meeting-page.h"
#include "trellis-note-editor.h"
#include "trellis-time.h"
#include "trellis-window.h"
#include "ui-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* One for all windows. */
static TrellisApplication *application;

/* A window of the application on the journal of the test. */
typedef struct
{
  UiTest ui;
  GSettings *settings;
  GtkWidget *window;
} Test;

static void
set_up (Test *test, gconstpointer data)
{
  ui_test_set_up (&test->ui, NULL);
  test->settings = g_settings_new (APPLICATION_ID);
  g_settings_set_int (test->settings, "window-width", 1100);
}

static void
tear_down (Test *test, gconstpointer data)
{
  if (test->window != NULL)
    gtk_window_destroy (GTK_WINDOW (test->window));
  g_clear_object (&test->settings);
  ui_test_settle ();
  ui_test_tear_down (&test->ui, NULL);
}

static void
open_window (Test *test)
{
  test->window = trellis_window_new (application, test->ui.store, test->settings);
  gtk_window_present (GTK_WINDOW (test->window));
  ui_test_settle ();
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < end)
    ui_test_settle ();
}


/* As the power being cut does: the window is not asked. */
static void
cut_off (Test *test)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  test->window = NULL;
  ui_test_settle ();
}

static char *
dup_path (Test *test)
{
  return g_build_filename (test->ui.folder, "bookmark", NULL);
}

/* Until the file says so, while nobody asks for it; not longer than ten seconds. */
static void
wait_until_kept (Test *test, const char *line)
{
  g_autofree char *path = dup_path (test);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autofree char *text = NULL;

  while (text == NULL || strstr (text, line) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      ui_test_settle ();
      g_clear_pointer (&text, g_free);
      g_file_get_contents (path, &text, NULL, NULL);
    }
}

static void
open_record (Test *test, gpointer record)
{
  gtk_widget_activate_action (test->window, "record.open", "(ss)",
                              TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
  ui_test_settle ();
}

static GtkWidget *
find_page (Test *test, GType type)
{
  return ui_test_find (test->window, type, 0);
}

static void
show_place (Test *test, const char *place)
{
  g_object_set (find_page (test, TRELLIS_TYPE_MATCH_PAGE), "place", place, NULL);
  ui_test_settle ();
}

static void
assert_place (Test *test, const char *expected)
{
  GtkWidget *page = find_page (test, TRELLIS_TYPE_MATCH_PAGE);
  g_autofree char *place = NULL;

  g_assert_nonnull (page);
  g_object_get (page, "place", &place, NULL);
  g_assert_cmpstr (place, ==, expected);
}

/* The scrolled window in view with that name. */
static GtkWidget *
find_scrolled (Test *test, const char *name)
{
  GtkWidget *found;

  for (guint i = 0; (found = ui_test_find (test->window, GTK_TYPE_SCROLLED_WINDOW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (found) && g_str_equal (gtk_widget_get_name (found), name))
      return found;

  return NULL;
}

static GtkAdjustment *
get_adjustment (Test *test, const char *name)
{
  GtkWidget *scrolled = find_scrolled (test, name);

  g_assert_nonnull (scrolled);
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static void
scroll_to (Test *test, const char *name, double value)
{
  gtk_adjustment_set_value (get_adjustment (test, name), value);
  ui_test_settle ();
}

static TrellisNote *
add_note (Test *test, const char *title, const char *body)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  trellis_store_add (test->ui.store, note);
  return note;
}

static char *
write_lines (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Line %u of what was said%s\n", i, i % 7 == 0 ? ", which is longer than others and goes on and on until it has to be broken into several lines, however wide the window is made by whoever reads it" : "");
  return g_string_free (text, FALSE);
}

static TrellisMeeting *
add_meeting (Test *test)
{
  TrellisMeeting *meeting = trellis_meeting_new ();
  g_autofree char *notes = write_lines (60);

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_meeting_set_title (meeting, "Direction");
  trellis_meeting_set_starts (meeting, trellis_time_now () + 86400 * G_GINT64_CONSTANT (1000000));
  trellis_meeting_set_notes (meeting, notes);
  trellis_store_add (test->ui.store, meeting);
  return meeting;
}

static GtkTextView *
find_note_text (Test *test)
{
  GtkWidget *scrolled = find_scrolled (test, "note-text");

  g_assert_nonnull (scrolled);
  return GTK_TEXT_VIEW (ui_test_find (scrolled, GTK_TYPE_TEXT_VIEW, 0));
}

static int
get_cursor (GtkTextView *view)
{
  int position;

  g_object_get (gtk_text_view_get_buffer (view), "cursor-position", &position, NULL);
  return position;
}

static void
put_cursor (GtkTextView *view, int insert, int bound)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, insert);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, bound);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_select_range (buffer, &start, &end);
  ui_test_settle ();
}

static void
assert_focused (Test *test, gpointer widget)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (test->window)) == GTK_WIDGET (widget));
}

/* The character at the upper edge. */
static int
get_first_in_view (GtkTextView *view)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, 0, visible.y);
  return gtk_text_iter_get_offset (&iter);
}

/* A note, the cursor and a selection in it, scrolled to elsewhere. */
static void
test_note (Test *test, gconstpointer data)
{
  g_autofree char *text = write_lines (400);
  g_autoptr(TrellisNote) other = add_note (test, "Other", "Short");
  g_autoptr(TrellisNote) note = add_note (test, "Long", text);
  g_autofree char *line = NULL;
  GtkTextView *view;
  int first;

  open_window (test);
  open_record (test, note);
  view = find_note_text (test);
  put_cursor (view, 700, 720);
  scroll_to (test, "note-text", 3000);
  first = get_first_in_view (view);
  g_assert_cmpint (first, >, 3000);
  line = g_strdup_printf ("note-text=text %d ", first);
  wait_until_kept (test, line);
  cut_off (test);

  open_window (test);
  assert_place (test, "notes");
  g_assert_true (trellis_note_editor_get_note (TRELLIS_NOTE_EDITOR (find_page (
                   test, TRELLIS_TYPE_NOTE_EDITOR))) == note);
  view = find_note_text (test);
  assert_focused (test, view);
  g_assert_cmpint (get_cursor (view), ==, 700);
  g_assert_true (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)));
  g_assert_cmpint (get_first_in_view (view), ==, first);

  /* And stays there, also when all lines have been laid out. */
  wait_ms (2200);
  g_assert_cmpint (get_first_in_view (find_note_text (test)), ==, first);
  g_assert_cmpint (get_cursor (find_note_text (test)), ==, 700);
}

/* What is not there any more is not looked for, and nothing is said. */
static void
test_gone (Test *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "To go", "Short");
  g_autoptr(TrellisNote) other = add_note (test, "To stay", "Short");

  open_window (test);
  open_record (test, note);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();
  trellis_store_delete (test->ui.store, note);
  open_window (test);
  assert_place (test, "notes");
  g_assert_true (trellis_note_editor_get_note (TRELLIS_NOTE_EDITOR (find_page (
                   test, TRELLIS_TYPE_NOTE_EDITOR))) == other);

  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();
  trellis_store_delete (test->ui.store, test->ui.match);
  open_window (test);
  g_assert_null (find_page (test, TRELLIS_TYPE_MATCH_PAGE));
  g_assert_nonnull (ui_test_wait_label (test->window, "Home"));
}

/* A meeting's page and step lie over the place; both are there again. */
static void
test_meeting (Test *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  GtkWidget *page, *view;
  g_autofree char *step = NULL;
  double value;

  open_window (test);
  open_record (test, meeting);
  page = find_page (test, TRELLIS_TYPE_MEETING_PAGE);
  g_object_set (page, "step", "meet", NULL);
  ui_test_settle ();
  view = ui_test_find (find_scrolled (test, "meet"), GTK_TYPE_TEXT_VIEW, 0);
  put_cursor (GTK_TEXT_VIEW (view), 55, 55);
  wait_ms (500);
  scroll_to (test, "meet", 400);
  value = gtk_adjustment_get_value (get_adjustment (test, "meet"));
  g_assert_cmpfloat (value, >, 200);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();

  open_window (test);
  page = find_page (test, TRELLIS_TYPE_MEETING_PAGE);
  g_assert_nonnull (page);
  g_assert_true (trellis_meeting_page_get_meeting (TRELLIS_MEETING_PAGE (page)) == meeting);
  g_object_get (page, "step", &step, NULL);
  g_assert_cmpstr (step, ==, "meet");
  wait_ms (1000);
  view = ui_test_find (find_scrolled (test, "meet"), GTK_TYPE_TEXT_VIEW, 0);
  assert_focused (test, view);
  g_assert_cmpint (get_cursor (GTK_TEXT_VIEW (view)), ==, 55);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (test, "meet")), value, 2);
  assert_place (test, "meetings");
}

/* One of several texts of the same thing. */
static void
test_entry (Test *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  GtkWidget *page, *row, *text;

  open_window (test);
  open_record (test, meeting);
  page = find_page (test, TRELLIS_TYPE_MEETING_PAGE);
  trellis_meeting_set_feeling (meeting, "Wide awake");
  g_object_set (page, "step", "follow-up", NULL);
  ui_test_settle ();
  row = ui_test_find (find_scrolled (test, "follow-up"), TRELLIS_TYPE_ENTRY_ROW, 0);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_editable_set_position (GTK_EDITABLE (row), 4);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();

  open_window (test);
  row = ui_test_find (find_scrolled (test, "follow-up"), TRELLIS_TYPE_ENTRY_ROW, 0);
  text = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (GTK_IS_TEXT (text));
  g_assert_true (gtk_widget_is_ancestor (text, row));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (text)), ==, 4);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL));
}

/* The title at the upper edge of a list view. */
static char *
dup_first_row (Test *test, const char *name)
{
  GtkWidget *scrolled = find_scrolled (test, name);
  GtkWidget *list = ui_test_find (scrolled, GTK_TYPE_LIST_VIEW, 0);
  GtkWidget *picked = gtk_widget_pick (list, 40, 2, GTK_PICK_DEFAULT);

  while (picked != NULL && gtk_widget_get_parent (picked) != list)
    picked = gtk_widget_get_parent (picked);
  g_assert_nonnull (picked);
  return g_strdup (gtk_label_get_text (GTK_LABEL (ui_test_find (picked, GTK_TYPE_LABEL, 0))));
}

/* A long list, of rows whose heights are only guessed, far below what is made of it at first. */
static void
test_list (Test *test, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *later = NULL;

  for (guint i = 0; i < 900; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %03u", i);
      g_autofree char *body = i % 3 == 0 ? write_lines (3) : NULL;
      g_autoptr(TrellisNote) note = add_note (test, title, body);
    }
  g_settings_set_string (test->settings, "notes-sort", "title");

  open_window (test);
  open_record (test, test->ui.match);
  show_place (test, "notes");
  wait_ms (2500);
  for (guint i = 0; i < 10; i++)
    scroll_to (test, "notes", 2500 * (i + 1));
  before = dup_first_row (test, "notes");
  g_assert_cmpstr (before, >, "Note 250");
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();

  open_window (test);
  after = dup_first_row (test, "notes");
  g_assert_cmpstr (after, ==, before);
  wait_ms (2500);
  later = dup_first_row (test, "notes");
  g_assert_cmpstr (later, ==, before);
}

/* Each place, scrolled. */
static void
test_places (Test *test, gconstpointer data)
{
  const char *places[] = { "overview", "agreement", "meetings", "notes", "goals" };

  open_window (test);
  open_record (test, test->ui.match);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      show_place (test, places[i]);
      gtk_window_close (GTK_WINDOW (test->window));
      ui_test_settle ();
      open_window (test);
      assert_place (test, places[i]);
    }
  gtk_widget_activate_action (test->window, "home.show", NULL);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();
  open_window (test);
  g_assert_null (find_page (test, TRELLIS_TYPE_MATCH_PAGE));
}

/* In a narrow window: the sidebar, and the list in front of the note. */
static void
test_narrow (Test *test, gconstpointer data)
{
  g_autofree char *text = write_lines (200);
  g_autoptr(TrellisNote) note = add_note (test, "One", text);
  AdwNavigationSplitView *split;
  int first;

  g_settings_set_int (test->settings, "window-width", 360);
  open_window (test);
  open_record (test, note);
  split = ADW_NAVIGATION_SPLIT_VIEW (find_page (test, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
  g_assert_true (adw_navigation_split_view_get_collapsed (split));
  put_cursor (find_note_text (test), 90, 90);
  scroll_to (test, "note-text", 1500);
  first = get_first_in_view (find_note_text (test));
  g_assert_cmpint (first, >, 500);
  wait_until_kept (test, "insert=90");
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();

  open_window (test);
  assert_focused (test, find_note_text (test));
  g_assert_cmpint (get_cursor (find_note_text (test)), ==, 90);
  g_assert_cmpint (get_first_in_view (find_note_text (test)), ==, first);
  gtk_widget_activate_action (find_page (test, TRELLIS_TYPE_MATCH_PAGE), "place.back", NULL);
  ui_test_settle ();
  g_assert_null (find_scrolled (test, "note-text"));
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();

  open_window (test);
  g_assert_nonnull (find_scrolled (test, "notes"));
  g_assert_null (find_scrolled (test, "note-text"));
  split = ADW_NAVIGATION_SPLIT_VIEW (find_page (test, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
  adw_navigation_split_view_set_show_content (split, FALSE);
  ui_test_settle ();
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();

  open_window (test);
  split = ADW_NAVIGATION_SPLIT_VIEW (find_page (test, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
  g_assert_false (adw_navigation_split_view_get_show_content (split));
}

static void
write_bookmark (Test *test, const char *text, gssize length)
{
  g_autofree char *path = dup_path (test);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

/* A file that is broken, old, of somebody else or no file at all leads to some page, never to a
 * complaint. */
static void
test_broken (Test *test, gconstpointer data)
{
  g_autofree char *path = dup_path (test);
  g_autofree char *page =
    g_strdup_printf ("[Page]\nmatch=%s\nplace=attic\nchosen-table=spoon\nchosen-uid=1\nmeeting=2\n"
                     "step=fly\n[Cursor]\ntable=fork\nuid=3\ntext=-4\ninsert=99999999999\n"
                     "[Scrolled]\noverview=pixel 999999999999\ntimeline=row -1 x\nsidebar=\n",
                     trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  g_autofree char *long_text = g_strnfill (100000, 'x');
  const char *texts[] = { "", "[", "no key file", "[Page]\nmatch=\xff\xfe\n", "[Page]\nmatch=gone\n",
                          long_text, page };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_bookmark (test, texts[i], -1);
      open_window (test);
      g_assert_true (texts[i] == page ? find_page (test, TRELLIS_TYPE_MATCH_PAGE) != NULL
                                      : find_page (test, TRELLIS_TYPE_MATCH_PAGE) == NULL);
      cut_off (test);
    }

  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  open_window (test);
  open_record (test, test->ui.match);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();
  test->window = NULL;
  g_rmdir (path);
}

/* Whatever part of a file there is can be read. */
static void
test_cut_short (Test *test, gconstpointer data)
{
  g_autoptr(TrellisBookmark) bookmark = trellis_bookmark_new ();
  g_autofree char *text = NULL;

  bookmark->match = g_strdup ("match");
  bookmark->place = g_strdup ("notes");
  bookmark->cursor.table = g_strdup ("note");
  bookmark->cursor.uid = g_strdup ("uid");
  bookmark->cursor.insert = 12;
  g_hash_table_insert (bookmark->scrolled, g_strdup ("notes"), g_strdup ("row 1 -2"));
  text = trellis_bookmark_to_text (bookmark);

  for (gsize length = strlen (text); length > 0; length--)
    {
      g_autofree char *part = g_strndup (text, length);
      g_autoptr(TrellisBookmark) read = trellis_bookmark_from_text (part);
      g_autofree char *again = trellis_bookmark_to_text (read);

      if (length == strlen (text))
        g_assert_cmpstr (again, ==, text);
      g_assert_nonnull (read->scrolled);
    }
}

/* Only its owner can read it, and it has no words in it. */
static void
test_private (Test *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "Secret title", "Secret words");
  g_autofree char *path = dup_path (test);
  g_autofree char *text = NULL;
  struct stat status;

  open_window (test);
  open_record (test, note);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_settle ();
  test->window = NULL;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "Secret"));
  g_assert_null (strstr (text, "Ada"));
  g_assert_nonnull (strstr (text, trellis_record_get_uid (TRELLIS_RECORD (note))));
}

#define ADD(path, func) g_test_add (path, Test, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  ui_test_init (&argc, &argv);
  application = trellis_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("/ui/bookmark/note", test_note);
  ADD ("/ui/bookmark/gone", test_gone);
  ADD ("/ui/bookmark/meeting", test_meeting);
  ADD ("/ui/bookmark/entry", test_entry);
  ADD ("/ui/bookmark/list", test_list);
  ADD ("/ui/bookmark/places", test_places);
  ADD ("/ui/bookmark/narrow", test_narrow);
  ADD ("/ui/bookmark/broken", test_broken);
  ADD ("/ui/bookmark/cut-short", test_cut_short);
  ADD ("/ui/bookmark/private", test_private);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}

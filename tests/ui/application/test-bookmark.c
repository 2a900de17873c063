/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-clause.h"
#include "trellis-entry-row.h"
#include "trellis-goals-place.h"
#include "trellis-match-page.h"
#include "trellis-meeting-page.h"
#include "trellis-meetings-place.h"
#include "trellis-note-editor.h"
#include "trellis-note-filter.h"
#include "trellis-notes-place.h"
#include "trellis-overview-place.h"
#include "trellis-time.h"
#include "window-test.h"

/* Until the file says so, while nobody asks for it; not longer than a minute. */
static void
wait_until_kept (WindowTest *test, const char *line)
{
  g_autofree char *path = g_build_filename (test->ui.folder, "bookmark", NULL);
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
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
show_place (WindowTest *test, const char *place)
{
  g_object_set (window_test_find (test, TRELLIS_TYPE_MATCH_PAGE), "place", place, NULL);
  ui_test_settle ();
}

static void
assert_place (WindowTest *test, const char *expected)
{
  GtkWidget *page = window_test_find (test, TRELLIS_TYPE_MATCH_PAGE);
  g_autofree char *place = NULL;

  g_assert_nonnull (page);
  g_object_get (page, "place", &place, NULL);
  g_assert_cmpstr (place, ==, expected);
}

/* The scrolled window in view with that name. */
static GtkWidget *
find_scrolled (WindowTest *test, const char *name)
{
  GtkWidget *found;

  for (guint i = 0; (found = ui_test_find (test->window, GTK_TYPE_SCROLLED_WINDOW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (found) && g_str_equal (gtk_widget_get_name (found), name))
      return found;

  return NULL;
}

static GtkAdjustment *
get_adjustment (WindowTest *test, const char *name)
{
  GtkWidget *scrolled = find_scrolled (test, name);

  g_assert_nonnull (scrolled);
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static void
scroll_to (WindowTest *test, const char *name, double value)
{
  gtk_adjustment_set_value (get_adjustment (test, name), value);
  ui_test_settle ();
}

static TrellisNote *
add_note (WindowTest *test, const char *title, const char *body)
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
add_meeting (WindowTest *test)
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
find_note_text (WindowTest *test)
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
assert_focused (WindowTest *test, gpointer widget)
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
test_note (WindowTest *test, gconstpointer data)
{
  g_autofree char *text = write_lines (400);
  g_autoptr(TrellisNote) other = add_note (test, "Other", "Short");
  g_autoptr(TrellisNote) note = add_note (test, "Long", text);
  g_autofree char *line = NULL;
  GtkTextView *view;
  int first;

  window_test_open (test);
  window_test_open_record (test, note);
  view = find_note_text (test);
  put_cursor (view, 700, 720);
  scroll_to (test, "note-text", 3000);
  first = get_first_in_view (view);
  g_assert_cmpint (first, >, 3000);
  line = g_strdup_printf ("note-text=text %d ", first);
  wait_until_kept (test, line);
  window_test_cut_off (test);

  window_test_open (test);
  assert_place (test, "notes");
  g_assert_true (trellis_note_editor_get_note (TRELLIS_NOTE_EDITOR (window_test_find (
                          test, TRELLIS_TYPE_NOTE_EDITOR))) == note);
  view = find_note_text (test);
  assert_focused (test, view);
  g_assert_cmpint (get_cursor (view), ==, 700);
  g_assert_true (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)));
  g_assert_cmpint (get_first_in_view (view), ==, first);

  /* And stays there, also when all lines have been laid out. */
  ui_test_wait (2200);
  g_assert_cmpint (get_first_in_view (find_note_text (test)), ==, first);
  g_assert_cmpint (get_cursor (find_note_text (test)), ==, 700);
}

/* Where the machine has much else to do, what is filled in waits for its first picture. */
static void
test_slow_start (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "Courage", "Ask for more");

  window_test_open (test);
  window_test_open_record (test, note);
  put_cursor (find_note_text (test), 4, 4);
  wait_until_kept (test, "insert=4\n");
  window_test_cut_off (test);

  window_test_make (test);
  gtk_window_present (GTK_WINDOW (test->window));
  while (window_test_find (test, TRELLIS_TYPE_NOTE_EDITOR) == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_usleep (5 * G_USEC_PER_SEC / 2);
  ui_test_settle ();
  assert_focused (test, find_note_text (test));
  g_assert_cmpint (get_cursor (find_note_text (test)), ==, 4);
}

/* What is not there any more is not looked for, and nothing is said. */
static void
test_gone (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "To go", "Short");
  g_autoptr(TrellisNote) other = add_note (test, "To stay", "Short");

  window_test_open (test);
  window_test_open_record (test, note);
  window_test_close (test);
  trellis_store_delete (test->ui.store, note);
  window_test_open (test);
  assert_place (test, "notes");
  g_assert_true (trellis_note_editor_get_note (TRELLIS_NOTE_EDITOR (window_test_find (
                          test, TRELLIS_TYPE_NOTE_EDITOR))) == other);

  window_test_close (test);
  trellis_store_delete (test->ui.store, test->ui.match);
  window_test_open (test);
  g_assert_null (window_test_find (test, TRELLIS_TYPE_MATCH_PAGE));
  g_assert_nonnull (ui_test_wait_label (test->window, "Home"));
}

/* A meeting's page and step lie over the place; both are there again. */
static void
test_meeting (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  GtkWidget *page, *view;
  g_autofree char *step = NULL;
  double value;

  window_test_open (test);
  window_test_open_record (test, meeting);
  page = window_test_find (test, TRELLIS_TYPE_MEETING_PAGE);
  g_object_set (page, "step", "meet", NULL);
  ui_test_settle ();
  view = ui_test_find (find_scrolled (test, "meet"), GTK_TYPE_TEXT_VIEW, 0);
  put_cursor (GTK_TEXT_VIEW (view), 55, 55);
  ui_test_wait (500);
  scroll_to (test, "meet", 400);
  value = gtk_adjustment_get_value (get_adjustment (test, "meet"));
  g_assert_cmpfloat (value, >, 200);
  window_test_close (test);

  window_test_open (test);
  page = window_test_find (test, TRELLIS_TYPE_MEETING_PAGE);
  g_assert_nonnull (page);
  g_assert_true (trellis_meeting_page_get_meeting (TRELLIS_MEETING_PAGE (page)) == meeting);
  g_object_get (page, "step", &step, NULL);
  g_assert_cmpstr (step, ==, "meet");
  ui_test_wait (1000);
  view = ui_test_find (find_scrolled (test, "meet"), GTK_TYPE_TEXT_VIEW, 0);
  assert_focused (test, view);
  g_assert_cmpint (get_cursor (GTK_TEXT_VIEW (view)), ==, 55);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (test, "meet")), value, 2);
  assert_place (test, "meetings");
}

/* The title of a clause of one's own, once it is there to be typed in. */
static GtkWidget *
find_title (WindowTest *test)
{
  GtkWidget *scrolled = find_scrolled (test, "agreement");
  GtkWidget *row;

  g_assert_nonnull (scrolled);
  for (guint i = 0; (row = ui_test_find (scrolled, TRELLIS_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (row) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "Coffee for both"))
      return row;

  g_assert_not_reached ();
}

/* One of several lines to type in, among texts. */
static void
test_entry (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = trellis_agreement_new ();
  g_autoptr(TrellisClause) clause = trellis_clause_new ();
  GtkWidget *row, *text;

  trellis_agreement_set_match (agreement, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_store_add (test->ui.store, agreement);
  trellis_clause_set_agreement (clause, trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  trellis_clause_set_title (clause, "Coffee for both");
  trellis_store_add (test->ui.store, clause);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  show_place (test, "agreement");
  row = find_title (test);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_editable_set_position (GTK_EDITABLE (row), 4);
  window_test_close (test);

  window_test_open (test);
  row = find_title (test);
  text = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (GTK_IS_TEXT (text));
  g_assert_true (gtk_widget_is_ancestor (text, row));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (text)), ==, 4);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL));
}

/* What is shown at @y; between two rows that is the list itself. */
static GtkWidget *
pick_row (GtkWidget *list, double y)
{
  GtkWidget *picked = gtk_widget_pick (list, 40, y, GTK_PICK_DEFAULT);

  return picked != list ? picked : NULL;
}

/* The title at the upper edge of a list view. */
static char *
dup_first_row (WindowTest *test, const char *name)
{
  GtkWidget *scrolled = find_scrolled (test, name);
  GtkWidget *list = ui_test_find (scrolled, GTK_TYPE_LIST_VIEW, 0);
  GtkWidget *picked = pick_row (list, 2);

  for (guint i = 0; picked == NULL && i < 50; i++)
    {
      ui_test_settle ();
      picked = pick_row (list, i % 2 == 0 ? 10 : 2);
    }
  while (picked != NULL && gtk_widget_get_parent (picked) != list)
    picked = gtk_widget_get_parent (picked);
  g_assert_nonnull (picked);
  return g_strdup (gtk_label_get_text (GTK_LABEL (ui_test_find (picked, GTK_TYPE_LABEL, 0))));
}

/* The same, once that is @title: a busy machine may need a moment to make the rows. What it is after ten
 * seconds. */
static char *
wait_first_row (WindowTest *test, const char *name, const char *title)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  char *first = dup_first_row (test, name);

  while (!g_str_equal (first, title) && g_get_monotonic_time () < end)
    {
      ui_test_settle ();
      g_free (first);
      first = dup_first_row (test, name);
    }
  return first;
}

/* A long list, of rows whose heights are only guessed, far below what is made of it at first. */
static void
test_list (WindowTest *test, gconstpointer data)
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

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  show_place (test, "notes");
  ui_test_wait (2500);
  for (guint i = 0; i < 10; i++)
    scroll_to (test, "notes", 2500 * (i + 1));
  before = dup_first_row (test, "notes");
  g_assert_cmpstr (before, >, "Note 250");
  window_test_close (test);

  window_test_open (test);
  after = wait_first_row (test, "notes", before);
  g_assert_cmpstr (after, ==, before);
  ui_test_wait (2500);
  later = dup_first_row (test, "notes");
  g_assert_cmpstr (later, ==, before);
}

/* Each place, scrolled. */
static void
test_places (WindowTest *test, gconstpointer data)
{
  const char *places[] = { "overview", "agreement", "meetings", "notes", "goals" };

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      show_place (test, places[i]);
      gtk_window_close (GTK_WINDOW (test->window));
      ui_test_settle ();
      window_test_open (test);
      assert_place (test, places[i]);
    }
  gtk_widget_activate_action (test->window, "home.show", NULL);
  window_test_close (test);
  window_test_open (test);
  g_assert_null (window_test_find (test, TRELLIS_TYPE_MATCH_PAGE));
}

/* In a narrow window: the sidebar, and the list in front of the note. */
static void
test_narrow (WindowTest *test, gconstpointer data)
{
  g_autofree char *text = write_lines (200);
  g_autoptr(TrellisNote) note = add_note (test, "One", text);
  AdwNavigationSplitView *split;
  int first;

  g_settings_set_int (test->settings, "window-width", 360);
  window_test_open (test);
  window_test_open_record (test, note);
  split = ADW_NAVIGATION_SPLIT_VIEW (window_test_find (test, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
  g_assert_true (adw_navigation_split_view_get_collapsed (split));
  put_cursor (find_note_text (test), 90, 90);
  scroll_to (test, "note-text", 1500);
  first = get_first_in_view (find_note_text (test));
  g_assert_cmpint (first, >, 500);
  wait_until_kept (test, "insert=90");
  window_test_close (test);

  window_test_open (test);
  assert_focused (test, find_note_text (test));
  g_assert_cmpint (get_cursor (find_note_text (test)), ==, 90);
  g_assert_cmpint (get_first_in_view (find_note_text (test)), ==, first);
  gtk_widget_activate_action (window_test_find (test, TRELLIS_TYPE_MATCH_PAGE), "place.back", NULL);
  ui_test_settle ();
  g_assert_null (find_scrolled (test, "note-text"));
  window_test_close (test);

  window_test_open (test);
  g_assert_nonnull (find_scrolled (test, "notes"));
  g_assert_null (find_scrolled (test, "note-text"));
  split = ADW_NAVIGATION_SPLIT_VIEW (window_test_find (test, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
  adw_navigation_split_view_set_show_content (split, FALSE);
  ui_test_settle ();
  window_test_close (test);

  window_test_open (test);
  split = ADW_NAVIGATION_SPLIT_VIEW (window_test_find (test, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
  g_assert_false (adw_navigation_split_view_get_show_content (split));
}

/* The choice of what is shown in a place. */
static GtkDropDown *
find_choice (WindowTest *test, const char *place, GType type)
{
  show_place (test, place);
  return GTK_DROP_DOWN (ui_test_find (window_test_find (test, type), GTK_TYPE_DROP_DOWN, 0));
}

static void
assert_chosen (WindowTest *test, guint timeline, guint meetings, guint goals, gboolean is_narrowed)
{
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (test, "overview", TRELLIS_TYPE_OVERVIEW_PLACE)), ==, timeline);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (test, "meetings", TRELLIS_TYPE_MEETINGS_PLACE)), ==, meetings);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (test, "goals", TRELLIS_TYPE_GOALS_PLACE)), ==, goals);
  show_place (test, "notes");
  g_assert_nonnull (ui_test_wait_label (find_scrolled (test, "notes"), "Seen"));
  g_assert_true ((ui_test_find_label (find_scrolled (test, "notes"), "Unseen") == NULL) == is_narrowed);
}

static void
choose_in_all_places (WindowTest *test)
{
  GtkWidget *filter;

  gtk_drop_down_set_selected (find_choice (test, "overview", TRELLIS_TYPE_OVERVIEW_PLACE), 3);
  gtk_drop_down_set_selected (find_choice (test, "meetings", TRELLIS_TYPE_MEETINGS_PLACE), 1);
  gtk_drop_down_set_selected (find_choice (test, "goals", TRELLIS_TYPE_GOALS_PLACE), 2);
  show_place (test, "notes");
  filter = window_test_find (test, TRELLIS_TYPE_NOTE_FILTER);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  ui_test_settle ();
  ui_test_toggle (filter, "Win");
  ui_test_toggle (filter, "garden");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_test_find (filter, GTK_TYPE_MENU_BUTTON, 0)));
  ui_test_settle ();
}

/* What is to be seen of a match stays as it was chosen, in this session and the next one; another match
 * knows nothing of it. The note beside the list is one that the list does not show. */
static void
test_choices (WindowTest *test, gconstpointer data)
{
  const char *tags[] = { "garden", NULL };
  g_autoptr(TrellisMatch) other = trellis_match_new ();
  g_autoptr(TrellisMeeting) meeting = add_meeting (test);
  g_autoptr(TrellisNote) seen = add_note (test, "Seen", "A win");
  g_autoptr(TrellisNote) unseen = add_note (test, "Unseen", "Something else");
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();
  g_autofree char *path = g_build_filename (test->ui.folder, "bookmark", NULL);
  g_autofree char *text = NULL;

  trellis_note_set_kind (seen, TRELLIS_NOTE_KIND_WIN);
  trellis_note_set_tags (seen, tags);
  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_store_add (test->ui.store, goal);
  trellis_match_set_partner (other, trellis_match_get_partner (test->ui.match));
  trellis_store_add (test->ui.store, other);

  window_test_open (test);
  window_test_open_record (test, unseen);
  choose_in_all_places (test);
  assert_chosen (test, 3, 1, 2, TRUE);
  window_test_close (test);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "garden"));

  window_test_open (test);
  g_assert_true (trellis_note_editor_get_note (TRELLIS_NOTE_EDITOR (window_test_find (
                          test, TRELLIS_TYPE_NOTE_EDITOR))) == unseen);
  assert_chosen (test, 3, 1, 2, TRUE);
  window_test_open_record (test, other);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (test, "meetings", TRELLIS_TYPE_MEETINGS_PLACE)), ==, 0);
  window_test_open_record (test, test->ui.match);
  assert_chosen (test, 3, 1, 2, TRUE);

  /* Who opens a note wants to see it. */
  window_test_open_record (test, unseen);
  assert_chosen (test, 3, 1, 2, FALSE);
  window_test_close (test);
  window_test_open (test);
  assert_chosen (test, 3, 1, 2, FALSE);
}

/* The half of the overview that was looked at last, where there is no room for both. */
static void
test_overview (WindowTest *test, gconstpointer data)
{
  GtkWidget *place;

  g_settings_set_int (test->settings, "window-width", 360);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  place = window_test_find (test, TRELLIS_TYPE_OVERVIEW_PLACE);
  g_assert_nonnull (find_scrolled (test, "overview"));
  ui_test_toggle (ui_test_find (place, ADW_TYPE_INLINE_VIEW_SWITCHER, 0), "Timeline");
  g_assert_null (find_scrolled (test, "overview"));
  window_test_close (test);

  window_test_open (test);
  place = window_test_find (test, TRELLIS_TYPE_OVERVIEW_PLACE);
  g_assert_null (find_scrolled (test, "overview"));

  /* Nothing is kept until the window has returned there; of a key or a button it would know. */
  ui_test_wait (2200);
  ui_test_toggle (ui_test_find (place, ADW_TYPE_INLINE_VIEW_SWITCHER, 0), "Now");
  window_test_close (test);

  window_test_open (test);
  g_assert_nonnull (find_scrolled (test, "overview"));
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  WINDOW_TEST_ADD ("/ui/bookmark/note", test_note);
  WINDOW_TEST_ADD ("/ui/bookmark/slow-start", test_slow_start);
  WINDOW_TEST_ADD ("/ui/bookmark/gone", test_gone);
  WINDOW_TEST_ADD ("/ui/bookmark/meeting", test_meeting);
  WINDOW_TEST_ADD ("/ui/bookmark/entry", test_entry);
  WINDOW_TEST_ADD ("/ui/bookmark/list", test_list);
  WINDOW_TEST_ADD ("/ui/bookmark/places", test_places);
  WINDOW_TEST_ADD ("/ui/bookmark/narrow", test_narrow);
  WINDOW_TEST_ADD ("/ui/bookmark/choices", test_choices);
  WINDOW_TEST_ADD ("/ui/bookmark/overview", test_overview);
  return window_test_run ();
}

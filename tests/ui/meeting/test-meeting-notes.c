/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-action-list.h"
#include "trellis-action-row.h"
#include "trellis-captured-list.h"
#include "trellis-follow-up-section.h"
#include "trellis-meet-section.h"
#include "trellis-meeting-clock.h"
#include "trellis-next-meeting-group.h"
#include "trellis-phase-group.h"
#include "trellis-room.h"
#include "trellis-text-card.h"
#include "trellis-time.h"
#include "trellis-title-view.h"
#include "trellis-wrap-up-section.h"
#include "ui-test.h"

typedef struct
{
  TrellisMeeting *meeting;
  GtkWidget *section;
  GtkWindow *window;
} Page;

static const char *
get_uid (gpointer record)
{
  return trellis_record_get_uid (TRELLIS_RECORD (record));
}

static TrellisMeeting *
add_meeting (UiTest *test, gint64 starts, TrellisMeetingState state)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, get_uid (test->match));
  trellis_meeting_set_starts (meeting, starts);
  trellis_meeting_set_state (meeting, state);
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->store, meeting);
  return meeting;
}

static TrellisPoint *
add_point (UiTest *test, TrellisMeeting *meeting, const char *title, TrellisVisibility visibility)
{
  TrellisPoint *point = trellis_point_new ();

  trellis_point_set_meeting (point, get_uid (meeting));
  trellis_point_set_title (point, title);
  trellis_record_set_visibility (TRELLIS_RECORD (point), visibility);
  trellis_store_add (test->store, point);
  return point;
}

static void
page_open (Page *page, UiTest *test, GType type)
{
  page->section =
    g_object_new (type, "store", test->store, "meeting", page->meeting, NULL);
  page->window = ui_test_present (page->section);
}

/* Nothing may hold on to a section that is gone. */
static void
page_close (Page *page)
{
  GtkWidget *section = page->section;

  g_object_add_weak_pointer (G_OBJECT (section), (gpointer *) &section);
  gtk_window_destroy (page->window);
  ui_test_settle ();
  g_assert_null (section);
  g_object_unref (page->meeting);
}

static GtkTextView *
get_view (Page *page, GType parent, guint index)
{
  GtkWidget *widget = ui_test_find (page->section, parent, index);

  return GTK_TEXT_VIEW (ui_test_find (widget, TRELLIS_TYPE_TEXT_VIEW, 0));
}

static void
type_text (GtkTextView *view, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), text, -1);
  ui_test_settle ();
}

/* A point that was added and left without a word is gone; one with a title stays. */
static void
test_untitled_points (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  GtkWidget *group, *add, *title;

  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);
  group = ui_test_find (page.section, TRELLIS_TYPE_PHASE_GROUP, 0);
  add = ui_test_find (group, GTK_TYPE_BUTTON, 0);

  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_POINT), ==, 1);
  gtk_widget_grab_focus (add);
  while (ui_test_count (test, TRELLIS_TYPE_POINT) > 0)
    g_main_context_iteration (NULL, TRUE);

  g_signal_emit_by_name (add, "clicked");
  title = ui_test_find (group, TRELLIS_TYPE_TITLE_VIEW, 0);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (title)), "Courage",
                                    -1);
  gtk_widget_grab_focus (add);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_POINT), ==, 1);

  page_close (&page);
}

static void
test_notes (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisPoint) point =
    add_point (test, page.meeting, "The board", TRELLIS_VISIBILITY_SHARED);

  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);
  type_text (get_view (&page, TRELLIS_TYPE_POINT_EDITOR, 0), "Ask finance");
  type_text (get_view (&page, TRELLIS_TYPE_TEXT_CARD, 0), "All went well");
  type_text (get_view (&page, TRELLIS_TYPE_TEXT_CARD, 1), "He looked tired");
  trellis_store_flush (test->store, NULL);

  g_assert_cmpstr (trellis_point_get_notes (point), ==, "Ask finance");
  g_assert_cmpstr (trellis_meeting_get_notes (page.meeting), ==, "All went well");
  g_assert_cmpstr (trellis_meeting_get_private_notes (page.meeting), ==, "He looked tired");

  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ui_test_find (page.section, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  g_assert_true (trellis_point_get_done (point));

  page_close (&page);
}

static void
test_add_point (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);
  g_autoptr(TrellisPoint) point = NULL;
  GtkWidget *group, *add;

  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);
  group = ui_test_find (page.section, TRELLIS_TYPE_PHASE_GROUP, TRELLIS_POINT_PHASE_PLAN);
  add = ui_test_find (group, GTK_TYPE_BUTTON, 0);
  g_signal_emit_by_name (add, "clicked");
  ui_test_settle ();

  point = trellis_store_get_first (test->store, query);
  g_assert_cmpint (trellis_point_get_phase (point), ==, TRELLIS_POINT_PHASE_PLAN);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (point)), ==,
                   TRELLIS_VISIBILITY_SHARED);

  page_close (&page);
}

static void
test_capture (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisPoint) point =
    add_point (test, page.meeting, "The board", TRELLIS_VISIBILITY_SHARED);
  g_autoptr(TrellisQuery) actions = trellis_query_new (TRELLIS_TYPE_ACTION);
  g_autoptr(TrellisQuery) notes = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisAction) action = NULL;
  g_autoptr(TrellisNote) note = NULL;

  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);

  gtk_widget_activate_action (page.section, "capture.action", NULL);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 0);

  type_text (get_view (&page, TRELLIS_TYPE_POINT_EDITOR, 0), "We talked\n- Ask finance");
  gtk_widget_activate_action (page.section, "capture.action", NULL);
  ui_test_settle ();
  action = trellis_store_get_first (test->store, actions);
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Ask finance");
  g_assert_cmpstr (trellis_action_get_meeting (action), ==, get_uid (page.meeting));
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (action)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  g_assert_nonnull (ui_test_find (ui_test_find (page.section, TRELLIS_TYPE_CAPTURED_LIST, 0),
                                  TRELLIS_TYPE_ACTION_ROW, 0));

  ui_test_undo (GTK_WIDGET (page.window));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 0);

  /* What comes out of private notes stays private. */
  type_text (get_view (&page, TRELLIS_TYPE_TEXT_CARD, 1), "Be patient");
  gtk_widget_activate_action (page.section, "capture.advice", NULL);
  note = trellis_store_get_first (test->store, notes);
  g_assert_cmpint (trellis_note_get_kind (note), ==, TRELLIS_NOTE_KIND_ADVICE);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);

  /* A key that is pressed once more makes nothing more of the line, but it may be made something else. */
  gtk_widget_activate_action (page.section, "capture.advice", NULL);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);
  gtk_widget_activate_action (page.section, "capture.decision", NULL);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 2);
  gtk_widget_activate_action (page.section, "capture.action", NULL);
  gtk_widget_activate_action (page.section, "capture.action", NULL);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 1);

  page_close (&page);
}

static void
assert_cursor (GtkTextView *view, const char *before, const char *after)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text_before = NULL, *text_after = NULL;
  GtkTextIter start, cursor, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  text_before = gtk_text_iter_get_text (&start, &cursor);
  text_after = gtk_text_iter_get_text (&cursor, &end);
  g_assert_cmpstr (text_before, ==, before);
  g_assert_cmpstr (text_after, ==, after);
}

/* Who has made an action of a line writes on below it, as after Enter; who does not finds the notes as they were. */
static void
test_capture_goes_on (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisPoint) point = add_point (test, page.meeting, "The board", TRELLIS_VISIBILITY_SHARED);
  GtkTextView *view;
  GtkTextIter first;

  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);
  view = get_view (&page, TRELLIS_TYPE_POINT_EDITOR, 0);
  type_text (view, "We talked\n- Ask finance");
  gtk_widget_activate_action (page.section, "capture.action", NULL);
  assert_cursor (view, "We talked\n- Ask finance\n- ", "");

  /* On the line that was just begun, the one before is meant. */
  gtk_widget_activate_action (page.section, "capture.decision", NULL);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1);
  assert_cursor (view, "We talked\n- Ask finance\n- ", "");

  type_text (view, "Write to Ada");
  gtk_widget_activate_action (page.section, "capture.action", NULL);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 2);
  gtk_widget_grab_focus (GTK_WIDGET (get_view (&page, TRELLIS_TYPE_TEXT_CARD, 0)));
  ui_test_settle ();
  trellis_store_flush (test->store, NULL);
  g_assert_cmpstr (trellis_point_get_notes (point), ==, "We talked\n- Ask finance\n- Write to Ada");

  /* Among other lines, the next one is at hand. */
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &first);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &first);
  gtk_widget_activate_action (page.section, "capture.advice", NULL);
  assert_cursor (view, "We talked\n", "- Ask finance\n- Write to Ada");

  page_close (&page);
}

/* Nothing of a private meeting is shared, however it is captured. */
static void
test_private_meeting (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisQuery) notes = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisNote) note = NULL;

  trellis_record_set_visibility (TRELLIS_RECORD (page.meeting), TRELLIS_VISIBILITY_PRIVATE);
  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);
  type_text (get_view (&page, TRELLIS_TYPE_TEXT_CARD, 0), "Stay until spring");
  gtk_widget_activate_action (page.section, "capture.decision", NULL);
  note = trellis_store_get_first (test->store, notes);
  g_assert_cmpint (trellis_note_get_kind (note), ==, TRELLIS_NOTE_KIND_DECISION);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==, TRELLIS_VISIBILITY_PRIVATE);

  page_close (&page);
}

static void
test_curtain (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisPoint) open =
    add_point (test, page.meeting, "The board", TRELLIS_VISIBILITY_SHARED);
  g_autoptr(TrellisPoint) secret =
    add_point (test, page.meeting, "My doubts", TRELLIS_VISIBILITY_PRIVATE);
  GtkTextView *private_notes, *secret_notes;

  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);
  private_notes = get_view (&page, TRELLIS_TYPE_TEXT_CARD, 1);
  secret_notes = get_view (&page, TRELLIS_TYPE_POINT_EDITOR, 1);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (private_notes)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (secret_notes)));

  gtk_widget_activate_action (page.section, "room.curtain", NULL);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (private_notes)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (secret_notes)));
  g_assert_true (
    gtk_widget_get_mapped (GTK_WIDGET (get_view (&page, TRELLIS_TYPE_POINT_EDITOR, 0))));

  gtk_widget_activate_action (page.section, "room.curtain", NULL);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (private_notes)));

  page_close (&page);
}

static void
test_clock (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  TrellisRoom *room = trellis_room_find (test->store, page.meeting);
  GtkWidget *clock, *start;

  page_open (&page, test, TRELLIS_TYPE_MEET_SECTION);
  clock = ui_test_find (page.section, TRELLIS_TYPE_MEETING_CLOCK, 0);
  start = ui_test_find (clock, GTK_TYPE_BUTTON, 0);
  g_assert_cmpint (trellis_room_get_started (room), ==, 0);
  g_signal_emit_by_name (start, "clicked");
  g_assert_cmpint (trellis_room_get_started (room), >, 0);
  g_assert_nonnull (ui_test_wait_label (clock, "0 of 60 min"));

  trellis_room_set_started (room, trellis_room_get_started (room) - 12 * 60);
  g_assert_nonnull (ui_test_wait_label (clock, "12 of 60 min"));

  page_close (&page);
}

static void
enter_action (GtkWidget *list, const char *title)
{
  GtkWidget *entry = ui_test_find (list, ADW_TYPE_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  g_signal_emit_by_name (entry, "entry-activated");
  ui_test_settle ();
}

static void
test_wrap_up (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, trellis_time_now () - 3600,
                                        TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);
  g_autoptr(TrellisPoint) open =
    add_point (test, page.meeting, "The license", TRELLIS_VISIBILITY_SHARED);
  g_autoptr(TrellisRecordList) actions = NULL;
  g_autoptr(TrellisAction) must = NULL;
  g_autoptr(TrellisAction) nice = NULL;
  TrellisMeeting *next;
  GtkWidget *group;

  trellis_query_ascending (query, "title");
  page_open (&page, test, TRELLIS_TYPE_WRAP_UP_SECTION);
  group = ui_test_find (page.section, TRELLIS_TYPE_NEXT_MEETING_GROUP, 0);

  /* The date first: it is when the things that must be done are due. */
  g_assert_null (trellis_next_meeting_group_get_next (TRELLIS_NEXT_MEETING_GROUP (group)));
  g_signal_emit_by_name (ui_test_find (group, GTK_TYPE_BUTTON, 0), "clicked");
  ui_test_settle ();
  next = trellis_next_meeting_group_get_next (TRELLIS_NEXT_MEETING_GROUP (group));
  g_assert_nonnull (next);
  g_assert_cmpint (trellis_meeting_get_starts (next), >, trellis_time_now ());

  enter_action (ui_test_find (page.section, TRELLIS_TYPE_ACTION_LIST, 0), "Ask finance");
  enter_action (ui_test_find (page.section, TRELLIS_TYPE_ACTION_LIST, 1), "Read the report");
  actions = trellis_store_list (test->store, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (actions)), ==, 2);
  must = g_list_model_get_item (G_LIST_MODEL (actions), 0);
  nice = g_list_model_get_item (G_LIST_MODEL (actions), 1);
  g_assert_cmpstr (trellis_action_get_title (must), ==, "Ask finance");
  g_assert_cmpint (trellis_action_get_owner (must), ==, TRELLIS_OWNER_MENTEE);
  g_assert_nonnull (trellis_action_get_due (must));
  g_assert_null (trellis_action_get_due (nice));
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (nice)), ==,
                   TRELLIS_VISIBILITY_SHARED);

  g_assert_cmpint (trellis_meeting_get_state (page.meeting), ==, TRELLIS_MEETING_STATE_CONFIRMED);
  gtk_widget_activate_action (page.section, "meeting.hold", NULL);
  g_assert_cmpint (trellis_meeting_get_state (page.meeting), ==, TRELLIS_MEETING_STATE_HELD);

  page_close (&page);
}

static void
test_next_agenda (UiTest *test, gconstpointer data)
{
  gint64 now = trellis_time_now ();
  Page page = { .meeting = add_meeting (test, now - 3600, TRELLIS_MEETING_STATE_HELD) };
  g_autoptr(TrellisMeeting) next =
    add_meeting (test, now + 14 * 24 * 3600, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autoptr(TrellisPoint) open =
    add_point (test, page.meeting, "The license", TRELLIS_VISIBILITY_SHARED);
  GtkWidget *group, *row, *add;

  page_open (&page, test, TRELLIS_TYPE_WRAP_UP_SECTION);
  group = ui_test_find (page.section, TRELLIS_TYPE_NEXT_MEETING_GROUP, 0);
  row = ui_test_find_label (group, "The license");
  g_assert_nonnull (row);

  add = gtk_widget_get_ancestor (ui_test_find_label (group, "Add All"),
                                 GTK_TYPE_BUTTON);
  g_signal_emit_by_name (add, "clicked");
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_POINT), ==, 2);
  g_assert_null (ui_test_find_label (group, "The license"));

  page_close (&page);
}

static void
test_follow_up (UiTest *test, gconstpointer data)
{
  Page page = { .meeting = add_meeting (test, trellis_time_now () - 3600,
                                        TRELLIS_MEETING_STATE_HELD) };
  g_autoptr(TrellisPoint) open =
    add_point (test, page.meeting, "The board", TRELLIS_VISIBILITY_SHARED);
  g_autoptr(TrellisPoint) secret =
    add_point (test, page.meeting, "My doubts", TRELLIS_VISIBILITY_PRIVATE);
  GtkWidget *sent, *worth;
  const char *summary;
  g_autofree char *first = NULL;

  trellis_point_set_notes (open, "Eleven minutes");
  trellis_point_set_notes (secret, "Unspeakable");
  trellis_meeting_set_private_notes (page.meeting, "He looked tired");
  trellis_meeting_set_worked_well (page.meeting, "The walk");

  page_open (&page, test, TRELLIS_TYPE_FOLLOW_UP_SECTION);
  g_assert_nonnull (ui_test_wait_label (page.section, "No Summary Yet"));
  gtk_widget_activate_action (page.section, "summary.draft", NULL);
  ui_test_settle ();
  summary = trellis_meeting_get_summary (page.meeting);
  g_assert_nonnull (strstr (summary, "Eleven minutes"));
  g_assert_null (strstr (summary, "doubts"));
  g_assert_null (strstr (summary, "Unspeakable"));
  g_assert_null (strstr (summary, "tired"));
  g_assert_null (strstr (summary, "walk"));

  /* What was edited comes back by undo. */
  first = g_strdup (summary);
  gtk_widget_activate_action (page.section, "summary.thank", NULL);
  trellis_store_flush (test->store, NULL);
  g_assert_true (
    g_str_has_prefix (trellis_meeting_get_summary (page.meeting), "Thank you, Ada Example, for"));
  gtk_widget_activate_action (page.section, "summary.draft", NULL);
  g_assert_cmpstr (trellis_meeting_get_summary (page.meeting), ==, first);
  ui_test_settle ();
  ui_test_undo (GTK_WIDGET (page.window));
  g_assert_true (g_str_has_prefix (trellis_meeting_get_summary (page.meeting), "Thank you"));

  sent = ui_test_find (page.section, ADW_TYPE_SWITCH_ROW, 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (sent), TRUE);
  g_assert_cmpint (trellis_meeting_get_summary_sent (page.meeting), >, 0);

  worth = ui_test_find (page.section, ADW_TYPE_TOGGLE_GROUP, 0);
  g_assert_cmpint (trellis_meeting_get_worth (page.meeting), ==, 0);
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (worth), 3);
  g_assert_cmpint (trellis_meeting_get_worth (page.meeting), ==, 4);

  page_close (&page);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/meeting-notes/notes", test_notes);
  UI_TEST_ADD ("/ui/meeting-notes/untitled-points", test_untitled_points);
  UI_TEST_ADD ("/ui/meeting-notes/add-point", test_add_point);
  UI_TEST_ADD ("/ui/meeting-notes/capture", test_capture);
  UI_TEST_ADD ("/ui/meeting-notes/capture-goes-on", test_capture_goes_on);
  UI_TEST_ADD ("/ui/meeting-notes/private-meeting", test_private_meeting);
  UI_TEST_ADD ("/ui/meeting-notes/curtain", test_curtain);
  UI_TEST_ADD ("/ui/meeting-notes/clock", test_clock);
  UI_TEST_ADD ("/ui/meeting-notes/wrap-up", test_wrap_up);
  UI_TEST_ADD ("/ui/meeting-notes/next-agenda", test_next_agenda);
  UI_TEST_ADD ("/ui/meeting-notes/follow-up", test_follow_up);
  return g_test_run ();
}

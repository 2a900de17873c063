/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-action-row.h"
#include "trellis-captured-list.h"
#include "trellis-meet-section.h"
#include "trellis-meeting-clock.h"
#include "trellis-phase-group.h"
#include "trellis-room.h"
#include "trellis-text-card.h"
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

static void
test_notes (UiTest *test, gconstpointer data G_GNUC_UNUSED)
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
test_add_point (UiTest *test, gconstpointer data G_GNUC_UNUSED)
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
test_capture (UiTest *test, gconstpointer data G_GNUC_UNUSED)
{
  Page page = { .meeting = add_meeting (test, 1800000000, TRELLIS_MEETING_STATE_CONFIRMED) };
  g_autoptr(TrellisPoint) point =
    add_point (test, page.meeting, "The board", TRELLIS_VISIBILITY_SHARED);
  g_autoptr(TrellisQuery) actions = trellis_query_new (TRELLIS_TYPE_ACTION);
  g_autoptr(TrellisQuery) notes = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisAction) action = NULL;
  g_autoptr(TrellisNote) note = NULL;
  GtkWidget *undo;

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

  undo = ui_test_find_label (GTK_WIDGET (page.window), "Undo");
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 0);

  /* What comes out of private notes stays private. */
  type_text (get_view (&page, TRELLIS_TYPE_TEXT_CARD, 1), "Be patient");
  gtk_widget_activate_action (page.section, "capture.advice", NULL);
  note = trellis_store_get_first (test->store, notes);
  g_assert_cmpint (trellis_note_get_kind (note), ==, TRELLIS_NOTE_KIND_ADVICE);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);

  page_close (&page);
}

static void
test_curtain (UiTest *test, gconstpointer data G_GNUC_UNUSED)
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
test_clock (UiTest *test, gconstpointer data G_GNUC_UNUSED)
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
  g_assert_nonnull (ui_test_find_label (clock, "0 of 60 min"));

  trellis_room_set_started (room, trellis_room_get_started (room) - 12 * 60);
  g_assert_nonnull (ui_test_find_label (clock, "12 of 60 min"));

  page_close (&page);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/meeting-notes/notes", test_notes);
  UI_TEST_ADD ("/ui/meeting-notes/add-point", test_add_point);
  UI_TEST_ADD ("/ui/meeting-notes/capture", test_capture);
  UI_TEST_ADD ("/ui/meeting-notes/curtain", test_curtain);
  UI_TEST_ADD ("/ui/meeting-notes/clock", test_clock);
  return g_test_run ();
}

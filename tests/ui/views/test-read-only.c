/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-action-row.h"
#include "trellis-captured-note.h"
#include "trellis-content.h"
#include "trellis-goal-task-row.h"
#include "trellis-meeting-page.h"
#include "trellis-note-editor.h"
#include "trellis-point-row.h"
#include "trellis-search-view.h"
#include "trellis-tag-entry.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "window-test.h"

/* A match with something of everything. */
typedef struct
{
  TrellisNote *note;
  TrellisGoal *goal;
  TrellisTask *task;
  TrellisMeeting *meeting;
  TrellisPoint *points[2];
  TrellisAction *action;
  TrellisPulse *pulse;
} Records;

static gpointer
add (WindowTest *test, gpointer record, const char *parent, gpointer whole)
{
  g_object_set (record, parent, trellis_record_get_uid (whole), NULL);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->ui.store, record);
  return record;
}

static void
records_add (Records *self, WindowTest *test)
{
  TrellisMatch *match = test->ui.match;

  self->note = add (test, trellis_note_new (), "match", match);
  trellis_note_set_kind (self->note, TRELLIS_NOTE_KIND_ADVICE);
  trellis_note_set_title (self->note, "One thing at a time");
  trellis_note_set_body (self->note, "So it was said");
  trellis_note_set_tags (self->note, (const char *const[]) { "calm", NULL });
  self->goal = add (test, trellis_goal_new (), "match", match);
  trellis_goal_set_title (self->goal, "Speak in public");
  self->task = add (test, trellis_task_new (), "goal", self->goal);
  trellis_task_set_title (self->task, "Find a stage");
  g_object_unref (add (test, trellis_check_in_new (), "goal", self->goal));
  self->meeting = add (test, trellis_meeting_new (), "match", match);
  trellis_meeting_set_title (self->meeting, "Second meeting");
  trellis_meeting_set_starts (self->meeting, trellis_time_now () + 3600);
  trellis_meeting_set_state (self->meeting, TRELLIS_MEETING_STATE_SCHEDULED);
  trellis_meeting_set_summary (self->meeting, "What was agreed");
  for (int i = 0; i < 2; i++)
    {
      self->points[i] = add (test, trellis_point_new (), "meeting", self->meeting);
      trellis_point_set_title (self->points[i], i == 0 ? "First point" : "Second point");
      trellis_point_set_position (self->points[i], i);
    }
  self->action = trellis_action_new ();
  trellis_action_set_meeting (self->action, trellis_record_get_uid (TRELLIS_RECORD (self->meeting)));
  trellis_action_set_title (self->action, "Write to the stage");
  add (test, self->action, "match", match);
  self->pulse = add (test, trellis_pulse_new (), "match", match);
  trellis_pulse_set_satisfied (self->pulse, 4);
  g_assert_true (trellis_store_flush (test->ui.store, NULL));
}

static void
records_clear (Records *self)
{
  g_object_unref (self->note);
  g_object_unref (self->goal);
  g_object_unref (self->task);
  g_object_unref (self->meeting);
  g_object_unref (self->points[0]);
  g_object_unref (self->points[1]);
  g_object_unref (self->action);
  g_object_unref (self->pulse);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, records_clear)

static gboolean
can_be_changed (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
  if (!gtk_widget_is_sensitive (widget))
    return FALSE;
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_editable (GTK_EDITABLE (widget));
  return GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_SCALE (widget) ||
         ADW_IS_TOGGLE_GROUP (widget);
}

/* How many of the texts and controls in view take something. */
static guint
count_open (GtkWidget *widget)
{
  guint n = can_be_changed (widget) ? 1 : 0;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_SEARCH_ENTRY (widget) || ADW_IS_INLINE_VIEW_SWITCHER (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_open (child);
  return n;
}

static guint
count_in_page (WindowTest *test)
{
  return count_open (window_test_find (test, TRELLIS_TYPE_CONTENT));
}

static void
end (WindowTest *test, TrellisMatchState state)
{
  trellis_match_set_state (test->ui.match, state);
  ui_test_settle ();
}

static void
show_step (WindowTest *test, guint step)
{
  g_assert_true (gtk_widget_activate_action (window_test_find (test, TRELLIS_TYPE_MEETING_PAGE), "step.show", "u", step));
  ui_test_settle ();
}

/* All places, and all steps of the meeting. */
static void
test_nothing_can_be_changed (WindowTest *test, gconstpointer data)
{
  g_auto(Records) records = { NULL };
  gpointer shown[5];

  records_add (&records, test);
  shown[0] = records.note;
  shown[1] = records.goal;
  shown[2] = records.pulse;
  shown[3] = records.task;
  shown[4] = records.meeting;
  window_test_open (test);
  window_test_open_record (test, records.meeting);
  for (guint step = 1; step <= 4; step++)
    {
      show_step (test, step);
      g_assert_cmpuint (count_in_page (test), >, 0);
    }
  window_test_open_record (test, records.goal);
  g_assert_cmpuint (count_in_page (test), >, 5);

  end (test, TRELLIS_MATCH_STATE_ENDED);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_test_message ("A %s", TRELLIS_RECORD_GET_CLASS (shown[i])->table);
      window_test_open_record (test, shown[i]);
      ui_test_settle ();
      g_assert_cmpuint (count_in_page (test), ==, 0);
    }
  for (guint step = 1; step <= 4; step++)
    {
      g_test_message ("Step %u", step);
      show_step (test, step);
      g_assert_true (gtk_widget_is_sensitive (
        ui_test_find (window_test_find (test, ADW_TYPE_INLINE_VIEW_SWITCHER), ADW_TYPE_TOGGLE_GROUP, 0)));
      g_assert_cmpuint (count_in_page (test), ==, 0);
    }
}

static void
act (WindowTest *test, GType type, const char *action, const char *format, ...)
{
  GtkWidget *widget = window_test_find (test, type);
  g_autoptr(GVariant) parameter = NULL;
  va_list values;

  va_start (values, format);
  if (format != NULL)
    parameter = g_variant_ref_sink (g_variant_new_va (format, NULL, &values));
  va_end (values);
  g_test_message ("%s", action);
  gtk_widget_activate_action_variant (widget, action, parameter);
  ui_test_settle ();
}

/* Neither by keys nor by menus, which all are actions. */
static void
test_verbs_do_nothing (WindowTest *test, gconstpointer data)
{
  g_auto(Records) records = { NULL };
  const char *goal;
  GtkWidget *row;

  records_add (&records, test);
  goal = trellis_record_get_uid (TRELLIS_RECORD (records.goal));
  end (test, TRELLIS_MATCH_STATE_COMPLETED);
  window_test_open (test);

  window_test_open_record (test, records.note);
  act (test, TRELLIS_TYPE_NOTE_EDITOR, "note.delete", NULL);
  act (test, TRELLIS_TYPE_NOTE_EDITOR, "note.pin", NULL);
  act (test, TRELLIS_TYPE_NOTE_EDITOR, "note.share", NULL);
  act (test, TRELLIS_TYPE_NOTE_EDITOR, "note.new", NULL);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_NOTE), ==, 1);
  g_assert_false (trellis_note_get_pinned (records.note));
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (records.note)), ==, TRELLIS_VISIBILITY_SHARED);

  window_test_open_record (test, records.goal);
  act (test, TRELLIS_TYPE_GOAL_TASK_ROW, "task.delete", NULL);
  act (test, TRELLIS_TYPE_GOAL_TASK_ROW, "goal.delete", "s", goal);
  act (test, TRELLIS_TYPE_GOAL_TASK_ROW, "goal.let-go", "s", goal);
  act (test, TRELLIS_TYPE_GOAL_TASK_ROW, "goal.new", NULL);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_GOAL), ==, 1);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_TASK), ==, 1);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window)));

  window_test_open_record (test, records.meeting);
  show_step (test, 1);
  row = window_test_find (test, TRELLIS_TYPE_POINT_ROW);
  act (test, TRELLIS_TYPE_POINT_ROW, "point.down", NULL);
  act (test, TRELLIS_TYPE_POINT_ROW, "agenda.shift", "(si)", trellis_record_get_uid (TRELLIS_RECORD (records.points[0])),
       1);
  act (test, TRELLIS_TYPE_POINT_ROW, "point.make-goal", NULL);
  act (test, TRELLIS_TYPE_POINT_ROW, "point.phase", "s", "plan");
  act (test, TRELLIS_TYPE_POINT_ROW, "point.delete", NULL);
  g_assert_true (window_test_find (test, TRELLIS_TYPE_POINT_ROW) == row);
  g_assert_cmpint (trellis_point_get_position (records.points[0]), ==, 0);
  g_assert_cmpint (trellis_point_get_phase (records.points[0]), !=, TRELLIS_POINT_PHASE_PLAN);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_GOAL), ==, 1);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_POINT), ==, 2);

  show_step (test, 2);
  act (test, TRELLIS_TYPE_TEXT_VIEW, "capture.decision", NULL);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_NOTE), ==, 1);
  show_step (test, 3);
  act (test, TRELLIS_TYPE_ACTION_ROW, "action.delete", NULL);
  act (test, TRELLIS_TYPE_ACTION_ROW, "action.priority", "s", "nice");
  act (test, TRELLIS_TYPE_ACTION_ROW, "meeting.delete", NULL);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_ACTION), ==, 1);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_MEETING), ==, 1);
  g_assert_cmpint (trellis_action_get_priority (records.action), ==, TRELLIS_ACTION_PRIORITY_MUST);
}

/* Whoever is on a page stays there when the match ends, and when it is taken up again. */
static void
test_reopen (WindowTest *test, gconstpointer data)
{
  g_auto(Records) records = { NULL };
  GtkWidget *view;

  records_add (&records, test);
  window_test_open (test);
  window_test_open_record (test, records.note);
  g_assert_cmpuint (count_in_page (test), >, 0);

  end (test, TRELLIS_MATCH_STATE_ENDED);
  g_assert_nonnull (ui_test_wait_label (test->window, "This match is over, and kept to look back"));
  g_assert_true (trellis_note_editor_get_note (TRELLIS_NOTE_EDITOR (window_test_find (test, TRELLIS_TYPE_NOTE_EDITOR))) ==
                 records.note);
  g_assert_cmpuint (count_in_page (test), ==, 0);

  ui_test_press (test->window, "_Reopen");
  g_assert_cmpint (trellis_match_get_state (test->ui.match), ==, TRELLIS_MATCH_STATE_ACTIVE);
  g_assert_nonnull (ui_test_wait_label (test->window, "The match is now: Active"));
  view = window_test_find (test, TRELLIS_TYPE_TEXT_VIEW);
  g_assert_cmpuint (count_in_page (test), >, 0);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));

  window_test_open_record (test, records.meeting);
  show_step (test, 2);
  end (test, TRELLIS_MATCH_STATE_COMPLETED);
  g_assert_true (trellis_meeting_page_get_meeting (
                   TRELLIS_MEETING_PAGE (window_test_find (test, TRELLIS_TYPE_MEETING_PAGE))) == records.meeting);
  g_assert_cmpuint (count_in_page (test), ==, 0);
  ui_test_press (window_test_find (test, TRELLIS_TYPE_MEETING_PAGE), "_Reopen");
  g_assert_cmpuint (count_in_page (test), >, 0);
}

/* A quick note goes to a match that goes on, and a new one where there is none. */
static void
test_quick_note (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisMatch) other = trellis_match_new ();

  trellis_match_set_partner (other, trellis_record_get_uid (TRELLIS_RECORD (test->ui.partner)));
  trellis_match_set_state (other, TRELLIS_MATCH_STATE_ACTIVE);
  trellis_store_add (test->ui.store, other);
  end (test, TRELLIS_MATCH_STATE_ENDED);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  g_assert_true (gtk_widget_activate_action (test->window, "note.new", NULL));
  ui_test_settle ();
  g_assert_true (trellis_content_get_match (TRELLIS_CONTENT (window_test_find (test, TRELLIS_TYPE_CONTENT))) == other);

  trellis_match_set_state (other, TRELLIS_MATCH_STATE_ENDED);
  ui_test_settle ();
  g_assert_true (gtk_widget_activate_action (test->window, "note.new", NULL));
  ui_test_settle ();
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window)));
}

/* The line for a new action is not there, and does not take the keys; nor is there a heading of nothing. */
static void
test_focus_is_seen (WindowTest *test, gconstpointer data)
{
  g_auto(Records) records = { NULL };
  GtkWidget *focus;

  records_add (&records, test);
  trellis_store_delete (test->ui.store, records.action);
  end (test, TRELLIS_MATCH_STATE_ENDED);
  window_test_open (test);
  window_test_open_record (test, records.meeting);
  for (guint step = 1; step <= 4; step++)
    {
      g_test_message ("Step %u", step);
      g_assert_true (trellis_content_show_step (TRELLIS_CONTENT (window_test_find (test, TRELLIS_TYPE_CONTENT)),
                                                g_variant_new_uint32 (step)));
      ui_test_settle ();
      focus = gtk_window_get_focus (GTK_WINDOW (test->window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_get_mapped (focus));
      g_assert_null (ui_test_find_label (test->window, "Must Do Before Next Time"));
      g_assert_false (step == 2 && ui_test_find_label (test->window, "Last Time") != NULL);
      g_assert_null (ui_test_find_label (test->window, "Private Notes"));
      g_assert_null (ui_test_find_label (test->window, "What Helped"));
      g_assert_null (ui_test_find_button (test->window, "Start Counting the Minutes"));
    }
}

/* What a tag leads to is only looked for. It can still be, and not be removed. */
static void
test_tag_is_found (WindowTest *test, gconstpointer data)
{
  g_auto(Records) records = { NULL };
  GtkWidget *entry, *button;

  records_add (&records, test);
  end (test, TRELLIS_MATCH_STATE_ENDED);
  window_test_open (test);
  window_test_open_record (test, records.note);
  entry = window_test_find (test, TRELLIS_TYPE_TAG_ENTRY);
  g_assert_false (gtk_widget_get_mapped (ui_test_find (entry, GTK_TYPE_BUTTON, 1)));

  button = ui_test_find (entry, GTK_TYPE_BUTTON, 0);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_find (test, GTK_TYPE_SEARCH_ENTRY))), ==, "#calm");
  g_assert_nonnull (ui_test_wait_label (window_test_find (test, TRELLIS_TYPE_SEARCH_VIEW), "One thing at a time"));
}

int
main (int argc, char *argv[])
{
  window_test_init (&argc, &argv);
  WINDOW_TEST_ADD ("/ui/read-only/nothing-can-be-changed", test_nothing_can_be_changed);
  WINDOW_TEST_ADD ("/ui/read-only/verbs-do-nothing", test_verbs_do_nothing);
  WINDOW_TEST_ADD ("/ui/read-only/reopen", test_reopen);
  WINDOW_TEST_ADD ("/ui/read-only/quick-note", test_quick_note);
  WINDOW_TEST_ADD ("/ui/read-only/focus-is-seen", test_focus_is_seen);
  WINDOW_TEST_ADD ("/ui/read-only/tag-is-found", test_tag_is_found);
  return window_test_run ();
}

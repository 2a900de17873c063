/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Home and the sidebar tell of the next meetings: the one that the two are in, or else the one that comes,
 * and that as time goes on and while others bring something here. */
#include "apply-batch.h"
#include "journal-file.h"
#include "trellis-format.h"
#include "trellis-home-list.h"
#include "trellis-home-match-row.h"
#include "trellis-home-page.h"
#include "trellis-match-row.h"
#include "trellis-match-summary.h"
#include "trellis-next-steps-list.h"
#include "trellis-sidebar.h"
#include "trellis-summary-row.h"
#include "trellis-time.h"
#include "ui-test.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

typedef struct
{
  UiTest ui;
  TrellisOutlooks *outlooks;
  GtkWidget *sidebar, *home, *summary;
  GtkWindow *window;
} Home;

static void
set_up (Home *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  ui_test_set_up (&self->ui, NULL);
  trellis_match_set_state (self->ui.match, TRELLIS_MATCH_STATE_ACTIVE);
  g_assert_true (trellis_store_flush (self->ui.store, NULL));
  self->outlooks = trellis_outlooks_new (self->ui.store);
  self->sidebar = trellis_sidebar_new (self->ui.store, self->outlooks);
  self->home = trellis_home_page_new (self->ui.store, self->outlooks);
  self->summary = g_object_new (TRELLIS_TYPE_MATCH_SUMMARY, NULL);
  trellis_match_summary_set_match (TRELLIS_MATCH_SUMMARY (self->summary), self->ui.store, self->ui.match);
  gtk_widget_set_hexpand (self->home, TRUE);
  gtk_box_append (GTK_BOX (box), self->sidebar);
  gtk_box_append (GTK_BOX (box), self->home);
  gtk_box_append (GTK_BOX (box), self->summary);
  self->window = ui_test_present (box);
}

static void
tear_down (Home *self, gconstpointer data)
{
  gtk_window_destroy (self->window);
  g_object_unref (self->outlooks);
  ui_test_tear_down (&self->ui, NULL);
}

static TrellisMeeting *
add_meeting (Home *self, const char *title, gint64 starts, TrellisMeetingState state)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (self->ui.match)));
  trellis_meeting_set_title (meeting, title);
  trellis_meeting_set_starts (meeting, starts);
  trellis_meeting_set_minutes (meeting, 60);
  trellis_meeting_set_state (meeting, state);
  trellis_store_add (self->ui.store, meeting);
  g_assert_true (trellis_store_flush (self->ui.store, NULL));
  return meeting;
}

/* The row of Home that tells of @record; NULL if there is none. */
static GtkWidget *
find_row (Home *self, gpointer record)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (self->home, TRELLIS_TYPE_SUMMARY_ROW, i)) != NULL; i++)
    if (!TRELLIS_IS_HOME_MATCH_ROW (row) && trellis_home_list_get_about (GTK_LIST_BOX_ROW (row)) == record)
      return row;
  return NULL;
}

static void
wait_for_row (Home *self, gpointer record, gboolean is_there)
{
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while ((find_row (self, record) != NULL) != is_there && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((find_row (self, record) != NULL) == is_there);
}

/* Until the sidebar tells of @meeting as the next one of the match; NULL for none. */
static void
wait_for_next (Home *self, TrellisMeeting *meeting)
{
  g_autofree char *when =
    meeting != NULL ? trellis_format_when (trellis_meeting_get_starts (meeting), trellis_time_now ()) : NULL;

  g_assert_nonnull (ui_test_wait_label (self->sidebar, when != NULL ? "Your mentor ·" : "Your mentor"));
  if (when != NULL)
    g_assert_nonnull (ui_test_wait_label (self->sidebar, when));
}

/* The one that goes on is what somebody looks for now; it is followed by the one after it. */
static void
test_goes_on (Home *self, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) later = add_meeting (self, "Later", now + 2 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autoptr(TrellisMeeting) current = add_meeting (self, "Now", now - HOUR / 2, TRELLIS_MEETING_STATE_CONFIRMED);
  g_autoptr(TrellisMeeting) over = add_meeting (self, "Over", now - 2 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autofree char *when = trellis_format_when (now - HOUR / 2, now);

  wait_for_next (self, current);
  wait_for_row (self, current, TRUE);
  wait_for_row (self, later, TRUE);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_row (self, current))), ==, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_row (self, later))), ==, 1);
  g_assert_null (find_row (self, over));

  gtk_widget_set_visible (self->summary, FALSE);
  gtk_widget_set_visible (self->summary, TRUE);
  g_assert_nonnull (ui_test_wait_label (self->summary, when));
}

/* What was planned is not what comes in a pause, nor in a match that is over: the sidebar says so instead. */
static void
test_is_over (Home *self, gconstpointer data)
{
  const struct
  {
    TrellisMatchState state;
    const char *words;
  } cases[] = {
    { TRELLIS_MATCH_STATE_COMPLETED, "Completed" },
    { TRELLIS_MATCH_STATE_ENDED, "Ended Early" },
    { TRELLIS_MATCH_STATE_PAUSED, "Paused" },
  };
  const gint64 starts = trellis_time_now () + 2 * HOUR;
  g_autoptr(TrellisMeeting) meeting = add_meeting (self, "Planned", starts, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autofree char *when = trellis_format_when (starts, trellis_time_now ());

  wait_for_next (self, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      trellis_match_set_state (self->ui.match, cases[i].state);
      gtk_expander_set_expanded (GTK_EXPANDER (ui_test_find (self->sidebar, GTK_TYPE_EXPANDER, 0)), TRUE);
      g_assert_nonnull (ui_test_wait_label (self->sidebar, cases[i].words));
      g_assert_null (ui_test_find_label (self->sidebar, when));
    }

  trellis_match_set_state (self->ui.match, TRELLIS_MATCH_STATE_ACTIVE);
  wait_for_next (self, meeting);
}

/* What has been held, missed, or canceled comes no more, whatever time it had. */
static void
test_has_been (Home *self, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) held = add_meeting (self, "Held", now + MINUTE, TRELLIS_MEETING_STATE_HELD);
  g_autoptr(TrellisMeeting) missed = add_meeting (self, "Missed", now - MINUTE, TRELLIS_MEETING_STATE_MISSED);
  g_autoptr(TrellisMeeting) canceled = add_meeting (self, "Canceled", now + HOUR, TRELLIS_MEETING_STATE_CANCELLED);
  g_autoptr(TrellisMeeting) ahead = add_meeting (self, "Ahead", now + 2 * HOUR, TRELLIS_MEETING_STATE_PROPOSED);

  wait_for_next (self, ahead);
  wait_for_row (self, ahead, TRUE);
  g_assert_null (find_row (self, held));
  g_assert_null (find_row (self, missed));
  g_assert_null (find_row (self, canceled));
}

/* Nothing needs to be done for what is over to go. */
static void
test_time_passes (Home *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    add_meeting (self, "Short", trellis_time_now () - MINUTE + 6, TRELLIS_MEETING_STATE_SCHEDULED);

  trellis_meeting_set_minutes (meeting, 1);
  g_assert_true (trellis_store_flush (self->ui.store, NULL));
  wait_for_next (self, meeting);
  wait_for_row (self, meeting, TRUE);
  while (trellis_time_now () < trellis_meeting_get_starts (meeting) + MINUTE)
    ui_test_wait (100);

  trellis_outlooks_refresh (self->outlooks);
  wait_for_row (self, meeting, FALSE);
  wait_for_next (self, NULL);
}

/* Who is at a row stays there when another one comes before it, and at what follows when it goes. */
static void
test_focus_stays (Home *self, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) second = add_meeting (self, "Second", now + 2 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autoptr(TrellisMeeting) third = add_meeting (self, "Third", now + 3 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autoptr(TrellisMeeting) first = NULL;

  wait_for_row (self, third, TRUE);
  gtk_widget_grab_focus (find_row (self, second));
  first = add_meeting (self, "First", now + HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  wait_for_row (self, first, TRUE);
  g_assert_true (gtk_window_get_focus (self->window) == find_row (self, second));

  trellis_store_delete (self->ui.store, second);
  wait_for_row (self, second, FALSE);
  g_assert_true (gtk_window_get_focus (self->window) == find_row (self, third));

  trellis_store_delete (self->ui.store, third);
  wait_for_row (self, third, FALSE);
  g_assert_true (gtk_window_get_focus (self->window) == find_row (self, first));
}

/* What tells the same is the same row: who reads it is not told of it again. */
static void
test_same_stays (Home *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    add_meeting (self, "Ahead", trellis_time_now () + 48 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  GtkWidget *row;

  wait_for_row (self, meeting, TRUE);
  row = find_row (self, meeting);
  trellis_match_set_reason (self->ui.match, "Both like tea");
  g_assert_true (trellis_store_flush (self->ui.store, NULL));
  ui_test_wait (1000);
  g_assert_true (find_row (self, meeting) == row);

  trellis_meeting_set_title (meeting, "Far ahead");
  g_assert_nonnull (ui_test_wait_label (self->home, "Ada Example\u00a0· Far ahead"));
}

static TrellisShareBatch *
new_batch (Home *self)
{
  return trellis_share_batch_new (trellis_record_get_uid (TRELLIS_RECORD (self->ui.match)), trellis_time_now (),
                                  TRELLIS_ROLE_MENTEE, NULL);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  trellis_store_apply_batch_finish (TRELLIS_STORE (source), result, NULL);
  *(gboolean *) data = TRUE;
}

static GtkWindow *
show_next_steps (Home *self)
{
  GtkWidget *steps = g_object_new (TRELLIS_TYPE_NEXT_STEPS_LIST, NULL), *scrolled;

  trellis_next_steps_list_set_match (TRELLIS_NEXT_STEPS_LIST (steps), self->ui.store, self->ui.match);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), steps);
  return ui_test_present (scrolled);
}

/* While what came is written, which takes as long as the disk wants, the window goes on: nothing asks the file,
 * neither Home nor the next steps of a match, which look a while after something was saved. */
static void
test_waits_for_no_disk (Home *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->ui.folder, "trellis.db", NULL);
  sqlite3 *other = open_plain (path);
  GtkWindow *next_steps = show_next_steps (self);
  gboolean is_applied = FALSE;

  ui_test_wait (1000);
  g_signal_emit_by_name (self->ui.store, "saved");
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  trellis_store_apply_batch_async (self->ui.store, new_batch (self), applied_cb, &is_applied);
  trellis_outlooks_refresh (self->outlooks);
  ui_test_wait (1000);
  g_assert_true (trellis_store_has_unwritten (self->ui.store));
  g_assert_false (is_applied);

  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  while (!is_applied)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (next_steps);
}

static TrellisNote *
add_win (Home *self)
{
  TrellisNote *win = trellis_note_new ();

  trellis_note_set_match (win, trellis_record_get_uid (TRELLIS_RECORD (self->ui.match)));
  trellis_note_set_kind (win, TRELLIS_NOTE_KIND_WIN);
  trellis_note_set_body (win, "First talk");
  trellis_store_add (self->ui.store, win);
  g_assert_true (trellis_store_flush (self->ui.store, NULL));
  return win;
}

/* Home anew, with so much on it that its end is out of sight, and beside what has the focus. */
static void
open_full (Home *self)
{
  const gint64 now = trellis_time_now ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (int i = 1; i <= 8; i++)
    {
      g_autoptr(TrellisMeeting) meeting = add_meeting (self, "Ahead", now + i * HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
      g_autoptr(TrellisAction) action = trellis_action_new ();

      trellis_action_set_match (action, trellis_record_get_uid (TRELLIS_RECORD (self->ui.match)));
      trellis_action_set_title (action, "Read on");
      trellis_action_set_owner (action, TRELLIS_OWNER_MENTEE);
      trellis_action_set_due (action, "2020-01-31");
      trellis_store_add (self->ui.store, action);
    }
  g_assert_true (trellis_store_flush (self->ui.store, NULL));
  gtk_window_destroy (self->window);
  self->home = trellis_home_page_new (self->ui.store, self->outlooks);
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_box_append (GTK_BOX (box), self->home);
  self->window = ui_test_present (box);
  g_assert_nonnull (ui_test_wait_label (self->home, "Read on"));
  ui_test_wait (200);
}

static void
test_wins (Home *self, gconstpointer data)
{
  g_autoptr(TrellisNote) win = add_win (self);

  wait_for_row (self, win, TRUE);
}

/* A start does not wait for what it does not show. */
static void
test_wins_come_near (Home *self, gconstpointer data)
{
  g_autoptr(TrellisNote) win = add_win (self);
  GtkWidget *scrolled;
  GtkAdjustment *down;

  open_full (self);
  g_assert_null (find_row (self, win));
  scrolled = ui_test_find (self->home, GTK_TYPE_SCROLLED_WINDOW, 0);
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  wait_for_row (self, win, TRUE);
}

static void
test_wins_by_keyboard (Home *self, gconstpointer data)
{
  g_autoptr(TrellisNote) win = add_win (self);

  open_full (self);
  g_assert_null (find_row (self, win));
  gtk_widget_grab_focus (ui_test_find (self->home, TRELLIS_TYPE_SUMMARY_ROW, 0));
  wait_for_row (self, win, TRUE);
}

/* Where there is no room for all in one line, a day stays with its time. */
static void
test_narrow (Home *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    add_meeting (self, "Ahead", trellis_time_now () + 48 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autofree char *when = trellis_format_when (trellis_meeting_get_starts (meeting), trellis_time_now ());
  GtkWidget *row = trellis_match_row_new (self->ui.store, self->ui.match);
  GtkWidget *list = gtk_list_box_new (), *clamp = adw_clamp_new (), *role, *label;
  GtkWindow *window;
  int whole;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  window = ui_test_present (clamp);
  label = ui_test_wait_label (row, when);
  role = ui_test_wait_label (row, "Your mentor ·");

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), whole - 1);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), whole - 1);
  ui_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (row), <, whole);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 1);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (role))), ==, 1);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/ui/home/" name, Home, NULL, set_up, function, tear_down)
  ADD ("goes-on", test_goes_on);
  ADD ("is-over", test_is_over);
  ADD ("has-been", test_has_been);
  ADD ("time-passes", test_time_passes);
  ADD ("focus-stays", test_focus_stays);
  ADD ("same-stays", test_same_stays);
  ADD ("waits-for-no-disk", test_waits_for_no_disk);
  ADD ("wins", test_wins);
  ADD ("wins-come-near", test_wins_come_near);
  ADD ("wins-by-keyboard", test_wins_by_keyboard);
  ADD ("narrow", test_narrow);

  return g_test_run ();
}

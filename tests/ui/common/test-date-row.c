/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-date-popover.h"
#include "trellis-date-row.h"
#include "ui-test.h"

typedef struct
{
  TrellisGoal *goal;
  GtkWindow *window;
  GtkWidget *row;
  GtkWidget *popover;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = adw_preferences_group_new ();

  fixture->goal = trellis_goal_new ();
  trellis_goal_set_target (fixture->goal, "2026-11-22");

  fixture->row = trellis_date_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fixture->row), "Target Date");
  g_object_bind_property (fixture->goal, "target", fixture->row, "day",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fixture->row);
  fixture->window = ui_test_present (group);
  fixture->popover = ui_test_find (fixture->row, TRELLIS_TYPE_DATE_POPOVER, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  ui_test_settle ();
  g_assert_finalize_object (fixture->goal);
}

static void
type_day (Fixture *fixture, const char *text)
{
  GtkWidget *entry = ui_test_find (fixture->popover, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
open_popover (Fixture *fixture)
{
  gtk_widget_activate (fixture->row);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (fixture->popover));
}

static void
test_follows_both_ways (Fixture *fixture, gconstpointer data)
{
  TrellisDateRow *row = TRELLIS_DATE_ROW (fixture->row);

  g_assert_cmpstr (trellis_date_row_get_day (row), ==, "2026-11-22");
  trellis_goal_set_target (fixture->goal, "2027-02-28");
  g_assert_cmpstr (trellis_date_row_get_day (row), ==, "2027-02-28");
  trellis_date_row_set_day (row, "2027-03-01");
  g_assert_cmpstr (trellis_goal_get_target (fixture->goal), ==, "2027-03-01");
  trellis_date_row_set_day (row, "2027-02-30");
  g_assert_null (trellis_goal_get_target (fixture->goal));
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  open_popover (fixture);
  type_day (fixture, "someday");
  g_assert_true (gtk_widget_get_visible (fixture->popover));
  gtk_test_accessible_assert_state (ui_test_find (fixture->popover, GTK_TYPE_ENTRY, 0),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (trellis_goal_get_target (fixture->goal), ==, "2026-11-22");

  type_day (fixture, "2027-01-31");
  g_assert_cmpstr (trellis_goal_get_target (fixture->goal), ==, "2027-01-31");
  ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (fixture->popover));
}

/* Presses a key where the controllers of @widget hear of it; whether one of them took it. */
static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
    }
  return is_taken;
}

/* Typing goes to the entry also from the calendar, and counts also when the popover is left by a click elsewhere,
 * but not by Escape. */
static void
test_typed_and_left (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find (fixture->popover, GTK_TYPE_ENTRY, 0));
  GtkWidget *calendar = ui_test_find (fixture->popover, GTK_TYPE_CALENDAR, 0);

  open_popover (fixture);
  g_assert_true (press (calendar, GDK_KEY_2));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), GTK_WIDGET (entry)));
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 1);

  gtk_editable_set_text (entry, "2027-01-31");
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  ui_test_settle ();
  g_assert_cmpstr (trellis_goal_get_target (fixture->goal), ==, "2027-01-31");

  open_popover (fixture);
  gtk_editable_set_text (entry, "2027-12-24");
  press (fixture->popover, GDK_KEY_Escape);
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  ui_test_settle ();
  g_assert_cmpstr (trellis_goal_get_target (fixture->goal), ==, "2027-01-31");

  open_popover (fixture);
  gtk_editable_set_text (entry, "someday");
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  ui_test_settle ();
  g_assert_cmpstr (trellis_goal_get_target (fixture->goal), ==, "2027-01-31");
}

static void
test_leafing_changes_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *calendar;

  open_popover (fixture);
  calendar = ui_test_find (fixture->popover, GTK_TYPE_CALENDAR, 0);
  g_object_set (calendar, "month", 4, NULL);
  g_assert_cmpstr (trellis_goal_get_target (fixture->goal), ==, "2026-11-22");
}

static void
test_cleared (Fixture *fixture, gconstpointer data)
{
  open_popover (fixture);
  gtk_widget_activate_action (fixture->popover, "day.clear", NULL);
  g_assert_null (trellis_goal_get_target (fixture->goal));
  g_assert_nonnull (ui_test_wait_label (fixture->row, "Not Set"));
}

/* The toolkit would cut the day; it stands below the title where there is no room beside it. */
static void
test_day_is_whole (Fixture *fixture, gconstpointer data)
{
  GtkWidget *day;
  int height = gtk_widget_get_height (fixture->row);

  trellis_goal_set_target (fixture->goal, "2038-11-22");
  day = ui_test_wait_label (fixture->row, "Nov\u00a022,\u00a02038");
  g_assert_nonnull (day);
  gtk_window_set_default_size (fixture->window, 300, 300);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fixture->row), "The Day on Which We Look at It");
  ui_test_settle ();
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (day))));
  g_assert_cmpint (gtk_widget_get_height (fixture->row), >, height);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  ADD ("/date-row/follows-both-ways", test_follows_both_ways);
  ADD ("/date-row/typed", test_typed);
  ADD ("/date-row/typed-and-left", test_typed_and_left);
  ADD ("/date-row/leafing-changes-nothing", test_leafing_changes_nothing);
  ADD ("/date-row/cleared", test_cleared);
  ADD ("/date-row/day-is-whole", test_day_is_whole);

  return g_test_run ();
}

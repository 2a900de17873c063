/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-habit-weeks.h"

#include "trellis-format.h"
#include "trellis-habit.h"
#include "trellis-read-only.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

#define LAST_DAY 6 /* days after the first one of a week */

struct _TrellisHabitWeeks
{
  AdwBin parent_instance;

  TrellisGoalWatch *watch;
  GPtrArray *buttons; /* of GtkToggleButton, one for each week */
  gboolean is_updating;

  AdwPreferencesGroup *group;
  TrellisWrapBox *weeks_box;
};

G_DEFINE_FINAL_TYPE (TrellisHabitWeeks, trellis_habit_weeks, ADW_TYPE_BIN)

static TrellisGoal *
get_goal (TrellisHabitWeeks *self)
{
  return trellis_goal_watch_get_goal (self->watch);
}

static guint
get_week (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "trellis-week"));
}

static void
toggled_cb (TrellisHabitWeeks *self, GtkToggleButton *button)
{
  if (!self->is_updating)
    trellis_habit_keep (get_goal (self), get_week (GTK_WIDGET (button)), gtk_toggle_button_get_active (button));
}

static void
add_button (TrellisHabitWeeks *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  g_object_set_data (G_OBJECT (button), "trellis-week", GUINT_TO_POINTER (self->buttons->len));
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "habit-week");
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  trellis_wrap_box_append (self->weeks_box, button);
  g_ptr_array_add (self->buttons, button);
}

/* As many buttons as weeks; those that are there stay, one of them may have the focus. */
static void
set_n_weeks (TrellisHabitWeeks *self, guint n_weeks)
{
  while (self->buttons->len < n_weeks)
    add_button (self);
  while (self->buttons->len > n_weeks)
    {
      gtk_widget_unparent (self->buttons->pdata[self->buttons->len - 1]);
      g_ptr_array_remove_index (self->buttons, self->buttons->len - 1);
    }
}

/* A number, or a tick. */
static void
show_sign (GtkWidget *button, gboolean kept)
{
  g_autofree char *number = g_strdup_printf ("%u", get_week (button) + 1);

  if (kept)
    gtk_button_set_icon_name (GTK_BUTTON (button), "object-select-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (button), number);
}

/* "Week 3: Nov 9 – Nov 15". */
static void
name_week (TrellisHabitWeeks *self, GtkWidget *button)
{
  g_autofree char *first = trellis_habit_dup_first_day (get_goal (self), get_week (button));
  g_autofree char *last = trellis_day_add (first, LAST_DAY);
  g_autofree char *from = trellis_format_day (first);
  g_autofree char *to = trellis_format_day (last);
  /* Translators: a week of a habit: its number, its first and its last day. */
  g_autofree char *name = g_strdup_printf (_("Week %u: %s – %s"), get_week (button) + 1, from, to);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What has not begun cannot have been kept. */
static void
show_week (TrellisHabitWeeks *self, GtkWidget *button, int current)
{
  const guint week = get_week (button);
  const gboolean kept = trellis_habit_is_kept (get_goal (self), week);
  const gboolean is_open = trellis_goal_get_state (get_goal (self)) == TRELLIS_GOAL_STATE_OPEN;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), kept);
  show_sign (button, kept);
  name_week (self, button);
  gtk_widget_set_sensitive (button, is_open && (kept || (int) week <= current));
  if ((int) week == current && is_open)
    gtk_widget_add_css_class (button, "now");
  else
    gtk_widget_remove_css_class (button, "now");
}

static void
update (TrellisHabitWeeks *self)
{
  TrellisGoal *goal = get_goal (self);
  const guint n_weeks = trellis_habit_count_weeks (goal);
  const gboolean is_habit = trellis_goal_get_kind (goal) == TRELLIS_GOAL_KIND_HABIT && n_weeks > 0;
  g_autofree char *today = trellis_day_today ();

  gtk_widget_set_visible (GTK_WIDGET (self), is_habit);
  if (!is_habit)
    return;

  self->is_updating = TRUE;
  set_n_weeks (self, n_weeks);
  for (guint week = 0; week < n_weeks; week++)
    show_week (self, self->buttons->pdata[week], trellis_habit_find_week (goal, today));
  self->is_updating = FALSE;
  adw_preferences_group_set_description (self->group,
                                         trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN
                                           ? _("Tick each week in which you kept it")
                                           : NULL);
}

/* Another day may be another week. */
static void
trellis_habit_weeks_map (GtkWidget *widget)
{
  TrellisHabitWeeks *self = TRELLIS_HABIT_WEEKS (widget);

  if (self->watch != NULL)
    update (self);

  GTK_WIDGET_CLASS (trellis_habit_weeks_parent_class)->map (widget);
}

static void
trellis_habit_weeks_dispose (GObject *object)
{
  TrellisHabitWeeks *self = TRELLIS_HABIT_WEEKS (object);

  g_ptr_array_set_size (self->buttons, 0);
  /* The template would let go of the bin's child behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_HABIT_WEEKS);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_habit_weeks_parent_class)->dispose (object);
}

static void
trellis_habit_weeks_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_HABIT_WEEKS (object)->buttons);

  G_OBJECT_CLASS (trellis_habit_weeks_parent_class)->finalize (object);
}

static void
trellis_habit_weeks_class_init (TrellisHabitWeeksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_habit_weeks_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_habit_weeks_finalize;
  widget_class->map = trellis_habit_weeks_map;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/progress/trellis-habit-weeks.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisHabitWeeks, group);
  gtk_widget_class_bind_template_child (widget_class, TrellisHabitWeeks, weeks_box);
}

static void
trellis_habit_weeks_init (TrellisHabitWeeks *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_disable (self);
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* Once, for one from a template. */
void
trellis_habit_weeks_set_watch (TrellisHabitWeeks *self, TrellisGoalWatch *watch)
{
  g_return_if_fail (TRELLIS_IS_HABIT_WEEKS (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-list.h"

#include "trellis-drop-down.h"
#include "trellis-goal-row.h"
#include "trellis-goal-rules.h"
#include "trellis-reorder.h"
#include "trellis-status-bin.h"
#include "trellis-time.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

/* From how many goals on it helps to show only some of them. */
#define MANY 8

/* The choices of the filter, in their order. */
typedef enum
{
  SHOW_ALL,
  SHOW_OPEN,
  SHOW_OVERDUE,
  SHOW_REACHED,
  SHOW_LET_GO,
} Filter;

/* The same in TrellisChoices. */
static const char *const filter_words[] = { "all", "open", "overdue", "reached", "let-go", NULL };

struct _TrellisGoalList
{
  AdwBin parent_instance;

  TrellisStore *store;
  GListModel *open;   /* all open goals, in their order */
  GListModel *closed; /* all others, latest first */
  GtkFilter *filter;
  GListModel *open_shown;
  GListModel *closed_shown;
  TrellisGoal *goal;
  gboolean collapsed;

  GtkStack *list_stack;
  GtkDropDown *filter_drop_down;
  GtkListBox *open_list;
  GtkListBox *closed_list;
  GtkToggleButton *closed_button;
  GtkImage *closed_arrow;
  GtkLabel *closed_label;
};

typedef enum
{
  PROP_GOAL = 1,
  PROP_N_GOALS,
  PROP_COLLAPSED,
} TrellisGoalListProperty;

static GParamSpec *props[PROP_COLLAPSED + 1];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisGoalList, trellis_goal_list, ADW_TYPE_BIN)

static GtkListBoxRow *
find_row (GtkListBox *list, TrellisGoal *goal)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (trellis_goal_row_get_goal (TRELLIS_GOAL_ROW (row)) == goal)
      return row;

  return NULL;
}

static void
select_row (TrellisGoalList *self)
{
  GtkListBoxRow *open = find_row (self->open_list, self->goal);
  GtkListBoxRow *closed = find_row (self->closed_list, self->goal);

  if (closed != NULL)
    gtk_toggle_button_set_active (self->closed_button, TRUE);
  if (self->collapsed)
    return;
  gtk_list_box_select_row (self->open_list, open);
  gtk_list_box_select_row (self->closed_list, closed);
}

/* Where one goal goes another is chosen, if there is one. */
static TrellisGoal *
find_first (TrellisGoalList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->open_list, 0);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->closed_list, 0);
  return row != NULL ? trellis_goal_row_get_goal (TRELLIS_GOAL_ROW (row)) : NULL;
}

static void
row_selected_cb (TrellisGoalList *self, GtkListBoxRow *row)
{
  if (row != NULL)
    trellis_goal_list_set_goal (self, trellis_goal_row_get_goal (TRELLIS_GOAL_ROW (row)));
}

static void
row_activated_cb (TrellisGoalList *self, GtkListBoxRow *row)
{
  trellis_goal_list_set_goal (self, trellis_goal_row_get_goal (TRELLIS_GOAL_ROW (row)));
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static Filter
get_filter (TrellisGoalList *self)
{
  return gtk_drop_down_get_selected (self->filter_drop_down);
}

static gboolean
filter_goal (gpointer item, gpointer data)
{
  TrellisGoalList *self = data;
  TrellisGoal *goal = item;
  const TrellisGoalState state = trellis_goal_get_state (goal);
  g_autofree char *today = NULL;

  switch (get_filter (self))
    {
    case SHOW_OPEN:
      return state == TRELLIS_GOAL_STATE_OPEN;
    case SHOW_OVERDUE:
      today = trellis_day_today ();
      return trellis_goal_is_overdue (goal, today);
    case SHOW_REACHED:
      return state == TRELLIS_GOAL_STATE_REACHED;
    case SHOW_LET_GO:
      return state == TRELLIS_GOAL_STATE_LET_GO;
    case SHOW_ALL:
    default:
      return TRUE;
    }
}

static void
update_groups (TrellisGoalList *self)
{
  const guint n_open = g_list_model_get_n_items (self->open_shown);
  const guint n_closed = g_list_model_get_n_items (self->closed_shown);
  const gboolean is_filtered = get_filter (self) != SHOW_ALL;
  g_autofree char *closed = NULL;

  gtk_stack_set_visible_child_name (self->list_stack, n_open + n_closed > 0 ? "found" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->filter_drop_down),
                          is_filtered || trellis_goal_list_get_n_goals (self) > MANY);
  gtk_widget_set_visible (GTK_WIDGET (self->open_list), n_open > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->closed_button), n_closed > 0);

  /* Translators: the goals that are no longer open, and how many there are. */
  closed = g_strdup_printf (_("Reached and Let Go (%u)"), n_closed);
  gtk_label_set_label (self->closed_label, closed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->closed_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, closed, -1);
}

static void
goals_changed_cb (TrellisGoalList *self)
{
  update_groups (self);
  if (self->goal == NULL || trellis_record_get_deleted (TRELLIS_RECORD (self->goal)) != 0)
    trellis_goal_list_set_goal (self, find_first (self));
  else
    select_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_GOALS]);
}

static void
filter_changed_cb (TrellisGoalList *self)
{
  if (self->filter == NULL)
    return;

  if (get_filter (self) == SHOW_REACHED || get_filter (self) == SHOW_LET_GO)
    gtk_toggle_button_set_active (self->closed_button, TRUE);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  goals_changed_cb (self);
}

static void
show_all_cb (TrellisGoalList *self)
{
  trellis_goal_list_show_all (self);
  trellis_goal_list_focus (self);
}

static void
closed_toggled_cb (TrellisGoalList *self)
{
  const gboolean is_open = gtk_toggle_button_get_active (self->closed_button);

  gtk_image_set_from_icon_name (self->closed_arrow,
                                is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->closed_button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_open, -1);
}

static GtkWidget *
create_row (gpointer goal, gpointer data)
{
  TrellisGoalList *self = data;
  GtkWidget *row = trellis_goal_row_new (self->store, goal);

  if (trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN)
    trellis_reorder_set_up (row, row, self->open, goal);
  return row;
}

static void
trellis_goal_list_get_property (GObject *object, guint prop_id, GValue *value,
                                GParamSpec *pspec)
{
  TrellisGoalList *self = TRELLIS_GOAL_LIST (object);

  switch ((TrellisGoalListProperty) prop_id)
    {
    case PROP_GOAL:
      g_value_set_object (value, self->goal);
      break;
    case PROP_N_GOALS:
      g_value_set_uint (value, trellis_goal_list_get_n_goals (self));
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_collapsed (TrellisGoalList *self, gboolean collapsed)
{
  const GtkSelectionMode mode = collapsed ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE;

  if (self->collapsed == collapsed)
    return;

  self->collapsed = collapsed;
  gtk_list_box_set_selection_mode (self->open_list, mode);
  gtk_list_box_set_selection_mode (self->closed_list, mode);
  select_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLLAPSED]);
}

static void
trellis_goal_list_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  TrellisGoalList *self = TRELLIS_GOAL_LIST (object);

  switch ((TrellisGoalListProperty) prop_id)
    {
    case PROP_GOAL:
      trellis_goal_list_set_goal (self, g_value_get_object (value));
      break;
    case PROP_COLLAPSED:
      set_collapsed (self, g_value_get_boolean (value));
      break;
    case PROP_N_GOALS:
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_goal_list_dispose (GObject *object)
{
  TrellisGoalList *self = TRELLIS_GOAL_LIST (object);

  if (self->open_list != NULL)
    {
      gtk_list_box_bind_model (self->open_list, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->closed_list, NULL, NULL, NULL, NULL);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_LIST);
  g_clear_object (&self->open_shown);
  g_clear_object (&self->closed_shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->open);
  g_clear_object (&self->closed);
  g_clear_object (&self->goal);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_goal_list_parent_class)->dispose (object);
}

static gboolean
is_either (GtkWidget *widget, gboolean one, gboolean other)
{
  return one || other;
}

static void
trellis_goal_list_class_init (TrellisGoalListClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_goal_list_get_property;
  object_class->set_property = trellis_goal_list_set_property;
  object_class->dispose = trellis_goal_list_dispose;

  props[PROP_GOAL] = g_param_spec_object ("goal", NULL, NULL, TRELLIS_TYPE_GOAL, flags);
  props[PROP_N_GOALS] = g_param_spec_uint ("n-goals", NULL, NULL, 0, G_MAXUINT, 0,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/trellis-goal-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalList, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalList, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalList, open_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalList, closed_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalList, closed_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalList, closed_arrow);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalList, closed_label);
  gtk_widget_class_bind_template_callback (widget_class, is_either);
  gtk_widget_class_bind_template_callback (widget_class, closed_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
trellis_goal_list_init (TrellisGoalList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_drop_down_make_narrow (self->filter_drop_down);
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
  closed_toggled_cb (self);
}

static GListModel *
list_goals (TrellisMatch *match, TrellisStore *store, gboolean open)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  if (open)
    {
      trellis_query_is (query, "state", TRELLIS_GOAL_STATE_OPEN);
      trellis_query_ascending (query, "position");
    }
  else
    {
      trellis_query_is_not (query, "state", TRELLIS_GOAL_STATE_OPEN);
      trellis_query_descending (query, "closed");
    }
  return G_LIST_MODEL (trellis_store_list (store, query));
}

static GListModel *
show_goals (TrellisGoalList *self, GListModel *goals, GtkListBox *list)
{
  GtkFilterListModel *shown =
    gtk_filter_list_model_new (g_object_ref (goals), g_object_ref (self->filter));

  gtk_list_box_bind_model (list, G_LIST_MODEL (shown), create_row, self, NULL);
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (goals_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return G_LIST_MODEL (shown);
}

/* Once, for a list from a template. */
void
trellis_goal_list_set_match (TrellisGoalList *self, TrellisStore *store, TrellisMatch *match,
                             TrellisChoices *choices)
{
  g_return_if_fail (TRELLIS_IS_GOAL_LIST (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->open = list_goals (match, store, TRUE);
  self->closed = list_goals (match, store, FALSE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_goal, self, NULL));
  self->open_shown = show_goals (self, self->open, self->open_list);
  self->closed_shown = show_goals (self, self->closed, self->closed_list);
  trellis_choices_follow (choices, trellis_record_get_uid (TRELLIS_RECORD (match)), "goals",
                          self->filter_drop_down, "selected", filter_words);
  goals_changed_cb (self);
}

/* All open goals, shown or not, in their order. */
GListModel *
trellis_goal_list_get_open (TrellisGoalList *self)
{
  return self->open;
}

guint
trellis_goal_list_get_n_goals (TrellisGoalList *self)
{
  return self->open == NULL
           ? 0
           : g_list_model_get_n_items (self->open) + g_list_model_get_n_items (self->closed);
}

TrellisGoal *
trellis_goal_list_get_goal (TrellisGoalList *self)
{
  return self->goal;
}

void
trellis_goal_list_set_goal (TrellisGoalList *self, TrellisGoal *goal)
{
  g_return_if_fail (TRELLIS_IS_GOAL_LIST (self));

  if (g_set_object (&self->goal, goal))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GOAL]);
  select_row (self);
}

void
trellis_goal_list_show_all (TrellisGoalList *self)
{
  gtk_drop_down_set_selected (self->filter_drop_down, SHOW_ALL);
}

/* Puts the focus on the chosen goal. */
void
trellis_goal_list_focus (TrellisGoalList *self)
{
  GtkListBoxRow *row = find_row (self->open_list, self->goal);

  if (row == NULL)
    row = find_row (self->closed_list, self->goal);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

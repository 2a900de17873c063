/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-family.h"

#include "trellis-goal-words.h"
#include "trellis-title-row.h"

#include <glib/gi18n.h>

struct _TrellisGoalFamily
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisGoal *goal;
  GListModel *parts;
  GListStore *parents; /* one goal at most */

  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (TrellisGoalFamily, trellis_goal_family, ADW_TYPE_BIN)

static void
update (TrellisGoalFamily *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          g_list_model_get_n_items (self->parts) > 0 ||
                            g_list_model_get_n_items (G_LIST_MODEL (self->parents)) > 0);
}

static void
find_parent (TrellisGoalFamily *self)
{
  const char *uid = trellis_goal_get_parent (self->goal);
  g_autoptr(TrellisGoal) parent =
    uid != NULL ? trellis_store_get (self->store, TRELLIS_TYPE_GOAL, uid) : NULL;

  g_list_store_remove_all (self->parents);
  if (parent != NULL && trellis_record_get_deleted (TRELLIS_RECORD (parent)) == 0)
    g_list_store_append (self->parents, parent);
  update (self);
}

static gboolean
format_title (GBinding *binding, const GValue *from, GValue *to, gpointer goal)
{
  g_value_take_string (to, trellis_goal_words_title (goal));
  return TRUE;
}

static GtkWidget *
create_row (gpointer goal, gpointer data)
{
  TrellisGoalFamily *self = data;
  GtkWidget *row = trellis_title_row_new ("");
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  const gboolean is_part =
    g_strcmp0 (trellis_goal_get_parent (goal),
               trellis_record_get_uid (TRELLIS_RECORD (self->goal))) == 0;

  g_object_bind_property_full (goal, "title", row, "title", G_BINDING_SYNC_CREATE, format_title,
                               NULL, goal, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               is_part ? _("Part of this goal") : _("This goal is part of it"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "goal",
                                    trellis_record_get_uid (goal));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.open");
  return row;
}

static void
trellis_goal_family_dispose (GObject *object)
{
  TrellisGoalFamily *self = TRELLIS_GOAL_FAMILY (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  self->list_box = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->parents);
  g_clear_object (&self->parts);
  g_clear_object (&self->goal);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_goal_family_parent_class)->dispose (object);
}

static void
trellis_goal_family_class_init (TrellisGoalFamilyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_goal_family_dispose;
}

static void
trellis_goal_family_init (TrellisGoalFamily *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list_box = gtk_list_box_new ();

  self->list_box = GTK_LIST_BOX (list_box);
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list_box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Related goals"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Related Goals"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list_box);
  adw_bin_set_child (ADW_BIN (self), group);
}

/* Once, for a family from a template. */
void
trellis_goal_family_set_goal (TrellisGoalFamily *self, TrellisStore *store, TrellisGoal *goal)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GtkFlattenListModel) all = NULL;

  g_return_if_fail (TRELLIS_IS_GOAL_FAMILY (self));
  g_return_if_fail (self->goal == NULL);

  trellis_query_equals (query, "parent", trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_query_ascending (query, "position");
  self->store = g_object_ref (store);
  self->goal = g_object_ref (goal);
  self->parts = G_LIST_MODEL (trellis_store_list (store, query));
  self->parents = g_list_store_new (TRELLIS_TYPE_GOAL);
  g_list_store_append (models, self->parents);
  g_list_store_append (models, self->parts);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (models));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (all), create_row, self, NULL);

  g_signal_connect_object (self->parts, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (goal, "notify::parent", G_CALLBACK (find_parent), self,
                           G_CONNECT_SWAPPED);
  find_parent (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-parent-row.h"

#include "trellis-goal-rules.h"
#include "trellis-goal-words.h"

#include <glib/gi18n.h>

struct _TrellisGoalParentRow
{
  TrellisComboRow parent_instance;

  TrellisGoal *goal;
  GListModel *goals;  /* of the match */
  GPtrArray *choices; /* uids, the first NULL, as in the row's model */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (TrellisGoalParentRow, trellis_goal_parent_row, TRELLIS_TYPE_COMBO_ROW)

static void
update (TrellisGoalParentRow *self)
{
  const char *parent = trellis_goal_get_parent (self->goal);
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->is_updating = TRUE;
  g_ptr_array_set_size (self->choices, 0);
  g_ptr_array_add (self->choices, NULL);
  gtk_string_list_append (titles, C_("parent goal", "None"));

  for (guint i = 0; i < g_list_model_get_n_items (self->goals); i++)
    {
      g_autoptr(TrellisGoal) other = g_list_model_get_item (self->goals, i);
      const char *uid = trellis_record_get_uid (TRELLIS_RECORD (other));

      if (!trellis_goal_can_have_parent (self->goal, other, self->goals))
        continue;
      if (g_strcmp0 (uid, parent) == 0)
        selected = self->choices->len;
      gtk_string_list_take (titles, trellis_goal_words_title (other));
      g_ptr_array_add (self->choices, g_strdup (uid));
    }

  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  gtk_widget_set_visible (GTK_WIDGET (self), self->choices->len > 1);
  self->is_updating = FALSE;
}

static void
selected_cb (TrellisGoalParentRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (!self->is_updating && selected < self->choices->len)
    trellis_goal_set_parent (self->goal, self->choices->pdata[selected]);
}

static void
trellis_goal_parent_row_map (GtkWidget *widget)
{
  TrellisGoalParentRow *self = TRELLIS_GOAL_PARENT_ROW (widget);

  /* Titles may have changed meanwhile. */
  if (self->goal != NULL)
    update (self);

  GTK_WIDGET_CLASS (trellis_goal_parent_row_parent_class)->map (widget);
}

static void
trellis_goal_parent_row_dispose (GObject *object)
{
  TrellisGoalParentRow *self = TRELLIS_GOAL_PARENT_ROW (object);

  g_clear_object (&self->goals);
  g_clear_object (&self->goal);

  G_OBJECT_CLASS (trellis_goal_parent_row_parent_class)->dispose (object);
}

static void
trellis_goal_parent_row_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_GOAL_PARENT_ROW (object)->choices);

  G_OBJECT_CLASS (trellis_goal_parent_row_parent_class)->finalize (object);
}

static void
trellis_goal_parent_row_class_init (TrellisGoalParentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_goal_parent_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_goal_parent_row_finalize;
  GTK_WIDGET_CLASS (klass)->map = trellis_goal_parent_row_map;
}

static void
trellis_goal_parent_row_init (TrellisGoalParentRow *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Part of"));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/* Once, for a row from a template. */
void
trellis_goal_parent_row_set_goal (TrellisGoalParentRow *self, TrellisStore *store,
                                  TrellisGoal *goal)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);

  g_return_if_fail (TRELLIS_IS_GOAL_PARENT_ROW (self));
  g_return_if_fail (self->goal == NULL);

  trellis_query_equals (query, "match", trellis_goal_get_match (goal));
  trellis_query_ascending (query, "position");
  self->goal = g_object_ref (goal);
  self->goals = G_LIST_MODEL (trellis_store_list (store, query));
  g_signal_connect_object (self->goals, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (goal, "notify::parent", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

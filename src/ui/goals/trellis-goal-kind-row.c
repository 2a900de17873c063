/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-kind-row.h"

#include "trellis-goal-words.h"
#include "trellis-labels.h"
#include "trellis-toggle-bin.h"

struct _TrellisGoalKindRow
{
  AdwPreferencesRow parent_instance;

  AdwToggleGroup *toggle_group; /* the toggles are the kinds in their order */
  GtkLabel *explanation_label;
};

typedef enum
{
  PROP_KIND = 1,
} TrellisGoalKindRowProperty;

static GParamSpec *props[PROP_KIND + 1];

G_DEFINE_FINAL_TYPE (TrellisGoalKindRow, trellis_goal_kind_row, ADW_TYPE_PREFERENCES_ROW)

static void
active_changed_cb (TrellisGoalKindRow *self)
{
  const TrellisGoalKind kind = trellis_goal_kind_row_get_kind (self);

  gtk_label_set_label (self->explanation_label, trellis_goal_words_explain_kind (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle_group),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  trellis_goal_words_explain_kind (kind), -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
}

static void
trellis_goal_kind_row_get_property (GObject *object, guint prop_id, GValue *value,
                                    GParamSpec *pspec)
{
  switch ((TrellisGoalKindRowProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, trellis_goal_kind_row_get_kind (TRELLIS_GOAL_KIND_ROW (object)));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_goal_kind_row_set_property (GObject *object, guint prop_id, const GValue *value,
                                    GParamSpec *pspec)
{
  switch ((TrellisGoalKindRowProperty) prop_id)
    {
    case PROP_KIND:
      trellis_goal_kind_row_set_kind (TRELLIS_GOAL_KIND_ROW (object), g_value_get_enum (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_goal_kind_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_GOAL_KIND_ROW);

  G_OBJECT_CLASS (trellis_goal_kind_row_parent_class)->dispose (object);
}

static void
trellis_goal_kind_row_class_init (TrellisGoalKindRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_goal_kind_row_get_property;
  object_class->set_property = trellis_goal_kind_row_set_property;
  object_class->dispose = trellis_goal_kind_row_dispose;

  props[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, TRELLIS_TYPE_GOAL_KIND, TRELLIS_GOAL_KIND_HABIT,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_TOGGLE_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/trellis-goal-kind-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalKindRow, toggle_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalKindRow, explanation_label);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
}

static void
trellis_goal_kind_row_init (TrellisGoalKindRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (TrellisGoalKind kind = TRELLIS_GOAL_KIND_HABIT; kind <= TRELLIS_GOAL_KIND_STRETCH; kind++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, trellis_label_goal_kind (kind));
      adw_toggle_set_tooltip (toggle, trellis_goal_words_explain_kind (kind));
      adw_toggle_group_add (self->toggle_group, toggle);
    }
  adw_toggle_group_set_active (self->toggle_group, TRELLIS_GOAL_KIND_HABIT);
}

TrellisGoalKind
trellis_goal_kind_row_get_kind (TrellisGoalKindRow *self)
{
  const guint active = adw_toggle_group_get_active (self->toggle_group);

  g_return_val_if_fail (TRELLIS_IS_GOAL_KIND_ROW (self), TRELLIS_GOAL_KIND_HABIT);

  return active <= TRELLIS_GOAL_KIND_STRETCH ? (TrellisGoalKind) active : TRELLIS_GOAL_KIND_HABIT;
}

void
trellis_goal_kind_row_set_kind (TrellisGoalKindRow *self, TrellisGoalKind kind)
{
  g_return_if_fail (TRELLIS_IS_GOAL_KIND_ROW (self));

  adw_toggle_group_set_active (self->toggle_group, kind);
}

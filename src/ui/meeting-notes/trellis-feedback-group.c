/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-feedback-group.h"

#include "trellis-text-card.h"
#include "trellis-wrapped-title.h"

struct _TrellisFeedbackGroup
{
  AdwBin parent_instance;

  gboolean survey;

  GtkWidget *open_box;
  GtkWidget *hidden_label;
  AdwToggleGroup *worth_group;
  TrellisTextCard *worked_card;
  TrellisTextCard *change_card;
  TrellisTextCard *feeling_card;
};

typedef enum
{
  PROP_SURVEY = 1,
} TrellisFeedbackGroupProperty;

static GParamSpec *props[PROP_SURVEY + 1];

G_DEFINE_FINAL_TYPE (TrellisFeedbackGroup, trellis_feedback_group, ADW_TYPE_BIN)

/* Worth counts from 1, and 0 is no answer; toggles count from 0, and no toggle is the largest. */
static gboolean
worth_to_toggle (GBinding *binding, const GValue *from, GValue *to,
                 gpointer data)
{
  int worth = g_value_get_int (from);

  g_value_set_uint (to, worth >= 1 && worth <= 5 ? (guint) worth - 1 : GTK_INVALID_LIST_POSITION);
  return TRUE;
}

static gboolean
toggle_to_worth (GBinding *binding, const GValue *from, GValue *to,
                 gpointer data)
{
  guint toggle = g_value_get_uint (from);

  g_value_set_int (to, toggle < 5 ? (int) toggle + 1 : 0);
  return TRUE;
}

static void
trellis_feedback_group_get_property (GObject *object, guint prop_id, GValue *value,
                                     GParamSpec *pspec)
{
  TrellisFeedbackGroup *self = TRELLIS_FEEDBACK_GROUP (object);

  switch ((TrellisFeedbackGroupProperty) prop_id)
    {
    case PROP_SURVEY:
      g_value_set_boolean (value, self->survey);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_feedback_group_set_property (GObject *object, guint prop_id, const GValue *value,
                                     GParamSpec *pspec)
{
  TrellisFeedbackGroup *self = TRELLIS_FEEDBACK_GROUP (object);

  switch ((TrellisFeedbackGroupProperty) prop_id)
    {
    case PROP_SURVEY:
      self->survey = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_feedback_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_FEEDBACK_GROUP);

  G_OBJECT_CLASS (trellis_feedback_group_parent_class)->dispose (object);
}

/* In an archive, what is empty is not to be seen. */
static gboolean
has_any (GtkWidget *widget, gboolean survey, gboolean worked, gboolean change, gboolean feeling)
{
  return survey || worked || change || feeling;
}

static void
trellis_feedback_group_class_init (TrellisFeedbackGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_feedback_group_get_property;
  object_class->set_property = trellis_feedback_group_set_property;
  object_class->dispose = trellis_feedback_group_dispose;

  props[PROP_SURVEY] =
    g_param_spec_boolean ("survey", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_TEXT_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-feedback-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisFeedbackGroup, open_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisFeedbackGroup, hidden_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisFeedbackGroup, worth_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisFeedbackGroup, worked_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisFeedbackGroup, change_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisFeedbackGroup, feeling_card);
  gtk_widget_class_bind_template_callback (widget_class, has_any);
}

static void
trellis_feedback_group_init (TrellisFeedbackGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* To be called once. */
void
trellis_feedback_group_set_meeting (TrellisFeedbackGroup *self, TrellisStore *store,
                                    TrellisMeeting *meeting)
{
  TrellisRoom *room = trellis_room_find (store, meeting);

  g_return_if_fail (TRELLIS_IS_FEEDBACK_GROUP (self));

  trellis_text_card_set_record (self->worked_card, meeting, "worked_well");
  trellis_text_card_set_record (self->change_card, meeting, "to_change");
  trellis_text_card_set_record (self->feeling_card, meeting, "feeling");
  g_object_bind_property_full (meeting, "worth", self->worth_group, "active",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, worth_to_toggle,
                               toggle_to_worth, NULL, NULL);
  g_object_bind_property (room, "curtain", self->hidden_label, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (room, "curtain", self->open_box, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

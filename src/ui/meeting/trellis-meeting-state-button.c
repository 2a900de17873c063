/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-state-button.h"

#include "trellis-meeting-outcome.h"
#include "trellis-meeting-rules.h"
#include "trellis-meeting-words.h"
#include "trellis-partner-words.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisMeetingStateButton
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;
  TrellisMatch *match;
  TrellisPerson *partner;
  const char *tone;

  GtkMenuButton *button;
  GtkLabel *label;
};

typedef enum
{
  PROP_OUTCOME = 1,
  PROP_CONFIRMED_BY_ME,
  PROP_CONFIRMED_BY_PARTNER,
  PROP_CANCELLED_LATE,
} TrellisMeetingStateButtonProperty;

static GParamSpec *props[PROP_CANCELLED_LATE + 1];

G_DEFINE_FINAL_TYPE (TrellisMeetingStateButton, trellis_meeting_state_button, ADW_TYPE_BIN)

static void
append_outcome (GMenu *menu, TrellisMeeting *meeting, const char *label, const char *outcome, gint64 now)
{
  g_autoptr(GMenuItem) item = NULL;

  if (!trellis_meeting_outcome_may (meeting, outcome, now))
    return;

  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "meeting.outcome", "s", outcome);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_confirmations (TrellisMeetingStateButton *self)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *by_partner = trellis_partner_words_say (
    self->partner != NULL ? trellis_person_get_name (self->partner) : NULL,
    /* Translators: a menu item with a check mark; %s is the partner's name. */
    _("Confirmed by %s"),
    /* Translators: a menu item with a check mark. */
    _("Confirmed by Your Partner"));

  if (trellis_meeting_state_is_planned (trellis_meeting_get_state (self->meeting)))
    {
      g_menu_append (menu, C_("meeting", "Confirmed by Me"), "meeting.confirmed-by-me");
      g_menu_append (menu, by_partner, "meeting.confirmed-by-partner");
    }
  else if (trellis_meeting_get_state (self->meeting) == TRELLIS_MEETING_STATE_CANCELLED)
    g_menu_append (menu, _("Later Than the Agreed Notice"), "meeting.cancelled-late");

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_outcomes (TrellisMeetingStateButton *self)
{
  const gint64 now = trellis_time_now ();
  GMenu *menu = g_menu_new ();
  g_autofree char *by_partner =
    trellis_meeting_words_missed (self->partner, trellis_match_get_my_role (self->match));

  append_outcome (menu, self->meeting, C_("meeting", "Proposed"), TRELLIS_OUTCOME_PROPOSED, now);
  append_outcome (menu, self->meeting, C_("meeting", "Scheduled"), TRELLIS_OUTCOME_SCHEDULED, now);
  append_outcome (menu, self->meeting, C_("meeting", "Held"), TRELLIS_OUTCOME_HELD, now);
  append_outcome (menu, self->meeting, C_("meeting", "Canceled"), TRELLIS_OUTCOME_CANCELLED, now);
  append_outcome (menu, self->meeting, C_("meeting", "Missed by Me"), TRELLIS_OUTCOME_MISSED_BY_ME,
                  now);
  append_outcome (menu, self->meeting, by_partner, TRELLIS_OUTCOME_MISSED_BY_PARTNER, now);
  append_outcome (menu, self->meeting, C_("meeting", "Missed by Both"),
                  TRELLIS_OUTCOME_MISSED_BY_BOTH, now);
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisMeetingStateButton *self = data;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuModel) confirmations = create_confirmations (self);
  g_autoptr(GMenuModel) outcomes = create_outcomes (self);
  g_autoptr(GMenu) moves = g_menu_new ();

  g_menu_append_section (menu, NULL, confirmations);
  g_menu_append_section (menu, NULL, outcomes);
  if (trellis_meeting_state_is_planned (trellis_meeting_get_state (self->meeting)))
    g_menu_append (moves, _("Move to Another Date…"), "meeting.move");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
trellis_meeting_state_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisMeetingStateButton *self = TRELLIS_MEETING_STATE_BUTTON (object);
  const gboolean is_set_up = self->meeting != NULL;

  switch ((TrellisMeetingStateButtonProperty) prop_id)
    {
    case PROP_OUTCOME:
      g_value_set_string (value, is_set_up ? trellis_meeting_outcome_get (
                                               self->meeting, trellis_match_get_my_role (self->match))
                                           : TRELLIS_OUTCOME_SCHEDULED);
      break;
    case PROP_CONFIRMED_BY_ME:
      g_value_set_boolean (value,
                           is_set_up && trellis_meeting_get_confirmed_by_me (self->meeting) != 0);
      break;
    case PROP_CONFIRMED_BY_PARTNER:
      g_value_set_boolean (
        value, is_set_up && trellis_meeting_get_confirmed_by_partner (self->meeting) != 0);
      break;
    case PROP_CANCELLED_LATE:
      g_value_set_boolean (value, is_set_up && trellis_meeting_get_cancelled_late (self->meeting));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meeting_state_button_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisMeetingStateButton *self = TRELLIS_MEETING_STATE_BUTTON (object);

  switch ((TrellisMeetingStateButtonProperty) prop_id)
    {
    case PROP_OUTCOME:
      trellis_meeting_outcome_set (GTK_WIDGET (self), self->store, self->meeting,
                                   g_value_get_string (value));
      break;
    case PROP_CONFIRMED_BY_ME:
      trellis_meeting_confirm_by_me (self->meeting, g_value_get_boolean (value));
      break;
    case PROP_CONFIRMED_BY_PARTNER:
      trellis_meeting_confirm_by_partner (self->meeting, g_value_get_boolean (value));
      break;
    case PROP_CANCELLED_LATE:
      trellis_meeting_set_cancelled_late (self->meeting, g_value_get_boolean (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meeting_state_button_dispose (GObject *object)
{
  TrellisMeetingStateButton *self = TRELLIS_MEETING_STATE_BUTTON (object);

  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_meeting_state_button_parent_class)->dispose (object);
}

/* What cannot be opened has no arrow. */
static void
trellis_meeting_state_button_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  TrellisMeetingStateButton *self = TRELLIS_MEETING_STATE_BUTTON (widget);

  if (self->button != NULL)
    gtk_menu_button_set_always_show_arrow (self->button, gtk_widget_is_sensitive (widget));
  GTK_WIDGET_CLASS (trellis_meeting_state_button_parent_class)->state_flags_changed (widget, previous);
}

static void
trellis_meeting_state_button_class_init (TrellisMeetingStateButtonClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_meeting_state_button_get_property;
  object_class->set_property = trellis_meeting_state_button_set_property;
  object_class->dispose = trellis_meeting_state_button_dispose;
  widget_class->state_flags_changed = trellis_meeting_state_button_state_flags_changed;

  props[PROP_OUTCOME] = g_param_spec_string ("outcome", NULL, NULL, NULL, flags);
  props[PROP_CONFIRMED_BY_ME] =
    g_param_spec_boolean ("confirmed-by-me", NULL, NULL, FALSE, flags);
  props[PROP_CONFIRMED_BY_PARTNER] =
    g_param_spec_boolean ("confirmed-by-partner", NULL, NULL, FALSE, flags);
  props[PROP_CANCELLED_LATE] = g_param_spec_boolean ("cancelled-late", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_property_action (widget_class, "meeting.outcome", "outcome");
  gtk_widget_class_install_property_action (widget_class, "meeting.confirmed-by-me",
                                            "confirmed-by-me");
  gtk_widget_class_install_property_action (widget_class, "meeting.confirmed-by-partner",
                                            "confirmed-by-partner");
  gtk_widget_class_install_property_action (widget_class, "meeting.cancelled-late",
                                            "cancelled-late");
}

static void
trellis_meeting_state_button_init (TrellisMeetingStateButton *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("State of the Meeting"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_menu_button_set_create_popup_func (self->button, create_menu_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

void
trellis_meeting_state_button_set_up (TrellisMeetingStateButton *self, TrellisStore *store, TrellisMeeting *meeting)
{
  g_return_if_fail (TRELLIS_IS_MEETING_STATE_BUTTON (self));

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  self->partner = trellis_store_get_partner (store, self->match);
  trellis_meeting_state_button_update (self);
}

/* After a change of the meeting, and as time goes by. */
void
trellis_meeting_state_button_update (TrellisMeetingStateButton *self)
{
  const gint64 now = trellis_time_now ();
  const char *tone = trellis_meeting_words_tone (self->meeting, now);
  g_autofree char *state = trellis_meeting_words_state (self->meeting, self->store, now);

  gtk_label_set_label (self->label, state);
  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), self->tone);
  self->tone = tone;
  gtk_widget_add_css_class (GTK_WIDGET (self->label), tone);

  for (guint i = PROP_OUTCOME; i < G_N_ELEMENTS (props); i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-wrap-up-section.h"

#include "trellis-action-list.h"
#include "trellis-before.h"
#include "trellis-feedback-group.h"
#include "trellis-meeting-rules.h"
#include "trellis-next-meeting-group.h"
#include "trellis-read-only.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisWrapUpSection
{
  TrellisMeetingSection parent_instance;

  TrellisAction *must; /* what new actions start as */

  TrellisActionList *must_list;
  TrellisActionList *nice_list;
  TrellisNextMeetingGroup *next_group;
  TrellisFeedbackGroup *feedback_group;
  GtkWidget *hold_button;
};

G_DEFINE_FINAL_TYPE (TrellisWrapUpSection, trellis_wrap_up_section, TRELLIS_TYPE_MEETING_SECTION)

static TrellisMeeting *
get_meeting (TrellisWrapUpSection *self)
{
  return trellis_meeting_section_get_meeting (TRELLIS_MEETING_SECTION (self));
}

/* An archive has no headings of nothing. Takes @root to be asked anew when that changes. */
static gboolean
shows_actions (TrellisWrapUpSection *self, guint n_actions, GtkRoot *root)
{
  return n_actions > 0 || !trellis_read_only_contains (self);
}

static TrellisAction *
create_prototype (TrellisWrapUpSection *self, TrellisActionPriority priority)
{
  TrellisRole role = trellis_meeting_section_get_my_role (TRELLIS_MEETING_SECTION (self));
  TrellisAction *action = trellis_action_new ();

  trellis_action_set_match (action, trellis_meeting_get_match (get_meeting (self)));
  trellis_action_set_meeting (action, trellis_record_get_uid (TRELLIS_RECORD (get_meeting (self))));
  trellis_action_set_priority (action, priority);
  trellis_action_set_owner (action, trellis_owner_of_role (role));
  trellis_record_set_author (TRELLIS_RECORD (action), role);
  trellis_record_set_visibility (TRELLIS_RECORD (action),
                                 trellis_record_get_visibility (TRELLIS_RECORD (get_meeting (self))));
  return action;
}

static void
set_up_list (TrellisWrapUpSection *self, TrellisActionList *list, TrellisAction *prototype,
             const char *title)
{
  TrellisStore *store = trellis_meeting_section_get_store (TRELLIS_MEETING_SECTION (self));
  TrellisRoom *room = trellis_room_find (store, get_meeting (self));
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);

  trellis_query_equals (query, "meeting", trellis_action_get_meeting (prototype));
  trellis_query_is (query, "priority", trellis_action_get_priority (prototype));
  trellis_query_ascending (query, "created");
  trellis_action_list_set_query (list, store, query);
  trellis_action_list_set_prototype (list, prototype, title);
  g_object_bind_property (room, "curtain", list, "hide-private", G_BINDING_SYNC_CREATE);
}

/* What must be done is due on the day of the next meeting. */
static void
update_due (TrellisWrapUpSection *self)
{
  TrellisMeeting *next = trellis_next_meeting_group_get_next (self->next_group);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day =
    next != NULL ? trellis_day_of_time (trellis_meeting_get_starts (next), zone) : NULL;

  trellis_action_set_due (self->must, day);
}

static void
update_hold (TrellisWrapUpSection *self)
{
  gtk_widget_set_visible (self->hold_button,
                          trellis_meeting_may_become (get_meeting (self), TRELLIS_MEETING_STATE_HELD,
                                                      trellis_time_now ()));
}

static void
hold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWrapUpSection *self = TRELLIS_WRAP_UP_SECTION (widget);
  TrellisBefore *before = trellis_before_new (get_meeting (self), 1, trellis_meeting_field_state);

  trellis_meeting_set_state (get_meeting (self), TRELLIS_MEETING_STATE_HELD);
  trellis_undo_offer (widget, _("Meeting marked as held"), trellis_before_put_back, before, trellis_before_free);
}

static void
trellis_wrap_up_section_map (GtkWidget *widget)
{
  update_hold (TRELLIS_WRAP_UP_SECTION (widget));

  GTK_WIDGET_CLASS (trellis_wrap_up_section_parent_class)->map (widget);
}

static void
trellis_wrap_up_section_constructed (GObject *object)
{
  TrellisWrapUpSection *self = TRELLIS_WRAP_UP_SECTION (object);
  TrellisMeetingSection *section = TRELLIS_MEETING_SECTION (self);
  g_autoptr(TrellisAction) nice = NULL;

  G_OBJECT_CLASS (trellis_wrap_up_section_parent_class)->constructed (object);

  self->must = create_prototype (self, TRELLIS_ACTION_PRIORITY_MUST);
  nice = create_prototype (self, TRELLIS_ACTION_PRIORITY_NICE);
  set_up_list (self, self->must_list, self->must, _("Add What Must Be Done"));
  set_up_list (self, self->nice_list, nice, _("Add What Would Be Nice"));

  trellis_next_meeting_group_set_meeting (
    self->next_group, trellis_meeting_section_get_store (section), get_meeting (self));
  trellis_feedback_group_set_meeting (
    self->feedback_group, trellis_meeting_section_get_store (section), get_meeting (self));
  g_signal_connect_object (self->next_group, "notify::next", G_CALLBACK (update_due), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_meeting (self), "notify::state", G_CALLBACK (update_hold), self,
                           G_CONNECT_SWAPPED);
  update_due (self);
  update_hold (self);
}

static void
trellis_wrap_up_section_dispose (GObject *object)
{
  TrellisWrapUpSection *self = TRELLIS_WRAP_UP_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_WRAP_UP_SECTION);
  g_clear_object (&self->must);

  G_OBJECT_CLASS (trellis_wrap_up_section_parent_class)->dispose (object);
}

/* Where one writes what is to be done. */
static gboolean
trellis_wrap_up_section_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_WRAP_UP_SECTION (widget)->must_list));
}

static void
trellis_wrap_up_section_class_init (TrellisWrapUpSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_wrap_up_section_constructed;
  object_class->dispose = trellis_wrap_up_section_dispose;
  widget_class->grab_focus = trellis_wrap_up_section_grab_focus;
  widget_class->map = trellis_wrap_up_section_map;

  g_type_ensure (TRELLIS_TYPE_ACTION_LIST);
  g_type_ensure (TRELLIS_TYPE_FEEDBACK_GROUP);
  g_type_ensure (TRELLIS_TYPE_NEXT_MEETING_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-wrap-up-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisWrapUpSection, must_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisWrapUpSection, nice_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisWrapUpSection, next_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisWrapUpSection, feedback_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisWrapUpSection, hold_button);
  gtk_widget_class_bind_template_callback (widget_class, shows_actions);

  gtk_widget_class_install_action (widget_class, "meeting.hold", NULL, hold_action);
}

static void
trellis_wrap_up_section_init (TrellisWrapUpSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "meeting.hold", NULL);
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make (GTK_BUTTON (self->hold_button));
}

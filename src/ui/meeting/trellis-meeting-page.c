/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-page.h"

#include "trellis-clash-banner.h"
#include "trellis-compact-switcher.h"
#include "trellis-file-verbs.h"
#include "trellis-follow-up-section.h"
#include "trellis-format.h"
#include "trellis-hidden-focus.h"
#include "trellis-invitation.h"
#include "trellis-launch.h"
#include "trellis-link.h"
#include "trellis-meet-section.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-move.h"
#include "trellis-meeting-question.h"
#include "trellis-meeting-rules.h"
#include "trellis-meeting-state-button.h"
#include "trellis-meeting-words.h"
#include "trellis-menu-button.h"
#include "trellis-over-banner.h"
#include "trellis-prepare-section.h"
#include "trellis-printer.h"
#include "trellis-read-only.h"
#include "trellis-steady-focus.h"
#include "trellis-time.h"
#include "trellis-twin-offer.h"
#include "trellis-undo.h"
#include "trellis-wrap-up-section.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisMeetingPage
{
  AdwNavigationPage parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;
  TrellisMatch *match;
  TrellisPerson *partner;
  guint clock;

  AdwViewStack *stack;
  TrellisCompactSwitcher *compact_switcher;
  AdwWindowTitle *window_title;
  AdwMultiLayoutView *strip;
  GtkLabel *details_label;
  TrellisMeetingStateButton *state_button;
  GtkWidget *join_button;
  TrellisOverBanner *over_banner;
  TrellisMeetingQuestion *question;
  TrellisClashBanner *clash_banner;
  TrellisTwinOffer *twin_offer;
  GtkMenuButton *menu_button;
  GMenuModel *meeting_menu;
};

typedef enum
{
  PROP_IS_LAST = 1,
  PROP_STEP,
} TrellisMeetingPageProperty;

static GParamSpec *props[PROP_STEP + 1];

G_DEFINE_FINAL_TYPE (TrellisMeetingPage, trellis_meeting_page, ADW_TYPE_NAVIGATION_PAGE)

/* The sections in the order of a meeting's path. */
static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
} sections[] = {
  { "prepare", NC_("stage of a meeting", "Prepare"), trellis_prepare_section_get_type },
    { "meet", NC_("stage of a meeting", "Meet"), trellis_meet_section_get_type },
      { "wrap-up", NC_("stage of a meeting", "Wrap Up"), trellis_wrap_up_section_get_type },
        { "follow-up", NC_("stage of a meeting", "Follow Up"), trellis_follow_up_section_get_type },
      };

/* The section for where the meeting stands; its name. */
static const char *
get_phase_section (TrellisMeetingPage *self)
{
  switch (trellis_meeting_get_phase (self->meeting, trellis_time_now ()))
    {
    case TRELLIS_MEETING_PHASE_MEET:
      return "meet";
    case TRELLIS_MEETING_PHASE_WRAP_UP:
      return "wrap-up";
    case TRELLIS_MEETING_PHASE_FOLLOW_UP:
      return "follow-up";
    case TRELLIS_MEETING_PHASE_PREPARE:
    default:
      return "prepare";
    }
}

static TrellisMeetingSection *
ensure_section (TrellisMeetingPage *self, guint index)
{
  AdwBin *frame = ADW_BIN (adw_view_stack_get_child_by_name (self->stack, sections[index].name));

  if (adw_bin_get_child (frame) == NULL)
    adw_bin_set_child (frame, g_object_new (sections[index].get_type (), "store", self->store,
                                            "meeting", self->meeting, NULL));
  return TRELLIS_MEETING_SECTION (adw_bin_get_child (frame));
}

static TrellisMeetingSection *
get_visible_section (TrellisMeetingPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].name, name) == 0)
      return ensure_section (self, i);

  return NULL;
}

static void
visible_child_changed_cb (TrellisMeetingPage *self)
{
  if (self->store == NULL)
    return;

  trellis_store_flush (self->store, NULL);
  get_visible_section (self);
  if (trellis_hidden_focus_is_behind (GTK_WIDGET (self->stack), adw_view_stack_get_visible_child (self->stack)))
    trellis_meeting_page_begin (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP]);
}

static gboolean
is_planned (TrellisMeetingPage *self)
{
  return trellis_meeting_state_is_planned (trellis_meeting_get_state (self->meeting));
}

static gboolean
may_be_told (TrellisMeetingPage *self)
{
  return trellis_record_get_visibility (TRELLIS_RECORD (self->meeting)) == TRELLIS_VISIBILITY_SHARED;
}

static gboolean
can_join (TrellisMeetingPage *self)
{
  const char *link = trellis_meeting_get_link (self->meeting);

  return is_planned (self) && link != NULL && *link != '\0';
}

/* "Tuesday, 17:30 · 21:30 there · 1 hour · Café Central"; transfer full. */
static char *
describe (TrellisMeetingPage *self)
{
  const char *where = trellis_meeting_words_where (self->meeting);
  g_autofree char *when = trellis_meeting_words_when (self->meeting, trellis_time_now ());
  g_autofree char *there =
    is_planned (self) ? trellis_meeting_words_there (self->meeting, self->partner) : g_strdup ("");
  g_autofree char *length = trellis_meeting_words_length (self->meeting);

  return trellis_format_line (when, there, length, where, NULL);
}

/* Where the page is narrow, below the header bar, where they have several lines. */
static void
show_details (TrellisMeetingPage *self)
{
  const gboolean is_wide = g_strcmp0 (adw_multi_layout_view_get_layout_name (self->strip), "wide") == 0;
  const char *details = gtk_label_get_label (self->details_label);

  adw_window_title_set_subtitle (self->window_title, is_wide ? details : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->window_title), is_wide ? details : NULL);
}

static void
layout_changed_cb (TrellisMeetingPage *self)
{
  if (self->meeting != NULL)
    show_details (self);
}

static void
update (TrellisMeetingPage *self)
{
  g_autofree char *title = trellis_meeting_words_title (self->meeting, self->partner);
  g_autofree char *description = describe (self);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_label_set_label (self->details_label, description);
  show_details (self);
  gtk_widget_set_visible (self->join_button, can_join (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.join", can_join (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.move",
                                 is_planned (self) && !trellis_read_only_contains (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.save", may_be_told (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.invite",
                                 may_be_told (self) && is_planned (self));
  trellis_meeting_state_button_update (self->state_button);
  trellis_meeting_question_update (self->question);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_LAST]);
}

static void
leave (TrellisMeetingPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL &&
      adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) ==
        ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
store_changed_cb (TrellisMeetingPage *self, TrellisRecord *record)
{
  if (record == TRELLIS_RECORD (self->meeting) &&
      trellis_record_get_deleted (TRELLIS_RECORD (self->meeting)) != 0)
    leave (self);
  else if (record == TRELLIS_RECORD (self->meeting) || record == TRELLIS_RECORD (self->partner))
    update (self);
}

static gboolean
tick_cb (gpointer data)
{
  update (data);
  return G_SOURCE_CONTINUE;
}

static void
meeting_join_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);
  g_autofree char *uri = trellis_link_dup_uri (trellis_meeting_get_link (self->meeting));

  if (uri != NULL)
    trellis_launch (widget, uri, _("The link cannot be opened"));
  else
    trellis_undo_tell (widget, _("The link cannot be opened"));
}

static void
meeting_edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);

  adw_dialog_present (trellis_meeting_dialog_new_edit (self->store, self->meeting), widget);
}

typedef struct
{
  TrellisStore *store;
  TrellisMeeting *meeting;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_object_unref (move->store);
  g_object_unref (move->meeting);
  g_free (move);
}

static void
undo_move (gpointer data)
{
  Move *move = data;

  trellis_meeting_move_back (move->store, move->meeting);
}

static void
moved_cb (TrellisMeetingPage *self, TrellisMeeting *moved)
{
  g_autofree char *when = trellis_meeting_words_when (moved, trellis_time_now ());
  /* Translators: the new day and time, such as "Fri, Nov 27, 14:00" or "Tomorrow, 14:00". */
  g_autofree char *message = g_strdup_printf (_("Meeting moved: %s"), when);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  Move *move = g_new0 (Move, 1);

  move->store = g_object_ref (self->store);
  move->meeting = g_object_ref (self->meeting);
  trellis_undo_offer (GTK_WIDGET (self), message, undo_move, move, move_free);

  /* On to what is prepared now. Taking it back leads back here. */
  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              trellis_meeting_page_new (self->store, moved));
}

static void
meeting_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);
  AdwDialog *dialog = trellis_meeting_dialog_new_move (self->store, self->meeting);

  g_signal_connect_object (dialog, "done", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
meeting_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);

  trellis_print_meeting (widget, self->store, self->meeting);
}

static void
meeting_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);

  trellis_file_verbs_save_record (widget, self->store, TRELLIS_RECORD (self->meeting));
}

static void
meeting_invite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);

  trellis_invitation_send (widget, self->store, self->meeting);
}

static void
meeting_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);
  g_autoptr(TrellisMeetingPage) alive = g_object_ref (self);

  trellis_undo_delete (widget, self->store, self->meeting, _("Meeting deleted"));
}

static void
show_section (TrellisMeetingPage *self, const char *name)
{
  if (name != NULL && adw_view_stack_get_child_by_name (self->stack, name) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, name);
}

static void
step_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);
  const guint step = g_variant_get_uint32 (parameter);

  if (step > G_N_ELEMENTS (sections))
    return;

  show_section (self, sections[step - 1].name);
  trellis_meeting_page_begin (self);
}

static void
trellis_meeting_page_map (GtkWidget *widget)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (widget);

  if (self->clock == 0)
    self->clock = g_timeout_add_seconds (30, tick_cb, self);

  GTK_WIDGET_CLASS (trellis_meeting_page_parent_class)->map (widget);
}

static void
trellis_meeting_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TRELLIS_MEETING_PAGE (widget)->clock, g_source_remove);

  GTK_WIDGET_CLASS (trellis_meeting_page_parent_class)->unmap (widget);
}

static void
trellis_meeting_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (object);

  switch ((TrellisMeetingPageProperty) prop_id)
    {
    case PROP_IS_LAST:
      g_value_set_boolean (value,
                           self->meeting != NULL && trellis_meeting_get_is_last (self->meeting));
      break;
    case PROP_STEP:
      g_value_set_string (value, adw_view_stack_get_visible_child_name (self->stack));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meeting_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (object);

  switch ((TrellisMeetingPageProperty) prop_id)
    {
    case PROP_IS_LAST:
      trellis_meeting_set_is_last (self->meeting, g_value_get_boolean (value));
      break;
    case PROP_STEP:
      show_section (self, g_value_get_string (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meeting_page_dispose (GObject *object)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (object);

  g_clear_handle_id (&self->clock, g_source_remove);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETING_PAGE);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_meeting_page_parent_class)->dispose (object);
}

static void
trellis_meeting_page_class_init (TrellisMeetingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_meeting_page_get_property;
  object_class->set_property = trellis_meeting_page_set_property;
  object_class->dispose = trellis_meeting_page_dispose;
  widget_class->map = trellis_meeting_page_map;
  widget_class->unmap = trellis_meeting_page_unmap;

  props[PROP_IS_LAST] =
    g_param_spec_boolean ("is-last", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_STEP] =
    g_param_spec_string ("step", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_CLASH_BANNER);
  g_type_ensure (TRELLIS_TYPE_TWIN_OFFER);
  g_type_ensure (TRELLIS_TYPE_COMPACT_SWITCHER);
  g_type_ensure (TRELLIS_TYPE_MEETING_QUESTION);
  g_type_ensure (TRELLIS_TYPE_MEETING_STATE_BUTTON);
  g_type_ensure (TRELLIS_TYPE_OVER_BANNER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-meeting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, compact_switcher);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, strip);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, details_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, state_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, join_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, over_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, question);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, clash_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, twin_offer);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, meeting_menu);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);

  gtk_widget_class_install_action (widget_class, "meeting.join", NULL, meeting_join_action);
  gtk_widget_class_install_action (widget_class, "meeting.edit", NULL, meeting_edit_action);
  gtk_widget_class_install_action (widget_class, "meeting.move", NULL, meeting_move_action);
  gtk_widget_class_install_action (widget_class, "meeting.print", NULL, meeting_print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "meeting.print", NULL);
  gtk_widget_class_install_action (widget_class, "meeting.save", NULL, meeting_save_action);
  gtk_widget_class_install_action (widget_class, "meeting.invite", NULL, meeting_invite_action);
  gtk_widget_class_install_action (widget_class, "meeting.delete", NULL, meeting_delete_action);
  gtk_widget_class_install_property_action (widget_class, "meeting.last", "is-last");
  gtk_widget_class_install_action (widget_class, "step.show", "u", step_show_action);
}

static void
trellis_meeting_page_init (TrellisMeetingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->menu_button, self->meeting_menu);
  trellis_wrapped_title_make_header (self->window_title);
  trellis_steady_focus_attach_within (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    adw_view_stack_add_titled (self->stack, adw_bin_new (), sections[i].name,
                               g_dpgettext2 (NULL, "stage of a meeting", sections[i].title));
  trellis_compact_switcher_set_stack (self->compact_switcher, self->stack);
}

AdwNavigationPage *
trellis_meeting_page_new (TrellisStore *store, TrellisMeeting *meeting)
{
  TrellisMeetingPage *self = g_object_new (TRELLIS_TYPE_MEETING_PAGE, NULL);

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  self->partner = trellis_store_get_partner (store, self->match);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  trellis_over_banner_set_match (self->over_banner, self->match);
  trellis_read_only_mark (self, self->match);
  trellis_read_only_shut (self, "meeting.edit", "meeting.delete", "meeting.last", NULL);
  trellis_read_only_disable (self->state_button);
  trellis_read_only_hide (self->question);
  trellis_meeting_state_button_set_up (self->state_button, store, meeting);
  trellis_meeting_question_set_up (self->question, store, meeting);
  trellis_clash_banner_set_record (self->clash_banner, store, meeting);
  trellis_twin_offer_set_record (self->twin_offer, store, meeting);
  update (self);
  show_section (self, get_phase_section (self));
  get_visible_section (self);

  return ADW_NAVIGATION_PAGE (self);
}

TrellisMeeting *
trellis_meeting_page_get_meeting (TrellisMeetingPage *self)
{
  g_return_val_if_fail (TRELLIS_IS_MEETING_PAGE (self), NULL);

  return self->meeting;
}

/* Brings a point or an action of the meeting into view, in the section that is open. */
void
trellis_meeting_page_show (TrellisMeetingPage *self, TrellisRecord *record)
{
  g_return_if_fail (TRELLIS_IS_MEETING_PAGE (self));

  if (record != TRELLIS_RECORD (self->meeting))
    trellis_meeting_section_show (get_visible_section (self), record);
}

/* Puts the focus where the person goes on in the step that is shown. */
void
trellis_meeting_page_begin (TrellisMeetingPage *self)
{
  GtkWidget *section;

  g_return_if_fail (TRELLIS_IS_MEETING_PAGE (self));

  section = GTK_WIDGET (get_visible_section (self));
  if (!gtk_widget_grab_focus (section))
    gtk_widget_child_focus (section, GTK_DIR_TAB_FORWARD);
}

/* Puts the cursor into the notes, in the step in which notes are taken. What has it then, or NULL in the
 * other steps and where nothing can be written. */
GtkWidget *
trellis_meeting_page_begin_writing (TrellisMeetingPage *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (TRELLIS_IS_MEETING_PAGE (self), NULL);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "meet") != 0)
    return NULL;

  trellis_meeting_page_begin (self);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  return GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)) ? focus : NULL;
}

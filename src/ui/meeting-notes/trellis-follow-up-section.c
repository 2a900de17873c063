/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-follow-up-section.h"

#include "trellis-before.h"
#include "trellis-feedback-group.h"
#include "trellis-format.h"
#include "trellis-launch.h"
#include "trellis-mail.h"
#include "trellis-meeting-material.h"
#include "trellis-read-only.h"
#include "trellis-text-card.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisFollowUpSection
{
  TrellisMeetingSection parent_instance;

  GtkWidget *empty_page;
  GtkWidget *summary_box;
  TrellisTextCard *summary_card;
  GtkWidget *thank_button;
  AdwSwitchRow *sent_row;
  TrellisFeedbackGroup *feedback_group;
};

G_DEFINE_FINAL_TYPE (TrellisFollowUpSection, trellis_follow_up_section, TRELLIS_TYPE_MEETING_SECTION)

static TrellisStore *
get_store (TrellisFollowUpSection *self)
{
  return trellis_meeting_section_get_store (TRELLIS_MEETING_SECTION (self));
}

static TrellisMeeting *
get_meeting (TrellisFollowUpSection *self)
{
  return trellis_meeting_section_get_meeting (TRELLIS_MEETING_SECTION (self));
}

static gboolean
is_mentee (TrellisFollowUpSection *self)
{
  return trellis_meeting_section_get_my_role (TRELLIS_MEETING_SECTION (self)) ==
         TRELLIS_ROLE_MENTEE;
}

static void
update (TrellisFollowUpSection *self)
{
  TrellisMeeting *meeting = get_meeting (self);
  gint64 sent = trellis_meeting_get_summary_sent (meeting);
  g_autofree char *when = sent != 0 ? trellis_format_when (sent, trellis_time_now ()) : NULL;
  GtkWidget *focus = gtk_widget_get_focus_child (self->summary_box);
  gboolean has_summary = trellis_meeting_get_summary (meeting) != NULL || focus != NULL;

  gtk_widget_set_visible (self->empty_page, !has_summary);
  gtk_widget_set_visible (self->summary_box, has_summary);
  gtk_widget_set_visible (self->thank_button, is_mentee (self));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sent_row),
                               when != NULL ? when : _("Within a day is best"));
  adw_switch_row_set_active (self->sent_row, sent != 0);
}

static void
set_sent (TrellisFollowUpSection *self, gboolean sent)
{
  TrellisMeeting *meeting = get_meeting (self);

  if (sent != (trellis_meeting_get_summary_sent (meeting) != 0))
    trellis_meeting_set_summary_sent (meeting, sent ? trellis_time_now () : 0);
}

static void
sent_toggled_cb (TrellisFollowUpSection *self)
{
  set_sent (self, adw_switch_row_get_active (self->sent_row));
}

/* Writes @summary, with a way back to what was there. */
static void
replace_summary (TrellisFollowUpSection *self, const char *summary, const char *message)
{
  TrellisBefore *before;

  trellis_text_card_flush (self->summary_card);
  before = trellis_before_new (get_meeting (self), 1, trellis_meeting_field_summary);
  trellis_meeting_set_summary (get_meeting (self), summary);
  trellis_undo_offer (GTK_WIDGET (self), message, trellis_before_put_back, before, trellis_before_free);
}

static void
draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisFollowUpSection *self = TRELLIS_FOLLOW_UP_SECTION (widget);
  g_autoptr(TrellisMeetingDraft) draft = NULL;
  g_autofree char *summary = NULL;

  /* Editors elsewhere may hold notes that they have not handed over yet. */
  trellis_store_flush (get_store (self), NULL);
  draft = trellis_meeting_material_new (get_store (self), get_meeting (self));
  summary = trellis_meeting_draft_summary (draft);
  replace_summary (self, summary, _("Summary drafted"));
  gtk_widget_grab_focus (GTK_WIDGET (self->summary_card));
}

static void
thank_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisFollowUpSection *self = TRELLIS_FOLLOW_UP_SECTION (widget);
  TrellisPerson *partner = trellis_meeting_section_get_partner (TRELLIS_MEETING_SECTION (self));
  const char *name_of_partner = partner != NULL ? trellis_person_get_name (partner) : NULL;
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (trellis_text_card_get_view (self->summary_card)));
  GtkTextIter start;
  g_autofree char *thanks =
    name_of_partner != NULL
    /* Translators: the beginning of a sentence that the person ends, “Thank you, Ada, for …”. */
    ? g_strdup_printf (_("Thank you, %s, for "), name_of_partner)
    /* Translators: the beginning of a sentence that the person ends, with the blank after it. */
    : g_strdup (_("Thank you for "));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "\n\n", -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, thanks, -1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->summary_card));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisFollowUpSection *self = TRELLIS_FOLLOW_UP_SECTION (widget);
  const char *summary;

  trellis_text_card_flush (self->summary_card);
  summary = trellis_meeting_get_summary (get_meeting (self));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), summary != NULL ? summary : "");
  trellis_undo_tell (widget, _("Summary copied"));
}

static void
mailed_cb (gpointer widget, gpointer data)
{
  TrellisFollowUpSection *self = TRELLIS_FOLLOW_UP_SECTION (widget);
  TrellisBefore *before;

  if (trellis_meeting_get_summary_sent (get_meeting (self)) != 0 || trellis_read_only_contains (self))
    return;

  before = trellis_before_new (get_meeting (self), 1, trellis_meeting_field_summary_sent);
  set_sent (self, TRUE);
  trellis_undo_offer (widget, _("Summary marked as sent"), trellis_before_put_back, before, trellis_before_free);
}

static void
mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisFollowUpSection *self = TRELLIS_FOLLOW_UP_SECTION (widget);
  TrellisMeetingSection *section = TRELLIS_MEETING_SECTION (self);
  TrellisPerson *partner = trellis_meeting_section_get_partner (section);
  g_autoptr(TrellisMeetingDraft) draft = NULL;
  g_autoptr(TrellisMail) mail = NULL;
  g_autofree char *uri = NULL;

  trellis_text_card_flush (self->summary_card);
  draft = trellis_meeting_material_new (get_store (self), get_meeting (self));
  mail = trellis_mail_for_summary (draft, trellis_meeting_section_get_my_role (section),
                                   trellis_meeting_get_summary (get_meeting (self)));
  uri = trellis_mail_dup_uri (mail, partner != NULL ? trellis_person_get_email (partner) : NULL);
  trellis_launch_then (widget, uri, _("No email program opened. Copy the summary instead."), mailed_cb, NULL, NULL);
}

static void
trellis_follow_up_section_constructed (GObject *object)
{
  TrellisFollowUpSection *self = TRELLIS_FOLLOW_UP_SECTION (object);

  G_OBJECT_CLASS (trellis_follow_up_section_parent_class)->constructed (object);

  trellis_text_card_set_record (self->summary_card, get_meeting (self), "summary");
  trellis_feedback_group_set_meeting (self->feedback_group, get_store (self), get_meeting (self));
  g_signal_connect_object (get_meeting (self), "notify::summary", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_meeting (self), "notify::summary-sent", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  g_signal_connect_object (self->sent_row, "notify::active", G_CALLBACK (sent_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
trellis_follow_up_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_FOLLOW_UP_SECTION);

  G_OBJECT_CLASS (trellis_follow_up_section_parent_class)->dispose (object);
}

static void
trellis_follow_up_section_class_init (TrellisFollowUpSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_follow_up_section_constructed;
  object_class->dispose = trellis_follow_up_section_dispose;

  g_type_ensure (TRELLIS_TYPE_FEEDBACK_GROUP);
  g_type_ensure (TRELLIS_TYPE_TEXT_CARD);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-follow-up-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisFollowUpSection, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisFollowUpSection, summary_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisFollowUpSection, summary_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisFollowUpSection, thank_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisFollowUpSection, sent_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisFollowUpSection, feedback_group);

  gtk_widget_class_install_action (widget_class, "summary.draft", NULL, draft_action);
  gtk_widget_class_install_action (widget_class, "summary.thank", NULL, thank_action);
  gtk_widget_class_install_action (widget_class, "summary.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "summary.mail", NULL, mail_action);
}

static void
trellis_follow_up_section_init (TrellisFollowUpSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "summary.draft", "summary.thank", NULL);
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}

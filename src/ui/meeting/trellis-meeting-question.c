/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-question.h"

#include "trellis-meeting-outcome.h"
#include "trellis-meeting-rules.h"
#include "trellis-partner-words.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisMeetingQuestion
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;

  GtkRevealer *revealer;
  GtkMenuButton *no_button;
};

G_DEFINE_FINAL_TYPE (TrellisMeetingQuestion, trellis_meeting_question, ADW_TYPE_BIN)

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingQuestion *self = TRELLIS_MEETING_QUESTION (widget);

  trellis_meeting_outcome_set (widget, self->store, self->meeting,
                               g_variant_get_string (parameter, NULL));
}

static void
append_answer (GMenu *menu, const char *label, const char *outcome)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "question.answer", "s", outcome);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (TrellisMeetingQuestion *self)
{
  g_autoptr(TrellisMatch) match =
              trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (self->meeting));
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);
  GMenu *menu = g_menu_new ();
  g_autofree char *by_partner = trellis_partner_words_say (
    partner != NULL ? trellis_person_get_name (partner) : NULL,
    /* Translators: an answer to “Did this meeting take place?”; %s is the name of the other person. */
    _("%s Did Not Come"),
    /* Translators: an answer to “Did this meeting take place?” */
    _("Your Partner Did Not Come"));

  g_menu_append (menu, _("We Moved It…"), "meeting.move");
  append_answer (menu, _("It Was Canceled"), TRELLIS_OUTCOME_CANCELLED);
  append_answer (menu, by_partner, TRELLIS_OUTCOME_MISSED_BY_PARTNER);
  append_answer (menu, _("I Did Not Come"), TRELLIS_OUTCOME_MISSED_BY_ME);
  append_answer (menu, _("Nobody Came"), TRELLIS_OUTCOME_MISSED_BY_BOTH);
  return G_MENU_MODEL (menu);
}

static void
trellis_meeting_question_dispose (GObject *object)
{
  TrellisMeetingQuestion *self = TRELLIS_MEETING_QUESTION (object);

  /* The template's end would take the child away without the bin knowing. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETING_QUESTION);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_meeting_question_parent_class)->dispose (object);
}

static void
trellis_meeting_question_class_init (TrellisMeetingQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_meeting_question_dispose;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-meeting-question.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingQuestion, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingQuestion, no_button);

  gtk_widget_class_install_action (widget_class, "question.answer", "s", answer_action);
}

static void
trellis_meeting_question_init (TrellisMeetingQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trellis_meeting_question_set_up (TrellisMeetingQuestion *self, TrellisStore *store, TrellisMeeting *meeting)
{
  g_autoptr(GMenuModel) menu = NULL;

  g_return_if_fail (TRELLIS_IS_MEETING_QUESTION (self));

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  menu = create_menu (self);
  gtk_menu_button_set_menu_model (self->no_button, menu);
  trellis_meeting_question_update (self);
}

/* After a change of the meeting, and as time goes by. */
void
trellis_meeting_question_update (TrellisMeetingQuestion *self)
{
  const gboolean asks = trellis_meeting_asks_if_held (self->meeting, trellis_time_now ());

  gtk_revealer_set_reveal_child (self->revealer, asks);
  /* A hidden bar is not for a screen reader either. */
  gtk_widget_set_visible (GTK_WIDGET (self), asks);
}

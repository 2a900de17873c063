/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-conclusion-page.h"

#include "trellis-choice-words.h"
#include "trellis-combo-row.h"
#include "trellis-conclusion-rules.h"
#include "trellis-date-row.h"
#include "trellis-first-word.h"
#include "trellis-format.h"
#include "trellis-goal-review-row.h"
#include "trellis-last-meeting-group.h"
#include "trellis-launch.h"
#include "trellis-mail.h"
#include "trellis-match-actions.h"
#include "trellis-match-rules.h"
#include "trellis-partner-words.h"
#include "trellis-skill-review-group.h"
#include "trellis-spot.h"
#include "trellis-text-card.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisConclusionPage
{
  AdwNavigationPage parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisConclusion *conclusion;
  TrellisRecordList *goals; /* of the match, also those that are closed */
  gboolean editable;

  AdwWindowTitle *window_title;
  TrellisLastMeetingGroup *last_group;
  AdwPreferencesGroup *goals_group;
  GtkListBox *goals_list;
  TrellisSkillReviewGroup *skills_group;
  TrellisTextCard *learned_card;
  GtkWidget *thanks_box;
  TrellisTextCard *thanks_card;
  GtkWidget *thanks_button;
  TrellisTextCard *touch_card;
  TrellisDateRow *update_row;
  AdwActionRow *update_day_row;
  TrellisTextCard *meet_card;
  AdwComboRow *ending_row;
  AdwActionRow *ending_said_row;
  AdwActionRow *suitable_said_row;
  TrellisTextCard *reason_card;
  AdwToggleGroup *suitable_group;
  GtkLabel *missing_label;
  GtkButton *complete_button;
};

typedef enum
{
  PROP_EDITABLE = 1,
} TrellisConclusionPageProperty;

static GParamSpec *props[PROP_EDITABLE + 1];

G_DEFINE_FINAL_TYPE (TrellisConclusionPage, trellis_conclusion_page, ADW_TYPE_NAVIGATION_PAGE)

/* What is still missing is told at the end. */
static void
update_closing (TrellisConclusionPage *self)
{
  const gboolean has_last = trellis_last_meeting_group_get_last (self->last_group) != NULL;
  g_autofree char *missing = NULL;
  g_autofree char *words = NULL;

  if (self->goals == NULL)
    return;

  missing = trellis_conclusion_describe_missing (trellis_conclusion_find_missing (
    self->conclusion, has_last, G_LIST_MODEL (self->goals),
    trellis_skill_review_group_count_unrated (self->skills_group, self->conclusion)));
  words = missing != NULL
            /* Translators: %s is a list of what is missing, “the last meeting, thanks”. */
            ? g_strdup_printf (_("Not there yet: %s. You can complete the match all the same."), missing)
            : g_strdup (_("All of it is there. Once the match is completed, you can still read everything."));
  gtk_label_set_label (self->missing_label, words);
}

static void
show_answer (AdwActionRow *row, const char *words)
{
  adw_action_row_set_subtitle (row, words != NULL ? words : _("Not said"));
}

/* What is only read. */
static void
show_answers (TrellisConclusionPage *self)
{
  const TrellisEnding ending = trellis_conclusion_get_ending (self->conclusion);
  const char *day = trellis_conclusion_get_first_update (self->conclusion);
  g_autofree char *update = day != NULL ? trellis_format_day (day) : NULL;
  g_autofree char *suitable =
    trellis_conclusion_describe_suitable (trellis_conclusion_get_suitable (self->conclusion));

  show_answer (self->update_day_row, update);
  show_answer (self->ending_said_row, ending != TRELLIS_ENDING_NOT_SAID ? trellis_label_ending (ending) : NULL);
  show_answer (self->suitable_said_row, suitable);
}

/* Where nothing can be written, what was not is left out. */
static void
show_texts (TrellisConclusionPage *self)
{
  const struct
  {
    gpointer widget;
    const char *text;
  } texts[] = {
    { self->learned_card, trellis_conclusion_get_learned (self->conclusion) },
    { self->thanks_box, trellis_conclusion_get_thanks (self->conclusion) },
    { self->touch_card, trellis_conclusion_get_in_touch (self->conclusion) },
    { self->meet_card, trellis_conclusion_get_to_meet (self->conclusion) },
    { self->reason_card, trellis_match_get_end_reason (self->match) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_widget_set_visible (texts[i].widget, self->editable || texts[i].text != NULL);
  adw_preferences_group_set_description (
    self->goals_group, self->editable ? _("Look back on each: reached, let go, or does it go on?") : NULL);
}

static void
conclusion_changed_cb (TrellisConclusionPage *self)
{
  show_answers (self);
  show_texts (self);
  update_closing (self);
}

static void
update_editable (TrellisConclusionPage *self)
{
  const gboolean editable = !trellis_match_is_over (self->match);

  if (self->editable == editable)
    return;

  /* What was typed last is to be seen, too. */
  if (!editable)
    trellis_store_flush (self->store, NULL);
  self->editable = editable;
  show_texts (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDITABLE]);
}

/* Without a word there is nothing to send. */
static void
thanks_changed_cb (TrellisConclusionPage *self, GtkTextBuffer *thanks)
{
  gtk_widget_set_sensitive (self->thanks_button, gtk_text_buffer_get_char_count (thanks) > 0);
}

/* They are meant for the other. What is sent is what is in view, and is seen once more before it goes. */
static void
send_thanks_cb (TrellisConclusionPage *self)
{
  g_autoptr(TrellisPerson) me = trellis_store_get_me (self->store);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, self->match);
  g_autoptr(TrellisMail) mail = NULL;
  g_autofree char *uri = NULL;

  trellis_text_card_flush (self->thanks_card);
  mail = trellis_mail_for_thanks (me, partner, trellis_conclusion_get_thanks (self->conclusion));
  uri = trellis_mail_dup_uri (mail, partner != NULL ? trellis_person_get_email (partner) : NULL);
  trellis_launch (GTK_WIDGET (self), uri, _("No email program opened. Copy the text instead."));
}

static GtkWidget *
create_goal_row (gpointer goal, gpointer data)
{
  TrellisConclusionPage *self = data;
  GtkWidget *row = trellis_goal_review_row_new (self->store, goal, self->conclusion);

  g_object_bind_property (self, "editable", row, "editable", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (goal, "notify::state", G_CALLBACK (update_closing), self, G_CONNECT_SWAPPED);
  return row;
}

static void
goals_changed_cb (TrellisConclusionPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->goals_group), g_list_model_get_n_items (G_LIST_MODEL (self->goals)) > 0);
  update_closing (self);
}

static void
goal_activated_cb (TrellisConclusionPage *self, GtkListBoxRow *row)
{
  TrellisGoal *goal = trellis_goal_review_row_get_goal (TRELLIS_GOAL_REVIEW_ROW (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "goal",
                              trellis_record_get_uid (TRELLIS_RECORD (goal)));
}

/* Nobody but the person ends a match. */
static void
complete_cb (TrellisConclusionPage *self)
{
  trellis_match_change_state (GTK_WIDGET (self), self->match, TRELLIS_MATCH_STATE_COMPLETED);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
reopen_cb (TrellisConclusionPage *self)
{
  trellis_match_change_state (GTK_WIDGET (self), self->match, TRELLIS_MATCH_STATE_CONCLUDING);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
position_from_ending (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_uint (to, (guint) g_value_get_enum (from));
  return TRUE;
}

static gboolean
ending_from_position (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  if (g_value_get_uint (from) > TRELLIS_ENDING_OTHER)
    return FALSE;

  g_value_set_enum (to, (int) g_value_get_uint (from));
  return TRUE;
}

/* Suitable counts from 1, and 0 is no answer; toggles count from 0, and no toggle is the largest. */
static gboolean
toggle_from_suitable (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const int suitable = g_value_get_int (from);

  g_value_set_uint (to, trellis_conclusion_get_suitable_words (suitable) != NULL
                          ? (guint) (suitable - TRELLIS_SUITABLE_LOWEST)
                          : GTK_INVALID_LIST_POSITION);
  return TRUE;
}

static gboolean
suitable_from_toggle (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const guint toggle = g_value_get_uint (from);

  g_value_set_int (to, toggle < TRELLIS_SUITABLE_HIGHEST ? (int) toggle + TRELLIS_SUITABLE_LOWEST : 0);
  return TRUE;
}

static void
trellis_conclusion_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisConclusionPageProperty) prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, TRELLIS_CONCLUSION_PAGE (object)->editable);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_conclusion_page_dispose (GObject *object)
{
  TrellisConclusionPage *self = TRELLIS_CONCLUSION_PAGE (object);

  /* The texts hand over what was typed when they go, and nobody is there any more to show it. */
  if (self->conclusion != NULL)
    g_signal_handlers_disconnect_by_data (self->conclusion, self);
  if (self->goals_list != NULL)
    gtk_list_box_bind_model (self->goals_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CONCLUSION_PAGE);
  g_clear_object (&self->goals);
  g_clear_object (&self->conclusion);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_conclusion_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, last_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, goals_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, goals_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, skills_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, learned_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, thanks_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, thanks_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, thanks_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, touch_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, update_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, update_day_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, meet_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, ending_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, ending_said_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, suitable_said_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, reason_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, suitable_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisConclusionPage, complete_button);
  gtk_widget_class_bind_template_callback (widget_class, update_closing);
  gtk_widget_class_bind_template_callback (widget_class, goal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, complete_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_thanks_cb);
}

static void
trellis_conclusion_page_class_init (TrellisConclusionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = trellis_conclusion_page_get_property;
  G_OBJECT_CLASS (klass)->dispose = trellis_conclusion_page_dispose;

  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_COMBO_ROW);
  g_type_ensure (TRELLIS_TYPE_DATE_ROW);
  g_type_ensure (TRELLIS_TYPE_LAST_MEETING_GROUP);
  g_type_ensure (TRELLIS_TYPE_SKILL_REVIEW_GROUP);
  g_type_ensure (TRELLIS_TYPE_TEXT_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/conclusion/trellis-conclusion-page.ui");
  bind_children (widget_class);
}

static void
trellis_conclusion_page_init (TrellisConclusionPage *self)
{
  const char *endings[TRELLIS_ENDING_OTHER + 2] = { NULL };
  g_autoptr(GtkStringList) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make (self->complete_button);
  trellis_wrapped_button_make (GTK_BUTTON (self->thanks_button));

  for (int ending = 0; ending <= TRELLIS_ENDING_OTHER; ending++)
    endings[ending] = trellis_label_ending ((TrellisEnding) ending);
  model = gtk_string_list_new (endings);
  adw_combo_row_set_model (self->ending_row, G_LIST_MODEL (model));
}

/* What there is to write, in the words for the role. */
static void
ask (TrellisConclusionPage *self)
{
  const gboolean is_mentee = trellis_match_get_my_role (self->match) == TRELLIS_ROLE_MENTEE;
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, self->match);
  const char *name = partner != NULL ? trellis_person_get_name (partner) : NULL;
  g_autofree char *learned =
    is_mentee ? g_strdup (_("About the work, about yourself; what you do otherwise now"))
              : trellis_partner_words_say (name, _("How %s has grown, and what you learned yourself"),
                                           _("How your mentee has grown, and what you learned yourself"));
  g_autofree char *thanks =
    trellis_partner_words_say (name, _("Something that %s did, and what came of it"),
                               _("Something that the other did, and what came of it"));
  g_autofree char *meet =
    is_mentee ? trellis_partner_words_say (name, _("Ask %s for one more person whom you should know"),
                                           _("Ask your mentor for one more person whom you should know"))
              : trellis_partner_words_say (name, _("Who could take %s further? Bring the two together."),
                                           _("Who could take your mentee further? Bring the two together."));

  adw_window_title_set_subtitle (self->window_title, name != NULL ? name : "");
  g_object_set (self->learned_card, "placeholder", learned, NULL);
  g_object_set (self->thanks_card, "placeholder", thanks, NULL);
  g_object_set (self->meet_card, "placeholder", meet, NULL);
}

/* Who only looks at it has written none. */
static void
find_conclusion (TrellisConclusionPage *self)
{
  self->conclusion = trellis_store_get_conclusion (self->store, self->match);
  if (self->conclusion != NULL)
    return;

  self->conclusion = trellis_conclusion_new ();
  trellis_conclusion_set_match (self->conclusion, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_record_set_author (TRELLIS_RECORD (self->conclusion), trellis_match_get_my_role (self->match));
  trellis_store_add_with_first_word (self->store, self->conclusion);
}

static void
bind_fields (TrellisConclusionPage *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  GtkTextBuffer *thanks =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (trellis_text_card_get_view (self->thanks_card)));

  trellis_text_card_set_record (self->learned_card, self->conclusion, "learned");
  trellis_text_card_set_record (self->thanks_card, self->conclusion, "thanks");
  g_signal_connect_object (thanks, "changed", G_CALLBACK (thanks_changed_cb), self, G_CONNECT_SWAPPED);
  thanks_changed_cb (self, thanks);
  trellis_text_card_set_record (self->touch_card, self->conclusion, "in_touch");
  trellis_text_card_set_record (self->meet_card, self->conclusion, "to_meet");
  trellis_text_card_set_record (self->reason_card, self->match, "end_reason");
  g_object_bind_property (self->conclusion, "first-update", self->update_row, "day", flags);
  g_object_bind_property_full (self->conclusion, "ending", self->ending_row, "selected", flags,
                               position_from_ending, ending_from_position, NULL, NULL);
  g_object_bind_property_full (self->conclusion, "suitable", self->suitable_group, "active", flags,
                               toggle_from_suitable, suitable_from_toggle, NULL, NULL);
  g_signal_connect_object (self->conclusion, "notify", G_CALLBACK (conclusion_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
show_goals (TrellisConclusionPage *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_query_ascending (query, "position");
  self->goals = trellis_store_list (self->store, query);
  gtk_list_box_bind_model (self->goals_list, G_LIST_MODEL (self->goals), create_goal_row, self, NULL);
  g_signal_connect_object (self->goals, "items-changed", G_CALLBACK (goals_changed_cb), self, G_CONNECT_SWAPPED);
  goals_changed_cb (self);
}

AdwNavigationPage *
trellis_conclusion_page_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisConclusionPage *self = g_object_new (TRELLIS_TYPE_CONCLUSION_PAGE, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  find_conclusion (self);
  trellis_spot_set_record (self, self->conclusion);
  g_signal_connect_object (match, "notify::state", G_CALLBACK (update_editable), self, G_CONNECT_SWAPPED);
  update_editable (self);

  ask (self);
  bind_fields (self);
  trellis_last_meeting_group_set_match (self->last_group, store, match);
  trellis_skill_review_group_set_match (self->skills_group, store, match);
  show_goals (self);
  show_answers (self);
  show_texts (self);
  return ADW_NAVIGATION_PAGE (self);
}

/* Lays the page over the others around @widget, unless it is there. */
void
trellis_conclusion_page_open (GtkWidget *widget, TrellisStore *store, TrellisMatch *match)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && !TRELLIS_IS_CONCLUSION_PAGE (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view))))
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), trellis_conclusion_page_new (store, match));
}

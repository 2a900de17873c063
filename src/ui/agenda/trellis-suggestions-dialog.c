/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-suggestions-dialog.h"

#include "trellis-drop-down.h"
#include "trellis-first-focus.h"
#include "trellis-question-bank.h"
#include "trellis-status-bin.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisSuggestionsDialog
{
  AdwDialog parent_instance;

  TrellisRole my_role;
  gboolean is_ready;
  GHashTable *chosen; /* set of texts */

  GtkEditable *search_entry;
  GtkDropDown *talk_drop_down;
  GtkStack *stack;
  GtkBox *groups_box;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSuggestionsDialog, trellis_suggestions_dialog, ADW_TYPE_DIALOG)

/* Also where one writes down what is not to be shared. */
static gboolean
is_for_oneself (int kind)
{
  return kind == TRELLIS_QUESTION_REFLECT;
}

static void
show_chosen (AdwActionRow *row)
{
  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "image"),
                                "object-select-symbolic");
  adw_action_row_set_subtitle (row, _("On the agenda"));
}

static void
row_activated_cb (TrellisSuggestionsDialog *self, AdwActionRow *row)
{
  const char *text = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  const int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind"));

  if (!g_hash_table_add (self->chosen, g_strdup (text)))
    return;

  g_signal_emit (self, signals[CHOSEN], 0, text, is_for_oneself (kind));
  show_chosen (row);
}

static GtkWidget *
create_row (TrellisSuggestionsDialog *self, const char *text, int kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("list-add-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Add to Agenda"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  g_object_set_data (G_OBJECT (row), "image", image);
  g_object_set_data (G_OBJECT (row), "kind", GINT_TO_POINTER (kind));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  if (g_hash_table_contains (self->chosen, text))
    show_chosen (ADW_ACTION_ROW (row));
  return row;
}

static gboolean
matches (TrellisSuggestionsDialog *self, const char *text)
{
  const char *sought = gtk_editable_get_text (self->search_entry);

  return *sought == '\0' || g_str_match_string (sought, text, TRUE);
}

static AdwPreferencesGroup *
add_group (TrellisSuggestionsDialog *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  trellis_wrapped_title_make_all (group);
  gtk_box_append (self->groups_box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_questions (TrellisSuggestionsDialog *self, TrellisTalk talk)
{
  g_autoptr(GPtrArray) questions = trellis_question_bank_find (talk, self->my_role);
  AdwPreferencesGroup *group = NULL;
  TrellisQuestionKind kind = TRELLIS_QUESTION_REFLECT;

  for (guint i = 0; i < questions->len; i++)
    {
      const TrellisQuestion *question = questions->pdata[i];
      const char *text = trellis_question_get_text (question);

      if (!matches (self, text))
        continue;
      if (group == NULL || question->kind != kind)
        group = add_group (self, trellis_question_kind_get_title (question->kind));
      kind = question->kind;
      adw_preferences_group_add (group, create_row (self, text, (int) kind));
    }
}

/* What both go through when they first meet is for both; what is prepared otherwise, for oneself. */
static void
add_checklist (TrellisSuggestionsDialog *self, TrellisTalk talk)
{
  const int kind = talk == TRELLIS_TALK_FIRST ? TRELLIS_QUESTION_FOCUS : TRELLIS_QUESTION_REFLECT;
  g_auto(GStrv) checks = trellis_checklist_list (talk, self->my_role);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; checks[i] != NULL; i++)
    if (matches (self, checks[i]))
      {
        if (group == NULL)
          group = add_group (self, _("Checklist"));
        adw_preferences_group_add (group, create_row (self, checks[i], kind));
      }
}

static void
add_topics (TrellisSuggestionsDialog *self)
{
  g_auto(GStrv) topics = trellis_topic_bank_list ();
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; topics[i] != NULL; i++)
    if (matches (self, topics[i]))
      {
        if (group == NULL)
          group = add_group (self, _("Topics"));
        adw_preferences_group_add (group, create_row (self, topics[i], TRELLIS_QUESTION_FOCUS));
      }
}

static void
fill_cb (TrellisSuggestionsDialog *self)
{
  GtkWidget *child;

  if (!self->is_ready)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups_box))) != NULL)
    gtk_box_remove (self->groups_box, child);
  add_questions (self, gtk_drop_down_get_selected (self->talk_drop_down));
  add_checklist (self, gtk_drop_down_get_selected (self->talk_drop_down));
  add_topics (self);
  gtk_stack_set_visible_child_name (
    self->stack,
    gtk_widget_get_first_child (GTK_WIDGET (self->groups_box)) != NULL ? "found" : "none");
}

/* Escape, which the entry keeps for itself: first for what is typed in it. */
static void
stop_search_cb (TrellisSuggestionsDialog *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
trellis_suggestions_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_SUGGESTIONS_DIALOG);

  G_OBJECT_CLASS (trellis_suggestions_dialog_parent_class)->dispose (object);
}

static void
trellis_suggestions_dialog_finalize (GObject *object)
{
  g_hash_table_unref (TRELLIS_SUGGESTIONS_DIALOG (object)->chosen);

  G_OBJECT_CLASS (trellis_suggestions_dialog_parent_class)->finalize (object);
}

static void
trellis_suggestions_dialog_class_init (TrellisSuggestionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_suggestions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_suggestions_dialog_finalize;

  signals[CHOSEN] =
    g_signal_new ("chosen", TRELLIS_TYPE_SUGGESTIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agenda/trellis-suggestions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSuggestionsDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisSuggestionsDialog, talk_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TrellisSuggestionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisSuggestionsDialog, groups_box);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
trellis_suggestions_dialog_init (TrellisSuggestionsDialog *self)
{
  g_autoptr(GtkStringList) talks = gtk_string_list_new (NULL);

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_drop_down_make_narrow (self->talk_drop_down);
  for (guint i = 0; i < TRELLIS_N_TALKS; i++)
    gtk_string_list_append (talks, trellis_talk_get_title (i));
  gtk_drop_down_set_model (self->talk_drop_down, G_LIST_MODEL (talks));
}

static TrellisTalk
choose_talk (TrellisStore *store, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) held = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (held, "match", trellis_meeting_get_match (meeting));
  trellis_query_is (held, "state", TRELLIS_MEETING_STATE_HELD);
  return trellis_talk_choose (trellis_store_count (store, held), FALSE,
                              trellis_meeting_get_is_last (meeting));
}

AdwDialog *
trellis_suggestions_dialog_new (TrellisStore *store, TrellisMeeting *meeting)
{
  TrellisSuggestionsDialog *self = g_object_new (TRELLIS_TYPE_SUGGESTIONS_DIALOG, NULL);
  g_autoptr(TrellisMatch) match =
              trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));

  self->my_role = trellis_match_get_my_role (match);
  gtk_drop_down_set_selected (self->talk_drop_down, choose_talk (store, meeting));
  self->is_ready = TRUE;
  fill_cb (self);
  return ADW_DIALOG (self);
}

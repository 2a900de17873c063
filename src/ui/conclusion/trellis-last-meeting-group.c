/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-last-meeting-group.h"

#include "trellis-combo-row.h"
#include "trellis-conclusion-rules.h"
#include "trellis-format.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-rules.h"
#include "trellis-meeting-words.h"
#include "trellis-time.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* Of the meetings that were held, the latest ones can be chosen. */
#define N_HELD 3

struct _TrellisLastMeetingGroup
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisPerson *partner;
  TrellisRecordList *meetings; /* the latest first */
  GPtrArray *choices;          /* of TrellisMeeting, after the choice of none */
  TrellisMeeting *last;
  gboolean editable;
  gboolean is_updating;

  AdwPreferencesGroup *group;
  AdwComboRow *choice_row;
  AdwActionRow *meeting_row;
  GtkWidget *nothing_row;
  GtkWidget *plan_row;
};

typedef enum
{
  PROP_EDITABLE = 1,
  PROP_LAST,
} TrellisLastMeetingGroupProperty;

static GParamSpec *props[PROP_LAST + 1];

G_DEFINE_FINAL_TYPE (TrellisLastMeetingGroup, trellis_last_meeting_group, ADW_TYPE_BIN)

/* "Tomorrow, 14:00 · Looking back". */
static char *
describe (TrellisLastMeetingGroup *self, TrellisMeeting *meeting)
{
  g_autofree char *when = trellis_meeting_words_when (meeting, trellis_time_now ());
  g_autofree char *title = trellis_meeting_words_title (meeting, self->partner);

  return trellis_format_line (when, title, NULL);
}

/* What was named stays a choice, whatever became of it. */
static void
find_choices (TrellisLastMeetingGroup *self)
{
  guint n_held = 0;

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->meetings)); i++)
    {
      g_autoptr(TrellisMeeting) meeting = g_list_model_get_item (G_LIST_MODEL (self->meetings), i);
      const gboolean is_held = trellis_meeting_get_state (meeting) == TRELLIS_MEETING_STATE_HELD;

      if (trellis_meeting_get_is_last (meeting) ||
          (trellis_meeting_may_be_last (meeting) && (!is_held || n_held < N_HELD)))
        g_ptr_array_add (self->choices, g_object_ref (meeting));
      n_held += is_held;
    }
}

static gboolean
shows (TrellisLastMeetingGroup *self, const char *const *words)
{
  GListModel *shown = adw_combo_row_get_model (self->choice_row);

  if (shown == NULL || g_list_model_get_n_items (shown) != g_strv_length ((char **) words))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i), words[i]))
      return FALSE;
  return TRUE;
}

/* The list that somebody is choosing from stays. */
static void
show_choices (TrellisLastMeetingGroup *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  guint selected = 0;

  g_strv_builder_add (builder, _("Not Named Yet"));
  for (guint i = 0; i < self->choices->len; i++)
    {
      g_strv_builder_take (builder, describe (self, self->choices->pdata[i]));
      if (self->choices->pdata[i] == self->last)
        selected = i + 1;
    }
  words = g_strv_builder_end (builder);
  if (!shows (self, (const char *const *) words))
    {
      g_autoptr(GtkStringList) model = gtk_string_list_new ((const char *const *) words);

      adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (model));
    }
  adw_combo_row_set_selected (self->choice_row, selected);
}

static void
show_last (TrellisLastMeetingGroup *self)
{
  g_autofree char *title = NULL;
  g_autofree char *when = NULL;

  adw_preferences_group_set_description (
    self->group, self->editable ? _("Known early, a last meeting is one that both prepare for.") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->meeting_row), self->last != NULL);
  gtk_widget_set_visible (self->nothing_row, self->last == NULL && !self->editable);
  gtk_widget_set_visible (self->plan_row, self->last == NULL && self->editable);
  if (self->last == NULL)
    return;

  title = trellis_meeting_words_title (self->last, self->partner);
  when = trellis_meeting_words_when (self->last, trellis_time_now ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->meeting_row), title);
  adw_action_row_set_subtitle (self->meeting_row, when);
}

static void
update (TrellisLastMeetingGroup *self)
{
  TrellisMeeting *last = NULL;
  gboolean changed;

  find_choices (self);
  for (guint i = 0; last == NULL && i < self->choices->len; i++)
    if (trellis_meeting_get_is_last (self->choices->pdata[i]))
      last = self->choices->pdata[i];
  changed = g_set_object (&self->last, last);

  self->is_updating = TRUE;
  show_choices (self);
  self->is_updating = FALSE;
  show_last (self);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST]);
}

static void
store_changed_cb (TrellisLastMeetingGroup *self, TrellisRecord *record)
{
  if (!self->is_updating && TRELLIS_IS_MEETING (record) &&
      g_strcmp0 (trellis_meeting_get_match (TRELLIS_MEETING (record)),
                 trellis_record_get_uid (TRELLIS_RECORD (self->match))) == 0)
    update (self);
}

/* At most one is the last. */
static void
name_last (TrellisLastMeetingGroup *self, TrellisMeeting *meeting)
{
  self->is_updating = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    trellis_meeting_set_is_last (self->choices->pdata[i], self->choices->pdata[i] == meeting);
  if (meeting != NULL)
    trellis_meeting_set_is_last (meeting, TRUE);
  self->is_updating = FALSE;
  update (self);
}

static void
chosen_cb (TrellisLastMeetingGroup *self)
{
  const guint selected = adw_combo_row_get_selected (self->choice_row);

  if (self->is_updating || self->meetings == NULL || selected > self->choices->len)
    return;

  name_last (self, selected > 0 ? self->choices->pdata[selected - 1] : NULL);
}

static void
planned_cb (TrellisLastMeetingGroup *self, TrellisMeeting *meeting)
{
  name_last (self, meeting);
}

static void
plan_cb (TrellisLastMeetingGroup *self)
{
  AdwDialog *dialog = trellis_meeting_dialog_new_plan (self->store, self->match);

  g_signal_connect_object (dialog, "done", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
meeting_activated_cb (TrellisLastMeetingGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "meeting",
                              trellis_record_get_uid (TRELLIS_RECORD (self->last)));
}

static void
trellis_last_meeting_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisLastMeetingGroup *self = TRELLIS_LAST_MEETING_GROUP (object);

  switch ((TrellisLastMeetingGroupProperty) prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_LAST:
      g_value_set_object (value, self->last);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_last_meeting_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisLastMeetingGroup *self = TRELLIS_LAST_MEETING_GROUP (object);

  switch ((TrellisLastMeetingGroupProperty) prop_id)
    {
    case PROP_EDITABLE:
      if (self->editable == g_value_get_boolean (value))
        break;
      self->editable = g_value_get_boolean (value);
      show_last (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LAST:
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_last_meeting_group_dispose (GObject *object)
{
  TrellisLastMeetingGroup *self = TRELLIS_LAST_MEETING_GROUP (object);

  /* The template would let go of the bin's child behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_LAST_MEETING_GROUP);
  g_clear_object (&self->last);
  g_clear_object (&self->meetings);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_last_meeting_group_parent_class)->dispose (object);
}

static void
trellis_last_meeting_group_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_LAST_MEETING_GROUP (object)->choices);

  G_OBJECT_CLASS (trellis_last_meeting_group_parent_class)->finalize (object);
}

static void
trellis_last_meeting_group_class_init (TrellisLastMeetingGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_last_meeting_group_get_property;
  object_class->set_property = trellis_last_meeting_group_set_property;
  object_class->dispose = trellis_last_meeting_group_dispose;
  object_class->finalize = trellis_last_meeting_group_finalize;

  props[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_LAST] = g_param_spec_object ("last", NULL, NULL, TRELLIS_TYPE_MEETING,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/conclusion/trellis-last-meeting-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisLastMeetingGroup, group);
  gtk_widget_class_bind_template_child (widget_class, TrellisLastMeetingGroup, choice_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisLastMeetingGroup, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisLastMeetingGroup, nothing_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisLastMeetingGroup, plan_row);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, meeting_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
}

static void
trellis_last_meeting_group_init (TrellisLastMeetingGroup *self)
{
  self->editable = TRUE;
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* To be called once. */
void
trellis_last_meeting_group_set_match (TrellisLastMeetingGroup *self, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  g_return_if_fail (TRELLIS_IS_LAST_MEETING_GROUP (self));
  g_return_if_fail (self->match == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  self->partner = trellis_store_get_partner (store, match);
  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_descending (query, "starts");
  self->meetings = trellis_store_list (store, query);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->meetings, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Transfer none, nullable. */
TrellisMeeting *
trellis_last_meeting_group_get_last (TrellisLastMeetingGroup *self)
{
  g_return_val_if_fail (TRELLIS_IS_LAST_MEETING_GROUP (self), NULL);

  return self->last;
}

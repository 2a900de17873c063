/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-next-meeting-group.h"

#include "trellis-agreed.h"
#include "trellis-format.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-material.h"
#include "trellis-meeting-words.h"
#include "trellis-read-only.h"
#include "trellis-room-rules.h"
#include "trellis-room.h"
#include "trellis-time.h"
#include "trellis-title-row.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-title.h"
#include "trellis-zone.h"

#include <glib/gi18n.h>

struct _TrellisNextMeetingGroup
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;
  TrellisMatch *match;
  TrellisMeeting *next;
  TrellisAgreementDefaults agreed;
  gint64 proposed;
  GListStore *drafts;   /* of TrellisPoint, not in the store */
  GHashTable *left_out; /* titles of drafts that are not wanted */
  guint update_source;

  AdwPreferencesGroup *meeting_group;
  GtkWidget *plan_box;
  GtkButton *plan_button;
  GtkWidget *next_list;
  AdwActionRow *next_row;
  GtkWidget *agenda_group;
  GtkListBox *draft_list;
};

typedef enum
{
  PROP_NEXT = 1,
} TrellisNextMeetingGroupProperty;

static GParamSpec *props[PROP_NEXT + 1];

G_DEFINE_FINAL_TYPE (TrellisNextMeetingGroup, trellis_next_meeting_group, ADW_TYPE_BIN)

static void
show_proposal (TrellisNextMeetingGroup *self)
{
  gint64 now = trellis_time_now ();
  g_autoptr(GTimeZone) zone = trellis_zone_open (trellis_meeting_get_time_zone (self->meeting));
  g_autofree char *when = NULL;
  g_autofree char *label = NULL;
  g_autofree char *rhythm = NULL;
  g_autofree char *words = NULL;

  trellis_agreed_read (&self->agreed, self->store, self->match);
  self->proposed = trellis_rhythm_propose_next (
    self->agreed.rhythm, trellis_meeting_get_starts (self->meeting), zone, now);

  when = trellis_format_when (self->proposed, now);
  /* Translators: a button that plans the next meeting; %s is its day and time, "Fri, Dec 4, 17:30" or
     "Tomorrow, 17:30". */
  label = g_strdup_printf (_("Plan: %s"), when);
  gtk_button_set_label (self->plan_button, label);

  rhythm = trellis_agreed_format_rhythm (self->agreed.rhythm);
  /* Translators: %s is a rhythm, "every two weeks". */
  words = rhythm != NULL ? g_strdup_printf (_("Agreed: %s"), rhythm) : NULL;
  adw_preferences_group_set_description (self->meeting_group,
                                         words != NULL ? words
                                                       : _("Settle the date before you part"));
}

static void
show_next (TrellisNextMeetingGroup *self)
{
  g_autofree char *when =
    trellis_format_when (trellis_meeting_get_starts (self->next), trellis_time_now ());
  const char *where = trellis_meeting_words_where (self->next);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next_row), when);
  adw_action_row_set_subtitle (self->next_row, where != NULL ? where : "");
  adw_preferences_group_set_description (self->meeting_group, NULL);
}

static void
draft_toggled_cb (TrellisNextMeetingGroup *self, GtkCheckButton *check)
{
  const char *title = g_object_get_data (G_OBJECT (check), "title");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->left_out, title);
  else
    g_hash_table_add (self->left_out, g_strdup (title));
}

static GtkWidget *
create_draft_row (gpointer item, gpointer data)
{
  TrellisNextMeetingGroup *self = data;
  TrellisPoint *point = item;
  const char *title =
    trellis_point_get_title (point) != NULL ? trellis_point_get_title (point) : _("Untitled point");
  GtkWidget *row = trellis_title_row_new (title);
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), "title", g_strdup (title), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !g_hash_table_contains (self->left_out, title));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (draft_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  if (trellis_point_get_minutes (point) > 0)
    {
      g_autofree char *minutes = trellis_format_minutes (trellis_point_get_minutes (point));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), minutes);
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

/* Private points are no sight for others. */
static void
drop_hidden (TrellisNextMeetingGroup *self, GPtrArray *drafts)
{
  if (!trellis_room_get_curtain (trellis_room_find (self->store, self->meeting)))
    return;

  for (guint i = drafts->len; i > 0; i--)
    if (trellis_record_get_visibility (drafts->pdata[i - 1]) == TRELLIS_VISIBILITY_PRIVATE)
      g_ptr_array_remove_index (drafts, i - 1);
}

static void
update (TrellisNextMeetingGroup *self)
{
  g_autoptr(TrellisMeeting) next = trellis_meeting_material_find_next (self->store, self->meeting);
  g_autoptr(GPtrArray) drafts =
    next != NULL ? trellis_meeting_material_draft_agenda (self->store, next) : NULL;
  const gboolean is_archive = trellis_read_only_contains (self);
  gboolean changed = g_set_object (&self->next, next);

  if (drafts != NULL)
    drop_hidden (self, drafts);

  gtk_widget_set_visible (GTK_WIDGET (self->meeting_group), next != NULL || !is_archive);
  gtk_widget_set_visible (self->plan_box, next == NULL);
  gtk_widget_set_visible (self->next_list, next != NULL);
  if (next != NULL)
    show_next (self);
  else
    show_proposal (self);

  g_list_store_splice (self->drafts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->drafts)),
                       drafts != NULL ? drafts->pdata : NULL, drafts != NULL ? drafts->len : 0);
  gtk_widget_set_visible (self->agenda_group, drafts != NULL && drafts->len > 0 && !is_archive);

  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NEXT]);
}

/* Whether it lies in an archive is known by now. */
static void
root_cb (TrellisNextMeetingGroup *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    update (self);
}

static gboolean
update_cb (gpointer data)
{
  TrellisNextMeetingGroup *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* One change after another comes while somebody types. */
static void
store_changed_cb (TrellisNextMeetingGroup *self, TrellisRecord *record)
{
  if (self->update_source == 0 &&
      (TRELLIS_IS_MEETING (record) || TRELLIS_IS_ACTION (record) || TRELLIS_IS_POINT (record) ||
       TRELLIS_IS_NOTE (record)))
    self->update_source = g_timeout_add (300, update_cb, self);
}

static void
plan_cb (TrellisNextMeetingGroup *self)
{
  g_autoptr(TrellisMeeting) next =
    trellis_meeting_plan_next (self->meeting, self->proposed, self->agreed.meeting_minutes);

  trellis_undo_add (GTK_WIDGET (self), self->store, next, _("Meeting planned"));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_row));
}

static void
other_date_cb (TrellisNextMeetingGroup *self)
{
  adw_dialog_present (trellis_meeting_dialog_new_plan (self->store, self->match),
                      GTK_WIDGET (self));
}

static void
next_activated_cb (TrellisNextMeetingGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "meeting",
                              trellis_record_get_uid (TRELLIS_RECORD (self->next)));
}

static void
add_cb (TrellisNextMeetingGroup *self)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *message = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);
      const char *title = trellis_point_get_title (point);

      if (title == NULL || !g_hash_table_contains (self->left_out, title))
        g_ptr_array_add (records, g_steal_pointer (&point));
    }
  if (records->len == 0)
    return;

  message = g_strdup_printf (
    ngettext ("%u talking point added", "%u talking points added", records->len), records->len);
  trellis_undo_add_all (GTK_WIDGET (self), self->store, records, message);
  update (self);
}

static void
trellis_next_meeting_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisNextMeetingGroup *self = TRELLIS_NEXT_MEETING_GROUP (object);

  switch ((TrellisNextMeetingGroupProperty) prop_id)
    {
    case PROP_NEXT:
      g_value_set_object (value, self->next);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_next_meeting_group_dispose (GObject *object)
{
  TrellisNextMeetingGroup *self = TRELLIS_NEXT_MEETING_GROUP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->draft_list != NULL)
    gtk_list_box_bind_model (self->draft_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NEXT_MEETING_GROUP);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_clear_object (&self->next);
  g_clear_object (&self->match);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_next_meeting_group_parent_class)->dispose (object);
}

static void
trellis_next_meeting_group_class_init (TrellisNextMeetingGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_next_meeting_group_get_property;
  object_class->dispose = trellis_next_meeting_group_dispose;

  props[PROP_NEXT] = g_param_spec_object ("next", NULL, NULL, TRELLIS_TYPE_MEETING,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-next-meeting-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNextMeetingGroup, meeting_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisNextMeetingGroup, plan_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNextMeetingGroup, plan_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNextMeetingGroup, next_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisNextMeetingGroup, next_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisNextMeetingGroup, agenda_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisNextMeetingGroup, draft_list);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_date_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_next_meeting_group_init (TrellisNextMeetingGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make_all (GTK_WIDGET (self->plan_box));
  trellis_wrapped_button_make (self->plan_button);

  self->drafts = g_list_store_new (TRELLIS_TYPE_POINT);
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_list_box_bind_model (self->draft_list, G_LIST_MODEL (self->drafts), create_draft_row, self,
                           NULL);
}

/* To be called once. */
void
trellis_next_meeting_group_set_meeting (TrellisNextMeetingGroup *self, TrellisStore *store, TrellisMeeting *meeting)
{
  g_return_if_fail (TRELLIS_IS_NEXT_MEETING_GROUP (self));
  g_return_if_fail (self->meeting == NULL);

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->match = trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (trellis_room_find (store, meeting), "notify::curtain",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
  update (self);
}

/* Transfer none, nullable. */
TrellisMeeting *
trellis_next_meeting_group_get_next (TrellisNextMeetingGroup *self)
{
  g_return_val_if_fail (TRELLIS_IS_NEXT_MEETING_GROUP (self), NULL);

  return self->next;
}

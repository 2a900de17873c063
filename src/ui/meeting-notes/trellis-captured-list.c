/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-captured-list.h"

#include "trellis-action-list.h"
#include "trellis-captured-note.h"

struct _TrellisCapturedList
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisRoom *room;
  GListModel *notes;

  GtkWidget *empty_label;
  TrellisActionList *action_list;
  GtkListBox *note_list;
};

G_DEFINE_FINAL_TYPE (TrellisCapturedList, trellis_captured_list, ADW_TYPE_BIN)

static void
update (TrellisCapturedList *self)
{
  gboolean has_actions = trellis_action_list_get_n_actions (self->action_list) > 0;
  gboolean has_notes = g_list_model_get_n_items (self->notes) > 0;

  gtk_widget_set_visible (self->empty_label, !has_actions && !has_notes);
  gtk_widget_set_visible (GTK_WIDGET (self->action_list), has_actions);
  gtk_widget_set_visible (GTK_WIDGET (self->note_list), has_notes);
}

static GtkWidget *
create_note (gpointer note, gpointer data)
{
  TrellisCapturedList *self = data;

  return trellis_captured_note_new (self->store, note, self->room);
}

static void
trellis_captured_list_dispose (GObject *object)
{
  TrellisCapturedList *self = TRELLIS_CAPTURED_LIST (object);

  if (self->note_list != NULL)
    gtk_list_box_bind_model (self->note_list, NULL, NULL, NULL, NULL);
  if (self->action_list != NULL)
    g_signal_handlers_disconnect_by_func (self->action_list, update, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CAPTURED_LIST);
  g_clear_object (&self->notes);
  g_clear_object (&self->room);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_captured_list_parent_class)->dispose (object);
}

static void
trellis_captured_list_class_init (TrellisCapturedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_captured_list_dispose;

  g_type_ensure (TRELLIS_TYPE_ACTION_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-captured-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedList, action_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedList, note_list);
}

static void
trellis_captured_list_init (TrellisCapturedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be called once. */
void
trellis_captured_list_set_meeting (TrellisCapturedList *self, TrellisStore *store,
                                   TrellisMeeting *meeting)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (meeting));
  g_autoptr(TrellisQuery) actions = trellis_query_new (TRELLIS_TYPE_ACTION);
  g_autoptr(TrellisQuery) notes = trellis_query_new (TRELLIS_TYPE_NOTE);

  g_return_if_fail (TRELLIS_IS_CAPTURED_LIST (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->room = g_object_ref (trellis_room_find (store, meeting));

  trellis_query_equals (actions, "meeting", uid);
  trellis_query_ascending (actions, "created");
  trellis_action_list_set_query (self->action_list, store, actions);

  trellis_query_equals (notes, "meeting", uid);
  trellis_query_ascending (notes, "created");
  self->notes = G_LIST_MODEL (trellis_store_list (store, notes));
  gtk_list_box_bind_model (self->note_list, self->notes, create_note, self, NULL);

  g_signal_connect_object (self->notes, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->action_list, "notify::n-actions", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->room, "curtain", self->action_list, "hide-private",
                          G_BINDING_SYNC_CREATE);
  update (self);
}

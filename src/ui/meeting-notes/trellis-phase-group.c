/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-phase-group.h"

#include "trellis-choice-words.h"
#include "trellis-read-only.h"

#include <glib/gi18n.h>

struct _TrellisPhaseGroup
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;
  TrellisRoom *room;
  TrellisPointPhase phase;
  GListModel *points;

  GtkLabel *title_label;
  GtkWidget *add_button;
  GtkListBox *list_box;
  GtkBox *below_box;
};

G_DEFINE_FINAL_TYPE (TrellisPhaseGroup, trellis_phase_group, ADW_TYPE_BIN)

static GtkWidget *
create_editor (gpointer point, gpointer data)
{
  TrellisPhaseGroup *self = data;

  return trellis_point_editor_new (self->store, point, self->room);
}

static gboolean
has_more (TrellisPhaseGroup *self)
{
  for (GtkWidget *below = gtk_widget_get_first_child (GTK_WIDGET (self->below_box)); below != NULL;
       below = gtk_widget_get_next_sibling (below))
    if (gtk_widget_get_visible (below))
      return TRUE;

  return FALSE;
}

/* An archive has no headings of nothing. */
static void
points_changed_cb (TrellisPhaseGroup *self)
{
  const gboolean has_points = self->points != NULL && g_list_model_get_n_items (self->points) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list_box), has_points);
  gtk_widget_set_visible (GTK_WIDGET (self), has_points || has_more (self) || !trellis_read_only_contains (self));
}

/* Whether it lies in an archive is known by now. */
static void
root_cb (TrellisPhaseGroup *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    points_changed_cb (self);
}

static int
get_next_position (TrellisPhaseGroup *self)
{
  guint n_points = g_list_model_get_n_items (self->points);
  g_autoptr(TrellisPoint) last = NULL;

  if (n_points == 0)
    return 0;
  last = g_list_model_get_item (self->points, n_points - 1);
  return trellis_point_get_position (last) + 1;
}

static void
add_cb (TrellisPhaseGroup *self)
{
  g_autoptr(TrellisPoint) point = trellis_point_new ();
  g_autoptr(TrellisMatch) match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH,
                                                     trellis_meeting_get_match (self->meeting));
  TrellisPointEditor *editor;

  trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (self->meeting)));
  trellis_point_set_phase (point, self->phase);
  trellis_point_set_position (point, get_next_position (self));
  trellis_record_set_author (TRELLIS_RECORD (point), trellis_match_get_my_role (match));
  trellis_record_set_visibility (TRELLIS_RECORD (point),
                                 trellis_record_get_visibility (TRELLIS_RECORD (self->meeting)));
  trellis_store_add (self->store, point);

  editor = trellis_phase_group_find (self, point);
  if (editor != NULL)
    trellis_point_editor_begin (editor);
}

static void
trellis_phase_group_dispose (GObject *object)
{
  TrellisPhaseGroup *self = TRELLIS_PHASE_GROUP (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_PHASE_GROUP);
  g_clear_object (&self->points);
  g_clear_object (&self->room);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_phase_group_parent_class)->dispose (object);
}

static void
trellis_phase_group_class_init (TrellisPhaseGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_phase_group_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-phase-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPhaseGroup, below_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisPhaseGroup, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPhaseGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPhaseGroup, list_box);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_phase_group_init (TrellisPhaseGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_hide (self->add_button);
}

GtkWidget *
trellis_phase_group_new (TrellisStore *store, TrellisMeeting *meeting, TrellisPointPhase phase)
{
  TrellisPhaseGroup *self = g_object_new (TRELLIS_TYPE_PHASE_GROUP, NULL);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);
  /* Translators: the name of a button; %s is a part of the meeting, "Focus". */
  g_autofree char *add = g_strdup_printf (_("Add Talking Point: %s"), trellis_label_point_phase (phase));

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->room = g_object_ref (trellis_room_find (store, meeting));
  self->phase = phase;

  gtk_label_set_label (self->title_label, trellis_label_point_phase (phase));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  trellis_label_point_phase (phase), -1);

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_query_is (query, "phase", phase);
  trellis_query_ascending (query, "position");
  self->points = G_LIST_MODEL (trellis_store_list (store, query));
  gtk_list_box_bind_model (self->list_box, self->points, create_editor, self, NULL);
  g_signal_connect_object (self->points, "items-changed", G_CALLBACK (points_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
  points_changed_cb (self);

  return GTK_WIDGET (self);
}

GListModel *
trellis_phase_group_get_points (TrellisPhaseGroup *self)
{
  g_return_val_if_fail (TRELLIS_IS_PHASE_GROUP (self), NULL);

  return self->points;
}

/* Something else that belongs to the phase, visible while there is something of it. */
void
trellis_phase_group_add_below (TrellisPhaseGroup *self, GtkWidget *widget)
{
  g_return_if_fail (TRELLIS_IS_PHASE_GROUP (self));

  gtk_box_append (self->below_box, widget);
  g_signal_connect_object (widget, "notify::visible", G_CALLBACK (points_changed_cb), self, G_CONNECT_SWAPPED);
}

/* The editor of @point; NULL if it is in another phase; transfer none. */
TrellisPointEditor *
trellis_phase_group_find (TrellisPhaseGroup *self, TrellisPoint *point)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TRELLIS_IS_PHASE_GROUP (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (trellis_point_editor_get_point (TRELLIS_POINT_EDITOR (row)) == point)
      return TRELLIS_POINT_EDITOR (row);

  return NULL;
}

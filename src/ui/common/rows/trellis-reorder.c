/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-reorder.h"

#include "trellis-drag-course.h"
#include "trellis-read-only.h"

static int
find (GListModel *records, gpointer record)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(TrellisRecord) other = g_list_model_get_item (records, i);

      if (other == record)
        return (int) i;
    }
  return -1;
}

/* The list follows every change, so its records are looked up before the first one. */
static void
place (GListModel *records, gpointer record, int to)
{
  const int n = (int) g_list_model_get_n_items (records);
  const int from = find (records, record);
  g_autoptr(GPtrArray) ordered = g_ptr_array_new_with_free_func (g_object_unref);

  if (from < 0 || from == to || to < 0 || to >= n)
    return;

  for (int i = 0; i < n; i++)
    g_ptr_array_add (ordered, g_list_model_get_item (records, (guint) i));
  g_ptr_array_insert (ordered, to, g_ptr_array_steal_index (ordered, (guint) from));
  for (guint i = 0; i < ordered->len; i++)
    g_object_set (ordered->pdata[i], "position", (int) i, NULL);
}

/* Whether @record can go @steps further down, or up if that is negative. */
gboolean
trellis_reorder_can_move (GListModel *records, gpointer record, int steps)
{
  const int from = find (records, record);

  return from >= 0 && from + steps >= 0 &&
         from + steps < (int) g_list_model_get_n_items (records);
}

void
trellis_reorder_move (GListModel *records, gpointer record, int steps)
{
  if (trellis_reorder_can_move (records, record, steps))
    place (records, record, find (records, record) + steps);
}

/* One row of a list, and what is needed to tell whether something may be dropped on it. A drop gives
 * the list other rows, so that a drag may outlive the row where it began. */
typedef struct
{
  GtkWidget *row; /* weak pointer; NULL when it is gone */
  GListModel *records;
  TrellisRecord *record; /* NULL for what is below all of them */
  double x, y; /* where the drag began in the row */
} Place;

static void
place_clear (gpointer data)
{
  Place *self = data;

  g_clear_weak_pointer (&self->row);
  g_object_unref (self->records);
  g_clear_object (&self->record);
}

static void
place_release (gpointer data, GClosure *closure)
{
  g_rc_box_release_full (data, place_clear);
}

static void
connect_place (gpointer controller, const char *signal, GCallback callback, Place *self)
{
  g_signal_connect_data (controller, signal, callback, g_rc_box_acquire (self),
                         place_release, G_CONNECT_DEFAULT);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  Place *self = data;
  graphene_point_t point;

  if (trellis_read_only_contains (self->row))
    return NULL;
  if (gtk_widget_compute_point (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)),
                                self->row, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    {
      self->x = point.x;
      self->y = point.y;
    }
  return gdk_content_provider_new_typed (TRELLIS_TYPE_RECORD, self->record);
}

/* As the row is now: it fades. */
static GtkWidget *
create_icon (GtkWidget *row)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (row);
  g_autoptr(GdkPaintable) image = gdk_paintable_get_current_image (paintable);
  GtkWidget *picture = gtk_picture_new_for_paintable (image);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), FALSE);
  gtk_widget_add_css_class (picture, "dragged-row");
  return picture;
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  Place *self = data;

  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), create_icon (self->row));
  gdk_drag_set_hotspot (drag, (int) self->x, (int) self->y);
  gtk_widget_add_css_class (self->row, "dragged");
  trellis_drag_course_follow (drag, self->row);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag,
             gboolean delete_data, gpointer data)
{
  Place *self = data;

  if (self->row != NULL)
    gtk_widget_remove_css_class (self->row, "dragged");
}

static gboolean
is_lower_half (Place *self, double y)
{
  return self->record != NULL && y > gtk_widget_get_height (self->row) / 2.0;
}

static void
show_gap (Place *self, const char *css_class)
{
  if (self->row == NULL)
    return;

  gtk_widget_remove_css_class (self->row, "drop-above");
  gtk_widget_remove_css_class (self->row, "drop-below");
  if (css_class != NULL)
    gtk_widget_add_css_class (self->row, css_class);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer data)
{
  Place *self = data;
  const GValue *value = gtk_drop_target_get_value (target);

  /* Records of another list have no place here. */
  if (value != NULL && find (self->records, g_value_get_object (value)) < 0)
    return 0;

  show_gap (self, is_lower_half (self, y) ? "drop-below" : "drop-above");
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, gpointer data)
{
  show_gap (data, NULL);
}

/* The keys that move a row are at hand for the one that was dropped, as its focus is. */
static void
focus_row (GtkWidget *list, int position)
{
  GtkListBoxRow *row =
    GTK_IS_LIST_BOX (list) ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y,
         gpointer data)
{
  Place *self = data;
  g_autoptr(GListModel) records = g_object_ref (self->records);
  GtkWidget *list = gtk_widget_get_parent (self->row);
  const int from = find (records, g_value_get_object (value));
  int to = self->record != NULL ? find (records, self->record) + (is_lower_half (self, y) ? 1 : 0)
                                : (int) g_list_model_get_n_items (records);

  show_gap (self, NULL);
  if (from < 0)
    return FALSE;
  if (from < to)
    to--;
  place (records, g_value_get_object (value), to);
  focus_row (list, to);
  return TRUE;
}

static Place *
place_new (GtkWidget *row, GListModel *records, gpointer record)
{
  Place *self = g_rc_box_new0 (Place);

  g_set_weak_pointer (&self->row, row);
  self->records = g_object_ref (records);
  g_set_object (&self->record, record);
  return self;
}

static void
accept_drops (Place *self)
{
  GtkDropTarget *target = gtk_drop_target_new (TRELLIS_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_drop_target_set_preload (target, TRUE);
  connect_place (target, "motion", G_CALLBACK (motion_cb), self);
  connect_place (target, "leave", G_CALLBACK (leave_cb), self);
  connect_place (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->row, GTK_EVENT_CONTROLLER (target));
}

/* Lets @row, which shows @record, be dragged by @handle to another place in @records, and others be
 * dropped above and below it. */
void
trellis_reorder_set_up (GtkWidget *row, GtkWidget *handle, GListModel *records, gpointer record)
{
  GtkDragSource *source = gtk_drag_source_new ();
  Place *self = place_new (row, records, record);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  connect_place (source, "prepare", G_CALLBACK (prepare_cb), self);
  connect_place (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  connect_place (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));

  accept_drops (self);
  g_rc_box_release_full (self, place_clear);
}

/* What is dropped on @row, which is below all of @records, becomes the last of them. */
void
trellis_reorder_set_up_end (GtkWidget *row, GListModel *records)
{
  Place *self = place_new (row, records, NULL);

  accept_drops (self);
  g_rc_box_release_full (self, place_clear);
}

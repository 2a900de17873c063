/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agenda-editor.h"

#include "trellis-agenda.h"
#include "trellis-entry-row.h"
#include "trellis-format.h"
#include "trellis-point-row.h"
#include "trellis-read-only.h"
#include "trellis-reorder.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisAgendaEditor
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;
  TrellisMatch *match;
  TrellisPerson *partner;
  GListModel *points;

  GtkListBox *list_box;
  GtkEditable *entry_row;
  GtkWidget *suggest_button;
  GtkLabel *fit_label;
  GtkWidget *many_label;
};

G_DEFINE_FINAL_TYPE (TrellisAgendaEditor, trellis_agenda_editor, ADW_TYPE_BIN)

/* "45 of 60 minutes are planned · 2 points without a time",
 * "70 minutes are planned · 10 minutes too many"; transfer full. */
static char *
describe_fit (TrellisAgendaEditor *self, const TrellisAgendaFit *fit)
{
  const int length = trellis_meeting_get_minutes (self->meeting);
  const int excess = -fit->left;
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;

  if (excess > 0)
    {
      g_strv_builder_take (parts, g_strdup_printf (ngettext ("%d minute is planned", "%d minutes are planned",
                                                             (gulong) fit->minutes),
                                                   fit->minutes));
      /* Translators: by how much the talking points take longer than the meeting. */
      g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%d minute too many", "%d minutes too many", (gulong) excess), excess));
    }
  else
    {
      /* Translators: minutes of the talking points, and of the meeting. The form goes by the second number. */
      g_strv_builder_take (parts, g_strdup_printf (ngettext ("%d of %d minute is planned",
                                                             "%d of %d minutes are planned", (gulong) length),
                                                   fit->minutes, length));
    }
  if (fit->unplanned > 0 && fit->minutes > 0)
    g_strv_builder_take (
      parts, g_strdup_printf (ngettext ("%u point without a time", "%u points without a time", fit->unplanned),
                              fit->unplanned));

  words = g_strv_builder_end (parts);
  return g_strjoinv ("\u00a0· ", words);
}

static void
update_fit (TrellisAgendaEditor *self)
{
  const gboolean has_points = g_list_model_get_n_items (self->points) > 0;
  TrellisAgendaFit fit;
  g_autofree char *text = NULL;

  trellis_agenda_measure (&fit, self->points, trellis_meeting_get_minutes (self->meeting));
  text = describe_fit (self, &fit);
  gtk_label_set_label (self->fit_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->fit_label), has_points);
  gtk_widget_set_visible (self->suggest_button, !has_points);
  gtk_widget_set_visible (self->many_label, fit.too_many);
}

static void
store_changed_cb (TrellisAgendaEditor *self, TrellisRecord *record)
{
  if (record == TRELLIS_RECORD (self->meeting) ||
      (TRELLIS_IS_POINT (record) &&
       g_strcmp0 (trellis_point_get_meeting (TRELLIS_POINT (record)),
                  trellis_record_get_uid (TRELLIS_RECORD (self->meeting))) == 0))
    update_fit (self);
}

static TrellisPointRow *
find_row (TrellisAgendaEditor *self, gpointer point)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (TRELLIS_IS_POINT_ROW (row) &&
        (gpointer) trellis_point_row_get_point (TRELLIS_POINT_ROW (row)) == point)
      return TRELLIS_POINT_ROW (row);

  return NULL;
}

static int
find_position (TrellisAgendaEditor *self, const char *uid)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->points); i++)
    {
      g_autoptr(TrellisRecord) point = g_list_model_get_item (self->points, i);

      if (g_strcmp0 (trellis_record_get_uid (point), uid) == 0)
        return (int) i;
    }

  return -1;
}

static void
announce_place (TrellisAgendaEditor *self, int position)
{
  /* Translators: told to a screen reader after moving a talking point; its place and how many. */
  g_autofree char *text = g_strdup_printf (_("Moved to place %d of %u"), position + 1,
                                           g_list_model_get_n_items (self->points));

  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move (TrellisAgendaEditor *self, int from, int to)
{
  const int n = (int) g_list_model_get_n_items (self->points);
  g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func (g_object_unref);
  TrellisPoint *moved;
  TrellisPointRow *row;

  if (from < 0 || to < 0 || to >= n || from == to)
    return;

  for (int i = 0; i < n; i++)
    g_ptr_array_add (order, g_list_model_get_item (self->points, (guint) i));
  moved = g_ptr_array_steal_index (order, (guint) from);
  g_ptr_array_insert (order, to, moved);
  for (int i = 0; i < n; i++)
    trellis_point_set_position (order->pdata[i], i);

  row = find_row (self, moved);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  announce_place (self, to);
}

static void
agenda_shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgendaEditor *self = TRELLIS_AGENDA_EDITOR (widget);
  const char *uid;
  int by, from;

  g_variant_get (parameter, "(&si)", &uid, &by);
  from = find_position (self, uid);
  move (self, from, from + by);
}

static void
agenda_focus_entry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_AGENDA_EDITOR (widget)->entry_row));
}

static void
entry_activated_cb (TrellisAgendaEditor *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->entry_row)));

  if (*title == '\0')
    return;

  trellis_agenda_editor_add_title (self, title, FALSE);
  gtk_editable_set_text (self->entry_row, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry_row));
}

static void
row_activated_cb (TrellisAgendaEditor *self, GtkListBoxRow *row)
{
  if (TRELLIS_IS_POINT_ROW (row))
    gtk_widget_activate_action (GTK_WIDGET (row), "point.edit", NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  TrellisAgendaEditor *self = data;

  if (GTK_IS_WIDGET (item))
    return g_object_ref (item);

  return trellis_point_row_new (self->store, item, self->points, self->match, self->partner);
}

static void
trellis_agenda_editor_dispose (GObject *object)
{
  TrellisAgendaEditor *self = TRELLIS_AGENDA_EDITOR (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_AGENDA_EDITOR);
  g_clear_object (&self->entry_row);
  g_clear_object (&self->points);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_agenda_editor_parent_class)->dispose (object);
}

static void
trellis_agenda_editor_class_init (TrellisAgendaEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_agenda_editor_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agenda/trellis-agenda-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaEditor, list_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaEditor, suggest_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaEditor, fit_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaEditor, many_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "agenda.shift", "(si)", agenda_shift_action);
  gtk_widget_class_install_action (widget_class, "agenda.focus-entry", NULL,
                                   agenda_focus_entry_action);
}

static void
trellis_agenda_editor_init (TrellisAgendaEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "agenda.shift", NULL);

  self->entry_row = g_object_ref_sink (GTK_EDITABLE (trellis_entry_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry_row), _("Add Talking Point"));
  trellis_read_only_hide (self->entry_row);
  g_signal_connect_object (self->entry_row, "entry-activated", G_CALLBACK (entry_activated_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
fill (TrellisAgendaEditor *self)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GListStore) entry = g_list_store_new (GTK_TYPE_WIDGET);
  g_autoptr(GtkFlattenListModel) all = NULL;

  g_list_store_append (entry, self->entry_row);
  g_list_store_append (models, self->points);
  g_list_store_append (models, entry);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (models));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (all), create_row, self, NULL);
}

void
trellis_agenda_editor_set_up (TrellisAgendaEditor *self, TrellisStore *store, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);

  g_return_if_fail (TRELLIS_IS_AGENDA_EDITOR (self));

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  self->partner = trellis_store_get_partner (store, self->match);

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_query_ascending (query, "position");
  self->points = G_LIST_MODEL (trellis_store_list (store, query));
  trellis_reorder_set_up_end (GTK_WIDGET (self->entry_row), self->points);
  fill (self);
  g_signal_connect_object (self->points, "items-changed", G_CALLBACK (update_fit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_fit (self);
}

GListModel *
trellis_agenda_editor_get_points (TrellisAgendaEditor *self)
{
  g_return_val_if_fail (TRELLIS_IS_AGENDA_EDITOR (self), NULL);

  return self->points;
}

static int
get_next_position (TrellisAgendaEditor *self)
{
  const guint n = g_list_model_get_n_items (self->points);
  g_autoptr(TrellisPoint) last = n > 0 ? g_list_model_get_item (self->points, n - 1) : NULL;

  return last != NULL ? trellis_point_get_position (last) + 1 : 0;
}

/* Adds a point of mine. */
void
trellis_agenda_editor_add_title (TrellisAgendaEditor *self, const char *title, gboolean is_private)
{
  g_autoptr(TrellisPoint) point = trellis_point_new ();

  g_return_if_fail (TRELLIS_IS_AGENDA_EDITOR (self));

  trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (self->meeting)));
  trellis_point_set_title (point, title);
  trellis_point_set_position (point, get_next_position (self));
  trellis_record_set_author (TRELLIS_RECORD (point), trellis_match_get_my_role (self->match));
  trellis_record_set_visibility (TRELLIS_RECORD (point), is_private ? TRELLIS_VISIBILITY_PRIVATE
                                                                    : TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (self->store, point);
}

/* Gives the TrellisPoints in @points, which are about to be added, places at the end. */
void
trellis_agenda_editor_place_points (TrellisAgendaEditor *self, GPtrArray *points)
{
  int position;

  g_return_if_fail (TRELLIS_IS_AGENDA_EDITOR (self));

  position = get_next_position (self);
  for (guint i = 0; i < points->len; i++)
    trellis_point_set_position (points->pdata[i], position++);
}

/* Adds the TrellisPoints in @points at the end, all at once, and offers to take them back. */
void
trellis_agenda_editor_add_points (TrellisAgendaEditor *self, GPtrArray *points)
{
  g_autofree char *message = NULL;

  g_return_if_fail (TRELLIS_IS_AGENDA_EDITOR (self));

  if (points->len == 0)
    {
      trellis_undo_tell (GTK_WIDGET (self), _("Nothing to add that is not there already"));
      return;
    }

  trellis_agenda_editor_place_points (self, points);
  message = g_strdup_printf (
    ngettext ("%u talking point added", "%u talking points added", points->len), points->len);
  trellis_undo_add_all (GTK_WIDGET (self), self->store, points, message);
}

/* Puts the focus on the row of @point. */
void
trellis_agenda_editor_show (TrellisAgendaEditor *self, TrellisRecord *point)
{
  TrellisPointRow *row = find_row (self, point);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-prepare-section.h"

#include <glib/gi18n.h>

struct _TrellisPrepareSection
{
  TrellisMeetingSection parent_instance;

  GListModel *points;

  GtkListBox *points_list;
  GtkEditable *add_row;
};

G_DEFINE_FINAL_TYPE (TrellisPrepareSection, trellis_prepare_section, TRELLIS_TYPE_MEETING_SECTION)

static void
add_cb (TrellisPrepareSection *self)
{
  TrellisMeetingSection *section = TRELLIS_MEETING_SECTION (self);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->add_row)));
  g_autoptr(TrellisPoint) point = NULL;

  if (*title == '\0')
    return;

  point = trellis_point_new ();
  trellis_point_set_meeting (
    point, trellis_record_get_uid (TRELLIS_RECORD (trellis_meeting_section_get_meeting (section))));
  trellis_point_set_title (point, title);
  trellis_point_set_position (point, (int) g_list_model_get_n_items (self->points));
  trellis_record_set_author (TRELLIS_RECORD (point), trellis_meeting_section_get_my_role (section));
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (trellis_meeting_section_get_store (section), point);
  gtk_editable_set_text (self->add_row, "");
}

static GtkWidget *
create_row (gpointer point, gpointer data G_GNUC_UNUSED)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Talking Point"));
  g_object_bind_property (point, "title", row, "text",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  return row;
}

static void
points_changed_cb (TrellisPrepareSection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->points_list),
                          g_list_model_get_n_items (self->points) > 0);
}

static void
trellis_prepare_section_constructed (GObject *object)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (object);
  TrellisMeetingSection *section = TRELLIS_MEETING_SECTION (self);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);

  G_OBJECT_CLASS (trellis_prepare_section_parent_class)->constructed (object);

  trellis_query_equals (
    query, "meeting",
    trellis_record_get_uid (TRELLIS_RECORD (trellis_meeting_section_get_meeting (section))));
  trellis_query_ascending (query, "position");
  self->points =
    G_LIST_MODEL (trellis_store_list (trellis_meeting_section_get_store (section), query));
  gtk_list_box_bind_model (self->points_list, self->points, create_row, self, NULL);
  g_signal_connect_object (self->points, "items-changed", G_CALLBACK (points_changed_cb), self,
                           G_CONNECT_SWAPPED);
  points_changed_cb (self);
}

static void
trellis_prepare_section_dispose (GObject *object)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_PREPARE_SECTION);
  g_clear_object (&self->points);

  G_OBJECT_CLASS (trellis_prepare_section_parent_class)->dispose (object);
}

static void
trellis_prepare_section_class_init (TrellisPrepareSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_prepare_section_constructed;
  object_class->dispose = trellis_prepare_section_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-prepare-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, points_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, add_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_prepare_section_init (TrellisPrepareSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-timeline-row.h"

#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-mark.h"
#include "trellis-note.h"
#include "trellis-row-side.h"
#include "trellis-time.h"

struct _TrellisTimelineRow
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkImage *private_image;
};

G_DEFINE_FINAL_TYPE (TrellisTimelineRow, trellis_timeline_row, GTK_TYPE_BOX)

static void
trellis_timeline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_TIMELINE_ROW);

  G_OBJECT_CLASS (trellis_timeline_row_parent_class)->dispose (object);
}

static void
trellis_timeline_row_class_init (TrellisTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_timeline_row_dispose;

  /* The theme has rules for boxes, which GTK tries on all rows again where one comes. */
  gtk_widget_class_set_css_name (widget_class, "rowbox");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/overview/trellis-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTimelineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimelineRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimelineRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimelineRow, private_image);
}

static void
trellis_timeline_row_init (TrellisTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_row_side_keep (GTK_WIDGET (self));
  trellis_mark_show (self->private_image, TRELLIS_VISIBILITY_PRIVATE);
}

GtkWidget *
trellis_timeline_row_new (void)
{
  return g_object_new (TRELLIS_TYPE_TIMELINE_ROW, NULL);
}

/* Shows @record as what happened at @time. */
void
trellis_timeline_row_show (TrellisTimelineRow *self, TrellisRecord *record, gint64 time)
{
  g_autofree char *title = trellis_label_record (record);
  g_autofree char *day = trellis_format_day_of_time (time, trellis_time_now ());
  g_autofree char *detail = trellis_format_line (trellis_label_record_kind (record), day, NULL);

  gtk_image_set_from_icon_name (self->icon, trellis_label_record_icon (record));
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->private_image), TRELLIS_IS_NOTE (record) &&
                                                              trellis_record_get_visibility (record) ==
                                                                TRELLIS_VISIBILITY_PRIVATE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-pulse-trend.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "trellis-pulse-rules.h"

#define HEIGHT 72
#define MARGIN 10.0f
#define RADIUS 4.0f
#define LINE 2.0f

struct _TrellisPulseTrend
{
  GtkWidget parent_instance;

  GArray *values; /* of int, the oldest first */
};

G_DEFINE_FINAL_TYPE (TrellisPulseTrend, trellis_pulse_trend, GTK_TYPE_WIDGET)

static float
locate_value (TrellisPulseTrend *self, int value)
{
  const float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  const float up = (float) (value - TRELLIS_PULSE_LOWEST) / (TRELLIS_PULSE_HIGHEST - TRELLIS_PULSE_LOWEST);

  return MARGIN + height * (1 - up);
}

static graphene_point_t
locate (TrellisPulseTrend *self, guint index)
{
  const float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  const float along = self->values->len > 1 ? (float) index / (float) (self->values->len - 1) : 0.5f;
  const gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return GRAPHENE_POINT_INIT (MARGIN + width * (is_mirrored ? 1 - along : along),
                              locate_value (self, g_array_index (self->values, int, index)));
}

static void
draw_guides (TrellisPulseTrend *self, GtkSnapshot *snapshot, GdkRGBA color)
{
  const float width = (float) gtk_widget_get_width (GTK_WIDGET (self));

  color.alpha *= 0.12f;
  for (int value = TRELLIS_PULSE_LOWEST; value <= TRELLIS_PULSE_HIGHEST; value++)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, locate_value (self, value) - 0.5f, width, 1));
}

static void
draw_line (TrellisPulseTrend *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  g_autoptr(GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr(GskPathBuilder) dots = gsk_path_builder_new ();
  g_autoptr(GskPath) line_path = NULL, dots_path = NULL;
  GskStroke *stroke = gsk_stroke_new (LINE);

  for (guint i = 0; i < self->values->len; i++)
    {
      const graphene_point_t point = locate (self, i);

      if (i == 0)
        gsk_path_builder_move_to (line, point.x, point.y);
      else
        gsk_path_builder_line_to (line, point.x, point.y);
      gsk_path_builder_add_circle (dots, &point, RADIUS);
    }
  line_path = gsk_path_builder_to_path (line);
  dots_path = gsk_path_builder_to_path (dots);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, color);
  gtk_snapshot_append_fill (snapshot, dots_path, GSK_FILL_RULE_WINDING, color);
  gsk_stroke_free (stroke);
}

static void
trellis_pulse_trend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrellisPulseTrend *self = TRELLIS_PULSE_TREND (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  GdkRGBA ink, color;

  gtk_widget_get_color (widget, &ink);
  adw_rgba_to_standalone (accent, adw_style_manager_get_dark (manager), &color);
  draw_guides (self, snapshot, ink);
  if (self->values->len > 0)
    draw_line (self, snapshot, &color);
}

static void
trellis_pulse_trend_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 120;
}

static void
trellis_pulse_trend_finalize (GObject *object)
{
  g_array_unref (TRELLIS_PULSE_TREND (object)->values);

  G_OBJECT_CLASS (trellis_pulse_trend_parent_class)->finalize (object);
}

static void
trellis_pulse_trend_class_init (TrellisPulseTrendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_pulse_trend_finalize;
  widget_class->snapshot = trellis_pulse_trend_snapshot;
  widget_class->measure = trellis_pulse_trend_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trellis_pulse_trend_init (TrellisPulseTrend *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
}

/* The oldest first. */
void
trellis_pulse_trend_set_values (TrellisPulseTrend *self, const int *values, guint n_values)
{
  g_autoptr(GString) numbers = g_string_new (NULL);
  g_autofree char *name = NULL;

  g_return_if_fail (TRELLIS_IS_PULSE_TREND (self));

  g_array_set_size (self->values, 0);
  g_array_append_vals (self->values, values, n_values);
  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (numbers, "%s%d", i > 0 ? C_("list", ", ") : "", values[i]);
  /* Translators: for a screen reader; %s is a list of numbers from 1 to 5. */
  name = g_strdup_printf (_("Satisfied, from the oldest on: %s"), numbers->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-progress-chart.h"

#include "trellis-goal-words.h"
#include "trellis-progress-figures.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define GAP 6
#define RADIUS 4.0f

struct _TrellisProgressChart
{
  GtkWidget parent_instance;

  TrellisGoalWatch *watch;

  TrellisProgressFigures *figures; /* NULL without a goal */
  int picked;                      /* index of the point whose figures are shown, or -1 */
};

G_DEFINE_FINAL_TYPE (TrellisProgressChart, trellis_progress_chart, GTK_TYPE_WIDGET)

/* Where things are drawn. */
typedef struct
{
  float left, right, top, bottom; /* of the plane */
  gboolean mirrored;
  gboolean stacked; /* the days below the axis have no room beside each other */
  GdkRGBA ink, accent;
  gboolean strong; /* high contrast */
} Plane;

static graphene_point_t
locate (TrellisProgressChart *self, const Plane *plane, const TrellisProgressPoint *point)
{
  const float along = (float) CLAMP (point->day, 0, self->figures->last) / (float) self->figures->last;
  const float up = (float) point->percent / 100.0f;
  const float x = plane->mirrored ? plane->right - along * (plane->right - plane->left)
                                  : plane->left + along * (plane->right - plane->left);

  return GRAPHENE_POINT_INIT (x, plane->bottom - up * (plane->bottom - plane->top));
}

static GdkRGBA
fade (const Plane *plane, float alpha)
{
  GdkRGBA color = plane->ink;

  color.alpha *= plane->strong ? MIN (1.0f, alpha * 2.0f) : alpha;
  return color;
}

static void
draw_line (GtkSnapshot *snapshot, const graphene_point_t *from, const graphene_point_t *to,
           float width, gboolean dashed, const GdkRGBA *color)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (width);

  gsk_path_builder_move_to (builder, from->x, from->y);
  gsk_path_builder_line_to (builder, to->x, to->y);
  path = gsk_path_builder_to_path (builder);
  if (dashed)
    gsk_stroke_set_dash (stroke, (const float[]) { 5.0f, 4.0f }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static PangoLayout *
create_layout (TrellisProgressChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* Draws @text with @align of its width left of @x and on the line @y, within the widget. */
static void
draw_text (TrellisProgressChart *self, GtkSnapshot *snapshot, const char *text, float x, float y,
           float align, const GdkRGBA *color)
{
  g_autoptr(PangoLayout) layout = create_layout (self, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - align * (float) width, 0,
             MAX (0, (float) gtk_widget_get_width (GTK_WIDGET (self)) - (float) width));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y - (float) height / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
measure_text (TrellisProgressChart *self, const char *text, int *width, int *height)
{
  g_autoptr(PangoLayout) layout = create_layout (self, text);

  pango_layout_get_pixel_size (layout, width, height);
}

static int
measure_day (TrellisProgressChart *self, int day)
{
  g_autofree char *label = trellis_progress_figures_format_day (self->figures, day);
  int width;

  measure_text (self, label, &width, &(int) { 0 });
  return width;
}

static void
find_plane (TrellisProgressChart *self, Plane *plane)
{
  AdwStyleManager *style =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autofree char *full = trellis_goal_words_percent (100);
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  int width, height;
  float side;

  measure_text (self, full, &width, &height);
  side = (float) (width + GAP);
  plane->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  plane->left = plane->mirrored ? RADIUS + 2 : side;
  plane->right =
    (float) gtk_widget_get_width (GTK_WIDGET (self)) - (plane->mirrored ? side : RADIUS + 2);
  plane->top = (float) height + GAP;
  plane->stacked = (float) (measure_day (self, 0) + 2 * GAP + measure_day (self, self->figures->last)) >
                   plane->right - plane->left;
  plane->bottom =
    (float) (gtk_widget_get_height (GTK_WIDGET (self)) - (plane->stacked ? 2 : 1) * height - GAP);
  plane->strong = adw_style_manager_get_high_contrast (style);
  gtk_widget_get_color (GTK_WIDGET (self), &plane->ink);
  adw_rgba_to_standalone (accent, adw_style_manager_get_dark (style), &plane->accent);
}

static void
draw_axes (TrellisProgressChart *self, GtkSnapshot *snapshot, const Plane *plane)
{
  const GdkRGBA line = fade (plane, 0.15f), text = fade (plane, 0.75f);
  const int days[] = { 0, self->figures->last };
  int height;

  measure_text (self, "0", &(int) { 0 }, &height);
  for (int percent = 0; percent <= 100; percent += 50)
    {
      g_autofree char *label = trellis_goal_words_percent (percent);
      const graphene_point_t at =
        locate (self, plane, &(const TrellisProgressPoint) { 0, percent });

      draw_line (snapshot, &GRAPHENE_POINT_INIT (plane->left, at.y),
                 &GRAPHENE_POINT_INIT (plane->right, at.y), 1, FALSE, &line);
      if (plane->mirrored)
        draw_text (self, snapshot, label, plane->right + GAP, at.y, 0, &text);
      else
        draw_text (self, snapshot, label, plane->left - GAP, at.y, 1, &text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *label = trellis_progress_figures_format_day (self->figures, days[i]);
      const graphene_point_t at =
        locate (self, plane, &(const TrellisProgressPoint) { days[i], 0 });
      const float line_above = plane->stacked && i == 1 ? (float) height : 0;

      draw_text (self, snapshot, label, at.x, plane->bottom + GAP + line_above + (float) height / 2.0f,
                 (i == 1) != plane->mirrored ? 1 : 0, &text);
    }
}

/* Whether @text, in the middle of @x, keeps clear of the days at both ends of the axis. */
static gboolean
has_room (TrellisProgressChart *self, const Plane *plane, const char *text, float x)
{
  float taken[] = { 0, 0 }; /* left, right */
  int width;

  if (plane->stacked)
    return FALSE;

  for (int i = 0; i < 2; i++)
    taken[(i == 1) != plane->mirrored ? 1 : 0] = (float) measure_day (self, i == 0 ? 0 : self->figures->last);
  measure_text (self, text, &width, &(int) { 0 });
  return x - (float) width / 2 > plane->left + taken[0] + 2 * GAP &&
         x + (float) width / 2 < plane->right - taken[1] - 2 * GAP;
}

/* Today, where it is neither end of the chart. */
static void
draw_today (TrellisProgressChart *self, GtkSnapshot *snapshot, const Plane *plane)
{
  const GdkRGBA color = fade (plane, 0.35f), ink = fade (plane, 0.75f);
  graphene_point_t bottom, top;
  int height;

  if (self->figures->now <= 0 || self->figures->now >= self->figures->last)
    return;

  bottom = locate (self, plane, &(const TrellisProgressPoint) { self->figures->now, 0 });
  top = locate (self, plane, &(const TrellisProgressPoint) { self->figures->now, 100 });
  draw_line (snapshot, &bottom, &top, 1, TRUE, &color);
  measure_text (self, C_("chart", "Today"), &(int) { 0 }, &height);
  if (has_room (self, plane, C_("chart", "Today"), bottom.x))
    draw_text (self, snapshot, C_("chart", "Today"), bottom.x, plane->bottom + GAP + (float) height / 2.0f,
               0.5f, &ink);
}

static void
draw_target (TrellisProgressChart *self, GtkSnapshot *snapshot, const Plane *plane)
{
  const GdkRGBA color = fade (plane, 0.5f);
  graphene_point_t from, to;

  if (self->figures->target->len < 2)
    return;

  from = locate (self, plane, trellis_progress_figures_get (self->figures->target, 0));
  to = locate (self, plane, trellis_progress_figures_get (self->figures->target, 1));
  draw_line (snapshot, &from, &to, 1.5f, TRUE, &color);
}

static void
draw_progress (TrellisProgressChart *self, GtkSnapshot *snapshot, const Plane *plane)
{
  g_autoptr(GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr(GskPathBuilder) area = gsk_path_builder_new ();
  g_autoptr(GskPathBuilder) dots = gsk_path_builder_new ();
  g_autoptr(GskPath) line_path = NULL;
  g_autoptr(GskPath) area_path = NULL;
  g_autoptr(GskPath) dots_path = NULL;
  GskStroke *stroke = gsk_stroke_new (plane->strong ? 3.0f : 2.0f);
  GdkRGBA shade = plane->accent;
  graphene_point_t at;

  at = locate (self, plane, trellis_progress_figures_get (self->figures->progress, 0));
  gsk_path_builder_move_to (area, at.x, plane->bottom);
  for (guint i = 0; i < self->figures->progress->len; i++)
    {
      at = locate (self, plane, trellis_progress_figures_get (self->figures->progress, i));
      gsk_path_builder_line_to (area, at.x, at.y);
      if (i == 0)
        gsk_path_builder_move_to (line, at.x, at.y);
      else
        gsk_path_builder_line_to (line, at.x, at.y);
      gsk_path_builder_add_circle (dots, &at, (int) i == self->picked ? RADIUS * 1.5f : RADIUS);
    }
  gsk_path_builder_line_to (area, at.x, plane->bottom);
  gsk_path_builder_close (area);

  line_path = gsk_path_builder_to_path (line);
  area_path = gsk_path_builder_to_path (area);
  dots_path = gsk_path_builder_to_path (dots);
  shade.alpha *= 0.12f;
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_fill (snapshot, area_path, GSK_FILL_RULE_WINDING, &shade);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, &plane->accent);
  gtk_snapshot_append_fill (snapshot, dots_path, GSK_FILL_RULE_WINDING, &plane->accent);
  gsk_stroke_free (stroke);
}

static void
draw_picked (TrellisProgressChart *self, GtkSnapshot *snapshot, const Plane *plane)
{
  g_autofree char *words = NULL;
  graphene_point_t at;
  int height;

  if (self->picked < 0)
    return;

  words = trellis_progress_figures_format_point (self->figures,
                                                 trellis_progress_figures_get (self->figures->progress, (guint) self->picked));
  at = locate (self, plane, trellis_progress_figures_get (self->figures->progress, (guint) self->picked));
  measure_text (self, words, &(int) { 0 }, &height);
  draw_text (self, snapshot, words, at.x, (float) height / 2.0f, 0.5f, &plane->ink);
}

static void
trellis_progress_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrellisProgressChart *self = TRELLIS_PROGRESS_CHART (widget);
  Plane plane;

  if (self->figures == NULL)
    return;

  find_plane (self, &plane);
  if (plane.right <= plane.left || plane.bottom <= plane.top)
    return;

  draw_axes (self, snapshot, &plane);
  draw_today (self, snapshot, &plane);
  draw_target (self, snapshot, &plane);
  draw_progress (self, snapshot, &plane);
  draw_picked (self, snapshot, &plane);
}

static void
trellis_progress_chart_measure (GtkWidget *widget, GtkOrientation orientation,
                                int for_size, int *minimum, int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  int height;

  measure_text (TRELLIS_PROGRESS_CHART (widget), "0", &(int) { 0 }, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 100 + 3 * height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : 120 + 4 * height;
}

static void
pick (TrellisProgressChart *self, int index)
{
  g_autofree char *words = NULL;

  if (self->picked == index)
    return;

  self->picked = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (index < 0 || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;

  words = trellis_progress_figures_format_point (
    self->figures, trellis_progress_figures_get (self->figures->progress, (guint) index));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The point that is nearest along the chart. */
static void
motion_cb (TrellisProgressChart *self, double x)
{
  Plane plane;
  int nearest = -1;
  float distance = G_MAXFLOAT;

  if (self->figures == NULL)
    return;

  find_plane (self, &plane);
  for (guint i = 0; i < self->figures->progress->len; i++)
    {
      const graphene_point_t at =
        locate (self, &plane, trellis_progress_figures_get (self->figures->progress, i));

      if (ABS (at.x - (float) x) < distance)
        {
          distance = ABS (at.x - (float) x);
          nearest = (int) i;
        }
    }
  pick (self, nearest);
}

static void
leave_cb (TrellisProgressChart *self)
{
  pick (self, -1);
}

static gboolean
pick_by_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  TrellisProgressChart *self = TRELLIS_PROGRESS_CHART (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int step = g_variant_get_int32 (parameter) * (mirrored ? -1 : 1);
  int last;

  if (self->figures == NULL)
    return GDK_EVENT_PROPAGATE;

  last = (int) self->figures->progress->len - 1;
  pick (self, self->picked < 0 ? last : CLAMP (self->picked + step, 0, last));
  return GDK_EVENT_STOP;
}

static void
update (TrellisProgressChart *self)
{
  g_autofree char *words = NULL;

  g_clear_pointer (&self->figures, trellis_progress_figures_free);
  self->picked = -1;
  if (self->watch != NULL)
    {
      self->figures = trellis_progress_figures_new (self->watch);
      words = trellis_progress_figures_describe (self->figures);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      words, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trellis_progress_chart_dispose (GObject *object)
{
  TrellisProgressChart *self = TRELLIS_PROGRESS_CHART (object);

  g_clear_pointer (&self->figures, trellis_progress_figures_free);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_progress_chart_parent_class)->dispose (object);
}

static void
trellis_progress_chart_class_init (TrellisProgressChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_progress_chart_dispose;
  widget_class->snapshot = trellis_progress_chart_snapshot;
  widget_class->measure = trellis_progress_chart_measure;

  gtk_widget_class_set_css_name (widget_class, "progress-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, pick_by_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, pick_by_key, "i", 1);
}

static void
trellis_progress_chart_init (TrellisProgressChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->picked = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Progress over Time"), -1);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect_object (style, "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* @watch may be NULL. */
void
trellis_progress_chart_set_watch (TrellisProgressChart *self, TrellisGoalWatch *watch)
{
  g_return_if_fail (TRELLIS_IS_PROGRESS_CHART (self));

  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_func (self->watch, update, self);
  g_set_object (&self->watch, watch);
  if (watch != NULL)
    g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill-picture.h"

#include <adwaita.h>

#include "trellis-skill-rules.h"

#define RADIUS 5.0f
#define RING 8.0f
#define STEP 20.0f
#define LINE 1.5f
#define N_LEVELS (TRELLIS_SKILL_HIGHEST - TRELLIS_SKILL_LOWEST + 1)
#define WIDTH ((int) ((N_LEVELS - 1) * STEP + 2 * (RING + LINE)))
#define HEIGHT ((int) (2 * (RING + LINE)))

struct _TrellisSkillPicture
{
  GtkWidget parent_instance;

  int first, now;
};

G_DEFINE_FINAL_TYPE (TrellisSkillPicture, trellis_skill_picture, GTK_TYPE_WIDGET)

static graphene_point_t
locate (TrellisSkillPicture *self, int level)
{
  const float along = RING + LINE + (float) (level - TRELLIS_SKILL_LOWEST) * STEP;
  const gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return GRAPHENE_POINT_INIT (is_mirrored ? (float) WIDTH - along : along, (float) HEIGHT / 2);
}

static GskPath *
create_circle (TrellisSkillPicture *self, int level, float radius)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  const graphene_point_t center = locate (self, level);

  gsk_path_builder_add_circle (builder, &center, radius);
  return gsk_path_builder_to_path (builder);
}

static void
trellis_skill_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrellisSkillPicture *self = TRELLIS_SKILL_PICTURE (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  GskStroke *stroke = gsk_stroke_new (LINE);
  GdkRGBA ink, color;

  gtk_widget_get_color (widget, &ink);
  adw_rgba_to_standalone (accent, adw_style_manager_get_dark (manager), &color);
  for (int level = TRELLIS_SKILL_LOWEST; level <= TRELLIS_SKILL_HIGHEST; level++)
    {
      g_autoptr(GskPath) dot = create_circle (self, level, level <= self->now ? RADIUS : RADIUS - LINE / 2);
      GdkRGBA faint = ink;

      faint.alpha *= 0.5f;
      if (level <= self->now)
        gtk_snapshot_append_fill (snapshot, dot, GSK_FILL_RULE_WINDING, &color);
      else
        gtk_snapshot_append_stroke (snapshot, dot, stroke, &faint);
      if (level == self->first)
        {
          g_autoptr(GskPath) ring = create_circle (self, level, RING);

          gtk_snapshot_append_stroke (snapshot, ring, stroke, &ink);
        }
    }
  gsk_stroke_free (stroke);
}

static void
trellis_skill_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : WIDTH;
}

static void
trellis_skill_picture_class_init (TrellisSkillPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = trellis_skill_picture_snapshot;
  widget_class->measure = trellis_skill_picture_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
trellis_skill_picture_init (TrellisSkillPicture *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
trellis_skill_picture_new (void)
{
  return g_object_new (TRELLIS_TYPE_SKILL_PICTURE, NULL);
}

static int
get_level (TrellisSkillRating *rating)
{
  return rating != NULL ? trellis_skill_rating_get_level (rating) : 0;
}

/* Where the skill stood and stands by its @ratings; without any, it is not to be seen. */
void
trellis_skill_picture_show_ratings (TrellisSkillPicture *self, GListModel *ratings)
{
  g_autoptr(TrellisSkillRating) first = trellis_skill_find_first (ratings);
  g_autoptr(TrellisSkillRating) last = trellis_skill_find_last (ratings);

  g_return_if_fail (TRELLIS_IS_SKILL_PICTURE (self));

  self->first = first != last ? get_level (first) : 0;
  self->now = get_level (last);
  gtk_widget_set_visible (GTK_WIDGET (self), last != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-star.h"

#include <adwaita.h>

#define SIZE 48
#define TURN 36.0f /* degrees: from one point of the star to the dip beside it */

struct _TrellisGoalStar
{
  GtkWidget parent_instance;

  GtkWidget *image;
  AdwAnimation *animation;
};

G_DEFINE_FINAL_TYPE (TrellisGoalStar, trellis_goal_star, GTK_TYPE_WIDGET)

/* 0 is small, turned and not there; 1 is at rest. A spring goes a little beyond. */
static double
get_progress (TrellisGoalStar *self)
{
  return self->animation != NULL ? adw_animation_get_value (self->animation) : 1;
}

static void
trellis_goal_star_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrellisGoalStar *self = TRELLIS_GOAL_STAR (widget);
  const float progress = (float) get_progress (self);
  const graphene_point_t middle = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2,
                                                       (float) gtk_widget_get_height (widget) / 2);
  const float scale = MAX (0.0f, 0.4f + 0.6f * progress);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &middle);
  gtk_snapshot_rotate (snapshot, TURN * (progress - 1));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-middle.x, -middle.y));
  gtk_snapshot_push_opacity (snapshot, CLAMP (progress, 0, 1));
  gtk_widget_snapshot_child (widget, self->image, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
trellis_goal_star_dispose (GObject *object)
{
  TrellisGoalStar *self = TRELLIS_GOAL_STAR (object);

  if (self->animation != NULL)
    adw_animation_skip (self->animation);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (trellis_goal_star_parent_class)->dispose (object);
}

static void
trellis_goal_star_class_init (TrellisGoalStarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_star_dispose;
  widget_class->snapshot = trellis_goal_star_snapshot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
trellis_goal_star_init (TrellisGoalStar *self)
{
  self->image = gtk_image_new_from_icon_name ("trellis-win-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), SIZE);
  gtk_widget_add_css_class (self->image, "accent");
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
}

static void
set_value (double value, gpointer data)
{
  gtk_widget_queue_draw (data);
}

/* libadwaita skips to the end where the person wants no animations. */
void
trellis_goal_star_twinkle (TrellisGoalStar *self)
{
  g_return_if_fail (TRELLIS_IS_GOAL_STAR (self));

  if (self->animation == NULL)
    self->animation =
      adw_spring_animation_new (GTK_WIDGET (self), 0, 1, adw_spring_params_new (0.55, 1, 90),
                                adw_callback_animation_target_new (set_value, self, NULL));
  adw_animation_play (self->animation);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-overview-place.h"

struct _TrellisOverviewPlace
{
  TrellisPlace parent_instance;

  TrellisPerson *partner;

  AdwAvatar *avatar;
  GtkLabel *name_label;
};

G_DEFINE_FINAL_TYPE (TrellisOverviewPlace, trellis_overview_place, TRELLIS_TYPE_PLACE)

static void
trellis_overview_place_constructed (GObject *object)
{
  TrellisOverviewPlace *self = TRELLIS_OVERVIEW_PLACE (object);
  TrellisPlace *place = TRELLIS_PLACE (self);

  G_OBJECT_CLASS (trellis_overview_place_parent_class)->constructed (object);

  self->partner = trellis_store_get (trellis_place_get_store (place), TRELLIS_TYPE_PERSON,
                                     trellis_match_get_partner (trellis_place_get_match (place)));
  if (self->partner != NULL)
    {
      g_object_bind_property (self->partner, "name", self->name_label, "label",
                              G_BINDING_SYNC_CREATE);
      g_object_bind_property (self->partner, "name", self->avatar, "text", G_BINDING_SYNC_CREATE);
    }
}

static void
trellis_overview_place_dispose (GObject *object)
{
  TrellisOverviewPlace *self = TRELLIS_OVERVIEW_PLACE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_OVERVIEW_PLACE);
  g_clear_object (&self->partner);

  G_OBJECT_CLASS (trellis_overview_place_parent_class)->dispose (object);
}

static void
trellis_overview_place_class_init (TrellisOverviewPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_overview_place_constructed;
  object_class->dispose = trellis_overview_place_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/overview/trellis-overview-place.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, avatar);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, name_label);
}

static void
trellis_overview_place_init (TrellisOverviewPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

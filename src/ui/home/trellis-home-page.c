/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-home-page.h"

struct _TrellisHomePage
{
  AdwNavigationPage parent_instance;

  TrellisStore *store;
};

G_DEFINE_FINAL_TYPE (TrellisHomePage, trellis_home_page, ADW_TYPE_NAVIGATION_PAGE)

static void
trellis_home_page_dispose (GObject *object)
{
  TrellisHomePage *self = TRELLIS_HOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_HOME_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_home_page_parent_class)->dispose (object);
}

static void
trellis_home_page_class_init (TrellisHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_home_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/home/trellis-home-page.ui");
}

static void
trellis_home_page_init (TrellisHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trellis_home_page_new (TrellisStore *store)
{
  TrellisHomePage *self = g_object_new (TRELLIS_TYPE_HOME_PAGE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-home-welcome.h"

#include "trellis-status-bin.h"
#include "trellis-wrapped-button.h"

struct _TrellisHomeWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisHomeWelcome, trellis_home_welcome, ADW_TYPE_BIN)

static void
trellis_home_welcome_class_init (TrellisHomeWelcomeClass *klass)
{
  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass),
    "/io/github/trellis_mentoring/Trellis/ui/home/trellis-home-welcome.ui");
}

static void
trellis_home_welcome_init (TrellisHomeWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}

GtkWidget *
trellis_home_welcome_new (void)
{
  return g_object_new (TRELLIS_TYPE_HOME_WELCOME, NULL);
}

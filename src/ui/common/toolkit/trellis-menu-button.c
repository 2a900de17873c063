/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-menu-button.h"

static void
create_menu_cb (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (model));
}

/* Like gtk_menu_button_set_menu_model(), but the menu is made when it is first opened: that takes as
 * long as a dozen rows. */
void
trellis_menu_button_set_model (GtkMenuButton *button, GMenuModel *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  gtk_menu_button_set_create_popup_func (button, create_menu_cb, g_object_ref (model),
                                         g_object_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-menu.h"

/* An item that calls @action with @target, of which a floating reference is taken. */
void
trellis_menu_append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* An item that is only there while @action is enabled. */
void
trellis_menu_append_hidden (GMenu *menu, const char *label, const char *action)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

/* @section without a heading. An empty one takes no room. */
void
trellis_menu_append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-action-menus-private.h"

#include "trellis-format.h"
#include "trellis-menu.h"

#include <glib/gi18n.h>

/* Myself first; transfer full. */
GMenuModel *
trellis_action_menus_create_owner (TrellisRole my_role, const char *partner)
{
  static const char *const nicks[] = { "mentee", "mentor", "both" };
  TrellisOwner owners[] = {
    trellis_owner_of_role (my_role),
    trellis_owner_of_role (trellis_role_get_other (my_role)),
    TRELLIS_OWNER_BOTH,
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    trellis_menu_append (menu, trellis_format_owner (owners[i], my_role, partner), "action.owner",
                         g_variant_new_string (nicks[owners[i]]));

  return G_MENU_MODEL (menu);
}

/* Transfer full. */
GMenuModel *
trellis_action_menus_create_minutes (void)
{
  static const int lengths[] = { 10, 15, 30, 45, 60, 90, 120, 180, 240, 480 };
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) choices = g_menu_new ();
  g_autoptr(GMenu) none = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *label = trellis_format_minutes (lengths[i]);

      trellis_menu_append (choices, label, "action.minutes", g_variant_new_int32 (lengths[i]));
    }
  trellis_menu_append (none, _("No Estimate"), "action.minutes", g_variant_new_int32 (0));
  trellis_menu_append_section (menu, choices);
  trellis_menu_append_section (menu, none);

  return G_MENU_MODEL (menu);
}

/* Of an action that @shown tells who sees. @meeting is the uid of the meeting that the menu shall lead to; nullable.
 * Transfer full. */
GMenuModel *
trellis_action_menus_create_main (TrellisVisibility shown, const char *meeting)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) priority = g_menu_new ();
  g_autoptr(GMenu) state = g_menu_new ();
  g_autoptr(GMenu) visibility = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  trellis_menu_append (priority, _("_Must Do Before Next Time"), "action.priority",
                       g_variant_new_string ("must"));
  trellis_menu_append (priority, _("_Nice to Do"), "action.priority", g_variant_new_string ("nice"));
  g_menu_append (state, _("_Agreed by Both"), "action.agreed");
  trellis_menu_append (visibility, _("_Shared With Partner"), "action.visibility",
                       g_variant_new_string ("shared"));
  trellis_menu_append (visibility, _("_Private"), "action.visibility",
                       g_variant_new_string ("private"));
  g_menu_append (rest, _("_Rename"), "action.edit");
  g_menu_append (rest, _("_Turn Into a Goal"), "action.turn");
  if (meeting != NULL)
    trellis_menu_append (rest, _("_Open Meeting"), "record.open",
                         g_variant_new ("(ss)", "meeting", meeting));
  if (shown == TRELLIS_VISIBILITY_SHARED)
    g_menu_append (rest, _("Save as _File…"), "action.save");
  g_menu_append (rest, _("_Delete"), "action.delete");

  trellis_menu_append_section (menu, priority);
  trellis_menu_append_section (menu, state);
  trellis_menu_append_section (menu, visibility);
  trellis_menu_append_section (menu, rest);

  return G_MENU_MODEL (menu);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-point-menus-private.h"

#include "trellis-choice-words.h"
#include "trellis-format.h"
#include "trellis-menu.h"

#include <glib/gi18n.h>

/* More than these would make a menu that is not one. */
#define MAX_LINKS 12

/* Myself first; transfer full. */
GMenuModel *
trellis_point_menus_create_owner (TrellisRole my_role, const char *partner)
{
  static const char *const nicks[] = { "mentee", "mentor" };
  const TrellisOwner owners[] = {
    trellis_owner_of_role (my_role),
    trellis_owner_of_role (trellis_role_get_other (my_role)),
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    trellis_menu_append (menu, trellis_format_owner (owners[i], my_role, partner), "point.author",
                         g_variant_new_string (nicks[owners[i]]));

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_phases (void)
{
  static const char *const nicks[] = { "check-in", "last-time", "focus", "plan", "wrap-up" };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    trellis_menu_append (menu, trellis_label_point_phase (i), "point.phase",
                         g_variant_new_string (nicks[i]));

  return G_MENU_MODEL (menu);
}

/* The records that @query finds, each by its title, and none of them; NULL when there are none. */
static GMenuModel *
create_links (TrellisStore *store, TrellisQuery *query, const char *action)
{
  g_autoptr(TrellisRecordList) list = trellis_store_list (store, query);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr(GMenu) choices = g_menu_new ();
  g_autoptr(GMenu) none = g_menu_new ();
  GMenu *menu;

  if (n == 0)
    return NULL;

  menu = g_menu_new ();
  for (guint i = 0; i < MIN (n, MAX_LINKS); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *title = trellis_record_get_title (record);
      g_auto(GStrv) parts = g_strsplit (title != NULL ? title : C_("goal or action", "Untitled"), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      trellis_menu_append (choices, label, action,
                           g_variant_new_string (trellis_record_get_uid (record)));
    }
  trellis_menu_append (none, C_("link", "None"), action, g_variant_new_string (""));
  trellis_menu_append_section (menu, choices);
  trellis_menu_append_section (menu, none);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_goals (TrellisStore *store, const char *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);

  trellis_query_equals (query, "match", match);
  trellis_query_is (query, "state", TRELLIS_GOAL_STATE_OPEN);
  trellis_query_ascending (query, "position");
  return create_links (store, query, "point.goal");
}

static GMenuModel *
create_actions (TrellisStore *store, const char *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);

  trellis_query_equals (query, "match", match);
  trellis_query_is (query, "done", 0);
  trellis_query_descending (query, "created");
  return create_links (store, query, "point.action");
}

/* Transfer full. */
GMenuModel *
trellis_point_menus_create_main (TrellisStore *store, TrellisMatch *match, TrellisPoint *point)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (match));
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) moves = g_menu_new ();
  g_autoptr(GMenu) links = g_menu_new ();
  g_autoptr(GMenu) ends = g_menu_new ();
  g_autoptr(GMenuModel) phases = create_phases ();
  g_autoptr(GMenuModel) goals = create_goals (store, uid);
  g_autoptr(GMenuModel) actions = create_actions (store, uid);

  g_menu_append (moves, _("Move _Up"), "point.up");
  g_menu_append (moves, _("Move _Down"), "point.down");
  g_menu_append_submenu (links, _("_Part of the Meeting"), phases);
  if (goals != NULL)
    g_menu_append_submenu (links, _("Link to _Goal"), goals);
  if (actions != NULL)
    g_menu_append_submenu (links, _("Link to _Action"), actions);
  if (trellis_point_get_goal (point) == NULL)
    g_menu_append (links, _("Turn into a Goa_l"), "point.make-goal");
  g_menu_append (ends, _("D_elete"), "point.delete");
  trellis_menu_append_section (menu, moves);
  trellis_menu_append_section (menu, links);
  trellis_menu_append_section (menu, ends);
  return G_MENU_MODEL (menu);
}

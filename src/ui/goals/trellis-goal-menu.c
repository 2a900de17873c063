/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-menu.h"

#include "trellis-menu.h"
#include "trellis-reorder.h"
#include "trellis-store-conversion.h"

#include <glib/gi18n.h>

static void
append_moves (GMenu *menu, TrellisStore *store, TrellisGoal *goal)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (goal));
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);
  g_autoptr(GListModel) goals = NULL;

  trellis_query_equals (query, "match", trellis_goal_get_match (goal));
  trellis_query_is (query, "state", TRELLIS_GOAL_STATE_OPEN);
  trellis_query_ascending (query, "position");
  goals = G_LIST_MODEL (trellis_store_list (store, query));

  if (trellis_reorder_can_move (goals, goal, -1))
    trellis_menu_append (menu, _("Move _Up"), "goal.move", g_variant_new ("(si)", uid, -1));
  if (trellis_reorder_can_move (goals, goal, 1))
    trellis_menu_append (menu, _("Move _Down"), "goal.move", g_variant_new ("(si)", uid, 1));
}

GMenuModel *
trellis_goal_menu_new (TrellisStore *store, TrellisGoal *goal)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (goal));
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) state = g_menu_new ();
  g_autoptr(GMenu) order = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  if (trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN)
    {
      trellis_menu_append (state, _("_Reached…"), "goal.reach", g_variant_new_string (uid));
      trellis_menu_append (state, _("_Let Go…"), "goal.let-go", g_variant_new_string (uid));
      append_moves (order, store, goal);
    }
  else
    {
      trellis_menu_append (state, _("_Open Again"), "goal.reopen", g_variant_new_string (uid));
    }
  if (trellis_store_can_convert (store, goal))
    trellis_menu_append (rest, _("_Turn Into an Action"), "goal.turn", g_variant_new_string (uid));
  if (trellis_record_get_visibility (TRELLIS_RECORD (goal)) == TRELLIS_VISIBILITY_SHARED)
    trellis_menu_append (rest, _("_Save as File…"), "goal.save", g_variant_new_string (uid));
  trellis_menu_append (rest, _("_Delete"), "goal.delete", g_variant_new_string (uid));

  trellis_menu_append_section (menu, state);
  trellis_menu_append_section (menu, order);
  trellis_menu_append_section (menu, rest);
  return G_MENU_MODEL (menu);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-verbs.h"

#include "trellis-before.h"
#include "trellis-goal-rules.h"
#include "trellis-time.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* How a goal was before it was closed as reached, and what that made. */
typedef struct
{
  TrellisBefore *before;
  TrellisStore *store;
  TrellisNote *win;
} Reaching;

static void
reaching_free (gpointer data)
{
  Reaching *reaching = data;

  trellis_before_free (reaching->before);
  g_object_unref (reaching->store);
  g_object_unref (reaching->win);
  g_free (reaching);
}

static void
undo_reaching (gpointer data)
{
  Reaching *reaching = data;

  trellis_before_put_back (reaching->before);
  trellis_store_delete (reaching->store, reaching->win);
}

static TrellisBefore *
remember (TrellisGoal *goal)
{
  return trellis_before_new (goal, 3, trellis_goal_field_closing_words, trellis_goal_field_closed,
                             trellis_goal_field_state);
}

static void
close_goal (TrellisGoal *goal, TrellisGoalState state, const char *words)
{
  trellis_goal_set_closing_words (goal, words);
  trellis_goal_set_closed (goal, trellis_time_now ());
  trellis_goal_set_state (goal, state);
}

/* A win is private until the person shares it, whoever sees the goal. Transfer full. */
static TrellisNote *
add_win (TrellisStore *store, TrellisGoal *goal, const char *win)
{
  g_autoptr(TrellisMatch) match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_goal_get_match (goal));
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, trellis_goal_get_match (goal));
  trellis_note_set_goal (note, trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_WIN);
  trellis_note_set_title (note, trellis_goal_get_title (goal));
  trellis_note_set_body (note, win);
  if (match != NULL)
    trellis_record_set_author (TRELLIS_RECORD (note), trellis_match_get_my_role (match));
  trellis_store_add (store, note);
  return note;
}

/* Closes @goal as reached and writes @win down as a note of its own. */
void
trellis_goal_reach (GtkWidget *widget, TrellisStore *store, TrellisGoal *goal, const char *win)
{
  Reaching *reaching = g_new0 (Reaching, 1);

  reaching->before = remember (goal);
  reaching->store = g_object_ref (store);
  close_goal (goal, TRELLIS_GOAL_STATE_REACHED, win);
  reaching->win = add_win (store, goal, win);
  trellis_undo_offer (widget, _("Goal reached"), undo_reaching, reaching, reaching_free);
}

void
trellis_goal_let_go (GtkWidget *widget, TrellisGoal *goal, const char *reason)
{
  TrellisBefore *before = remember (goal);

  close_goal (goal, TRELLIS_GOAL_STATE_LET_GO, reason);
  trellis_undo_offer (widget, _("Goal let go"), trellis_before_put_back, before, trellis_before_free);
}

/* The closing words stay with the goal, so that closing it again can begin from them. */
void
trellis_goal_reopen (GtkWidget *widget, TrellisGoal *goal)
{
  TrellisBefore *before = remember (goal);

  trellis_goal_set_closed (goal, 0);
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_OPEN);
  trellis_undo_offer (widget, _("Goal open again"), trellis_before_put_back, before, trellis_before_free);
}

/* The target day that the former kind proposed, or none, gives way to what @kind proposes; a day that
 * the person chose stays. */
void
trellis_goal_choose_kind (TrellisGoal *goal, TrellisGoalKind kind)
{
  const char *target = trellis_goal_get_target (goal);
  g_autofree char *today = trellis_day_today ();
  const char *begun =
    trellis_goal_get_begun (goal) != NULL ? trellis_goal_get_begun (goal) : today;
  g_autofree char *before = trellis_goal_propose_target (trellis_goal_get_kind (goal), begun);
  g_autofree char *proposed = trellis_goal_propose_target (kind, begun);

  if (target == NULL || g_strcmp0 (target, before) == 0)
    trellis_goal_set_target (goal, proposed);
  trellis_goal_set_kind (goal, kind);
}

static void
set_visibility (GListModel *records, TrellisVisibility visibility)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (records, i);

      trellis_record_set_visibility (record, visibility);
    }
}

/* Shares @watch's goal with its check-ins but without its tasks, or takes all of it back. */
void
trellis_goal_share (TrellisGoalWatch *watch, gboolean shared)
{
  TrellisRecord *goal = TRELLIS_RECORD (trellis_goal_watch_get_goal (watch));
  const TrellisVisibility visibility =
    shared ? TRELLIS_VISIBILITY_SHARED : TRELLIS_VISIBILITY_PRIVATE;

  trellis_record_set_visibility (goal, visibility);
  set_visibility (trellis_goal_watch_get_check_ins (watch), visibility);
  if (!shared)
    set_visibility (trellis_goal_watch_get_tasks (watch), visibility);
}

void
trellis_goal_share_tasks (TrellisGoalWatch *watch, gboolean shared)
{
  set_visibility (trellis_goal_watch_get_tasks (watch),
                  shared ? TRELLIS_VISIBILITY_SHARED : TRELLIS_VISIBILITY_PRIVATE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-verbs.h"

#include "trellis-goal-rules.h"
#include "trellis-time.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* How a goal was before it was closed or opened again. */
typedef struct
{
  TrellisStore *store;
  TrellisGoal *goal;
  TrellisNote *win; /* that closing it made; nullable */
  TrellisGoalState state;
  gint64 closed;
  char *closing_words;
} Before;

static Before *
before_new (TrellisStore *store, TrellisGoal *goal)
{
  Before *before = g_new0 (Before, 1);

  before->store = g_object_ref (store);
  before->goal = g_object_ref (goal);
  before->state = trellis_goal_get_state (goal);
  before->closed = trellis_goal_get_closed (goal);
  before->closing_words = g_strdup (trellis_goal_get_closing_words (goal));
  return before;
}

static void
before_free (gpointer data)
{
  Before *before = data;

  g_object_unref (before->store);
  g_object_unref (before->goal);
  g_clear_object (&before->win);
  g_free (before->closing_words);
  g_free (before);
}

static void
go_back (gpointer data)
{
  Before *before = data;

  trellis_goal_set_closing_words (before->goal, before->closing_words);
  trellis_goal_set_closed (before->goal, before->closed);
  trellis_goal_set_state (before->goal, before->state);
  if (before->win != NULL)
    trellis_store_delete (before->store, before->win);
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
  Before *before = before_new (store, goal);

  close_goal (goal, TRELLIS_GOAL_STATE_REACHED, win);
  before->win = add_win (store, goal, win);
  trellis_undo_offer (widget, _("Goal reached"), go_back, before, before_free);
}

void
trellis_goal_let_go (GtkWidget *widget, TrellisStore *store, TrellisGoal *goal, const char *reason)
{
  Before *before = before_new (store, goal);

  close_goal (goal, TRELLIS_GOAL_STATE_LET_GO, reason);
  trellis_undo_offer (widget, _("Goal let go"), go_back, before, before_free);
}

/* The closing words stay with the goal, so that closing it again can begin from them. */
void
trellis_goal_reopen (GtkWidget *widget, TrellisStore *store, TrellisGoal *goal)
{
  Before *before = before_new (store, goal);

  trellis_goal_set_closed (goal, 0);
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_OPEN);
  trellis_undo_offer (widget, _("Goal open again"), go_back, before, before_free);
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

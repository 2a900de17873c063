/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-choice-words.h"
#include "trellis-document-text.h"
#include "trellis-goal-progress.h"
#include "trellis-habit.h"
#include "trellis-phrase.h"

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  TrellisRecord *x = *(TrellisRecord **) a;
  TrellisRecord *y = *(TrellisRecord **) b;

  if (TRELLIS_IS_GOAL (x))
    return trellis_goal_get_position (TRELLIS_GOAL (x)) - trellis_goal_get_position (TRELLIS_GOAL (y));
  return trellis_task_get_position (TRELLIS_TASK (x)) - trellis_task_get_position (TRELLIS_TASK (y));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (trellis_check_in_get_day (*(TrellisCheckIn **) a),
                    trellis_check_in_get_day (*(TrellisCheckIn **) b));
}

static GListModel *
create_model (GType type, GPtrArray *records)
{
  GListStore *store = g_list_store_new (type);

  g_list_store_splice (store, 0, 0, records->pdata, records->len);
  return G_LIST_MODEL (store);
}

static char *
describe_state (TrellisGoal *goal)
{
  const TrellisGoalState state = trellis_goal_get_state (goal);
  g_autofree char *day = trellis_goal_get_closed (goal) != 0 ? trellis_book_dup_day (trellis_goal_get_closed (goal)) : NULL;
  g_autofree char *target = trellis_phrase_day (trellis_goal_get_target (goal));

  if (state == TRELLIS_GOAL_STATE_REACHED)
    /* Translators: a goal was reached on a day. */
    return day != NULL ? g_strdup_printf (_("Reached · %s"), day) : g_strdup (C_("goal", "Reached"));
  if (state == TRELLIS_GOAL_STATE_LET_GO)
    /* Translators: a goal was given up on a day. */
    return day != NULL ? g_strdup_printf (_("Let go · %s"), day) : g_strdup (C_("goal", "Let go"));
  if (target != NULL)
    /* Translators: the day to which a goal is planned. */
    return g_strdup_printf (_("By %s"), target);
  return NULL;
}

static void
add_progress (GStrvBuilder *details, TrellisGoal *goal, GPtrArray *tasks, GPtrArray *check_ins)
{
  g_autoptr(GListModel) steps = create_model (TRELLIS_TYPE_TASK, tasks);
  g_autoptr(GListModel) looks = create_model (TRELLIS_TYPE_CHECK_IN, check_ins);
  const int percent = trellis_goal_get_progress (goal, steps, looks);

  if (trellis_goal_get_state (goal) != TRELLIS_GOAL_STATE_OPEN)
    return;
  if (percent == TRELLIS_GOAL_NOT_STARTED)
    g_strv_builder_add (details, C_("goal", "Not started"));
  else
    /* Translators: a percentage, such as 40%. */
    g_strv_builder_take (details, g_strdup_printf (_("%d%%"), percent));
  if (trellis_habit_counts_weeks (goal))
    g_strv_builder_take (details, trellis_habit_describe (goal));
}

/* "Publish the paper, by November 22, 2026". */
static void
add_task (TrellisBookBuilder *self, TrellisTask *task)
{
  g_autofree char *title = trellis_phrase_one_line (trellis_task_get_title (task));
  g_autofree char *due = trellis_phrase_day (trellis_task_get_due (task));
  g_autofree char *line = NULL;
  TrellisBlock *block;

  if (title == NULL)
    return;
  /* Translators: something to do, and the day by which it is done. */
  line = due != NULL ? g_strdup_printf (_("%s, by %s"), title, due) : g_strdup (title);
  line = trellis_book_dup_marked (g_steal_pointer (&line), task);
  block = trellis_document_append (self->document, TRELLIS_BLOCK_TASK, 0, line);
  block->done = trellis_task_get_done (task) != 0;
}

static void
add_tasks (TrellisBookBuilder *self, GPtrArray *tasks)
{
  if (tasks->len == 0)
    return;
  trellis_book_add_heading (self, 3, _("Tasks"));
  for (guint i = 0; i < tasks->len; i++)
    add_task (self, tasks->pdata[i]);
}

static void
add_check_ins (TrellisBookBuilder *self, GPtrArray *check_ins)
{
  if (check_ins->len == 0)
    return;
  g_ptr_array_sort (check_ins, compare_days);
  trellis_book_add_heading (self, 3, _("Check-Ins"));
  for (guint i = 0; i < check_ins->len; i++)
    {
      TrellisCheckIn *check_in = check_ins->pdata[i];
      g_autoptr(GStrvBuilder) details = g_strv_builder_new ();
      g_auto(GStrv) parts = NULL;
      g_autofree char *title = NULL;

      if (trellis_check_in_get_day (check_in) != NULL)
        g_strv_builder_take (details, trellis_phrase_day (trellis_check_in_get_day (check_in)));
      if (trellis_check_in_get_percent (check_in) >= 0)
        g_strv_builder_take (details, g_strdup_printf (_("%d%%"), trellis_check_in_get_percent (check_in)));
      parts = g_strv_builder_end (details);
      title = g_strjoinv (" · ", parts);
      trellis_book_add_titled_text (self, title, trellis_check_in_get_comment (check_in));
    }
}

static void
add_goal (TrellisBookBuilder *self, TrellisGoal *goal)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (goal));
  GPtrArray *tasks = trellis_book_builder_list (self, TRELLIS_TYPE_TASK, trellis_task_field_goal, uid);
  GPtrArray *check_ins = trellis_book_builder_list (self, TRELLIS_TYPE_CHECK_IN, trellis_check_in_field_goal, uid);
  TrellisGoal *parent = trellis_book_material_find (self->material, TRELLIS_TYPE_GOAL, trellis_goal_get_parent (goal));
  g_autofree char *state = describe_state (goal);
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();

  trellis_book_add_heading (self, 2, trellis_goal_get_title (goal));
  g_strv_builder_add (details, trellis_label_goal_kind (trellis_goal_get_kind (goal)));
  if (state != NULL)
    g_strv_builder_add (details, state);
  add_progress (details, goal, tasks, check_ins);
  if (parent != NULL && trellis_goal_get_title (parent) != NULL)
    /* Translators: a goal is a part of another one, which %s is. */
    g_strv_builder_take (details, g_strdup_printf (_("Part of “%s”"), trellis_goal_get_title (parent)));
  trellis_book_add_private_mark (details, goal);
  trellis_book_add_details (self, 0, details);

  trellis_book_add_section (self, 3, _("Why It Matters"), trellis_goal_get_why (goal));
  trellis_book_add_section (self, 3, _("How We Will Know"), trellis_goal_get_measure (goal));
  trellis_book_add_section (self, 3, _("Obstacles"), trellis_goal_get_obstacles (goal));
  g_ptr_array_sort (tasks, compare_positions);
  add_tasks (self, tasks);
  add_check_ins (self, check_ins);
  trellis_book_add_section (self, 3, _("At the End"), trellis_goal_get_closing_words (goal));
}

void
trellis_book_add_goals (TrellisBookBuilder *self)
{
  GPtrArray *goals = trellis_book_material_get_all (self->material, TRELLIS_TYPE_GOAL);

  if (goals->len == 0)
    return;
  g_ptr_array_sort (goals, compare_positions);
  trellis_book_add_heading (self, 1, _("Goals"));
  for (guint i = 0; i < goals->len; i++)
    add_goal (self, goals->pdata[i]);
}

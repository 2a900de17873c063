/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-turn.h"

typedef struct
{
  GTask *task;
  TrellisFileTurnFunc begin;
} Turn;

/* Of an object, of Turn: the one whose turn it is and those that wait. */
static GQueue *
get_turns (GObject *object)
{
  static GQuark quark;

  if (quark == 0)
    quark = g_quark_from_static_string ("trellis-file-turns");
  if (g_object_get_qdata (object, quark) == NULL)
    g_object_set_qdata_full (object, quark, g_queue_new (), (GDestroyNotify) g_queue_free);
  return g_object_get_qdata (object, quark);
}

static void
completed_cb (GTask *task)
{
  g_autoptr(GTask) held = g_object_ref (task);
  GQueue *turns = get_turns (g_task_get_source_object (task));
  Turn *turn = g_queue_pop_head (turns);

  g_object_unref (turn->task);
  g_free (turn);
  turn = g_queue_peek_head (turns);
  if (turn != NULL)
    turn->begin (turn->task);
}

/* Calls @begin, which gets @task to return, once no other task with the same source object has its turn: at once, or
 * when that has returned. */
void
trellis_file_turn_take (GTask *task, TrellisFileTurnFunc begin)
{
  GQueue *turns = get_turns (g_task_get_source_object (task));
  Turn *turn = g_new0 (Turn, 1);

  turn->task = g_object_ref (task);
  turn->begin = begin;
  g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb), NULL);
  g_queue_push_tail (turns, turn);
  if (turns->length == 1)
    begin (task);
}

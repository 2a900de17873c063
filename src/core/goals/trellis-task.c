/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-task.h"

TRELLIS_DEFINE_RECORD (Task, task, TASK)

/* A new record that no store keeps yet. */
TrellisTask *
trellis_task_new (void)
{
  return g_object_new (TRELLIS_TYPE_TASK, NULL);
}

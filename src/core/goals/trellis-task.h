/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal.h"

G_BEGIN_DECLS

/* One step toward a goal. */
#define TRELLIS_TYPE_TASK (trellis_task_get_type ())

#define TRELLIS_TASK_FIELDS(FIELD, CHOICE, LINK, R)                                                \
  LINK (R, goal, trellis_goal, TRELLIS_FIELD_PARENT)                                               \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                        \
  FIELD (R, TIME, done, 0, TRELLIS_FIELD_HIGHEST)                                                  \
  FIELD (R, DATE, due, 0, TRELLIS_FIELD_PLAIN)                                                     \
  FIELD (R, INTEGER, position, 0, TRELLIS_FIELD_ORDER)

TRELLIS_DECLARE_RECORD (Task, task, TASK)

TrellisTask *trellis_task_new (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-check-in.h"
#include "trellis-goal.h"
#include "trellis-ical-component.h"
#include "trellis-ical-context.h"
#include "trellis-note.h"
#include "trellis-task.h"

G_BEGIN_DECLS

/* Each writes the record as a VCALENDAR with one item: @base, the one last known or NULL, with what is
 * different; NULL for a record that is private or deleted. Each reads gives the record what the item
 * says, and FALSE when there is none. */

TrellisIcalComponent *trellis_ical_action_write (TrellisAction              *action,
                                                 const TrellisIcalComponent *base,
                                                 const TrellisIcalContext   *context);
gboolean              trellis_ical_action_read  (const TrellisIcalComponent *calendar,
                                                 TrellisAction              *action,
                                                 const TrellisIcalContext   *context);

TrellisIcalComponent *trellis_ical_task_write   (TrellisTask                *task,
                                                 const TrellisIcalComponent *base,
                                                 const TrellisIcalContext   *context);
gboolean              trellis_ical_task_read    (const TrellisIcalComponent *calendar,
                                                 TrellisTask                *task,
                                                 const TrellisIcalContext   *context);

TrellisIcalComponent *trellis_ical_goal_write   (TrellisGoal                *goal,
                                                 const TrellisIcalComponent *base,
                                                 const TrellisIcalContext   *context);
gboolean              trellis_ical_goal_read    (const TrellisIcalComponent *calendar,
                                                 TrellisGoal                *goal,
                                                 const TrellisIcalContext   *context);

TrellisIcalComponent *trellis_ical_note_write   (TrellisNote                *note,
                                                 const TrellisIcalComponent *base,
                                                 const TrellisIcalContext   *context);
gboolean              trellis_ical_note_read    (const TrellisIcalComponent *calendar,
                                                 TrellisNote                *note,
                                                 const TrellisIcalContext   *context);

TrellisIcalComponent *trellis_ical_check_in_write (TrellisCheckIn             *check_in,
                                                   const TrellisIcalComponent *base,
                                                   const TrellisIcalContext   *context);
gboolean              trellis_ical_check_in_read  (const TrellisIcalComponent *calendar,
                                                   TrellisCheckIn             *check_in,
                                                   const TrellisIcalContext   *context);

G_END_DECLS

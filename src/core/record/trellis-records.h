/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-agreement.h"
#include "trellis-attachment.h"
#include "trellis-check-in.h"
#include "trellis-clause.h"
#include "trellis-conclusion.h"
#include "trellis-goal.h"
#include "trellis-match.h"
#include "trellis-meeting.h"
#include "trellis-note.h"
#include "trellis-person.h"
#include "trellis-point.h"
#include "trellis-pulse.h"
#include "trellis-signature.h"
#include "trellis-skill-rating.h"
#include "trellis-skill.h"
#include "trellis-task.h"

G_BEGIN_DECLS

#define TRELLIS_N_RECORD_TYPES 17

const GType *trellis_record_types      (void);
GType        trellis_record_type_find  (const char *table);
int          trellis_record_type_index (GType       type);

G_END_DECLS

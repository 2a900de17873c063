/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-conclusion.h"
#include "trellis-goal.h"
#include "trellis-match.h"
#include "trellis-note.h"
#include "trellis-point.h"

G_BEGIN_DECLS

/* What the choices in records are called. */

const char *trellis_label_match_state (TrellisMatchState state);
const char *trellis_label_ending      (TrellisEnding     ending);
const char *trellis_label_note_kind   (TrellisNoteKind   kind);
const char *trellis_label_goal_kind   (TrellisGoalKind   kind);
const char *trellis_label_point_phase (TrellisPointPhase phase);

G_END_DECLS

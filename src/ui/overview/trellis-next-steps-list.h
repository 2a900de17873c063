/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The stage of a match's journey and what to do next, each step with the button that does it. */
#define TRELLIS_TYPE_NEXT_STEPS_LIST (trellis_next_steps_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNextStepsList, trellis_next_steps_list, TRELLIS, NEXT_STEPS_LIST,
                      AdwBin)

void trellis_next_steps_list_set_match (TrellisNextStepsList *self,
                                        TrellisStore         *store,
                                        TrellisMatch         *match);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-room.h"

G_BEGIN_DECLS

/* What came out of a meeting: its actions, decisions, advice and links. */
#define TRELLIS_TYPE_CAPTURED_LIST (trellis_captured_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCapturedList, trellis_captured_list, TRELLIS, CAPTURED_LIST, AdwBin)

void trellis_captured_list_set_meeting (TrellisCapturedList *self,
                                        TrellisStore        *store,
                                        TrellisMeeting      *meeting);

G_END_DECLS

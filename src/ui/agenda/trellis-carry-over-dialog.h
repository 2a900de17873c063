/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Shows the points that earlier meetings left open, and what to do with each. Signal
 * "carried" (GPtrArray of TrellisPoint) with those that go onto the agenda, to be given their places:
 * they are in no store yet. What was chosen can be taken back from a toast. */
#define TRELLIS_TYPE_CARRY_OVER_DIALOG (trellis_carry_over_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCarryOverDialog, trellis_carry_over_dialog, TRELLIS,
                      CARRY_OVER_DIALOG, AdwDialog)

AdwDialog *trellis_carry_over_dialog_new (TrellisStore   *store,
                                          TrellisMeeting *meeting,
                                          GPtrArray      *points);
GPtrArray *trellis_carry_over_find       (TrellisStore   *store,
                                          TrellisMeeting *meeting,
                                          GListModel     *agenda);

G_END_DECLS

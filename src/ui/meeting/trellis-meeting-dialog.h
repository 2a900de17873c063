/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks when and where two people meet. Signal "done" (TrellisMeeting) once it is kept; of a series,
 * with the first. */
#define TRELLIS_TYPE_MEETING_DIALOG (trellis_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingDialog, trellis_meeting_dialog, TRELLIS, MEETING_DIALOG,
                      AdwDialog)

AdwDialog *trellis_meeting_dialog_new_plan (TrellisStore   *store,
                                            TrellisMatch   *match);
AdwDialog *trellis_meeting_dialog_new_log  (TrellisStore   *store,
                                            TrellisMatch   *match);
AdwDialog *trellis_meeting_dialog_new_edit (TrellisStore   *store,
                                            TrellisMeeting *meeting);
AdwDialog *trellis_meeting_dialog_new_move (TrellisStore   *store,
                                            TrellisMeeting *meeting);

G_END_DECLS

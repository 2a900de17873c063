/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Questions, topics, and what to prepare, to choose from for a meeting. Signal "chosen" (string, gboolean) for each one
 * that goes on the agenda; the flag tells what is for oneself. */
#define TRELLIS_TYPE_SUGGESTIONS_DIALOG (trellis_suggestions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSuggestionsDialog, trellis_suggestions_dialog, TRELLIS,
                      SUGGESTIONS_DIALOG, AdwDialog)

AdwDialog *trellis_suggestions_dialog_new (TrellisStore   *store,
                                           TrellisMeeting *meeting);

G_END_DECLS

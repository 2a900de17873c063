/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-note.h"

G_BEGIN_DECLS

/* What is made out of a line of text while two people talk: an action, or a note of some kind. */

char          *trellis_capture_read_line    (const char      *text);
char          *trellis_capture_find_address (const char      *text);

TrellisAction *trellis_capture_action       (TrellisMeeting  *meeting,
                                             TrellisRole      me,
                                             const char      *text);
TrellisNote   *trellis_capture_note         (TrellisMeeting  *meeting,
                                             TrellisRole      me,
                                             TrellisNoteKind  kind,
                                             const char      *text);

G_END_DECLS

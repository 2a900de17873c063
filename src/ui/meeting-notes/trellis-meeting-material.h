/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting-draft.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* What a store knows about a meeting and what comes after it, for the rules that draft from it. */

TrellisMeeting      *trellis_meeting_material_find_next (TrellisStore        *store,
                                                         TrellisMeeting      *meeting);
GPtrArray           *trellis_meeting_material_draft_agenda (TrellisStore     *store,
                                                         TrellisMeeting      *next);

TrellisMeetingDraft *trellis_meeting_material_new       (TrellisStore        *store,
                                                         TrellisMeeting      *meeting);
void                 trellis_meeting_material_free      (TrellisMeetingDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMeetingDraft, trellis_meeting_material_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-meeting.h"

G_BEGIN_DECLS

/* Texts about a meeting that are meant for the partner, as Markdown. They hold only what is marked
 * as shared: points, notes and actions each by their own mark, the meeting's notes by the meeting's
 * mark; never its private notes or its feedback. */

/* What the texts are drafted from; what is NULL is left out. */
typedef struct
{
  TrellisMeeting *meeting;
  GListModel *points;  /* of this meeting */
  GListModel *notes;   /* of this meeting */
  GListModel *actions; /* of this meeting */
  TrellisMeeting *next;
  const char *mentee, *mentor; /* names */
  const char *time_zone;       /* whose clock the texts use; NULL for the meeting's own */
} TrellisMeetingDraft;

char *trellis_meeting_draft_title   (const TrellisMeetingDraft *draft);
char *trellis_meeting_draft_agenda  (const TrellisMeetingDraft *draft);
char *trellis_meeting_draft_summary (const TrellisMeetingDraft *draft);

G_END_DECLS

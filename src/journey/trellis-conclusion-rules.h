/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-conclusion.h"
#include "trellis-meeting.h"

G_BEGIN_DECLS

#define TRELLIS_SUITABLE_LOWEST 1
#define TRELLIS_SUITABLE_HIGHEST 5

/* What belongs to a good ending: docs/mentoring.md, "A good ending". */
typedef enum
{
  TRELLIS_CLOSING_LAST_MEETING = 1 << 0, /* one is named as the last */
  TRELLIS_CLOSING_GOALS = 1 << 1,        /* each is reached, let go, or goes on */
  TRELLIS_CLOSING_SKILLS = 1 << 2,       /* each is rated once more */
  TRELLIS_CLOSING_LEARNED = 1 << 3,
  TRELLIS_CLOSING_THANKS = 1 << 4,
  TRELLIS_CLOSING_IN_TOUCH = 1 << 5,
} TrellisClosing;

gboolean       trellis_meeting_may_be_last             (TrellisMeeting    *meeting);

gboolean       trellis_conclusion_has_goal_go_on       (TrellisConclusion *conclusion,
                                                        const char        *goal);
void           trellis_conclusion_let_goal_go_on       (TrellisConclusion *conclusion,
                                                        const char        *goal,
                                                        gboolean           goes_on);
guint          trellis_conclusion_count_unreviewed     (TrellisConclusion *conclusion,
                                                        GListModel        *goals);

TrellisClosing trellis_conclusion_find_missing         (TrellisConclusion *conclusion,
                                                        gboolean           has_last,
                                                        GListModel        *goals,
                                                        guint              n_unrated);
char          *trellis_conclusion_describe_missing     (TrellisClosing     missing);
gboolean       trellis_conclusion_is_written           (TrellisConclusion *conclusion);

const char    *trellis_conclusion_get_suitable_words   (int                suitable);
char          *trellis_conclusion_describe_suitable    (int                suitable);

gboolean       trellis_conclusion_asks_for_update      (const char        *first_update,
                                                        const char        *today);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-conclusion.h"

G_DEFINE_ENUM_TYPE (TrellisEnding, trellis_ending,
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_NOT_SAID, "not-said"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_GOALS_REACHED, "goals-reached"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_PROGRAM_OVER, "program-over"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_NO_TIME, "no-time"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_NO_ANSWER, "no-answer"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_NO_FIT, "no-fit"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_MOVED_ON, "moved-on"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ENDING_OTHER, "other"))

TRELLIS_DEFINE_RECORD (Conclusion, conclusion, CONCLUSION)

/* A new record that no store keeps yet. */
TrellisConclusion *
trellis_conclusion_new (void)
{
  return g_object_new (TRELLIS_TYPE_CONCLUSION, NULL);
}

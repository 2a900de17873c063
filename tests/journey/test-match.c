/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-match-rules.h"

static void
test_states (void)
{
  const struct
  {
    TrellisMatchState state;
    gboolean is_going_on, is_over;
  } cases[] = {
    { TRELLIS_MATCH_STATE_PROPOSED, TRUE, FALSE },
    { TRELLIS_MATCH_STATE_ACTIVE, TRUE, FALSE },
    { TRELLIS_MATCH_STATE_PAUSED, FALSE, FALSE },
    { TRELLIS_MATCH_STATE_CONCLUDING, TRUE, FALSE },
    { TRELLIS_MATCH_STATE_COMPLETED, FALSE, TRUE },
    { TRELLIS_MATCH_STATE_ENDED, FALSE, TRUE },
  };
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      trellis_match_set_state (match, cases[i].state);
      g_assert_cmpint (trellis_match_is_going_on (match), ==, cases[i].is_going_on);
      g_assert_cmpint (trellis_match_is_over (match), ==, cases[i].is_over);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/match/states", test_states);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-match-rules.h"

static void
test_going_on (void)
{
  const struct
  {
    TrellisMatchState state;
    gboolean is_going_on;
  } cases[] = {
    { TRELLIS_MATCH_STATE_PROPOSED, TRUE },    { TRELLIS_MATCH_STATE_ACTIVE, TRUE },
    { TRELLIS_MATCH_STATE_PAUSED, FALSE },     { TRELLIS_MATCH_STATE_CONCLUDING, TRUE },
    { TRELLIS_MATCH_STATE_COMPLETED, FALSE },  { TRELLIS_MATCH_STATE_ENDED, FALSE },
  };
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      trellis_match_set_state (match, cases[i].state);
      g_assert_cmpint (trellis_match_is_going_on (match), ==, cases[i].is_going_on);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/match/going-on", test_going_on);

  return g_test_run ();
}

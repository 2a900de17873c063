/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-partner-words.h"

static void
assert_said (const char *name, const char *expected)
{
  g_autofree char *said = trellis_partner_words_say (name, "Ask %s.", "Ask your mentor.");

  g_assert_cmpstr (said, ==, expected);
}

static void
test_say (void)
{
  assert_said ("Ada", "Ask Ada.");
  assert_said ("100% Ada", "Ask 100% Ada.");
  assert_said (NULL, "Ask your mentor.");
  assert_said ("", "Ask your mentor.");
}

static void
test_missed (void)
{
  g_autofree char *named = trellis_partner_words_missed (TRELLIS_ROLE_MENTOR, "Ada");
  g_autofree char *mentor = trellis_partner_words_missed (TRELLIS_ROLE_MENTOR, NULL);
  g_autofree char *mentee = trellis_partner_words_missed (TRELLIS_ROLE_MENTEE, "");

  g_assert_cmpstr (named, ==, "Missed by Ada");
  g_assert_cmpstr (mentor, ==, "Missed by the Mentor");
  g_assert_cmpstr (mentee, ==, "Missed by the Mentee");
}

static void
test_role (void)
{
  g_assert_cmpstr (trellis_partner_words_role (TRELLIS_ROLE_MENTEE), ==, "Your mentor");
  g_assert_cmpstr (trellis_partner_words_role (TRELLIS_ROLE_MENTOR), ==, "Your mentee");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/partner-words/say", test_say);
  g_test_add_func ("/journey/partner-words/missed", test_missed);
  g_test_add_func ("/journey/partner-words/role", test_role);

  return g_test_run ();
}

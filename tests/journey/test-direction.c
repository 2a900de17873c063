/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-direction.h"

#define FSI "\u2068"
#define PDI "\u2069"

static void
test_isolate (void)
{
  static const struct
  {
    const char *text, *beside, *result;
  } cases[] = {
    { "+972 50-123-4567", "טלפון", FSI "+972 50-123-4567" PDI },
    { "+972 50-123-4567", "Phone", "+972 50-123-4567" },
    { "ada@example.org", "דוא״ל", FSI "ada@example.org" PDI },
    { "https://example.org/a/", "رابط", FSI "https://example.org/a/" PDI },
    { "/home/ada/", "תיקייה", FSI "/home/ada/" PDI },
    { "ירושלים", "עיר", "ירושלים" },
    { "ירושלים", "City", FSI "ירושלים" PDI },
    { "\u200f…", "סוף", "\u200f…" },
    { "\u200e…", "סוף", FSI "\u200e…" PDI },
    { "9:30", "12", "9:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = trellis_direction_isolate (cases[i].text, cases[i].beside);

      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/direction/isolate", test_isolate);

  return g_test_run ();
}

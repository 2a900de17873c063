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

static void
test_join (void)
{
  static const struct
  {
    const char *parts[4];
    gboolean is_rtl;
    const char *line;
  } cases[] = {
    { { "Ada", "Tomorrow", NULL }, FALSE, "Ada\u00a0· Tomorrow" },
    { { "", "Ada", "", NULL }, FALSE, "Ada" },
    { { NULL }, FALSE, "" },
    { { "40%", "2:30", NULL }, TRUE, "40%\u00a0· 2:30" },
    { { "יעל", "מחר", NULL }, TRUE, "יעל\u00a0· מחר" },
    { { "יעל", "Tomorrow", NULL }, FALSE, "\u200e" FSI "יעל" PDI "\u00a0· Tomorrow" },
    { { "Ada", "מחר", "3", NULL }, TRUE, "\u200f" FSI "Ada" PDI "\u00a0· מחר\u00a0· 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = trellis_direction_join (cases[i].parts, cases[i].is_rtl);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_other (void)
{
  g_autofree char *from_left = trellis_direction_turn ("יעל, Ada", FALSE);
  g_autofree char *from_right = trellis_direction_turn ("Ada, יעל", TRUE);

  g_assert_true (trellis_direction_is_other ("3. Ada", TRUE));
  g_assert_false (trellis_direction_is_other ("3. Ada", FALSE));
  g_assert_true (trellis_direction_is_other ("יעל", FALSE));
  g_assert_false (trellis_direction_is_other ("יעל", TRUE));
  g_assert_false (trellis_direction_is_other ("17:30", TRUE));
  g_assert_false (trellis_direction_is_other ("17:30", FALSE));

  g_assert_false (trellis_direction_is_rtl (from_left));
  g_assert_true (trellis_direction_is_rtl (from_right));
}

/* The lines of a list begin on one side, whichever way they read. */
static void
test_items (void)
{
  g_autofree char *rtl = trellis_direction_turn_items ("עד מחר\n• יעל\n• Ada\nAs it was", TRUE);
  g_autofree char *ltr = trellis_direction_turn_items ("• יעל\n• Ada\n• 3", FALSE);

  g_assert_cmpstr (rtl, ==, "עד מחר\n• יעל\n\u200f• " FSI "Ada" PDI "\nAs it was");
  g_assert_cmpstr (ltr, ==, "\u200e• " FSI "יעל" PDI "\n• Ada\n• 3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/direction/isolate", test_isolate);
  g_test_add_func ("/journey/direction/items", test_items);
  g_test_add_func ("/journey/direction/join", test_join);
  g_test_add_func ("/journey/direction/other", test_other);

  return g_test_run ();
}

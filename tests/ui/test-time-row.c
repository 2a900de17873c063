/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-time-row.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int minutes; /* -1 for no time */
  } cases[] = {
    { "14:30", 870 },
    { "14.30", 870 },
    { "14h30", 870 },
    { "1430", 870 },
    { "930", 570 },
    { " 9 ", 540 },
    { "2:30 PM", 870 },
    { "2:30pm", 870 },
    { "12 am", 0 },
    { "12:05 pm", 725 },
    { "0:00", 0 },
    { "23:59", 1439 },
    { "24:00", -1 },
    { "9:60", -1 },
    { "", -1 },
    { "morning", -1 },
    { "14 pm", -1 },
    { "12345", -1 },
    { "9:5", 545 },
    { "9:", 540 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (trellis_time_row_parse (cases[i].text, &minutes), ==,
                       cases[i].minutes >= 0);
      if (cases[i].minutes >= 0)
        g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/time-row/parse", test_parse);
  return g_test_run ();
}

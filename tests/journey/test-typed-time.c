/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-time.h"
#include "trellis-typed-time.h"

static void
test_clock (void)
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
      g_assert_cmpint (trellis_typed_clock (cases[i].text, &minutes), ==,
                       cases[i].minutes >= 0);
      if (cases[i].minutes >= 0)
        g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_day (void)
{
  static const struct
  {
    const char *text;
    const char *day; /* NULL for no day */
  } cases[] = {
    { "2026-11-22", "2026-11-22" },
    { "11/22/2026", "2026-11-22" },
    { "11/22/26", "2026-11-22" },
    { " 11-22-2026 ", "2026-11-22" },
    { "November 22, 2026", "2026-11-22" },
    { "22 Nov 2026", "2026-11-22" },
    { "13/22/2026", NULL },
    { "2/30/2026", NULL },
    { "2026-02-30", NULL },
    { "11/22/2026/1", NULL },
    { "", NULL },
    { "someday", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = NULL;
      GDate date;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (trellis_typed_day (cases[i].text, &date), ==, cases[i].day != NULL);
      day = cases[i].day != NULL ? trellis_day_format (&date) : NULL;
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/typed-time/clock", test_clock);
  g_test_add_func ("/journey/typed-time/day", test_day);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-demo-when.h"

#include "trellis-time.h"

static gint64
at (int day, int hour)
{
  g_autoptr(GDateTime) time = g_date_time_new_local (2026, 11, day, hour, 0, 0);

  return g_date_time_to_unix (time);
}

static void
test_day_two_is_a_working_day (void)
{
  for (int day = 1; day <= 28; day++)
    {
      GDate today, second;
      g_autofree char *shown = g_strdup_printf ("2026-11-%02d", day);
      g_autofree char *chosen = NULL;

      trellis_demo_when_today (at (day, 23), &today);
      second = today;
      g_date_add_days (&second, 2);
      chosen = trellis_day_format (&today);

      g_assert_cmpint (g_date_get_weekday (&second), <=, G_DATE_FRIDAY);
      g_assert_cmpint (ABS (trellis_day_count (shown, chosen)), <=, 1);
    }
}

static void
test_days (void)
{
  GDate today;
  char *day = NULL;

  g_date_set_dmy (&today, 2, 3, 2027);

  g_assert_true (trellis_demo_when_day ("-2d", &today, &day));
  g_assert_cmpstr (day, ==, "2027-02-28");
  g_clear_pointer (&day, g_free);
  g_assert_true (trellis_demo_when_day ("+30d", &today, &day));
  g_assert_cmpstr (day, ==, "2027-04-01");
  g_clear_pointer (&day, g_free);

  g_assert_false (trellis_demo_when_day ("", &today, &day));
  g_assert_false (trellis_demo_when_day ("d", &today, &day));
  g_assert_false (trellis_demo_when_day ("-2", &today, &day));
  g_assert_false (trellis_demo_when_day ("-2d 14:00", &today, &day));
  g_assert_null (day);
}

static void
test_times (void)
{
  GDate today;
  gint64 time = 0;

  g_date_set_dmy (&today, 20, 11, 2026);

  g_assert_true (trellis_demo_when_time ("-3d 14:00", &today, &time));
  g_assert_cmpint (time, ==, at (17, 14));
  g_assert_true (trellis_demo_when_time ("+3d 09:30", &today, &time));
  g_assert_cmpint (time, ==, at (23, 9) + 1800);

  g_assert_false (trellis_demo_when_time ("-3d", &today, &time));
  g_assert_false (trellis_demo_when_time ("-3d 24:00", &today, &time));
  g_assert_false (trellis_demo_when_time ("-3d 14", &today, &time));
  g_assert_false (trellis_demo_when_time ("14:00", &today, &time));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/when/day-two-is-a-working-day", test_day_two_is_a_working_day);
  g_test_add_func ("/demo/when/days", test_days);
  g_test_add_func ("/demo/when/times", test_times);

  return g_test_run ();
}

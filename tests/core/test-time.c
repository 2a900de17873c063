/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-time.h"

static void
test_parse (void)
{
  static const char *const bad[] = {
    "",           "2026-11-2",   "2026-11-222", "2026/11/22", "2026-13-01", "2026-02-29",
    "0000-01-01", "2026-11-22 ", "20261-1-22",  "+026-11-22", "2026-11-",   "2026-11-00",
  };
  GDate day;
  g_autofree char *text = NULL;

  g_assert_true (trellis_day_parse ("2028-02-29", &day));
  text = trellis_day_format (&day);
  g_assert_cmpstr (text, ==, "2028-02-29");

  g_assert_false (trellis_day_parse (NULL, &day));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("“%s”", bad[i]);
      g_assert_false (trellis_day_parse (bad[i], &day));
    }
}

static void
test_add (void)
{
  static const struct
  {
    const char *day;
    int days, months;
    const char *later;
  } table[] = {
    { "2026-11-22", 0, 0, "2026-11-22" },
    { "2026-12-31", 1, 0, "2027-01-01" },
    { "2027-01-01", -1, 0, "2026-12-31" },
    { "2028-02-28", 1, 0, "2028-02-29" },
    { "2027-01-31", 0, 1, "2027-02-28" },
    { "2027-01-31", 0, 13, "2028-02-29" },
    { "2026-11-22", 0, 12, "2027-11-22" },
  };
  g_autofree char *last = trellis_day_add ("9999-12-31", 1);
  g_autofree char *late = trellis_day_add_months ("9999-11-30", 6);
  g_autofree char *first = trellis_day_add ("0001-01-03", -7);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *later = table[i].months > 0 ? trellis_day_add_months (table[i].day, table[i].months)
                                                   : trellis_day_add (table[i].day, table[i].days);

      g_assert_cmpstr (later, ==, table[i].later);
      if (table[i].months == 0)
        g_assert_cmpint (trellis_day_count (table[i].day, later), ==, table[i].days);
    }

  g_assert_cmpstr (last, ==, "9999-12-31");
  g_assert_cmpstr (late, ==, "9999-12-31");
  g_assert_cmpstr (first, ==, "0001-01-01");
}

/* An hour before midnight by UTC it is the next day further east, and that before where it is noon. */
static void
test_of_time (void)
{
  static const struct
  {
    gint64 time;
    const char *zone;
    const char *day;
  } table[] = {
    { 1795388400, "UTC", "2026-11-22" },
    { 1795388400, "Pacific/Kiritimati", "2026-11-23" },
    { 1795305600, "UTC", "2026-11-22" },
    { 1795305600, "Pacific/Pago_Pago", "2026-11-21" },
    { -1, "UTC", "1969-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (table[i].zone);
      g_autofree char *day = trellis_day_of_time (table[i].time, zone);

      g_assert_cmpstr (day, ==, table[i].day);
    }
}

/* It may become midnight meanwhile. */
static void
test_today (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *before = trellis_day_of_time (trellis_time_now (), zone);
  g_autofree char *today = trellis_day_today ();
  g_autofree char *after = trellis_day_of_time (trellis_time_now (), zone);

  g_assert_true (g_str_equal (today, before) || g_str_equal (today, after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/parse", test_parse);
  g_test_add_func ("/time/add", test_add);
  g_test_add_func ("/time/of-time", test_of_time);
  g_test_add_func ("/time/today", test_today);
  return g_test_run ();
}

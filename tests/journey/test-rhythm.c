/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-rhythm.h"
#include "trellis-zone.h"

static gint64
at (const char *zone_name, const char *text)
{
  g_autoptr(GTimeZone) zone = trellis_zone_open (zone_name);
  g_autofree char *with_seconds = g_strconcat (text, ":00", NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (with_seconds, zone);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

static void
assert_local (gint64 time, const char *zone, const char *expected)
{
  g_autoptr(GDateTime) local = trellis_zone_local_time (time, zone);
  g_autofree char *text = g_date_time_format (local, "%Y-%m-%dT%H:%M");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_next (void)
{
  const struct
  {
    TrellisRhythm rhythm;
    const char *zone, *last, *now, *next;
  } cases[] = {
    { { 7, 0 }, "Europe/Berlin", "2026-09-01T14:00", "2026-09-01T15:00", "2026-09-08T14:00" },
    { { 14, 0 }, "Europe/Berlin", "2026-09-01T14:00", "2026-09-01T15:00", "2026-09-15T14:00" },
    /* the clock on the wall stays, though summer time ends on October 25 */
    { { 14, 0 }, "Europe/Berlin", "2026-10-20T14:00", "2026-10-20T15:00", "2026-11-03T14:00" },
    /* no rhythm: every two weeks */
    { { 0, 0 }, "UTC", "2026-09-01T14:00", "2026-09-01T15:00", "2026-09-15T14:00" },
    /* never in the past, still in step */
    { { 7, 0 }, "UTC", "2026-06-02T09:30", "2026-09-01T09:30", "2026-09-08T09:30" },
    { { 7, 0 }, "UTC", "2026-06-02T09:30", "2026-09-01T09:29", "2026-09-01T09:30" },
    /* the second Tuesday; the last Monday; over the year's end */
    { { 0, 1 }, "UTC", "2026-09-08T14:00", "2026-09-08T15:00", "2026-10-13T14:00" },
    { { 0, 1 }, "UTC", "2026-08-31T14:00", "2026-08-31T15:00", "2026-09-28T14:00" },
    { { 0, 1 }, "UTC", "2026-12-02T14:00", "2026-12-02T15:00", "2027-01-06T14:00" },
    { { 0, 3 }, "UTC", "2026-09-08T14:00", "2026-09-08T15:00", "2026-12-08T14:00" },
    { { 0, 1 }, "UTC", "2024-01-09T14:00", "2026-09-09T15:00", "2026-10-13T14:00" },
    /* 02:30 does not exist on that Sunday */
    { { 7, 0 }, "Europe/Berlin", "2026-03-22T02:30", "2026-03-22T03:30", "2026-03-29T03:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GTimeZone) zone = trellis_zone_open (cases[i].zone);

      assert_local (trellis_rhythm_propose_next (cases[i].rhythm, at (cases[i].zone, cases[i].last),
                                                 zone, at (cases[i].zone, cases[i].now)),
                    cases[i].zone, cases[i].next);
    }
}

static void
test_first (void)
{
  g_autoptr(GTimeZone) zone = trellis_zone_open ("America/New_York");

  assert_local (trellis_rhythm_propose_next (TRELLIS_RHYTHM_NONE, 0, zone,
                                             at ("America/New_York", "2026-09-01T23:30")),
                "America/New_York", "2026-09-04T10:00");
  /* three days on is a Saturday */
  assert_local (trellis_rhythm_propose_next (TRELLIS_RHYTHM_NONE, 0, zone,
                                             at ("America/New_York", "2026-09-02T08:00")),
                "America/New_York", "2026-09-07T10:00");
}

static void
test_series (void)
{
  g_autoptr(GTimeZone) zone = trellis_zone_open ("Europe/Berlin");
  g_autoptr(GArray) series = trellis_rhythm_propose_series (
    TRELLIS_RHYTHM_MONTHS (1), at ("Europe/Berlin", "2026-08-31T14:00"), zone, 4);
  const char *expected[] = { "2026-08-31T14:00", "2026-09-28T14:00", "2026-10-26T14:00",
                             "2026-11-30T14:00" };

  g_assert_cmpuint (series->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < series->len; i++)
    assert_local (g_array_index (series, gint64, i), "Europe/Berlin", expected[i]);
}

static void
test_days (void)
{
  g_assert_cmpint (trellis_rhythm_count_days (TRELLIS_RHYTHM_DAYS (14)), ==, 14);
  g_assert_cmpint (trellis_rhythm_count_days (TRELLIS_RHYTHM_MONTHS (2)), ==, 60);
  g_assert_cmpint (trellis_rhythm_count_days (TRELLIS_RHYTHM_NONE), ==, 0);
}

static void
test_zones (void)
{
  /* Between these two, Europe has left summer time and America has not. */
  const gint64 before = at ("Europe/Berlin", "2026-10-20T14:00");
  const gint64 between = at ("Europe/Berlin", "2026-10-27T14:00");
  const gint64 after = at ("Europe/Berlin", "2026-11-03T14:00");
  g_autofree char *later = trellis_zone_shift_warning (60, "Ada");
  g_autofree char *earlier = trellis_zone_shift_warning (-30, NULL);

  g_assert_true (trellis_zone_differs ("Europe/Berlin", "America/New_York", before));
  g_assert_false (trellis_zone_differs ("Europe/Berlin", "Europe/Paris", before));
  g_assert_false (trellis_zone_differs ("Europe/Berlin", NULL, before));
  g_assert_cmpint (trellis_zone_shift ("Europe/Berlin", "America/New_York", before, between), ==, 60);
  g_assert_cmpint (trellis_zone_shift ("Europe/Berlin", "America/New_York", before, after), ==, 0);
  g_assert_cmpint (trellis_zone_shift ("Europe/Berlin", "Europe/Paris", before, between), ==, 0);
  g_assert_cmpint (trellis_zone_shift ("Europe/Berlin", NULL, before, between), ==, 0);

  g_assert_cmpstr (later, ==, "The clocks change in between. For Ada: 1 hour later than before.");
  g_assert_cmpstr (earlier, ==, "The clocks change in between. For your partner: 30 minutes earlier than before.");
  g_assert_null (trellis_zone_shift_warning (0, "Ada"));

  assert_local (before, "America/New_York", "2026-10-20T08:00");
  assert_local (before, "Nowhere/Atlantis", "2026-10-20T12:00"); /* TZ is UTC in tests */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/rhythm/next", test_next);
  g_test_add_func ("/journey/rhythm/first", test_first);
  g_test_add_func ("/journey/rhythm/series", test_series);
  g_test_add_func ("/journey/rhythm/days", test_days);
  g_test_add_func ("/journey/zone", test_zones);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-zone.h"

#include <string.h>

#include "trellis-ical-time.h"

/* Rules are written for these years; what holds in the last of them is taken to hold for ever. */
#define FIRST_SECOND 0                               /* 1970 */
#define RECENT_SECOND G_GINT64_CONSTANT (1577836800) /* 2020 */
#define LAST_SECOND G_GINT64_CONSTANT (2145916799)   /* 2037 */
#define LAST_YEAR 2037

/* A change of the clocks. */
typedef struct
{
  gint64 at;
  TrellisIcalTime local; /* as the clocks showed before */
  int weekday;           /* 0: Sunday */
  int nth;               /* of its weekday in the month */
  gboolean is_last;
  int from, to; /* offsets */
  gboolean is_dst;
  const char *name; /* interned */
} Change;

/* Changes that come every year on the same weekday. */
typedef struct
{
  guint first, last; /* indices */
  gboolean by_nth, by_last;
} Run;

static int
find_interval (GTimeZone *zone, gint64 seconds)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
}

/* The first second after @from in another interval than @from, or more than @LAST_SECOND. */
static gint64
find_next_change (GTimeZone *zone, gint64 from)
{
  const int interval = find_interval (zone, from);
  gint64 low = from, high = LAST_SECOND + 1;

  while (high - low > 1)
    {
      const gint64 middle = low + (high - low) / 2;

      if (find_interval (zone, middle) == interval)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static void
describe_change (Change *change, GTimeZone *zone, gint64 at)
{
  const int before = find_interval (zone, at - 1);
  const int after = find_interval (zone, at);
  gint64 days;

  change->at = at;
  change->from = g_time_zone_get_offset (zone, before);
  change->to = g_time_zone_get_offset (zone, after);
  change->is_dst = g_time_zone_is_dst (zone, after);
  change->name = g_intern_string (g_time_zone_get_abbreviation (zone, after));
  change->local = trellis_ical_time_from_unix (at + change->from, NULL);
  change->local.kind = TRELLIS_ICAL_TIME_LOCAL;
  days = trellis_ical_time_count (&change->local) / 86400;
  change->weekday = (int) ((days + 4) % 7); /* 1970 began on a Thursday */
  change->nth = (change->local.day - 1) / 7 + 1;
  change->is_last = change->local.day + 7 >
                    g_date_get_days_in_month ((GDateMonth) change->local.month,
                                              (GDateYear) change->local.year);
}

/* Those that matter from @from on: the last before that is the first. */
static GArray *
list_changes (GTimeZone *zone, gint64 from)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (gint64 at = find_next_change (zone, FIRST_SECOND); at <= LAST_SECOND;
       at = find_next_change (zone, at))
    {
      Change change;

      describe_change (&change, zone, at);
      if (change.from == change.to)
        continue;
      if (at <= from)
        g_array_set_size (changes, 0);
      g_array_append_val (changes, change);
    }
  return changes;
}

static gboolean
is_same_rule (const Change *a, const Change *b)
{
  return a->from == b->from && a->to == b->to && a->is_dst == b->is_dst && a->name == b->name &&
         a->local.month == b->local.month && a->weekday == b->weekday &&
         a->local.hour == b->local.hour && a->local.minute == b->local.minute &&
         a->local.second == b->local.second;
}

/* As many changes from @first on as one yearly rule tells. */
static Run
find_run (GArray *changes, const gboolean *taken, guint first)
{
  const Change *start = &g_array_index (changes, Change, first);
  Run run = { first, first, TRUE, start->is_last };
  int year = start->local.year;

  for (guint i = first + 1; i < changes->len; i++)
    {
      const Change *next = &g_array_index (changes, Change, i);
      gboolean by_nth, by_last;

      if (next->local.year > year + 1)
        break;
      if (taken[i] || next->local.year != year + 1 || !is_same_rule (start, next))
        continue;
      by_nth = run.by_nth && next->nth == start->nth && next->nth < 5;
      by_last = run.by_last && next->is_last;
      if (!by_nth && !by_last)
        continue;
      run = (Run) { first, i, by_nth, by_last };
      year++;
    }
  return run;
}

static gboolean
is_in_run (GArray *changes, const Run *run, guint index)
{
  const Change *start = &g_array_index (changes, Change, run->first);
  const Change *change = &g_array_index (changes, Change, index);

  return index >= run->first && index <= run->last && is_same_rule (start, change) &&
         ((run->by_nth && change->nth == start->nth) || (run->by_last && change->is_last));
}

static void
add (TrellisIcalComponent *component, const char *name, const char *value)
{
  trellis_ical_component_take_line (component, trellis_ical_line_new (name, value));
}

/* UTC-OFFSET, RFC 5545 §3.3.14. */
static void
add_offset (TrellisIcalComponent *component, const char *name, int offset)
{
  const int size = ABS (offset);
  g_autofree char *seconds = size % 60 != 0 ? g_strdup_printf ("%02d", size % 60) : g_strdup ("");
  g_autofree char *value = g_strdup_printf ("%c%02d%02d%s", offset < 0 ? '-' : '+', size / 3600,
                                            size / 60 % 60, seconds);

  add (component, name, value);
}

static TrellisIcalComponent *
create_part (const Change *change)
{
  TrellisIcalComponent *part = trellis_ical_component_new (change->is_dst ? "DAYLIGHT" : "STANDARD");
  g_autofree char *start = trellis_ical_time_format (&change->local);

  add (part, "DTSTART", start);
  add_offset (part, "TZOFFSETFROM", change->from);
  add_offset (part, "TZOFFSETTO", change->to);
  if (g_ascii_isalpha (*change->name))
    add (part, "TZNAME", change->name);
  return part;
}

static void
add_rule (TrellisIcalComponent *part, GArray *changes, const Run *run)
{
  static const char *const weekdays[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };
  const Change *start = &g_array_index (changes, Change, run->first);
  const Change *last = &g_array_index (changes, Change, run->last);
  g_autoptr(GString) rule = g_string_new (NULL);

  g_string_printf (rule, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", start->local.month,
                   run->by_last ? -1 : start->nth, weekdays[start->weekday]);
  if (last->local.year < LAST_YEAR)
    {
      const TrellisIcalTime until = trellis_ical_time_from_unix (last->at, NULL);
      g_autofree char *value = trellis_ical_time_format (&until);

      g_string_append_printf (rule, ";UNTIL=%s", value);
    }
  add (part, "RRULE", rule->str);
}

/* All changes in runs, in the order of their first ones. */
static GArray *
list_runs (GArray *changes)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autofree gboolean *taken = g_new0 (gboolean, changes->len + 1);

  for (guint i = 0; i < changes->len; i++)
    if (!taken[i])
      {
        const Run run = find_run (changes, taken, i);

        for (guint j = i; j <= run.last; j++)
          taken[j] = taken[j] || j == i || is_in_run (changes, &run, j);
        g_array_append_val (runs, run);
      }
  return runs;
}

static gboolean
is_single (const Run *run)
{
  return run->first == run->last;
}

static gboolean
is_same_kind (const Change *a, const Change *b)
{
  return a->from == b->from && a->to == b->to && a->is_dst == b->is_dst && a->name == b->name;
}

/* The changes of one kind that no rule tells are dates of one part, which the first of them starts. */
static gboolean
is_dated_before (GArray *changes, GArray *runs, guint index)
{
  const Run *run = &g_array_index (runs, Run, index);

  for (guint i = 0; i < index; i++)
    {
      const Run *other = &g_array_index (runs, Run, i);

      if (is_single (other) && is_same_kind (&g_array_index (changes, Change, other->first),
                                             &g_array_index (changes, Change, run->first)))
        return TRUE;
    }
  return FALSE;
}

static void
add_dates (TrellisIcalComponent *part, GArray *changes, GArray *runs, guint index)
{
  const Run *run = &g_array_index (runs, Run, index);

  for (guint i = index + 1; i < runs->len; i++)
    {
      const Run *other = &g_array_index (runs, Run, i);
      const Change *change = &g_array_index (changes, Change, other->first);

      if (is_single (other) && is_same_kind (change, &g_array_index (changes, Change, run->first)))
        {
          g_autofree char *date = trellis_ical_time_format (&change->local);

          add (part, "RDATE", date);
        }
    }
}

static void
add_changes (TrellisIcalComponent *component, GArray *changes)
{
  g_autoptr(GArray) runs = list_runs (changes);

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      TrellisIcalComponent *part;

      if (is_single (run) && is_dated_before (changes, runs, i))
        continue;
      part = create_part (&g_array_index (changes, Change, run->first));
      if (is_single (run))
        add_dates (part, changes, runs, i);
      else
        add_rule (part, changes, run);
      trellis_ical_component_take_part (component, part);
    }
}

/* What holds until the first change. */
static void
add_beginning (TrellisIcalComponent *component, GTimeZone *zone)
{
  Change first;

  describe_change (&first, zone, FIRST_SECOND);
  first.from = first.to;
  first.local = trellis_ical_time_from_unix (FIRST_SECOND, NULL);
  first.local.kind = TRELLIS_ICAL_TIME_LOCAL;
  trellis_ical_component_take_part (component, create_part (&first));
}

static TrellisIcalComponent *
create_component (const char *name, GTimeZone *zone, gint64 from)
{
  TrellisIcalComponent *component = trellis_ical_component_new ("VTIMEZONE");
  g_autoptr(GArray) changes = list_changes (zone, from);

  add (component, "TZID", name);
  if (changes->len == 0 || g_array_index (changes, Change, 0).at > from)
    add_beginning (component, zone);
  add_changes (component, changes);
  return component;
}

/* The VTIMEZONE (RFC 5545 §3.6.5) of the zone of tzdata called @name, for times from @earliest, in seconds
 * since 1970, on; NULL when there is no such zone. Its rules are those from 2020 on, since each program and
 * server reads all of them with every item, or those from 1970 on when @earliest is before that. Finding
 * them takes a while, so they are kept once they were asked for; any thread may ask. Transfer full. */
TrellisIcalComponent *
trellis_ical_zone_write (const char *name, gint64 earliest)
{
  static GMutex mutex;
  static GHashTable *known_recent, *known_whole;
  GHashTable **known = earliest >= RECENT_SECOND ? &known_recent : &known_whole;
  g_autoptr(GTimeZone) zone = trellis_ical_zone_open (name);
  g_autoptr(GMutexLocker) locker = NULL;
  TrellisIcalComponent *component;

  if (zone == NULL)
    return NULL;

  locker = g_mutex_locker_new (&mutex);
  if (*known == NULL)
    *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) trellis_ical_component_free);
  component = g_hash_table_lookup (*known, name);
  if (component == NULL)
    {
      component = create_component (name, zone, known == &known_recent ? RECENT_SECOND : FIRST_SECOND);
      g_hash_table_insert (*known, g_strdup (name), component);
    }
  return trellis_ical_component_copy (component);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-series-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-libical-private.h"

/* So many steps are gone over at most, whatever a rule says: more than a day each for two centuries. */
#define MOST_STEPS 100000
#define LONGEST_RULE 1000
#define MOST_RULES 2

/* FALSE when it has no time that can be read. */
gboolean
trellis_ical_series_init (TrellisIcalSeries *self,
                          const TrellisIcalComponent *calendar,
                          const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VEVENT");
  g_autofree char *tzid = NULL;

  *self = (TrellisIcalSeries) { .calendar = calendar, .context = context };
  if (item == NULL)
    return FALSE;
  self->start = trellis_ical_component_find_line (item, "RECURRENCE-ID");
  if (self->start == NULL)
    {
      self->master = item;
      self->start = trellis_ical_component_find_line (item, "DTSTART");
    }
  if (self->start == NULL ||
      !trellis_ical_time_parse (trellis_ical_line_get_value (self->start), &self->first))
    return FALSE;
  if (self->first.kind == TRELLIS_ICAL_TIME_LOCAL)
    tzid = trellis_ical_line_dup_parameter (self->start, "TZID");
  self->clock = trellis_ical_clock_new (calendar, tzid, context);
  return TRUE;
}

void
trellis_ical_series_clear (TrellisIcalSeries *self)
{
  g_clear_pointer (&self->clock, trellis_ical_clock_free);
}

static gboolean
read_value (const TrellisIcalSeries *self, const TrellisIcalLine *line, const char *value, gint64 *at)
{
  TrellisIcalTime time;
  g_autofree char *tzid = NULL;
  g_autoptr(TrellisIcalClock) clock = NULL;

  if (!trellis_ical_time_parse (value, &time))
    return FALSE;
  if (time.kind == TRELLIS_ICAL_TIME_LOCAL)
    tzid = trellis_ical_line_dup_parameter (line, "TZID");
  if (tzid != NULL)
    clock = trellis_ical_clock_new (self->calendar, tzid, self->context);
  *at = trellis_ical_clock_to_unix (clock != NULL ? clock : self->clock, &time);
  return TRUE;
}

/* When the time in @line is, by its own TZID or the clocks of the series. */
gboolean
trellis_ical_series_read_at (const TrellisIcalSeries *self, const TrellisIcalLine *line, gint64 *at)
{
  return read_value (self, line, trellis_ical_line_get_value (line), at);
}

/* The times of an RDATE or EXDATE, of a PERIOD its start; transfer full. */
static GArray *
read_times (const TrellisIcalSeries *self, const TrellisIcalLine *line)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(GStrv) values = g_strsplit (trellis_ical_line_get_value (line), ",", MOST_STEPS);

  for (guint i = 0; values[i] != NULL; i++)
    {
      gint64 at;

      values[i][strcspn (values[i], "/")] = '\0';
      if (read_value (self, line, values[i], &at))
        g_array_append_val (times, at);
    }
  return times;
}

/* What a rule makes is given to @found, which says FALSE when that is enough. */
typedef gboolean (*FoundFunc) (const TrellisIcalTime *time, gint64 at, gpointer data);

/* Whether the rule has ended: its UNTIL is compared as what it is, a day or a time. */
static gboolean
is_past (const TrellisIcalSeries *self, const struct icaltimetype *until, const TrellisIcalTime *time, gint64 at)
{
  TrellisIcalTime end;

  if (trellis_libical_get ()->icaltime_is_null_time (*until))
    return FALSE;
  end = trellis_ical_libical_reread (until);
  if (end.kind == TRELLIS_ICAL_TIME_DATE)
    {
      TrellisIcalTime day = *time;

      day.hour = day.minute = day.second = 0;
      return trellis_ical_time_count (&day) > trellis_ical_time_count (&end);
    }
  return at > trellis_ical_clock_to_unix (self->clock, &end);
}

/* Rules that come more often than every day could be made to take for ever, and no meeting does: they
 * are as if they were not there. */
static gboolean
parse_rule (const char *value, struct icalrecurrencetype *rule)
{
  if (strlen (value) > LONGEST_RULE)
    return FALSE;
  *rule = trellis_libical_get ()->icalrecurrencetype_from_string (value);
  return rule->freq == ICAL_DAILY_RECURRENCE || rule->freq == ICAL_WEEKLY_RECURRENCE ||
         rule->freq == ICAL_MONTHLY_RECURRENCE || rule->freq == ICAL_YEARLY_RECURRENCE;
}

static gboolean
is_time (const struct icaltimetype *next)
{
  return next->year >= 1 && next->year <= 9999 && next->month >= 1 && next->month <= 12 &&
         g_date_valid_dmy ((GDateDay) next->day, (GDateMonth) next->month, (GDateYear) next->year);
}

static void
run_rule (const TrellisIcalSeries *self, const char *value, FoundFunc found, gpointer data)
{
  const TrellisLibical *libical = trellis_libical_get ();
  struct icaltimetype start = trellis_ical_libical_time (&self->first);
  struct icaltimetype until, next;
  struct icalrecurrencetype rule;
  icalrecur_iterator *iterator;
  guint steps = 0;

  if (!parse_rule (value, &rule))
    return;
  /* libical would compare it with times whose zone it does not know. */
  until = is_time (&rule.until) ? rule.until : libical->icaltime_null_time ();
  rule.until = libical->icaltime_null_time ();
  start.zone = NULL;
  iterator = libical->icalrecur_iterator_new (rule, start);
  if (iterator == NULL)
    return;
  for (next = libical->icalrecur_iterator_next (iterator);
       !libical->icaltime_is_null_time (next) && is_time (&next) && steps < MOST_STEPS;
       next = libical->icalrecur_iterator_next (iterator), steps++)
    {
      TrellisIcalTime time = trellis_ical_libical_reread (&next);
      gint64 at;

      time.kind = self->first.kind;
      at = trellis_ical_clock_to_unix (self->clock, &time);
      if (is_past (self, &until, &time, at) || !found (&time, at, data))
        break;
    }
  libical->icalrecur_iterator_free (iterator);
}

static void
run_rules (const TrellisIcalSeries *self, const char *name, FoundFunc found, gpointer data)
{
  guint index = trellis_ical_component_search_line (self->master, name, 0);

  /* There should be no more than one (RFC 5545 §3.8.5.3). */
  for (guint n = 0; index != TRELLIS_ICAL_NONE && n < MOST_RULES; n++)
    {
      run_rule (self,
                trellis_ical_line_get_value (trellis_ical_component_get_line (self->master, index)),
                found, data);
      index = trellis_ical_component_search_line (self->master, name, index + 1);
    }
}

typedef struct
{
  gint64 from, until;
  guint most;
  GHashTable *excluded; /* of gint64 */
  GHashTable *included; /* of gint64: no time comes twice */
  GArray *instances;
} Window;

static gboolean
exclude (const TrellisIcalTime *time, gint64 at, gpointer data)
{
  Window *window = data;

  if (at >= window->from && at < window->until)
    g_hash_table_add (window->excluded, g_memdup2 (&at, sizeof at));
  return at < window->until;
}

static gboolean
include (const TrellisIcalTime *time, gint64 at, gpointer data)
{
  Window *window = data;
  const TrellisIcalInstance instance = { at, *time };

  if (at >= window->until || window->instances->len >= window->most)
    return FALSE;
  if (at >= window->from && !g_hash_table_contains (window->excluded, &at) &&
      g_hash_table_add (window->included, g_memdup2 (&at, sizeof at)))
    g_array_append_val (window->instances, instance);
  return TRUE;
}

static void
add_dates (const TrellisIcalSeries *self, const char *name, FoundFunc found, Window *window)
{
  for (guint i = trellis_ical_component_search_line (self->master, name, 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_line (self->master, name, i + 1))
    {
      g_autoptr(GArray) times =
        read_times (self, trellis_ical_component_get_line (self->master, i));

      for (guint t = 0; t < times->len; t++)
        {
          const gint64 at = g_array_index (times, gint64, t);
          TrellisIcalTime time = trellis_ical_clock_from_unix (self->clock, at);

          if (self->first.kind == TRELLIS_ICAL_TIME_UTC)
            time = trellis_ical_time_from_unix (at, NULL);
          time.kind = self->first.kind;
          found (&time, at, window);
        }
    }
}

static int
compare_instances (gconstpointer a, gconstpointer b)
{
  const gint64 x = ((const TrellisIcalInstance *) a)->at;
  const gint64 y = ((const TrellisIcalInstance *) b)->at;

  return (x > y) - (x < y);
}

/* The TrellisIcalInstances that begin in [@from, @until), at most @most of each rule, in their order
 * (RFC 5545 §3.8.5). Transfer full. */
GArray *
trellis_ical_series_expand (const TrellisIcalSeries *self, gint64 from, gint64 until, guint most)
{
  g_autoptr(GHashTable) excluded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GHashTable) included = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *instances = g_array_new (FALSE, FALSE, sizeof (TrellisIcalInstance));
  Window window = { from, until, most, excluded, included, instances };

  if (self->master == NULL)
    return instances;
  add_dates (self, "EXDATE", exclude, &window);
  run_rules (self, "EXRULE", exclude, &window);
  include (&self->first, trellis_ical_clock_to_unix (self->clock, &self->first), &window);
  run_rules (self, "RRULE", include, &window);
  add_dates (self, "RDATE", include, &window);
  g_array_sort (instances, compare_instances);
  return instances;
}

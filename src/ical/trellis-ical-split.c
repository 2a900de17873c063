/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-split.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"
#include "trellis-ical-zone.h"

/* An item of a calendar is all components of one UID: more than one when some instances of what repeats
 * are different (RFC 4791 §4.1). */

static gboolean
is_zone (const TrellisIcalComponent *part)
{
  return trellis_ical_component_has_name (part, "VTIMEZONE");
}

static const char *
get_zone_id (const TrellisIcalComponent *zone)
{
  const char *id = trellis_ical_item_get_value (zone, "TZID");

  return id != NULL ? id : "";
}

/* What a calendar says of itself that matters to each of its items, which may be many. */
static TrellisIcalComponent *
copy_head (const TrellisIcalComponent *calendar)
{
  static const char *const names[] = { "VERSION", "PRODID",       "CALSCALE",     "METHOD",
                                       "NAME",    "X-WR-CALNAME", "X-WR-TIMEZONE" };
  TrellisIcalComponent *head = trellis_ical_component_new ("VCALENDAR");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_find_line (calendar, names[i]);

      if (line != NULL)
        trellis_ical_component_take_line (head, trellis_ical_line_copy (line));
    }
  return head;
}

/* A name that says what the content is, but not when it was written: programs write that anew each time. */
static char *
make_uid (const TrellisIcalComponent *part)
{
  static const char *const times[] = { "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE" };
  g_autoptr(TrellisIcalComponent) plain = trellis_ical_component_copy (part);
  g_autofree char *text = NULL;
  char *hash;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    trellis_ical_component_remove_lines (plain, times[i]);
  text = trellis_ical_write (plain);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  hash[40] = '\0';
  return hash;
}

static gboolean
has_uid (const TrellisIcalComponent *part)
{
  const char *uid = trellis_ical_item_get_value (part, "UID");

  return uid != NULL && uid[strspn (uid, " \t")] != '\0';
}

/* Whoever has no UID gets one that is always the same for the same content. */
static TrellisIcalComponent *
copy_part (const TrellisIcalComponent *part)
{
  TrellisIcalComponent *copy = trellis_ical_component_copy (part);

  if (!has_uid (part))
    {
      g_autofree char *uid = make_uid (part);

      trellis_ical_item_set_value (copy, "UID", uid);
    }
  return copy;
}

static TrellisIcalComponent *
find_zone (const TrellisIcalComponent *calendar, const char *id)
{
  for (guint i = trellis_ical_component_search_part (calendar, "VTIMEZONE", 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, "VTIMEZONE", i + 1))
    if (strcmp (get_zone_id (trellis_ical_component_get_part (calendar, i)), id) == 0)
      return trellis_ical_component_get_part (calendar, i);
  return NULL;
}

/* So many lines of zones are copied for all items of a calendar, which is enough for a hundred thousand by the
 * rules of a place, and of a few hundred by each change since there are clocks. */
#define MOST_ZONE_LINES (1000 * 1000)

/* A zone with more lines is not copied where its name tells as much. */
#define FEW_ZONE_LINES 50

typedef struct
{
  const TrellisIcalComponent *component;
  guint n_lines;
  gboolean is_known; /* to tzdata */
} Zone;

typedef struct
{
  GHashTable *by_id; /* of Zone */
  guint n_lines;     /* copied */
} Zones;

static guint
count_lines (const TrellisIcalComponent *component)
{
  guint n = 0;

  for (guint i = 0; i < trellis_ical_component_get_size (component); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (component, i);

      n += part != NULL ? count_lines (part) + 2 : 1;
    }
  return n;
}

static void
add_zone (Zones *self, const TrellisIcalComponent *component)
{
  const char *id = get_zone_id (component);
  g_autofree char *name = NULL;
  Zone *zone;

  if (g_hash_table_contains (self->by_id, id))
    return;
  name = trellis_ical_zone_find_name (id);
  zone = g_new (Zone, 1);
  *zone = (Zone) { component, count_lines (component), name != NULL };
  g_hash_table_insert (self->by_id, (char *) id, zone);
}

/* Whether each item gets a copy of its own. */
static gboolean
is_worth_copying (Zones *self, const Zone *zone)
{
  if ((zone->is_known && zone->n_lines > FEW_ZONE_LINES) || zone->n_lines > MOST_ZONE_LINES - self->n_lines)
    return FALSE;
  self->n_lines += zone->n_lines;
  return TRUE;
}

/* Brings along the zones that @part speaks of. */
static void
add_zones (TrellisIcalComponent *target, const TrellisIcalComponent *part, Zones *zones)
{
  for (guint i = 0; i < trellis_ical_component_get_size (part); i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (part, i);
      const TrellisIcalComponent *inner = trellis_ical_component_get_part (part, i);
      g_autofree char *id = line != NULL ? trellis_ical_line_dup_parameter (line, "TZID") : NULL;
      const Zone *zone = id != NULL ? g_hash_table_lookup (zones->by_id, id) : NULL;

      if (inner != NULL)
        add_zones (target, inner, zones);
      if (zone != NULL && find_zone (target, id) == NULL && is_worth_copying (zones, zone))
        trellis_ical_component_take_part (target, trellis_ical_component_copy (zone->component));
    }
}

static void
split_calendar (const TrellisIcalComponent *calendar, GPtrArray *calendars)
{
  g_autoptr(GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Zones zones = { by_id, 0 };
  g_autoptr(TrellisIcalComponent) head = copy_head (calendar);

  for (guint i = trellis_ical_component_search_part (calendar, "VTIMEZONE", 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, "VTIMEZONE", i + 1))
    add_zone (&zones, trellis_ical_component_get_part (calendar, i));
  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);
      TrellisIcalComponent *copy, *item;
      const char *uid;

      if (part == NULL || is_zone (part) || trellis_ical_component_has_name (part, "VCALENDAR"))
        continue;
      copy = copy_part (part);
      uid = trellis_ical_item_get_value (copy, "UID");
      item = g_hash_table_lookup (items, uid);
      if (item == NULL)
        {
          item = trellis_ical_component_copy (head);
          g_hash_table_insert (items, g_strdup (uid), item);
          g_ptr_array_add (calendars, item);
        }
      add_zones (item, part, &zones);
      trellis_ical_component_take_part (item, copy);
    }
}

/* The items of all calendars in @stream, as a file holds them, and those that stand in none: a VCALENDAR for
 * each UID, with the time zones that it speaks of. Transfer full. */
GPtrArray *
trellis_ical_split (const TrellisIcalComponent *stream)
{
  GPtrArray *calendars =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_component_free);

  for (guint i = trellis_ical_component_search_part (stream, "VCALENDAR", 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (stream, "VCALENDAR", i + 1))
    split_calendar (trellis_ical_component_get_part (stream, i), calendars);
  split_calendar (stream, calendars);
  return calendars;
}

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (trellis_ical_get_uid (*(TrellisIcalComponent *const *) a),
                    trellis_ical_get_uid (*(TrellisIcalComponent *const *) b));
}

static int
compare_zones (gconstpointer a, gconstpointer b)
{
  return strcmp (get_zone_id (*(TrellisIcalComponent *const *) a),
                 get_zone_id (*(TrellisIcalComponent *const *) b));
}

/* Of those with the same TZID the one that begins first is for the items of all. */
static void
join_zones (TrellisIcalComponent *joined, GPtrArray *calendars)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) zones = NULL;

  for (guint i = 0; i < calendars->len; i++)
    for (guint j = trellis_ical_component_search_part (calendars->pdata[i], "VTIMEZONE", 0);
         j != TRELLIS_ICAL_NONE;
         j = trellis_ical_component_search_part (calendars->pdata[i], "VTIMEZONE", j + 1))
      {
        TrellisIcalComponent *zone = trellis_ical_component_get_part (calendars->pdata[i], j);
        const TrellisIcalComponent *other = g_hash_table_lookup (known, get_zone_id (zone));

        if (other == NULL ||
            trellis_ical_zone_get_beginning (zone) < trellis_ical_zone_get_beginning (other))
          g_hash_table_replace (known, (char *) get_zone_id (zone), zone);
      }
  zones = g_hash_table_get_values_as_ptr_array (known);
  g_ptr_array_sort (zones, compare_zones);
  for (guint i = 0; i < zones->len; i++)
    trellis_ical_component_take_part (joined, trellis_ical_component_copy (zones->pdata[i]));
}

/* One calendar called @name (nullable) with the items of all @calendars, by their UIDs, so that the same
 * ones always give the same. Each time zone is in it once (RFC 7986 §5.1, X-WR-CALNAME for programs that
 * do not know that). Transfer full. */
TrellisIcalComponent *
trellis_ical_join (GPtrArray *calendars, const char *name)
{
  TrellisIcalComponent *joined = trellis_ical_component_new ("VCALENDAR");
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < calendars->len; i++)
    g_ptr_array_add (sorted, calendars->pdata[i]);
  g_ptr_array_sort (sorted, compare_uids);
  trellis_ical_item_set_value (joined, "VERSION", "2.0");
  trellis_ical_item_set_value (joined, "PRODID", "-//Trellis//Trellis//EN");
  trellis_ical_item_set_text (joined, "NAME", name);
  trellis_ical_item_set_text (joined, "X-WR-CALNAME", name);
  join_zones (joined, sorted);
  for (guint i = 0; i < sorted->len; i++)
    for (guint j = 0; j < trellis_ical_component_get_size (sorted->pdata[i]); j++)
      {
        const TrellisIcalComponent *part = trellis_ical_component_get_part (sorted->pdata[i], j);

        if (part != NULL && !is_zone (part))
          trellis_ical_component_take_part (joined, trellis_ical_component_copy (part));
      }
  return joined;
}

static gboolean
has_line (const TrellisIcalComponent *calendar, const char *name)
{
  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);

      if (part != NULL && !is_zone (part) && trellis_ical_component_find_line (part, name) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether its item takes place as often as a rule says. */
gboolean
trellis_ical_has_rule (const TrellisIcalComponent *calendar)
{
  return has_line (calendar, "RRULE") || has_line (calendar, "RDATE");
}

/* Whether its item takes place more than once, or is one of those times. */
gboolean
trellis_ical_is_repeating (const TrellisIcalComponent *calendar)
{
  return trellis_ical_has_rule (calendar) || has_line (calendar, "RECURRENCE-ID");
}

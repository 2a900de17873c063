/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-item-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-html-private.h"
#include "trellis-ical-text.h"
#include "trellis-ical-time.h"

#define PRODUCT "-//Trellis//Trellis//EN"
#define SCHEMA "1"
#define OWNER "X-TRELLIS-OF"

/* Written text that programs with formatted descriptions show instead of ours. */
static void
drop_formatted (TrellisIcalComponent *item, TrellisIcalLine *line)
{
  trellis_ical_line_set_parameter (line, "ALTREP", NULL);
  trellis_ical_component_remove_lines (item, "X-ALT-DESC");
  trellis_ical_component_remove_lines (item, "STYLED-DESCRIPTION");
}

/* The text of the first line called @name, NULL when there is none or it is empty; transfer full. */
char *
trellis_ical_item_dup_text (const TrellisIcalComponent *item, const char *name)
{
  const char *value = trellis_ical_item_get_value (item, name);

  return value != NULL && *value != '\0' ? trellis_ical_text_unescape (value) : NULL;
}

/* The text that tells of the item, NULL when there is none. What another program wrote in HTML is kept as it is,
 * and read as what it says; Outlook may say it nowhere else. Transfer full. */
char *
trellis_ical_item_dup_description (const TrellisIcalComponent *item)
{
  g_autofree char *text = trellis_ical_item_dup_text (item, "DESCRIPTION");
  g_autofree char *plain = NULL;

  if (trellis_ical_item_is_ours (item))
    return g_steal_pointer (&text);
  if (text == NULL || text[strspn (text, " \t\n")] == '\0')
    {
      g_autofree char *formatted = trellis_ical_item_dup_text (item, "X-ALT-DESC");

      plain = formatted != NULL ? trellis_ical_html_to_text (formatted) : NULL;
    }
  else if (trellis_ical_is_html (text))
    plain = trellis_ical_html_to_text (text);
  if (plain == NULL)
    return g_steal_pointer (&text);
  return *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}

/* Makes the first line called @name say @text; NULL or "" takes all of them away. A line that says it
 * already stays as written, with whatever escapes. */
void
trellis_ical_item_set_text (TrellisIcalComponent *item, const char *name, const char *text)
{
  g_autofree char *current = trellis_ical_item_dup_text (item, name);
  const char *wanted = text != NULL ? text : "";
  g_autofree char *value = NULL;

  if (g_strcmp0 (current != NULL ? current : "", wanted) == 0)
    return;
  value = trellis_ical_text_escape (wanted);
  trellis_ical_item_set_value (item, name, *value != '\0' ? value : NULL);
  if (strcmp (name, "DESCRIPTION") == 0 && *value != '\0')
    drop_formatted (item, trellis_ical_component_find_line (item, name));
}

/* Puts a new item among those of mentoring, by which a calendar program can filter, and of what else @more,
 * NULL-terminated or NULL, says. What a person made of them later stays. */
void
trellis_ical_item_set_categories (TrellisIcalComponent *item, const char *const *more)
{
  g_autofree char *mentoring = trellis_ical_text_escape (_("Mentoring"));
  g_autofree char *others = more != NULL && *more != NULL ? trellis_ical_text_join (more) : NULL;
  g_autofree char *categories = others != NULL ? g_strconcat (mentoring, ",", others, NULL) : g_strdup (mentoring);

  trellis_ical_item_set_value (item, "CATEGORIES", categories);
}

/* The value as written, or NULL. */
const char *
trellis_ical_item_get_value (const TrellisIcalComponent *item, const char *name)
{
  const TrellisIcalLine *line = trellis_ical_component_find_line (item, name);

  return line != NULL ? trellis_ical_line_get_value (line) : NULL;
}

/* The parameters of a line that is there stay. NULL takes all lines called @name away. */
void
trellis_ical_item_set_value (TrellisIcalComponent *item, const char *name, const char *value)
{
  TrellisIcalLine *line = trellis_ical_component_find_line (item, name);

  if (value == NULL)
    trellis_ical_component_remove_lines (item, name);
  else if (line == NULL)
    trellis_ical_component_take_line (item, trellis_ical_line_new (name, value));
  else if (strcmp (trellis_ical_line_get_value (line), value) != 0)
    trellis_ical_line_set_value (line, value);
}

/* The next line of @item called @name from @index on, which is moved past it; NULL when there is none. */
static const TrellisIcalLine *
next_line (const TrellisIcalComponent *item, const char *name, guint *index)
{
  const guint found = trellis_ical_component_search_line (item, name, *index);

  if (found == TRELLIS_ICAL_NONE)
    return NULL;
  *index = found + 1;
  return trellis_ical_component_get_line (item, found);
}

static gboolean
has_same_lines (const TrellisIcalComponent *a, const TrellisIcalComponent *b, const char *name)
{
  const TrellisIcalLine *x, *y;
  guint i = 0, j = 0;

  do
    {
      x = next_line (a, name, &i);
      y = next_line (b, name, &j);
      if ((x == NULL) != (y == NULL) ||
          (x != NULL && strcmp (trellis_ical_line_get_text (x), trellis_ical_line_get_text (y)) != 0))
        return FALSE;
    }
  while (x != NULL);
  return TRUE;
}

/* Makes the lines of @item called @name those of @source; they stay where they are if they are already. */
void
trellis_ical_item_copy_lines (TrellisIcalComponent *item,
                              const TrellisIcalComponent *source,
                              const char *name)
{
  const TrellisIcalLine *line;
  guint index = 0;

  if (has_same_lines (item, source, name))
    return;
  trellis_ical_component_remove_lines (item, name);
  while ((line = next_line (source, name, &index)) != NULL)
    trellis_ical_component_take_line (item, trellis_ical_line_copy (line));
}

/* 0 when there is no time. Nextcloud Tasks and others forget to say that it is in UTC: taken for one that is,
 * it is the same for all who read it. */
gint64
trellis_ical_item_get_utc (const TrellisIcalComponent *item, const char *name)
{
  const char *value = trellis_ical_item_get_value (item, name);
  TrellisIcalTime time;

  return value != NULL && trellis_ical_time_parse (value, &time) ? trellis_ical_time_count (&time) : 0;
}

void
trellis_ical_item_set_utc (TrellisIcalComponent *item, const char *name, gint64 seconds)
{
  const TrellisIcalTime time = trellis_ical_time_from_unix (seconds, NULL);
  g_autofree char *value = trellis_ical_time_format (&time);

  if (trellis_ical_item_get_utc (item, name) != seconds || seconds == 0)
    trellis_ical_item_set_value (item, name, seconds != 0 ? value : NULL);
}

/* The day of a DATE, or of a DATE-TIME where it was written; NULL when there is none. Transfer full. */
char *
trellis_ical_item_dup_day (const TrellisIcalComponent *item, const char *name)
{
  const char *value = trellis_ical_item_get_value (item, name);
  TrellisIcalTime time;

  return value != NULL && trellis_ical_time_parse (value, &time) ? trellis_ical_time_dup_day (&time)
                                                                 : NULL;
}

/* @day as records keep it; NULL takes the line away. */
void
trellis_ical_item_set_day (TrellisIcalComponent *item, const char *name, const char *day)
{
  g_autofree char *current = trellis_ical_item_dup_day (item, name);
  g_autofree char *value = NULL;
  TrellisIcalLine *line;
  TrellisIcalTime time;

  if (g_strcmp0 (current, day) == 0)
    return;
  if (!trellis_ical_time_from_day (day, &time))
    {
      trellis_ical_component_remove_lines (item, name);
      return;
    }
  value = trellis_ical_time_format (&time);
  trellis_ical_item_set_value (item, name, value);
  line = trellis_ical_component_find_line (item, name);
  trellis_ical_line_set_parameter (line, "VALUE", "DATE");
  trellis_ical_line_set_parameter (line, "TZID", NULL);
}

/* Whether a record may be written at all: what is private or deleted is not. */
gboolean
trellis_ical_item_may_leave (gpointer record)
{
  return trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED &&
         trellis_record_get_deleted (record) == 0;
}

/* The item of @calendar: its first component called @component that is no exception of a series, else
 * the first. NULL when there is none; transfer none. */
TrellisIcalComponent *
trellis_ical_item_find (const TrellisIcalComponent *calendar, const char *component)
{
  TrellisIcalComponent *first = NULL;

  for (guint i = trellis_ical_component_search_part (calendar, component, 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, component, i + 1))
    {
      TrellisIcalComponent *item = trellis_ical_component_get_part (calendar, i);

      if (trellis_ical_component_find_line (item, "RECURRENCE-ID") == NULL)
        return item;
      if (first == NULL)
        first = item;
    }
  return first;
}

/* Whether Trellis wrote it, so that a property of ours that is missing was left out on purpose.
 * Otherwise a program may have lost it, and what we know is kept. */
gboolean
trellis_ical_item_is_ours (const TrellisIcalComponent *item)
{
  return trellis_ical_component_find_line (item, "X-TRELLIS-V") != NULL;
}

/* Has the item say that the parts of which it tells are its own. */
void
trellis_ical_item_own_parts (TrellisIcalComponent *item)
{
  trellis_ical_item_set_value (item, OWNER, trellis_ical_item_get_value (item, "UID"));
}

/* The UID of an item that another program made of one of ours, as something of its own; NULL of all others. What
 * that tells of parts, by their ids, is of those of the other item. Some servers change the case of a UID. */
const char *
trellis_ical_item_get_copy (const TrellisIcalComponent *item)
{
  const char *owner = trellis_ical_item_get_value (item, OWNER);
  const char *uid = owner != NULL ? trellis_ical_item_get_value (item, "UID") : NULL;

  return uid != NULL && g_ascii_strcasecmp (owner, uid) != 0 ? uid : NULL;
}

/* The uid of the part of which the item tells as @id: whoever reads the same @copy gives its parts the same.
 * Transfer full. */
char *
trellis_ical_part_id_make (const char *copy, const char *id)
{
  return copy != NULL ? trellis_ical_uid_make (copy, "copy", id, 0) : g_strdup (id);
}

static TrellisIcalComponent *
create_calendar (void)
{
  TrellisIcalComponent *calendar = trellis_ical_component_new ("VCALENDAR");

  trellis_ical_component_take_line (calendar, trellis_ical_line_new ("VERSION", "2.0"));
  trellis_ical_component_take_line (calendar, trellis_ical_line_new ("PRODID", PRODUCT));
  return calendar;
}

/* Starts to write @record: a copy of @base, the VCALENDAR last known of it or NULL, with an @item
 * that has what all kinds have in common. Transfer full, but for @item. */
TrellisIcalComponent *
trellis_ical_item_begin (const TrellisIcalComponent *base,
                         const char *component,
                         const char *kind,
                         gpointer record,
                         const TrellisIcalContext *context,
                         TrellisIcalComponent **item)
{
  TrellisIcalComponent *calendar =
    base != NULL ? trellis_ical_component_copy (base) : create_calendar ();

  /* What was a message is kept as an item, which has none (RFC 4791 §4.1). */
  trellis_ical_component_remove_lines (calendar, "METHOD");
  *item = trellis_ical_item_find (calendar, component);
  if (*item == NULL)
    {
      *item = trellis_ical_component_new (component);
      trellis_ical_component_take_part (calendar, *item);
      trellis_ical_item_set_value (*item, "UID", trellis_record_get_uid (record));
      trellis_ical_item_set_utc (*item, "DTSTAMP", context->now);
      trellis_ical_item_set_utc (*item, "CREATED", trellis_record_get_created (record));
    }
  trellis_ical_item_set_value (*item, "X-TRELLIS-KIND", kind);
  trellis_ical_item_set_value (*item, "X-TRELLIS-MATCH", context->match);
  trellis_ical_item_set_value (
    *item, "X-TRELLIS-BY",
    trellis_record_get_author (record) == TRELLIS_ROLE_MENTOR ? "mentor" : "mentee");
  trellis_ical_item_set_value (*item, "X-TRELLIS-V", SCHEMA);
  return calendar;
}

/* Marks the item as changed now, if it is not as @base has it: nothing is written twice that says the
 * same. */
void
trellis_ical_item_finish (TrellisIcalComponent *calendar,
                          TrellisIcalComponent *item,
                          const TrellisIcalComponent *base,
                          gpointer record,
                          const TrellisIcalContext *context)
{
  if (base != NULL && trellis_ical_component_equal (calendar, base))
    return;

  trellis_ical_item_set_utc (item, "DTSTAMP", context->now);
  trellis_ical_item_set_utc (item, "LAST-MODIFIED",
                             base != NULL ? context->now : trellis_record_get_modified (record));
  if (context->rev != NULL)
    trellis_ical_item_set_value (item, "X-TRELLIS-REV", context->rev);
}

/* Gives @record what trellis_ical_item_begin() writes. A record that has a uid keeps it. */
void
trellis_ical_item_get_common (const TrellisIcalComponent *item, gpointer record)
{
  const char *by = trellis_ical_item_get_value (item, "X-TRELLIS-BY");
  const char *uid = trellis_ical_item_get_value (item, "UID");

  if (trellis_record_get_uid (record) == NULL && uid != NULL)
    trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  if (trellis_ical_item_get_utc (item, "CREATED") != 0)
    trellis_record_set_number (record, TRELLIS_RECORD_CREATED,
                               trellis_ical_item_get_utc (item, "CREATED"));
  if (trellis_ical_item_get_utc (item, "LAST-MODIFIED") != 0)
    trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED,
                               trellis_ical_item_get_utc (item, "LAST-MODIFIED"));
  if (by != NULL && (strcmp (by, "mentor") == 0 || strcmp (by, "mentee") == 0))
    trellis_record_set_author (record, strcmp (by, "mentor") == 0 ? TRELLIS_ROLE_MENTOR
                                                                  : TRELLIS_ROLE_MENTEE);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-stand-in.h"

#include <string.h>

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-stand-in-private.h"
#include "trellis-ical-time.h"
#include "trellis-ical-when-private.h"
#include "trellis-time.h"

#define PREFIX "X-TRELLIS-FOR-"

/* The day that the event was put on, or the time of that day at which it was left, as its DTSTART says it; and the title
 * it was given for want of one. */
#define DAY PREFIX "DAY"
#define TITLE PREFIX "SUMMARY"

#define OPEN_BOX "☐"
#define DONE_BOX "☑"

/* As much of a text as serves for a title. */
#define LONGEST_TITLE 60

typedef enum
{
  BOX_NONE,
  BOX_OPEN,
  BOX_DONE,
} Box;

/* What people tick with. */
static const struct
{
  const char *mark;
  Box box;
} boxes[] = {
  { OPEN_BOX, BOX_OPEN }, { DONE_BOX, BOX_DONE }, { "☒", BOX_DONE },   { "✅", BOX_DONE },
  { "✓", BOX_DONE },      { "✔", BOX_DONE },      { "[ ]", BOX_OPEN }, { "[x]", BOX_DONE },
  { "[X]", BOX_DONE },
};

/* What an event has of its own, or cannot have (RFC 5545 §3.6.1). */
static const char *const kept[] = { "STATUS",   "DTSTART",   "DTEND",           "DUE",
                                    "DURATION", "COMPLETED", "PERCENT-COMPLETE" };

/* What the event has for itself. */
static const char *const own[] = { "DTSTART", "DTEND", "DURATION", "TRANSP" };

gboolean
trellis_ical_stand_in_is_needed (const TrellisIcalKind *kind, const TrellisIcalContext *context)
{
  return (context->no_todos && strcmp (kind->component, "VTODO") == 0) ||
         (context->no_journals && strcmp (kind->component, "VJOURNAL") == 0);
}

/* Whether @calendar has an event that says that it stands in for something else. */
gboolean
trellis_ical_is_stand_in (const TrellisIcalComponent *calendar)
{
  const TrellisIcalComponent *event = trellis_ical_item_find (calendar, "VEVENT");
  const TrellisIcalKind *kind =
    event != NULL ? trellis_ical_kind_of_word (trellis_ical_item_get_value (event, "X-TRELLIS-KIND"))
                  : NULL;

  return kind != NULL && strcmp (kind->component, "VEVENT") != 0;
}

/* How many items called @name there are, exceptions of a series not counted. */
static guint
count_items (const TrellisIcalComponent *calendar, const char *name)
{
  guint n = 0;

  for (guint i = trellis_ical_component_search_part (calendar, name, 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, name, i + 1))
    if (trellis_ical_component_find_line (trellis_ical_component_get_part (calendar, i),
                                          "RECURRENCE-ID") == NULL)
      n++;
  return n;
}

static gboolean
is_kept (const TrellisIcalLine *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (trellis_ical_line_has_name (line, kept[i]))
      return TRUE;
  return FALSE;
}

/* @line called otherwise: its text from @skip on after @prefix. Transfer full. */
static TrellisIcalLine *
rename_line (const TrellisIcalLine *line, const char *prefix, gsize skip)
{
  g_autofree char *text = g_strconcat (prefix, trellis_ical_line_get_text (line) + skip, NULL);
  TrellisIcalProblemKind problem;

  return trellis_ical_line_parse (text, strlen (text), &problem);
}

/* A copy of @calendar in which @copy_line decides what becomes of each line of its item, which is then
 * called @to. Transfer full, but for @item. */
static TrellisIcalComponent *
convert (const TrellisIcalComponent *calendar, const char *from, const char *to,
         TrellisIcalLine *(*copy_line) (const TrellisIcalLine *line), TrellisIcalComponent **item)
{
  TrellisIcalComponent *copy = trellis_ical_component_copy (calendar);
  const TrellisIcalComponent *old = trellis_ical_item_find (copy, from);
  TrellisIcalComponent *new_item = trellis_ical_component_new (to);
  const guint size = trellis_ical_component_get_size (old);
  guint place = 0;

  for (guint i = 0; i < size; i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (old, i);
      const TrellisIcalComponent *part = trellis_ical_component_get_part (old, i);
      TrellisIcalLine *copied = line != NULL ? copy_line (line) : NULL;

      if (copied != NULL)
        trellis_ical_component_take_line (new_item, copied);
      else if (part != NULL)
        trellis_ical_component_take_part (new_item, trellis_ical_component_copy (part));
    }

  while (trellis_ical_component_get_part (copy, place) != old)
    place++;
  trellis_ical_component_remove (copy, place);
  trellis_ical_component_insert_part (copy, place, new_item);
  *item = new_item;
  return copy;
}

/* Making one. */

/* Whether @line, once in an event, would be taken for something that is kept there. */
static gboolean
looks_kept (const TrellisIcalLine *line)
{
  g_autoptr(TrellisIcalLine) renamed = NULL;

  if (!trellis_ical_line_has_prefix (line, PREFIX))
    return FALSE;
  renamed = rename_line (line, "", strlen (PREFIX));
  return trellis_ical_line_has_name (line, DAY) || trellis_ical_line_has_name (line, TITLE) ||
         (renamed != NULL && is_kept (renamed));
}

static TrellisIcalLine *
keep_line (const TrellisIcalLine *line)
{
  if (looks_kept (line))
    return NULL;
  return is_kept (line) ? rename_line (line, PREFIX, 0) : trellis_ical_line_copy (line);
}

/* The day that the event is put on: when it is to be done, or was begun or made. Transfer full. */
static char *
choose_day (const TrellisIcalComponent *calendar, const TrellisIcalComponent *plain, const TrellisIcalComponent *base,
            const TrellisIcalContext *context)
{
  static const char *const names[] = { "DUE", "DTSTART" };
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  char *day = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && day == NULL; i++)
    day = trellis_ical_day_read (calendar, plain, names[i], context);
  if (day == NULL)
    day = trellis_ical_item_dup_day (plain, "CREATED");
  if (day == NULL && base != NULL)
    day = trellis_ical_item_dup_day (base, DAY);
  return day != NULL ? day : trellis_day_of_time (context->now, zone);
}

static void
put_on_day (TrellisIcalComponent *event, const char *day)
{
  TrellisIcalTime time;
  g_autofree char *value = NULL;
  g_autofree char *next = trellis_day_add (day, 1);

  if (trellis_ical_time_from_day (day, &time))
    value = trellis_ical_time_format (&time);
  trellis_ical_item_set_value (event, DAY, value);
  trellis_ical_component_remove_lines (event, "DURATION");
  trellis_ical_component_remove_lines (event, "DTSTART");
  trellis_ical_component_remove_lines (event, "DTEND");
  trellis_ical_item_set_day (event, "DTSTART", day);
  /* The last day that can be written has none after it; without an end, an event is of one day. */
  if (!g_str_equal (next, day))
    trellis_ical_item_set_day (event, "DTEND", next);
  if (trellis_ical_component_find_line (event, "TRANSP") == NULL)
    trellis_ical_item_set_value (event, "TRANSP", "TRANSPARENT");
}

/* Where the event is already on that day, it stays as somebody may have made it there; for others, that time may be one
 * of another day, which nobody chose. */
static void
set_day (TrellisIcalComponent *event, const char *day, const TrellisIcalComponent *calendar,
         const TrellisIcalComponent *base, const TrellisIcalContext *context)
{
  g_autofree char *current = base != NULL ? trellis_ical_day_read (calendar, base, "DTSTART", context) : NULL;
  g_autofree char *was = base != NULL ? trellis_ical_item_dup_day (base, DAY) : NULL;

  if (base != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (own); i++)
      trellis_ical_item_copy_lines (event, base, own[i]);
  if (g_strcmp0 (current, day) != 0)
    put_on_day (event, day);
  else if (g_strcmp0 (was, day) == 0)
    trellis_ical_item_copy_lines (event, base, DAY);
  else
    trellis_ical_component_take_line (event, rename_line (trellis_ical_component_find_line (base, "DTSTART"), DAY,
                                                          strlen ("DTSTART")));
}

/* The first words of the text, where there is no title. */
static char *
dup_made_title (const TrellisIcalComponent *event)
{
  g_autofree char *text = trellis_ical_item_dup_text (event, "DESCRIPTION");
  char *line = text != NULL ? g_strchug (text) : NULL;

  if (line == NULL || *line == '\0')
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  if (g_utf8_strlen (line, -1) <= LONGEST_TITLE)
    return g_strdup (line);
  *g_utf8_offset_to_pointer (line, LONGEST_TITLE) = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}

static void
set_title (TrellisIcalComponent *event, const TrellisIcalKind *kind, gboolean is_done)
{
  g_autofree char *title = trellis_ical_item_dup_text (event, "SUMMARY");
  g_autofree char *made = title == NULL ? dup_made_title (event) : NULL;
  g_autofree char *hash = made != NULL ? trellis_ical_agenda_hash (made) : NULL;
  const char *value;

  if (made != NULL)
    trellis_ical_item_set_text (event, "SUMMARY", made);
  trellis_ical_item_set_value (event, TITLE, hash);
  if (strcmp (kind->component, "VTODO") == 0)
    {
      g_autofree char *boxed = NULL;

      value = trellis_ical_item_get_value (event, "SUMMARY");
      boxed = g_strconcat (is_done ? DONE_BOX : OPEN_BOX, value != NULL ? " " : NULL, value, NULL);
      trellis_ical_item_set_value (event, "SUMMARY", boxed);
    }
}

static gboolean
has_status (const TrellisIcalComponent *item, const char *status)
{
  const char *value = trellis_ical_item_get_value (item, "STATUS");

  return value != NULL && g_ascii_strcasecmp (value, status) == 0;
}

/* The event that stands in for @plain, an item of @kind. @base, what is there, may be NULL and need not
 * be an event. Where there are other items beside it, none could be told from the other: then @plain
 * stays as it is. Transfer full. */
TrellisIcalComponent *
trellis_ical_stand_in_make (const TrellisIcalComponent *plain, const TrellisIcalKind *kind,
                            const TrellisIcalComponent *base, const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (plain, kind->component);
  const TrellisIcalComponent *before = base != NULL ? trellis_ical_item_find (base, "VEVENT") : NULL;
  g_autofree char *day = choose_day (plain, item, before, context);
  TrellisIcalComponent *event, *calendar;

  if (count_items (plain, kind->component) != 1 || count_items (plain, "VEVENT") > 0)
    return trellis_ical_component_copy (plain);

  calendar = convert (plain, kind->component, "VEVENT", keep_line, &event);
  set_day (event, day, base, before, context);
  set_title (event, kind, has_status (item, "COMPLETED"));
  if (has_status (item, "CANCELLED"))
    trellis_ical_item_set_value (event, "STATUS", "CANCELLED");
  return calendar;
}

/* Understanding one. */

static gboolean
is_own (const TrellisIcalLine *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (trellis_ical_line_has_name (line, own[i]))
      return TRUE;
  return FALSE;
}

/* Only what is kept so is called otherwise: anybody may have written the line. */
static TrellisIcalLine *
resolve_line (const TrellisIcalLine *line)
{
  g_autoptr(TrellisIcalLine) renamed = NULL;

  if (is_own (line) || is_kept (line) || trellis_ical_line_has_name (line, DAY) ||
      trellis_ical_line_has_name (line, TITLE))
    return NULL;
  if (trellis_ical_line_has_prefix (line, PREFIX))
    renamed = rename_line (line, "", strlen (PREFIX));
  return renamed != NULL && is_kept (renamed) ? g_steal_pointer (&renamed)
                                              : trellis_ical_line_copy (line);
}

/* Each of what is kept stands in an item once (RFC 5545 §3.6.2, §3.6.3); of several the first counts. */
static void
keep_first (TrellisIcalComponent *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      gboolean is_found = FALSE;

      for (guint j = 0; j < trellis_ical_component_get_size (item);)
        {
          const TrellisIcalLine *line = trellis_ical_component_get_line (item, j);
          gboolean is_it = line != NULL && trellis_ical_line_has_name (line, kept[i]);

          if (is_it && is_found)
            trellis_ical_component_remove (item, j);
          else
            j++;
          is_found = is_found || is_it;
        }
    }
}

/* Gives @event what another program lost of it, as far as @known tells. */
static void
give_lost (TrellisIcalComponent *event, const TrellisIcalKind *kind, const TrellisIcalWhole *known,
           const TrellisIcalContext *context)
{
  g_autoptr(TrellisIcalComponent) plain = kind->write (known, NULL, context);
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  const TrellisIcalComponent *whole;
  guint size;

  if (plain == NULL)
    return;
  calendar = trellis_ical_stand_in_make (plain, kind, NULL, context);
  whole = trellis_ical_item_find (calendar, "VEVENT");
  size = trellis_ical_component_get_size (whole);
  for (guint i = 0; i < size; i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (whole, i);

      if (line != NULL && trellis_ical_line_has_prefix (line, PREFIX))
        trellis_ical_component_take_line (event, trellis_ical_line_copy (line));
    }
}

/* Whether nobody touched the time at which the event was left. */
static gboolean
is_at_time (const TrellisIcalComponent *event)
{
  const TrellisIcalLine *left = trellis_ical_component_find_line (event, DAY);
  const TrellisIcalLine *start = trellis_ical_component_find_line (event, "DTSTART");

  return strcmp (trellis_ical_line_get_text (left) + strlen (DAY),
                 trellis_ical_line_get_text (start) + strlen ("DTSTART")) == 0;
}

/* A day of its own that the event was moved to is what it is due on, or of. */
static void
resolve_day (const TrellisIcalComponent *calendar, const TrellisIcalComponent *event, TrellisIcalComponent *item,
             const TrellisIcalContext *context)
{
  g_autofree char *was = trellis_ical_item_dup_day (event, DAY);
  g_autofree char *now = trellis_ical_day_read (calendar, event, "DTSTART", context);

  if (now == NULL || was == NULL || strcmp (was, now) == 0 || is_at_time (event))
    return;
  trellis_ical_item_set_day (
    item, trellis_ical_component_has_name (item, "VTODO") ? "DUE" : "DTSTART", now);
}

/* The box before the title, of which @rest becomes what follows. */
static Box
read_box (const char *title, const char **rest)
{
  *rest = title;
  for (guint i = 0; title != NULL && i < G_N_ELEMENTS (boxes); i++)
    if (g_str_has_prefix (title, boxes[i].mark))
      {
        *rest = title + strlen (boxes[i].mark);
        if (**rest == ' ')
          (*rest)++;
        return boxes[i].box;
      }
  return BOX_NONE;
}

static Box
resolve_title (const TrellisIcalComponent *event, TrellisIcalComponent *item)
{
  const char *made = trellis_ical_item_get_value (event, TITLE);
  const gboolean is_todo = trellis_ical_component_has_name (item, "VTODO");
  g_autofree char *title = NULL;
  g_autofree char *hash = NULL;
  const char *rest;
  Box box = BOX_NONE;

  if (is_todo)
    {
      g_autofree char *value = g_strdup (trellis_ical_item_get_value (event, "SUMMARY"));

      box = read_box (value, &rest);
      trellis_ical_item_set_value (item, "SUMMARY", rest != NULL && *rest != '\0' ? rest : NULL);
    }
  title = trellis_ical_item_dup_text (item, "SUMMARY");
  hash = title != NULL ? trellis_ical_agenda_hash (title) : NULL;
  if (made != NULL && g_strcmp0 (hash, made) == 0)
    trellis_ical_item_set_value (item, "SUMMARY", NULL);
  return box;
}

/* When the event was last written: the same for all who read it. */
static void
set_done (TrellisIcalComponent *item, gboolean is_done)
{
  gint64 when = trellis_ical_item_get_utc (item, "LAST-MODIFIED");

  if (when == 0)
    when = trellis_ical_item_get_utc (item, "DTSTAMP");
  trellis_ical_component_remove_lines (item, "COMPLETED");
  trellis_ical_item_set_value (item, "STATUS", is_done ? "COMPLETED" : "NEEDS-ACTION");
  trellis_ical_item_set_value (item, "PERCENT-COMPLETE", is_done ? "100" : NULL);
  if (is_done)
    trellis_ical_item_set_utc (item, "COMPLETED", when);
}

/* Whoever ticks the box, or calls the event off or not off any more, means what it stands for. */
static void
resolve_status (const TrellisIcalComponent *event, TrellisIcalComponent *item, Box box)
{
  const gboolean is_todo = trellis_ical_component_has_name (item, "VTODO");
  const gboolean is_off = has_status (event, "CANCELLED");
  const gboolean was_off = has_status (item, "CANCELLED");

  if (is_off && !was_off)
    trellis_ical_item_set_value (item, "STATUS", "CANCELLED");
  else if (!is_off && was_off && is_todo)
    set_done (item, box == BOX_DONE);
  else if (!is_off && was_off)
    trellis_ical_item_set_value (item, "STATUS", NULL);
  else if (box != BOX_NONE && !is_off && (box == BOX_DONE) != has_status (item, "COMPLETED"))
    set_done (item, box == BOX_DONE);
}

/* @calendar with the item of @kind in the place of the event that stands in for it; NULL when there is no
 * such event. @known, what is known of it so far, may be NULL. Transfer full. */
TrellisIcalComponent *
trellis_ical_stand_in_resolve (const TrellisIcalComponent *calendar, const TrellisIcalKind *kind,
                               const TrellisIcalWhole *known, const TrellisIcalContext *context)
{
  g_autoptr(TrellisIcalComponent) whole = NULL;
  TrellisIcalComponent *event, *item, *resolved;

  if (strcmp (kind->component, "VEVENT") == 0 ||
      trellis_ical_item_find (calendar, kind->component) != NULL ||
      count_items (calendar, "VEVENT") != 1)
    return NULL;

  whole = trellis_ical_component_copy (calendar);
  event = trellis_ical_item_find (whole, "VEVENT");
  if (trellis_ical_component_find_line (event, DAY) == NULL && known != NULL &&
      G_OBJECT_TYPE (known->record) == kind->get_type ())
    give_lost (event, kind, known, context);

  resolved = convert (whole, "VEVENT", kind->component, resolve_line, &item);
  keep_first (item);
  resolve_day (whole, event, item, context);
  resolve_status (event, item, resolve_title (event, item));
  return resolved;
}

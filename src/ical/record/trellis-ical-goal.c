/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-records.h"

#include <glib/gi18n-lib.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-percent.h"
#include "trellis-ical-sections.h"
#include "trellis-ical-value.h"
#include "trellis-ical-when-private.h"
#include "trellis-time.h"

/* The day on which the goal was begun, where DTSTART cannot tell it. */
#define BEGUN "X-TRELLIS-BEGUN"

/* When the goal was let go; when it was reached, COMPLETED tells. */
#define CLOSED "X-TRELLIS-CLOSED"

static const TrellisIcalExtra extras[] = {
  { trellis_goal_field_kind, "X-TRELLIS-GOAL-KIND" },
  { trellis_goal_field_by_hand, "X-TRELLIS-BY-HAND" },
  { trellis_goal_field_position, "X-TRELLIS-POSITION" },
  { trellis_goal_field_weeks, "X-TRELLIS-WEEKS" },
};

/* The texts of a goal and where they stand. */
static const struct
{
  guint field;
  const char *key, *english;
} texts[] = {
  { trellis_goal_field_why, "why", N_("Why") },
    { trellis_goal_field_measure, "measure", N_("Measure") },
      { trellis_goal_field_obstacles, "obstacles", N_("Obstacles") },
        { trellis_goal_field_closing_words, "closing", N_("Closing words") },
      };

static void
init_sections (TrellisIcalSection *sections, TrellisGoal *goal)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sections[i] = (TrellisIcalSection) {
      .key = texts[i].key,
      .english = texts[i].english,
      .heading = _(texts[i].english),
                   .text = goal != NULL
                           ? g_strdup (trellis_record_get_string (TRELLIS_RECORD (goal), texts[i].field))
                           : NULL,
                   .is_rest = i == 0,
      };
}

static void
write_texts (TrellisIcalComponent *item, TrellisGoal *goal)
{
  TrellisIcalSection sections[G_N_ELEMENTS (texts)];

  init_sections (sections, goal);
  trellis_ical_sections_write (item, sections, G_N_ELEMENTS (texts));
  trellis_ical_sections_clear (sections, G_N_ELEMENTS (texts));
}

/* A text without any heading does not say that the others are gone. */
static void
read_texts (const TrellisIcalComponent *item, TrellisGoal *goal)
{
  TrellisIcalSection sections[G_N_ELEMENTS (texts)];
  gboolean found;

  init_sections (sections, NULL);
  found = trellis_ical_sections_read (item, sections, G_N_ELEMENTS (texts));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (found || sections[i].is_rest)
      trellis_record_set_string (TRELLIS_RECORD (goal), texts[i].field, sections[i].text);
  trellis_ical_sections_clear (sections, G_N_ELEMENTS (texts));
}

static TrellisGoalState
read_state (const TrellisIcalComponent *item)
{
  const char *status = trellis_ical_item_get_value (item, "STATUS");

  if (status != NULL && g_ascii_strcasecmp (status, "COMPLETED") == 0)
    return TRELLIS_GOAL_STATE_REACHED;
  if (status != NULL && g_ascii_strcasecmp (status, "CANCELLED") == 0)
    return TRELLIS_GOAL_STATE_LET_GO;
  return TRELLIS_GOAL_STATE_OPEN;
}

static gint64
read_closed (const TrellisIcalComponent *item)
{
  const TrellisGoalState state = read_state (item);
  gint64 closed = 0;

  if (state == TRELLIS_GOAL_STATE_REACHED)
    closed = trellis_ical_item_get_utc (item, "COMPLETED");
  if (closed == 0 && trellis_ical_component_find_line (item, CLOSED) != NULL)
    return trellis_ical_item_get_utc (item, CLOSED);
  if (closed == 0 && state != TRELLIS_GOAL_STATE_OPEN && !trellis_ical_item_is_ours (item))
    closed = trellis_ical_item_get_utc (item, "LAST-MODIFIED");
  return closed;
}

static void
write_state (TrellisIcalComponent *item, TrellisGoal *goal)
{
  const TrellisGoalState state = trellis_goal_get_state (goal);
  const gint64 closed = trellis_goal_get_closed (goal);
  const gboolean reached = state == TRELLIS_GOAL_STATE_REACHED;

  if (read_state (item) != state || trellis_ical_component_find_line (item, "STATUS") == NULL)
    {
      trellis_ical_item_set_value (item, "STATUS",
                                   reached                              ? "COMPLETED"
                                   : state == TRELLIS_GOAL_STATE_LET_GO ? "CANCELLED"
                                                                        : "IN-PROCESS");
      trellis_ical_item_set_value (item, "PERCENT-COMPLETE", reached ? "100" : NULL);
    }
  if (read_closed (item) != closed ||
      trellis_ical_component_find_line (item, reached ? CLOSED : "COMPLETED") != NULL)
    {
      trellis_ical_item_set_utc (item, "COMPLETED", reached ? closed : 0);
      trellis_ical_item_set_utc (item, CLOSED, reached ? 0 : closed);
    }
}

static gboolean
read_percent (const TrellisIcalComponent *item, int *percent)
{
  const char *value = trellis_ical_item_get_value (item, "PERCENT-COMPLETE");

  return value != NULL && trellis_ical_integer_parse (value, percent) && *percent >= 0 &&
         *percent <= 100;
}

/* One that is closed is at what its state says. */
static void
write_percent (TrellisIcalComponent *item, TrellisGoal *goal, const TrellisIcalContext *context)
{
  g_autofree char *value = NULL;
  int current = 0;

  if (context->percent == NULL || trellis_goal_get_state (goal) != TRELLIS_GOAL_STATE_OPEN)
    return;
  read_percent (item, &current);
  if (current == MAX (*context->percent, 0))
    return;
  value = trellis_ical_integer_format (MAX (*context->percent, 0));
  trellis_ical_item_set_value (item, "PERCENT-COMPLETE", value);
}

/* How far the goal of @calendar has come as the item says, and when it was last written, where that is
 * told, else 0. FALSE when it does not say. @written may be NULL. */
gboolean
trellis_ical_get_percent (const TrellisIcalComponent *calendar, int *percent, gint64 *written)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VTODO");

  if (item == NULL || !read_percent (item, percent))
    return FALSE;
  if (written != NULL)
    *written = trellis_ical_item_get_utc (item, "LAST-MODIFIED");
  if (written != NULL && *written == 0)
    *written = trellis_ical_item_get_utc (item, "DTSTAMP");
  return TRUE;
}

static char *
dup_begun (const TrellisIcalComponent *calendar, const TrellisIcalComponent *item, const TrellisIcalContext *context)
{
  char *begun = trellis_ical_item_dup_day (item, BEGUN);

  return begun != NULL ? begun : trellis_ical_day_read (calendar, item, "DTSTART", context);
}

/* DUE must be later than DTSTART and of the same type (RFC 5545 §3.8.2.3). */
static void
write_days (const TrellisIcalComponent *calendar, TrellisIcalComponent *item, TrellisGoal *goal,
            const TrellisIcalContext *context)
{
  const char *begun = trellis_goal_get_begun (goal);
  const char *target = trellis_goal_get_target (goal);
  const gboolean in_order =
    begun == NULL || target == NULL || trellis_day_count (begun, target) > 0;
  g_autofree char *current_begun = dup_begun (calendar, item, context);
  g_autofree char *current_target = trellis_ical_day_read (calendar, item, "DUE", context);

  if (g_strcmp0 (begun, current_begun) == 0 && g_strcmp0 (target, current_target) == 0)
    return;
  /* Both anew, so that they have the same type. */
  trellis_ical_component_remove_lines (item, "DTSTART");
  trellis_ical_component_remove_lines (item, "DUE");
  trellis_ical_component_remove_lines (item, "DURATION");
  trellis_ical_item_set_day (item, "DTSTART", in_order ? begun : NULL);
  trellis_ical_item_set_day (item, "DUE", target);
  trellis_ical_item_set_day (item, BEGUN, in_order ? NULL : begun);
}

/* @goal as a VTODO, of which its actions and tasks are parts. Transfer full. */
TrellisIcalComponent *
trellis_ical_goal_write (TrellisGoal *goal,
                         const TrellisIcalComponent *base,
                         const TrellisIcalContext *context)
{
  TrellisIcalComponent *calendar, *item;

  if (!trellis_ical_item_may_leave (goal))
    return NULL;

  calendar = trellis_ical_item_begin (base, "VTODO", "goal", goal, context, &item);
  trellis_ical_item_set_text (item, "SUMMARY", trellis_goal_get_title (goal));
  write_days (calendar, item, goal, context);
  write_state (item, goal);
  write_percent (item, goal, context);
  write_texts (item, goal);
  trellis_ical_related_write (item, "PARENT", trellis_goal_get_parent (goal));
  trellis_ical_item_set_extras (item, TRELLIS_RECORD (goal), extras, G_N_ELEMENTS (extras));
  if (base == NULL)
    trellis_ical_item_set_categories (item, (const char *const[]) { _("Goal"), NULL });
  trellis_ical_item_finish (calendar, item, base, goal, context);
  return calendar;
}

/* Whether another program lost the property of ours that told when the goal was begun, since DTSTART
 * could not. */
static gboolean
keeps_begun (const TrellisIcalComponent *item, TrellisGoal *goal, const char *begun, const char *target)
{
  const char *known = trellis_goal_get_begun (goal);

  return begun == NULL && known != NULL && target != NULL && !trellis_ical_item_is_ours (item) &&
         trellis_day_count (known, target) <= 0;
}

/* The same of when it was let go, or reached at a time that nobody knows. */
static gboolean
keeps_closed (const TrellisIcalComponent *item, TrellisGoal *goal)
{
  return !trellis_ical_item_is_ours (item) &&
         read_state (item) == trellis_goal_get_state (goal) &&
         trellis_ical_component_find_line (item, "COMPLETED") == NULL;
}

gboolean
trellis_ical_goal_read (const TrellisIcalComponent *calendar,
                        TrellisGoal *goal,
                        const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VTODO");
  const gboolean is_known = trellis_record_get_uid (TRELLIS_RECORD (goal)) != NULL;
  g_autofree char *title = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *target = NULL;
  g_autofree char *parent = NULL;

  if (item == NULL)
    return FALSE;

  trellis_ical_item_get_common (item, goal);
  if (context->match != NULL)
    trellis_goal_set_match (goal, context->match);
  title = trellis_ical_item_dup_text (item, "SUMMARY");
  begun = dup_begun (calendar, item, context);
  target = trellis_ical_day_read (calendar, item, "DUE", context);
  parent = trellis_ical_related_dup (item, "PARENT");
  trellis_goal_set_title (goal, title);
  if (!keeps_begun (item, goal, begun, target))
    trellis_goal_set_begun (goal, begun);
  trellis_goal_set_target (goal, target);
  if (!is_known || !keeps_closed (item, goal))
    trellis_goal_set_closed (goal, read_closed (item));
  trellis_goal_set_state (goal, read_state (item));
  if (parent != NULL || trellis_ical_item_is_ours (item))
    trellis_goal_set_parent (goal, parent);
  read_texts (item, goal);
  trellis_ical_item_get_extras (item, TRELLIS_RECORD (goal), extras, G_N_ELEMENTS (extras));
  return TRUE;
}

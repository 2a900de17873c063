/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-records.h"

#include "trellis-ical-done-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-value.h"
#include "trellis-ical-when-private.h"

/* RFC 5545 §3.8.1.9: 1 is the highest, 9 the lowest; 0 or none says nothing. */
#define NICE "9"
#define LOWEST_MUST 5

static const TrellisIcalExtra action_extras[] = {
  { trellis_action_field_owner, "X-TRELLIS-OWNER" },
  { trellis_action_field_minutes, "X-TRELLIS-MINUTES" },
  { trellis_action_field_agreed, "X-TRELLIS-AGREED" },
  { trellis_action_field_position, "X-TRELLIS-POSITION" },
};

static const TrellisIcalExtra task_extras[] = {
  { trellis_task_field_position, "X-TRELLIS-POSITION" },
};

static TrellisActionPriority
read_priority (const TrellisIcalComponent *item)
{
  const char *value = trellis_ical_item_get_value (item, "PRIORITY");
  int priority = 0;

  if (value != NULL && !trellis_ical_integer_parse (value, &priority))
    priority = 0;
  return priority > LOWEST_MUST ? TRELLIS_ACTION_PRIORITY_NICE : TRELLIS_ACTION_PRIORITY_MUST;
}

static const char *
get_owner_name (TrellisAction *action, const TrellisIcalContext *context)
{
  switch (trellis_action_get_owner (action))
    {
    case TRELLIS_OWNER_MENTOR:
      return context->mentor;
    case TRELLIS_OWNER_MENTEE:
      return context->mentee;
    case TRELLIS_OWNER_BOTH:
    default:
      return NULL;
    }
}

/* @action as a VTODO (RFC 5545 §3.6.2), a part of its goal for programs that show parts. Transfer
 * full. */
TrellisIcalComponent *
trellis_ical_action_write (TrellisAction *action,
                           const TrellisIcalComponent *base,
                           const TrellisIcalContext *context)
{
  TrellisIcalComponent *calendar, *item;

  if (!trellis_ical_item_may_leave (action))
    return NULL;

  calendar = trellis_ical_item_begin (base, "VTODO", "action", action, context, &item);
  trellis_ical_item_set_text (item, "SUMMARY", trellis_action_get_title (action));
  trellis_ical_day_write (calendar, item, "DUE", trellis_action_get_due (action), context);
  trellis_ical_done_write (item, trellis_action_get_done (action), context);
  if (read_priority (item) != trellis_action_get_priority (action))
    trellis_ical_item_set_value (
      item, "PRIORITY",
      trellis_action_get_priority (action) == TRELLIS_ACTION_PRIORITY_NICE ? NICE : NULL);
  trellis_ical_related_write (item, "PARENT", trellis_action_get_goal (action));
  trellis_ical_related_write (item, "SIBLING", trellis_action_get_meeting (action));
  trellis_ical_item_set_extras (item, TRELLIS_RECORD (action), action_extras,
                                G_N_ELEMENTS (action_extras));
  if (base == NULL)
    trellis_ical_item_set_categories (item, (const char *const[]) { get_owner_name (action, context), NULL });
  trellis_ical_item_finish (calendar, item, base, action, context);
  return calendar;
}

gboolean
trellis_ical_action_read (const TrellisIcalComponent *calendar,
                          TrellisAction *action,
                          const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VTODO");
  g_autofree char *title = NULL;
  g_autofree char *due = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *meeting = NULL;

  if (item == NULL)
    return FALSE;

  trellis_ical_item_get_common (item, action);
  if (context->match != NULL)
    trellis_action_set_match (action, context->match);
  title = trellis_ical_item_dup_text (item, "SUMMARY");
  due = trellis_ical_day_read (calendar, item, "DUE", context);
  trellis_ical_related_read (item, context, &goal, &meeting);
  trellis_action_set_title (action, title);
  trellis_action_set_due (action, due);
  trellis_action_set_done (action, trellis_ical_done_read (item, context));
  trellis_action_set_priority (action, read_priority (item));
  if (goal != NULL || trellis_ical_item_is_ours (item))
    trellis_action_set_goal (action, goal);
  if (meeting != NULL || trellis_ical_item_is_ours (item))
    trellis_action_set_meeting (action, meeting);
  trellis_ical_item_get_extras (item, TRELLIS_RECORD (action), action_extras,
                                G_N_ELEMENTS (action_extras));
  return TRUE;
}

/* @task as a VTODO that is a part of that of its goal. Transfer full. */
TrellisIcalComponent *
trellis_ical_task_write (TrellisTask *task,
                         const TrellisIcalComponent *base,
                         const TrellisIcalContext *context)
{
  TrellisIcalComponent *calendar, *item;

  if (!trellis_ical_item_may_leave (task))
    return NULL;

  calendar = trellis_ical_item_begin (base, "VTODO", "task", task, context, &item);
  trellis_ical_item_set_text (item, "SUMMARY", trellis_task_get_title (task));
  trellis_ical_day_write (calendar, item, "DUE", trellis_task_get_due (task), context);
  trellis_ical_done_write (item, trellis_task_get_done (task), context);
  trellis_ical_related_write (item, "PARENT", trellis_task_get_goal (task));
  trellis_ical_item_set_extras (item, TRELLIS_RECORD (task), task_extras, G_N_ELEMENTS (task_extras));
  if (base == NULL)
    trellis_ical_item_set_categories (item, NULL);
  trellis_ical_item_finish (calendar, item, base, task, context);
  return calendar;
}

gboolean
trellis_ical_task_read (const TrellisIcalComponent *calendar,
                        TrellisTask *task,
                        const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VTODO");
  g_autofree char *title = NULL;
  g_autofree char *due = NULL;
  g_autofree char *goal = NULL;

  if (item == NULL)
    return FALSE;

  trellis_ical_item_get_common (item, task);
  title = trellis_ical_item_dup_text (item, "SUMMARY");
  due = trellis_ical_day_read (calendar, item, "DUE", context);
  goal = trellis_ical_related_dup (item, "PARENT");
  trellis_task_set_title (task, title);
  trellis_task_set_due (task, due);
  trellis_task_set_done (task, trellis_ical_done_read (item, context));
  if (goal != NULL)
    trellis_task_set_goal (task, goal);
  trellis_ical_item_get_extras (item, TRELLIS_RECORD (task), task_extras, G_N_ELEMENTS (task_extras));
  return TRUE;
}

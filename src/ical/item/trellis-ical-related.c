/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-link-private.h"

#include <string.h>

#define NAME "RELATED-TO"

/* Without a RELTYPE, it is PARENT (RFC 5545 §3.2.15). */
static gboolean
has_type (const TrellisIcalLine *line, const char *type)
{
  g_autofree char *actual = trellis_ical_line_dup_parameter (line, "RELTYPE");

  return g_ascii_strcasecmp (actual != NULL ? actual : "PARENT", type) == 0;
}

static guint
search (const TrellisIcalComponent *item, const char *type)
{
  guint index = trellis_ical_component_search_line (item, NAME, 0);

  while (index != TRELLIS_ICAL_NONE &&
         !has_type (trellis_ical_component_get_line (item, index), type))
    index = trellis_ical_component_search_line (item, NAME, index + 1);
  return index;
}

/* The uid in the first RELATED-TO (RFC 5545 §3.8.4.5) of @type, NULL when there is none; transfer
 * full. */
char *
trellis_ical_related_dup (const TrellisIcalComponent *item, const char *type)
{
  const guint index = search (item, type);
  g_autofree char *uid = NULL;

  if (index == TRELLIS_ICAL_NONE)
    return NULL;
  uid = g_strstrip (
    g_strdup (trellis_ical_line_get_value (trellis_ical_component_get_line (item, index))));
  return *uid != '\0' ? g_steal_pointer (&uid) : NULL;
}

/* The uids of the goal that @item is part of and of the meeting that it comes from, NULL where there is none;
 * transfer full. Other programs have what was written in a meeting as a part of that. */
void
trellis_ical_related_read (const TrellisIcalComponent *item, const TrellisIcalContext *context, char **goal,
                           char **meeting)
{
  g_autofree char *parent = trellis_ical_related_dup (item, "PARENT");

  *goal = NULL;
  *meeting = trellis_ical_related_dup (item, "SIBLING");
  if (parent == NULL || context->no_goals == NULL || !g_hash_table_contains (context->no_goals, parent))
    *goal = g_steal_pointer (&parent);
  else if (*meeting == NULL)
    *meeting = g_steal_pointer (&parent);
}

/* Makes it @uid, or takes it away; others of the type stay. PARENT comes first of all, since some
 * programs read only the first. */
void
trellis_ical_related_write (TrellisIcalComponent *item, const char *type, const char *uid)
{
  g_autofree char *current = trellis_ical_related_dup (item, type);
  const guint first = trellis_ical_component_search_line (item, NAME, 0);
  const guint index = search (item, type);
  TrellisIcalLine *line;

  if (g_strcmp0 (current, uid) == 0)
    return;
  if (index != TRELLIS_ICAL_NONE)
    {
      if (uid != NULL)
        trellis_ical_line_set_value (trellis_ical_component_get_line (item, index), uid);
      else
        trellis_ical_component_remove (item, index);
      return;
    }

  line = trellis_ical_line_new (NAME, uid);
  trellis_ical_line_set_parameter (line, "RELTYPE", type);
  if (strcmp (type, "PARENT") == 0 && first != TRELLIS_ICAL_NONE)
    trellis_ical_component_insert_line (item, first, line);
  else
    trellis_ical_component_take_line (item, line);
}

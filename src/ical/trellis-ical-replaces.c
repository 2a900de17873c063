/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-replaces.h"

#include <string.h>

#include "trellis-ical-item-private.h"

#define NAME "X-TRELLIS-REPLACES"

/* Whether the calendar object in @data, which need not be read for that, may say that it replaces something;
 * most do not. */
gboolean
trellis_ical_may_replace (GBytes *data)
{
  gsize size;
  const char *text = g_bytes_get_data (data, &size);

  return text != NULL && memmem (text, size, NAME, strlen (NAME)) != NULL;
}

static gboolean
is_item (const TrellisIcalComponent *part)
{
  return part != NULL && !trellis_ical_component_has_name (part, "VTIMEZONE");
}

/* Gives the item of @calendar another uid, and has it say which one it had: who knows it by that goes on
 * with what is there already. */
void
trellis_ical_replace_uid (TrellisIcalComponent *calendar, const char *uid)
{
  g_return_if_fail (calendar != NULL);
  g_return_if_fail (uid != NULL);

  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);
      TrellisIcalLine *line = is_item (part) ? trellis_ical_component_find_line (part, "UID") : NULL;

      if (line == NULL || strcmp (trellis_ical_line_get_value (line), uid) == 0)
        continue;
      trellis_ical_component_take_line (
        part, trellis_ical_line_new (NAME, trellis_ical_line_get_value (line)));
      trellis_ical_line_set_value (line, uid);
      if (trellis_ical_component_find_line (part, "X-TRELLIS-OF") != NULL)
        trellis_ical_item_own_parts (part);
    }
}

/* The uids that the item of @calendar had before, the first one first; empty where it always had the same.
 * Transfer full. */
char **
trellis_ical_dup_replaced (const TrellisIcalComponent *calendar)
{
  g_autoptr(GStrvBuilder) uids = g_strv_builder_new ();

  g_return_val_if_fail (calendar != NULL, NULL);

  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);
      guint index = 0;

      while (is_item (part) &&
             (index = trellis_ical_component_search_line (part, NAME, index)) != TRELLIS_ICAL_NONE)
        {
          const TrellisIcalLine *line = trellis_ical_component_get_line (part, index++);

          g_strv_builder_add (uids, trellis_ical_line_get_value (line));
        }
    }
  return g_strv_builder_end (uids);
}

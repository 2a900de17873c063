/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-meaning.h"

#include <string.h>

#include "trellis-ical-meaning-private.h"

/* What servers and programs set or change without being asked to: when and by what something was
 * written, not what. */
static gboolean
is_idle (const TrellisIcalComponent *component, const TrellisIcalLine *line)
{
  static const char *const names[] = { "CREATED",  "DTSTAMP",     "LAST-MODIFIED",
                                       "PRODID",   "SEQUENCE",    "X-LIC-ERROR",
                                       "X-TRELLIS-REV" };
  static const char *const prefixes[] = { "X-EVOLUTION-", "X-MOZ-", "X-RADICALE-" };
  static const char *const alarm_names[] = { "ACKNOWLEDGED", "UID", "X-WR-ALARMUID" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (trellis_ical_line_has_name (line, names[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (trellis_ical_line_has_prefix (line, prefixes[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (alarm_names); i++)
    if (trellis_ical_component_has_name (component, "VALARM") &&
        trellis_ical_line_has_name (line, alarm_names[i]))
      return TRUE;
  return FALSE;
}

/* Parts are set in, so that nothing in them reads as a line of what they stand in. */
static char *
mean (const TrellisIcalComponent *component, guint depth)
{
  const gboolean is_calendar = trellis_ical_component_has_name (component, "VCALENDAR");
  const guint size = trellis_ical_component_get_size (component);
  g_autoptr(GPtrArray) meanings = g_ptr_array_new_with_free_func (g_free);
  GString *meaning = g_string_new (NULL);
  g_autofree char *name = g_ascii_strup (trellis_ical_component_get_name (component) != NULL
                                           ? trellis_ical_component_get_name (component)
                                           : "",
                                         -1);

  for (guint i = 0; i < size; i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (component, i);
      const TrellisIcalComponent *part = trellis_ical_component_get_part (component, i);

      /* What stands in the calendar itself many programs lose: nothing there has a meaning to us. */
      if (line != NULL && !is_calendar && !is_idle (component, line))
        trellis_ical_line_mean (line, meanings);
      else if (part != NULL && !trellis_ical_component_has_name (part, "VTIMEZONE"))
        g_ptr_array_add (meanings, mean (part, depth + 1));
    }
  g_ptr_array_sort_values (meanings, (GCompareFunc) strcmp);

  g_string_append_printf (meaning, "%*s[%s\n", (int) depth, "", name);
  for (guint i = 0; i < meanings->len; i++)
    {
      const char *text = meanings->pdata[i];

      if (strchr (text, '\n') != NULL)
        g_string_append (meaning, text);
      else
        g_string_append_printf (meaning, "%*s%s\n", (int) depth + 1, "", text);
    }
  g_string_append_printf (meaning, "%*s]\n", (int) depth, "");
  return g_string_free (meaning, FALSE);
}

/* What @calendar says, in a form that is the same however it is written: two that other programs and
 * servers make of one another by rewriting it have the same. It is for comparing, not for reading
 * back. Transfer full. */
char *
trellis_ical_dup_meaning (const TrellisIcalComponent *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return mean (calendar, 0);
}

gboolean
trellis_ical_same_meaning (const TrellisIcalComponent *a, const TrellisIcalComponent *b)
{
  g_autofree char *meaning = NULL;
  g_autofree char *other = NULL;

  if (trellis_ical_component_equal (a, b))
    return TRUE;
  meaning = trellis_ical_dup_meaning (a);
  other = trellis_ical_dup_meaning (b);
  return strcmp (meaning, other) == 0;
}

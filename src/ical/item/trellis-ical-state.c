/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-state-private.h"

#include "trellis-ical-item-private.h"

#define STATE "X-TRELLIS-STATE"

static gboolean
has_status (const char *status, const TrellisIcalStates *states, int state)
{
  return status == NULL || g_ascii_strcasecmp (status, states->get_status (state)) == 0;
}

/* The state of ours counts as long as STATUS still says what goes with it; else somebody else changed
 * that. What neither tells stays as @known. */
int
trellis_ical_state_read (const TrellisIcalComponent *item, const TrellisIcalStates *states, int known)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (states->get_type ());
  const char *nick = trellis_ical_item_get_value (item, STATE);
  const char *status = trellis_ical_item_get_value (item, "STATUS");
  const GEnumValue *state = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  if (state != NULL && has_status (status, states, state->value))
    return state->value;
  if (has_status (status, states, known))
    return known;
  for (guint i = 0; states->meant[i].status != NULL; i++)
    if (g_ascii_strcasecmp (status, states->meant[i].status) == 0)
      return states->meant[i].state;
  return known;
}

void
trellis_ical_state_write (TrellisIcalComponent *item, const TrellisIcalStates *states, int state)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (states->get_type ());
  const char *status = trellis_ical_item_get_value (item, "STATUS");

  if (status == NULL || !has_status (status, states, state))
    trellis_ical_item_set_value (item, "STATUS", states->get_status (state));
  trellis_ical_item_set_value (item, STATE, g_enum_get_value (klass, state)->value_nick);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-done-private.h"

#include "trellis-ical-item-private.h"
#include "trellis-ical-value.h"

/* STATUS counts; without it, COMPLETED or 100 percent do (RFC 5545 §3.8.1.8, §3.8.1.11, §3.8.2.1). */
static gboolean
is_done (const TrellisIcalComponent *item)
{
  const char *status = trellis_ical_item_get_value (item, "STATUS");
  const char *percent_value = trellis_ical_item_get_value (item, "PERCENT-COMPLETE");
  int percent = 0;

  if (status != NULL)
    return g_ascii_strcasecmp (status, "COMPLETED") == 0;
  if (percent_value != NULL && trellis_ical_integer_parse (percent_value, &percent) && percent == 100)
    return TRUE;
  return trellis_ical_component_find_line (item, "COMPLETED") != NULL;
}

/* When the VTODO was done; 0 when it is not. Where nothing tells the time, it is when the item was last
 * changed, so that all who read it agree. */
gint64
trellis_ical_done_read (const TrellisIcalComponent *item, const TrellisIcalContext *context)
{
  static const char *const names[] = { "COMPLETED", "LAST-MODIFIED", "DTSTAMP" };

  if (!is_done (item))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (trellis_ical_item_get_utc (item, names[i]) != 0)
      return trellis_ical_item_get_utc (item, names[i]);
  return context->now;
}

/* Sets or takes away all three together. An item that is not done keeps how far it has come. */
void
trellis_ical_done_write (TrellisIcalComponent *item, gint64 done, const TrellisIcalContext *context)
{
  /* A missing STATUS means NEEDS-ACTION: that alone is no reason to write. */
  if (done == trellis_ical_done_read (item, context))
    return;

  trellis_ical_item_set_utc (item, "COMPLETED", done);
  if (done != 0)
    {
      trellis_ical_item_set_value (item, "STATUS", "COMPLETED");
      trellis_ical_item_set_value (item, "PERCENT-COMPLETE", "100");
    }
  else
    {
      trellis_ical_item_set_value (item, "STATUS", "NEEDS-ACTION");
      trellis_ical_item_set_value (item, "PERCENT-COMPLETE", NULL);
    }
}

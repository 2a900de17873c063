/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-field-private.h"
#include "trellis-ical-item-private.h"

static gboolean
is_private (TrellisRecord *record, guint field)
{
  return (TRELLIS_RECORD_GET_CLASS (record)->fields[field].flags & TRELLIS_FIELD_PRIVATE) != 0;
}

/* Writes the fields that are not as in a new record. A private field is never written. */
void
trellis_ical_item_set_extras (TrellisIcalComponent *item,
                              TrellisRecord *record,
                              const TrellisIcalExtra *extras,
                              guint n_extras)
{
  for (guint i = 0; i < n_extras; i++)
    {
      g_autofree char *value = NULL;

      g_return_if_fail (!is_private (record, extras[i].field));

      value = trellis_ical_field_format (record, extras[i].field);
      trellis_ical_item_set_value (item, extras[i].property, value);
    }
}

/* Reads them. One that is missing is as in a new record if Trellis wrote the item, else it stays. */
void
trellis_ical_item_get_extras (const TrellisIcalComponent *item,
                              TrellisRecord *record,
                              const TrellisIcalExtra *extras,
                              guint n_extras)
{
  for (guint i = 0; i < n_extras; i++)
    {
      const char *value = trellis_ical_item_get_value (item, extras[i].property);

      g_return_if_fail (!is_private (record, extras[i].field));

      if (value != NULL)
        trellis_ical_field_parse (record, extras[i].field, value);
      else if (trellis_ical_item_is_ours (item))
        trellis_ical_field_reset (record, extras[i].field);
    }
}

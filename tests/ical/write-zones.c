/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "trellis-ical-writer.h"
#include "trellis-ical-zone.h"

/* Writes the VTIMEZONE of each zone named on a line of its own, for check-zones.py. */
int
main (void)
{
  char line[256];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr(TrellisIcalComponent) zone = trellis_ical_zone_write (g_strstrip (line));
      g_autofree char *text = zone != NULL ? trellis_ical_write (zone) : NULL;

      if (text != NULL)
        fputs (text, stdout);
    }
  return 0;
}

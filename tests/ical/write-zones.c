/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "trellis-ical-writer.h"
#include "trellis-ical-zone.h"

/* Writes the VTIMEZONE of each zone named on a line of its own, for times from a second since 1970 on, for
 * check-zones.py. */
int
main (int argc, char *argv[])
{
  const gint64 earliest = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 0;
  char line[256];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr(TrellisIcalComponent) zone = trellis_ical_zone_write (g_strstrip (line), earliest);
      g_autofree char *text = zone != NULL ? trellis_ical_write (zone) : NULL;

      if (text != NULL)
        fputs (text, stdout);
    }
  return 0;
}

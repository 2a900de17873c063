/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-trim.h"

#include <malloc.h>

/* After the start, until what it used is given back. */
#define TRIM_MS 1500

static gboolean
trim_cb (gpointer data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* Starting up takes some megabytes for a moment: style sheets, templates, the first painting. The
 * allocator would keep them. */
void
trellis_trim_later (void)
{
  g_timeout_add_full (G_PRIORITY_LOW, TRIM_MS, trim_cb, NULL, NULL);
}

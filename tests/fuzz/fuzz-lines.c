/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-split.h"
#include "trellis-ical-writer.h"

/* Whatever comes in, what was kept of it is in order: it is written, and read as what it was. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read ((const char *) data, size);
  g_autofree char *written = trellis_ical_write (document->stream);
  g_autoptr(TrellisIcalDocument) again = trellis_ical_read (written, strlen (written));
  g_autofree char *rewritten = trellis_ical_write (again->stream);
  g_autoptr(GPtrArray) items = trellis_ical_split (document->stream);
  g_autoptr(TrellisIcalComponent) joined = trellis_ical_join (items, "All");

  g_assert_true (g_utf8_validate (written, -1, NULL));
  g_assert_cmpuint (again->n_problems, ==, 0);
  g_assert_true (trellis_ical_component_equal (document->stream, again->stream));
  g_assert_true (trellis_ical_same_meaning (document->stream, again->stream));
  g_assert_cmpstr (rewritten, ==, written);
  return 0;
}

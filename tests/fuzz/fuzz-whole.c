/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-series.h"
#include "trellis-ical-split.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"
#include "trellis-meeting.h"

/* Whatever stands in an item, reading and writing it again does no harm, and settles. */

#define DAY 86400

static const TrellisIcalContext context = {
  .match = "match-1",
  .my_role = TRELLIS_ROLE_MENTEE,
  .mentor = "Ann",
  .mentee = "Bob",
  .zone = "Europe/Berlin",
  .rev = "r.1",
  .now = 1767600000,
};

/* Where events stand in for all else. */
static const TrellisIcalContext events_only = {
  .match = "match-1",
  .my_role = TRELLIS_ROLE_MENTEE,
  .mentor = "Ann",
  .mentee = "Bob",
  .zone = "Europe/Berlin",
  .rev = "r.1",
  .now = 1767600000,
  .no_todos = TRUE,
  .no_journals = TRUE,
};

static void
check_series (const TrellisIcalComponent *calendar)
{
  g_autoptr(GPtrArray) list = trellis_ical_series_list (calendar, context.now - 400 * DAY,
                                                        context.now + 400 * DAY, 50, &context);

  g_assert_cmpuint (list->len, <=, 50);
  for (guint i = 0; i < list->len; i++)
    {
      const TrellisIcalOccurrence *occurrence = list->pdata[i];
      g_autoptr(TrellisIcalWhole) whole = NULL;

      if (i > 0)
        g_assert_cmpint (occurrence->starts, >=, ((TrellisIcalOccurrence *) list->pdata[i - 1])->starts);
      if (i > 2)
        continue;
      whole = trellis_ical_series_read (calendar, occurrence->id, &context);
      if (whole != NULL)
        g_assert_true (TRELLIS_IS_MEETING (whole->record));
    }
}

/* @whole written into @base, and read and written once more, which may still change what nobody writes:
 * an empty title, say, in the event that stands in for something. From then on it stays. @base may be
 * NULL. */
static void
check_whole (const TrellisIcalComponent *base,
             const TrellisIcalWhole *whole,
             const TrellisIcalContext *within)
{
  g_autoptr(TrellisIcalComponent) first = trellis_ical_whole_write (whole, base, within);
  g_autoptr(TrellisIcalWhole) read = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autoptr(TrellisIcalWhole) again = NULL;
  g_autoptr(TrellisIcalComponent) rewritten = NULL;

  if (first == NULL)
    return;
  read = trellis_ical_whole_read (first, whole, within);
  g_assert_nonnull (read);
  written = trellis_ical_whole_write (read, first, within);
  again = trellis_ical_whole_read (written, read, within);
  g_assert_nonnull (again);
  rewritten = trellis_ical_whole_write (again, written, within);
  if (!trellis_ical_component_equal (written, rewritten))
    {
      g_autofree char *text = trellis_ical_write (written);
      g_autofree char *other = trellis_ical_write (rewritten);

      g_error ("what is written,\n%s\nis not what is written again:\n%s", text, other);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read ((const char *) data, size);
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);

  for (guint i = 0; i < MIN (calendars->len, 20); i++)
    {
      const TrellisIcalComponent *calendar = calendars->pdata[i];
      g_autofree char *meaning = trellis_ical_dup_meaning (calendar);
      g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (calendar, NULL, &context);

      if (whole != NULL)
        {
          check_whole (calendar, whole, &context);
          check_whole (calendar, whole, &events_only);
          check_whole (NULL, whole, &events_only);
        }
      if (trellis_ical_is_series (calendar))
        check_series (calendar);
    }
  return 0;
}

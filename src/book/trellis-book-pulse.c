/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-document-text.h"
#include "trellis-phrase.h"
#include "trellis-pulse-rules.h"

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (trellis_pulse_get_day (*(TrellisPulse **) a), trellis_pulse_get_day (*(TrellisPulse **) b));
}

static void
add_pulse (TrellisBookBuilder *self, TrellisPulse *pulse)
{
  g_autofree char *day =
    trellis_pulse_get_day (pulse) != NULL ? trellis_phrase_day (trellis_pulse_get_day (pulse)) : NULL;
  char *satisfied = trellis_pulse_describe (trellis_pulse_get_satisfied (pulse));
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();

  trellis_book_add_heading (self, 3, day != NULL ? day : _("No day"));
  if (satisfied != NULL)
    g_strv_builder_take (details, satisfied);
  for (const char *const *sign = trellis_pulse_get_signs (pulse); sign != NULL && *sign != NULL; sign++)
    g_strv_builder_add (details, trellis_pulse_name_sign (*sign));
  trellis_book_add_details (self, 0, details);
  trellis_document_append_text (self->document, 0, trellis_pulse_get_why (pulse));
}

/* How satisfied I was, by day. In what is made to be passed on there is none. */
void
trellis_book_add_pulses (TrellisBookBuilder *self)
{
  const char *match = trellis_record_get_uid (TRELLIS_RECORD (trellis_book_material_get_match (self->material)));
  GPtrArray *pulses = trellis_book_builder_list (self, TRELLIS_TYPE_PULSE, trellis_pulse_field_match, match);

  g_ptr_array_sort (pulses, compare_days);
  if (pulses->len > 0)
    trellis_book_add_heading (self, 1, _("How Satisfied I Was"));
  for (guint i = 0; i < pulses->len; i++)
    add_pulse (self, pulses->pdata[i]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-choice-words.h"
#include "trellis-date-words.h"
#include "trellis-document-text.h"
#include "trellis-phrase.h"

static void
add_details (TrellisBookBuilder *self, TrellisNote *note)
{
  TrellisRecord *record = TRELLIS_RECORD (note);
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();

  g_strv_builder_add (details, trellis_label_note_kind (trellis_note_get_kind (note)));
  g_strv_builder_take (details, trellis_book_dup_day (trellis_record_get_created (record)));
  g_strv_builder_take (details, trellis_book_builder_dup_name (self, trellis_record_get_author (record)));
  trellis_book_add_note_marks (self, details, note);
  trellis_book_add_details (self, 0, details);
}

static void
add_note (TrellisBookBuilder *self, TrellisNote *note)
{
  g_autofree char *title = trellis_phrase_one_line (trellis_note_get_title (note));

  trellis_book_add_heading (self, 3, title != NULL ? title : trellis_label_note_kind (trellis_note_get_kind (note)));
  add_details (self, note);
  trellis_document_append_fact (self->document, _("Link"), trellis_note_get_address (note));
  trellis_document_append_text (self->document, 0, trellis_note_get_body (note));
  if (!trellis_book_is_empty (trellis_note_get_result (note)))
    {
      /* Translators: what came of a piece of advice. */
      g_autofree char *result = g_strdup_printf (_("Result: %s"), trellis_note_get_result (note));

      trellis_document_append_text (self->document, 0, result);
    }
}

/* "November 2026". */
static char *
dup_month (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (time);

  return trellis_date_words (date, TRELLIS_DATE_WORDS_MONTH_YEAR);
}

/* Those of no meeting, by month; then the actions of none. */
void
trellis_book_add_notes (TrellisBookBuilder *self)
{
  GPtrArray *notes = trellis_book_builder_list (self, TRELLIS_TYPE_NOTE, trellis_note_field_meeting, "");
  GPtrArray *actions = trellis_book_builder_list (self, TRELLIS_TYPE_ACTION, trellis_action_field_meeting, "");
  g_autofree char *month = NULL;

  g_ptr_array_sort_values (notes, trellis_record_compare_created);
  if (notes->len > 0)
    trellis_book_add_heading (self, 1, _("Notes"));
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *of_note = dup_month (trellis_record_get_created (notes->pdata[i]));

      if (g_strcmp0 (month, of_note) != 0)
        trellis_book_add_heading (self, 2, of_note);
      g_set_str (&month, of_note);
      add_note (self, notes->pdata[i]);
    }

  if (actions->len > 0)
    trellis_book_add_heading (self, 1, _("Actions"));
  trellis_book_add_actions (self, actions, 2);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-records.h"

#include <glib/gi18n-lib.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-sections.h"
#include "trellis-ical-time.h"

static const TrellisIcalExtra extras[] = {
  { trellis_note_field_kind, "X-TRELLIS-NOTE-KIND" },
  { trellis_note_field_tags, "X-TRELLIS-TAGS" },
  { trellis_note_field_pinned, "X-TRELLIS-PINNED" },
  { trellis_note_field_tried, "X-TRELLIS-TRIED" },
  { trellis_note_field_raised, "X-TRELLIS-RAISED" },
};

enum
{
  SECTION_BODY,
  SECTION_RESULT,
  N_SECTIONS
};

/* The text itself has no heading: most notes have nothing else. */
static void
init_sections (TrellisIcalSection *sections)
{
  sections[SECTION_BODY] = (TrellisIcalSection) { .key = "body", .is_rest = TRUE };
  sections[SECTION_RESULT] =
    (TrellisIcalSection) { .key = "result", .english = "Result", .heading = _("Result") };
}

static const char *
get_kind (TrellisNote *note)
{
  if (trellis_note_get_kind (note) == TRELLIS_NOTE_KIND_WIN)
    return "win";
  return trellis_note_get_kind (note) == TRELLIS_NOTE_KIND_LINK ? "resource" : "note";
}

static void
write_new (TrellisIcalComponent *item, TrellisNote *note)
{
  const TrellisIcalTime created =
    trellis_ical_time_from_unix (trellis_record_get_created (TRELLIS_RECORD (note)), NULL);
  g_autofree char *day = trellis_ical_time_dup_day (&created);

  trellis_ical_item_set_categories (item, trellis_note_get_tags (note));
  trellis_ical_item_set_day (item, "DTSTART", day);
}

/* @note as a VJOURNAL (RFC 5545 §3.6.3) of the day on which it was made. Transfer full. */
TrellisIcalComponent *
trellis_ical_note_write (TrellisNote *note,
                         const TrellisIcalComponent *base,
                         const TrellisIcalContext *context)
{
  TrellisIcalSection sections[N_SECTIONS];
  TrellisIcalComponent *calendar, *item;

  if (!trellis_ical_item_may_leave (note))
    return NULL;

  calendar = trellis_ical_item_begin (base, "VJOURNAL", get_kind (note), note, context, &item);
  trellis_ical_item_set_text (item, "SUMMARY", trellis_note_get_title (note));
  init_sections (sections);
  sections[SECTION_BODY].text = g_strdup (trellis_note_get_body (note));
  sections[SECTION_RESULT].text = g_strdup (trellis_note_get_result (note));
  trellis_ical_sections_write (item, sections, N_SECTIONS);
  trellis_ical_sections_clear (sections, N_SECTIONS);
  trellis_ical_link_write (item, trellis_note_get_address (note), FALSE);
  trellis_ical_related_write (item, "PARENT", trellis_note_get_goal (note));
  trellis_ical_related_write (item, "SIBLING", trellis_note_get_meeting (note));
  trellis_ical_item_set_extras (item, TRELLIS_RECORD (note), extras, G_N_ELEMENTS (extras));
  if (base == NULL)
    write_new (item, note);
  trellis_ical_item_finish (calendar, item, base, note, context);
  return calendar;
}

gboolean
trellis_ical_note_read (const TrellisIcalComponent *calendar,
                        TrellisNote *note,
                        const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VJOURNAL");
  TrellisIcalSection sections[N_SECTIONS];
  g_autofree char *title = NULL;
  g_autofree char *address = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *meeting = NULL;

  if (item == NULL)
    return FALSE;

  trellis_ical_item_get_common (item, note);
  if (context->match != NULL)
    trellis_note_set_match (note, context->match);
  title = trellis_ical_item_dup_text (item, "SUMMARY");
  address = trellis_ical_link_read (item, trellis_note_get_address (note));
  trellis_ical_related_read (item, context, &goal, &meeting);
  trellis_note_set_title (note, title);
  init_sections (sections);
  trellis_ical_sections_read (item, sections, N_SECTIONS);
  trellis_note_set_body (note, sections[SECTION_BODY].text);
  trellis_note_set_result (note, sections[SECTION_RESULT].text);
  trellis_ical_sections_clear (sections, N_SECTIONS);
  trellis_note_set_address (note, address);
  if (goal != NULL || trellis_ical_item_is_ours (item))
    trellis_note_set_goal (note, goal);
  if (meeting != NULL || trellis_ical_item_is_ours (item))
    trellis_note_set_meeting (note, meeting);
  trellis_ical_item_get_extras (item, TRELLIS_RECORD (note), extras, G_N_ELEMENTS (extras));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-meeting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-meeting-private.h"
#include "trellis-ical-sections.h"
#include "trellis-ical-title-private.h"
#include "trellis-ical-value.h"
#include "trellis-ical-when-private.h"

/* All fields that leave, besides those with a standard property. */
static const TrellisIcalExtra extras[] = {
  { trellis_meeting_field_cancelled_late, "X-TRELLIS-LATE" },
  { trellis_meeting_field_missed_by, "X-TRELLIS-MISSED-BY" },
  { trellis_meeting_field_moved_from, "X-TRELLIS-MOVED-FROM" },
  { trellis_meeting_field_is_last, "X-TRELLIS-LAST" },
  { trellis_meeting_field_agenda_shared, "X-TRELLIS-AGENDA-SHARED" },
  { trellis_meeting_field_summary_sent, "X-TRELLIS-SUMMARY-SENT" },
};

enum
{
  SECTION_AGENDA,
  SECTION_NOTES,
  SECTION_SUMMARY,
  N_SECTIONS
};

static void
init_sections (TrellisIcalSection *sections)
{
  sections[SECTION_AGENDA] =
    (TrellisIcalSection) { .key = "agenda", .english = "Agenda", .heading = _("Agenda") };
  sections[SECTION_NOTES] = (TrellisIcalSection) {
    .key = "notes", .english = "Notes", .heading = _("Notes"), .is_rest = TRUE
  };
  sections[SECTION_SUMMARY] =
    (TrellisIcalSection) { .key = "summary", .english = "Summary", .heading = _("Summary") };
}

static void
write_title (TrellisIcalComponent *item, const char *title, const TrellisIcalContext *context)
{
  g_autofree char *current = trellis_ical_title_read (item);

  if (title != NULL)
    trellis_ical_title_set (item, title);
  else if (current != NULL || trellis_ical_component_find_line (item, "SUMMARY") == NULL)
    {
      g_autofree char *made = trellis_ical_title_of_people (context);

      trellis_ical_title_make (item, made);
    }
}

/* The description as @meeting and @points have it, in a component of its own. */
static TrellisIcalComponent *
describe (TrellisMeeting *meeting, GListModel *points, const TrellisIcalContext *context)
{
  TrellisIcalComponent *described = trellis_ical_component_new ("VEVENT");
  TrellisIcalSection sections[N_SECTIONS];

  init_sections (sections);
  sections[SECTION_AGENDA].text = trellis_ical_agenda_format (points, context, described);
  sections[SECTION_NOTES].text = g_strdup (trellis_meeting_get_notes (meeting));
  sections[SECTION_SUMMARY].text = g_strdup (trellis_meeting_get_summary (meeting));
  trellis_ical_sections_write (described, sections, N_SECTIONS);
  trellis_ical_sections_clear (sections, N_SECTIONS);
  return described;
}

/* FALSE when the text has no heading, so that it does not tell which points there are. */
static gboolean
read_description (const TrellisIcalComponent *item,
                  TrellisMeeting *meeting,
                  GListModel *points,
                  GPtrArray **read_points,
                  const TrellisIcalContext *context)
{
  TrellisIcalSection sections[N_SECTIONS];
  gboolean found, told;

  init_sections (sections);
  found = told = trellis_ical_sections_read (item, sections, N_SECTIONS);
  if (!sections[SECTION_AGENDA].has_heading)
    {
      sections[SECTION_AGENDA].text =
        trellis_ical_agenda_take_lost (item, context, &sections[SECTION_NOTES].text);
      told = told || sections[SECTION_AGENDA].text != NULL;
    }
  if (read_points != NULL)
    *read_points =
      told ? trellis_ical_agenda_parse (sections[SECTION_AGENDA].text, context, item,
                                        trellis_record_get_uid (TRELLIS_RECORD (meeting)), points)
           : NULL;
  trellis_meeting_set_notes (meeting, sections[SECTION_NOTES].text);
  if (found)
    trellis_meeting_set_summary (meeting, sections[SECTION_SUMMARY].text);
  trellis_ical_sections_clear (sections, N_SECTIONS);
  return told;
}

static GListModel *
create_list (GPtrArray *points)
{
  GListStore *list = g_list_store_new (TRELLIS_TYPE_POINT);

  for (guint i = 0; points != NULL && i < points->len; i++)
    g_list_store_append (list, points->pdata[i]);
  return G_LIST_MODEL (list);
}

/* What would be written for what @item says now. */
static TrellisIcalComponent *
describe_current (const TrellisIcalComponent *item,
                  TrellisMeeting *meeting,
                  GListModel *points,
                  const TrellisIcalContext *context)
{
  g_autoptr(TrellisMeeting) current = trellis_meeting_new ();
  g_autoptr(GPtrArray) current_points = NULL;
  g_autoptr(GListModel) list = NULL;

  trellis_record_set_string (TRELLIS_RECORD (current), TRELLIS_RECORD_UID,
                             trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  read_description (item, current, points, &current_points, context);
  list = create_list (current_points);
  return describe (current, list, context);
}

/* A description that another program wrote in its own way, but says the same, stays as it is. */
static void
write_description (TrellisIcalComponent *item,
                   TrellisMeeting *meeting,
                   GListModel *points,
                   const TrellisIcalContext *context)
{
  g_autoptr(TrellisIcalComponent) wanted = describe (meeting, points, context);
  g_autoptr(TrellisIcalComponent) current = describe_current (item, meeting, points, context);
  g_autofree char *text = NULL;

  if (trellis_ical_component_find_line (item, "X-TRELLIS-SECTION") != NULL && trellis_ical_item_get_copy (item) == NULL &&
      trellis_ical_component_equal (wanted, current))
    return;
  text = trellis_ical_item_dup_text (wanted, "DESCRIPTION");
  if (!trellis_ical_component_equal (wanted, current) ||
      trellis_ical_component_find_line (item, "DESCRIPTION") == NULL)
    trellis_ical_item_set_text (item, "DESCRIPTION", text);
  trellis_ical_item_copy_lines (item, wanted, "X-TRELLIS-SECTION");
  trellis_ical_item_copy_lines (item, wanted, TRELLIS_ICAL_AGENDA_RECORD);
  if (trellis_ical_component_find_line (item, TRELLIS_ICAL_AGENDA_RECORD) != NULL)
    trellis_ical_item_own_parts (item);
}

/* RFC 5545 §3.8.7.4: what the other person must know of counts as a new version. */
static void
count_version (TrellisIcalComponent *item, const TrellisIcalComponent *base)
{
  static const char *const names[] = { "DTSTART", "DTEND", "LOCATION", "STATUS" };
  const TrellisIcalComponent *before = base != NULL ? trellis_ical_item_find (base, "VEVENT") : NULL;
  gboolean changed = FALSE;
  int version = 0;
  const char *value;

  if (before == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    changed = changed || g_strcmp0 (trellis_ical_item_get_value (before, names[i]),
                                    trellis_ical_item_get_value (item, names[i])) != 0;
  value = trellis_ical_item_get_value (before, "SEQUENCE");
  if (changed && (value == NULL || trellis_ical_integer_parse (value, &version)) && version < G_MAXINT)
    {
      g_autofree char *next = trellis_ical_integer_format (MAX (version, 0) + 1);

      trellis_ical_item_set_value (item, "SEQUENCE", next);
    }
}

/* @meeting as a VCALENDAR with a VEVENT (RFC 5545 §3.6.1): @base, which is the one last known or NULL,
 * with what is different. What in it is not ours stays, and if it says the same already, all of it.
 * @points are its TrellisPoints or NULL; private ones are left out. NULL for a meeting that is private,
 * deleted or has no time. Never has an organizer, attendees or alarms of ours. Transfer full. */
TrellisIcalComponent *
trellis_ical_meeting_write (TrellisMeeting *meeting,
                            GListModel *points,
                            const TrellisIcalComponent *base,
                            const TrellisIcalContext *context)
{
  const TrellisIcalWhen when = { trellis_meeting_get_starts (meeting),
                                 trellis_meeting_get_minutes (meeting),
                                 (char *) trellis_meeting_get_time_zone (meeting) };
  TrellisIcalComponent *calendar, *item;

  if (!trellis_ical_item_may_leave (meeting) || when.starts == 0)
    return NULL;

  calendar = trellis_ical_item_begin (base, "VEVENT", "meeting", meeting, context, &item);
  trellis_ical_when_write (calendar, item, &when, context);
  write_title (item, trellis_meeting_get_title (meeting), context);
  trellis_ical_item_set_text (item, "LOCATION", trellis_meeting_get_place (meeting));
  trellis_ical_link_write (item, trellis_meeting_get_link (meeting), TRUE);
  trellis_ical_meeting_state_write (item, meeting, context);
  write_description (item, meeting, points, context);
  trellis_ical_item_set_extras (item, TRELLIS_RECORD (meeting), extras, G_N_ELEMENTS (extras));
  if (base == NULL)
    {
      trellis_ical_item_set_categories (item, (const char *const[]) { _("Meeting"), NULL });
      trellis_ical_item_set_value (item, "TRANSP", "OPAQUE");
    }
  count_version (item, base);
  trellis_ical_item_finish (calendar, item, base, meeting, context);
  return calendar;
}

/* Gives @meeting what the VEVENT of @calendar says; what it cannot say stays. @read_points, which may
 * be NULL, gets new TrellisPoints (transfer full) with the uids they are known by, @points being those
 * known so far or NULL; it is NULL when the description does not tell which points there are. FALSE
 * when there is no event with a time. */
gboolean
trellis_ical_meeting_read (const TrellisIcalComponent *calendar,
                           TrellisMeeting *meeting,
                           GListModel *points,
                           GPtrArray **read_points,
                           const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VEVENT");
  TrellisIcalWhen when;
  g_autofree char *zone = NULL;
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  g_autofree char *link = NULL;

  if (read_points != NULL)
    *read_points = NULL;
  if (item == NULL || !trellis_ical_when_read (calendar, item, context, &when))
    return FALSE;

  zone = when.zone;
  trellis_ical_item_get_common (item, meeting);
  if (context->match != NULL)
    trellis_meeting_set_match (meeting, context->match);
  trellis_meeting_set_starts (meeting, when.starts);
  /* No event is empty: one that has no length was written with a minute. */
  if (when.minutes != 1 || trellis_ical_item_is_ours (item) || trellis_meeting_get_minutes (meeting) >= 1)
    trellis_meeting_set_minutes (meeting, when.minutes);
  if (zone != NULL)
    trellis_meeting_set_time_zone (meeting, zone);

  title = trellis_ical_title_read (item);
  /* What a title of ours is made of is lost with what is ours. */
  if (title != NULL && !trellis_ical_item_is_ours (item) && trellis_ical_title_is_of_people (title, context))
    g_clear_pointer (&title, g_free);
  trellis_meeting_set_title (meeting, title);
  place = trellis_ical_item_dup_text (item, "LOCATION");
  trellis_meeting_set_place (meeting, place);
  link = trellis_ical_link_read (item, trellis_meeting_get_link (meeting));
  trellis_meeting_set_link (meeting, link);
  trellis_ical_meeting_state_read (item, meeting, context);
  trellis_ical_item_get_extras (item, TRELLIS_RECORD (meeting), extras, G_N_ELEMENTS (extras));
  read_description (item, meeting, points, read_points, context);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-document-text.h"
#include "trellis-note-sections.h"
#include "trellis-partner-words.h"
#include "trellis-phrase.h"
#include "trellis-time.h"

static const char *
get_uid (gpointer record)
{
  return trellis_record_get_uid (record);
}

static GPtrArray *
list_points (TrellisBookBuilder *self, TrellisMeeting *meeting)
{
  GPtrArray *points =
    trellis_book_builder_list (self, TRELLIS_TYPE_POINT, trellis_point_field_meeting, get_uid (meeting));

  g_ptr_array_sort_values (points, trellis_point_compare);
  return points;
}

/* The title of the meeting, or its day; transfer full. */
char *
trellis_book_dup_meeting_title (TrellisMeeting *meeting)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);
  g_autofree char *title = trellis_phrase_one_line (trellis_meeting_get_title (meeting));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = starts != 0 ? trellis_day_of_time (starts, zone) : NULL;

  if (title != NULL)
    return g_steal_pointer (&title);
  return day != NULL ? trellis_phrase_day_as (day, TRELLIS_DATE_WORDS_MEETING) : g_strdup (_("Our Meeting"));
}

static char *
describe_missed (TrellisBookBuilder *self, TrellisMeeting *meeting)
{
  const TrellisOwner owner = trellis_meeting_get_missed_by (meeting);
  TrellisRole role;
  g_autofree char *name = NULL;

  if (owner == TRELLIS_OWNER_BOTH)
    return g_strdup (C_("meeting", "Missed"));
  role = owner == TRELLIS_OWNER_MENTEE ? TRELLIS_ROLE_MENTEE : TRELLIS_ROLE_MENTOR;
  name = trellis_book_builder_find_name (self, role);
  return trellis_partner_words_missed (role, name);
}

/* NULL for one that is planned and may take place still. */
static char *
describe_state (TrellisBookBuilder *self, TrellisMeeting *meeting)
{
  switch (trellis_meeting_get_state (meeting))
    {
    case TRELLIS_MEETING_STATE_PROPOSED:
      return g_strdup (C_("meeting", "Proposed"));
    case TRELLIS_MEETING_STATE_CONFIRMED:
      return g_strdup (C_("meeting", "Confirmed"));
    case TRELLIS_MEETING_STATE_HELD:
      return g_strdup (C_("meeting", "Held"));
    case TRELLIS_MEETING_STATE_CANCELLED:
      return g_strdup (trellis_meeting_get_cancelled_late (meeting) ? C_("meeting", "Canceled Late")
                                                                    : C_("meeting", "Canceled"));
    case TRELLIS_MEETING_STATE_MISSED:
      return describe_missed (self, meeting);
    case TRELLIS_MEETING_STATE_SCHEDULED:
    default:
      return NULL;
    }
}

/* When and where it is, and what became of it. */
void
trellis_book_add_when (TrellisBookBuilder *self, TrellisMeeting *meeting)
{
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();
  g_autofree char *state = describe_state (self, meeting);
  const gint64 starts = trellis_meeting_get_starts (meeting);

  if (starts != 0)
    g_strv_builder_take (details, trellis_book_material_get_clock (self->material) ? trellis_phrase_time_12 (starts, NULL)
                                                                                   : trellis_phrase_time (starts, NULL));
  if (trellis_meeting_get_minutes (meeting) > 0)
    g_strv_builder_take (details, trellis_phrase_minutes (trellis_meeting_get_minutes (meeting)));
  if (!trellis_book_is_empty (trellis_meeting_get_place (meeting)))
    g_strv_builder_take (details, trellis_phrase_one_line (trellis_meeting_get_place (meeting)));
  if (!trellis_book_is_empty (trellis_meeting_get_link (meeting)))
    g_strv_builder_take (details, trellis_phrase_one_line (trellis_meeting_get_link (meeting)));
  if (state != NULL)
    g_strv_builder_add (details, state);
  if (trellis_meeting_get_is_last (meeting))
    g_strv_builder_add (details, _("Our last meeting"));
  trellis_book_add_private_mark (details, meeting);
  trellis_book_add_details (self, 0, details);
}

static char *
dup_point_title (TrellisPoint *point)
{
  char *title = trellis_phrase_one_line (trellis_point_get_title (point));

  return title != NULL ? title : g_strdup (C_("point", "Untitled"));
}

/* "Salary talk (10 minutes · Ines · Private)". */
static char *
describe_point (TrellisBookBuilder *self, TrellisPoint *point)
{
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();
  g_autofree char *title = dup_point_title (point);
  g_autofree char *facts = NULL;
  g_auto(GStrv) parts = NULL;

  if (trellis_point_get_minutes (point) > 0)
    g_strv_builder_take (details, trellis_phrase_minutes (trellis_point_get_minutes (point)));
  g_strv_builder_take (details,
                       trellis_book_builder_dup_name (self, trellis_record_get_author (TRELLIS_RECORD (point))));
  trellis_book_add_private_mark (details, point);
  parts = g_strv_builder_end (details);
  facts = g_strjoinv (" · ", parts);
  /* Translators: a talking point, and in brackets how long it takes and whose it is. */
  return g_strdup_printf (_("%s (%s)"), title, facts);
}

/* The talking points in their order; for before the meeting, or to see what was planned. */
void
trellis_book_add_agenda (TrellisBookBuilder *self, TrellisMeeting *meeting, guint level)
{
  GPtrArray *points = list_points (self, meeting);

  if (points->len == 0)
    return;
  trellis_book_add_heading (self, level, _("Agenda"));
  for (guint i = 0; i < points->len; i++)
    {
      g_autofree char *line = describe_point (self, points->pdata[i]);

      trellis_document_append (self->document, TRELLIS_BLOCK_NUMBERED, 0, line)->number = i + 1;
    }
}

static void
add_talk (TrellisBookBuilder *self, TrellisMeeting *meeting, guint level)
{
  GPtrArray *points = list_points (self, meeting);
  gboolean begun = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      g_autofree char *title = dup_point_title (points->pdata[i]);

      if (trellis_book_is_empty (trellis_point_get_notes (points->pdata[i])))
        continue;
      if (!begun)
        trellis_book_add_heading (self, level, _("What We Talked About"));
      begun = TRUE;
      trellis_book_add_section (self, level + 1, title, trellis_point_get_notes (points->pdata[i]));
    }
}

static void
add_note (TrellisBookBuilder *self, TrellisNote *note)
{
  const char *address = trellis_note_get_address (note);
  g_autofree char *title = trellis_phrase_one_line (trellis_note_get_title (note));
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();

  if (!trellis_book_is_empty (address))
    trellis_document_append_fact (self->document, title != NULL ? title : _("Link"), address);
  else
    trellis_book_add_titled_text (self, title, trellis_note_get_body (note));
  if (!trellis_book_is_empty (address))
    trellis_document_append_text (self->document, 1, trellis_note_get_body (note));
  if (!trellis_book_is_empty (trellis_note_get_result (note)))
    {
      /* Translators: what came of a piece of advice. */
      g_autofree char *result = g_strdup_printf (_("Result: %s"), trellis_note_get_result (note));

      trellis_document_append_text (self->document, 1, result);
    }
  trellis_book_add_note_marks (self, details, note);
  trellis_book_add_details (self, 1, details);
}

/* What was written down in the meeting, each kind below a heading. */
static void
add_captured (TrellisBookBuilder *self, TrellisMeeting *meeting, guint level)
{
  GPtrArray *notes =
    trellis_book_builder_list (self, TRELLIS_TYPE_NOTE, trellis_note_field_meeting, get_uid (meeting));
  guint n_sections;
  const TrellisNoteSection *sections = trellis_note_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      gboolean begun = FALSE;

      for (guint j = 0; j < notes->len; j++)
        if (trellis_note_get_kind (notes->pdata[j]) == sections[i].kind)
          {
            if (!begun)
              trellis_book_add_heading (self, level, _(sections[i].heading));
            begun = TRUE;
            add_note (self, notes->pdata[j]);
          }
    }
}

/* "Send the draft (Ines, by November 22, 2026)". */
static void
add_action (TrellisBookBuilder *self, TrellisAction *action)
{
  g_autofree char *title = trellis_phrase_one_line (trellis_action_get_title (action));
  g_autofree char *due = trellis_phrase_day (trellis_action_get_due (action));
  g_autofree char *owner = trellis_book_builder_dup_owner (self, trellis_action_get_owner (action));
  g_autofree char *facts = NULL;
  g_autofree char *line = NULL;

  if (title == NULL)
    return;
  /* Translators: who does an action, and the day by which it is done. */
  facts = due != NULL ? g_strdup_printf (_("%s, by %s"), owner, due) : g_strdup (owner);
  line = trellis_book_dup_marked (g_strdup_printf (_("%s (%s)"), title, facts), action);
  trellis_document_append (self->document, TRELLIS_BLOCK_TASK, 0, line)->done = trellis_action_get_done (action) != 0;
}

static void
add_actions_of (TrellisBookBuilder *self, GPtrArray *actions, TrellisActionPriority priority, guint level,
                const char *heading)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < actions->len; i++)
    if (trellis_action_get_priority (actions->pdata[i]) == priority)
      {
        if (!begun)
          trellis_book_add_heading (self, level, heading);
        begun = TRUE;
        add_action (self, actions->pdata[i]);
      }
}

void
trellis_book_add_actions (TrellisBookBuilder *self, GPtrArray *actions, guint level)
{
  add_actions_of (self, actions, TRELLIS_ACTION_PRIORITY_MUST, level, _("Before Next Time"));
  add_actions_of (self, actions, TRELLIS_ACTION_PRIORITY_NICE, level, _("Nice to Do"));
}

static const char *
get_worth (int worth)
{
  static const char *const words[] = {
    NC_("worth the time", "Not at All"), NC_("worth the time", "Hardly"),    NC_("worth the time", "Partly"),
    NC_("worth the time", "Mostly"),     NC_("worth the time", "Very Much"),
  };

  return worth >= 1 && worth <= (int) G_N_ELEMENTS (words)
           ? g_dpgettext2 (GETTEXT_PACKAGE, "worth the time", words[worth - 1])
           : NULL;
}

/* Nobody but me has ever seen it. */
static void
add_feedback (TrellisBookBuilder *self, TrellisMeeting *meeting, guint level)
{
  const char *worth = get_worth (trellis_meeting_get_worth (meeting));
  const char *feeling = trellis_meeting_get_feeling (meeting);
  const char *worked_well = trellis_meeting_get_worked_well (meeting);
  const char *to_change = trellis_meeting_get_to_change (meeting);

  if (worth == NULL && trellis_book_is_empty (feeling) && trellis_book_is_empty (worked_well) &&
      trellis_book_is_empty (to_change))
    return;
  trellis_book_add_heading (self, level, _("Feedback (Private)"));
  trellis_document_append_fact (self->document, _("Worth the Time"), worth);
  trellis_book_add_section (self, level + 1, _("What Helped"), worked_well);
  trellis_book_add_section (self, level + 1, _("What to Change"), to_change);
  trellis_book_add_section (self, level + 1, _("How It Felt"), feeling);
}

/* What was talked about, decided and promised. The summary is what was sent of the same: it stands for
 * itself. */
void
trellis_book_add_minutes (TrellisBookBuilder *self, TrellisMeeting *meeting, guint level)
{
  add_talk (self, meeting, level);
  trellis_book_add_section (self, level, _("Notes"), trellis_meeting_get_notes (meeting));
  trellis_book_add_section (self, level, _("Private Notes"), trellis_meeting_get_private_notes (meeting));
  add_captured (self, meeting, level);
  trellis_book_add_actions (
    self, trellis_book_builder_list (self, TRELLIS_TYPE_ACTION, trellis_action_field_meeting, get_uid (meeting)), level);
  trellis_book_add_section (self, level, _("Summary"), trellis_meeting_get_summary (meeting));
  add_feedback (self, meeting, level);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-draft.h"

#include <glib/gi18n-lib.h>

#include "trellis-action.h"
#include "trellis-note-sections.h"
#include "trellis-phrase.h"
#include "trellis-point.h"
#include "trellis-time.h"
#include "trellis-zone.h"

static gboolean
is_shown (gpointer record)
{
  return trellis_record_get_deleted (record) == 0 &&
         trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED;
}

/* What of @list may be shown; transfer full. */
static GPtrArray *
collect_shown (GListModel *list)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (list, i);

      if (is_shown (record))
        g_ptr_array_add (shown, g_steal_pointer (&record));
    }
  return shown;
}

static GPtrArray *
collect_points (const TrellisMeetingDraft *draft)
{
  GPtrArray *points = collect_shown (draft->points);

  g_ptr_array_sort_values (points, trellis_point_compare);
  return points;
}

static const char *
get_zone (const TrellisMeetingDraft *draft)
{
  return draft->time_zone != NULL ? draft->time_zone
                                  : trellis_meeting_get_time_zone (draft->meeting);
}

/* What the owner of an action is called. */
static const char *
get_owner_name (const TrellisMeetingDraft *draft, TrellisOwner owner)
{
  switch (owner)
    {
    case TRELLIS_OWNER_MENTEE:
      return draft->mentee != NULL ? draft->mentee : C_("role", "Mentee");
    case TRELLIS_OWNER_MENTOR:
      return draft->mentor != NULL ? draft->mentor : C_("role", "Mentor");
    case TRELLIS_OWNER_BOTH:
      return _("both");
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_empty (const char *text)
{
  g_autofree char *line = trellis_phrase_one_line (text);

  return line == NULL;
}

static void
add_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n## %s\n\n", heading);
}

/* @body as a block of its own, without white space around it. */
static void
add_block (GString *text, const char *body)
{
  g_autofree char *block = g_strdup (body);

  g_string_append_printf (text, "%s\n", g_strchomp (block));
}

/* "Tuesday, …, 14:00 (CET) · Room 5 · https://…"; transfer full. */
static char *
describe_when_and_where (TrellisMeeting *meeting, const char *zone)
{
  g_autofree char *when = NULL;
  GString *line = g_string_new (NULL);

  if (trellis_meeting_get_starts (meeting) != 0)
    {
      when = trellis_phrase_time (trellis_meeting_get_starts (meeting), zone);
      g_string_append (line, when);
    }
  if (!is_empty (trellis_meeting_get_place (meeting)))
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "",
                            trellis_meeting_get_place (meeting));
  if (!is_empty (trellis_meeting_get_link (meeting)))
    g_string_append_printf (line, "%s<%s>", line->len > 0 ? " · " : "",
                            trellis_meeting_get_link (meeting));
  return g_string_free (line, FALSE);
}

/* The title of the meeting, or its day; transfer full. */
char *
trellis_meeting_draft_title (const TrellisMeetingDraft *draft)
{
  const gint64 starts = trellis_meeting_get_starts (draft->meeting);
  g_autofree char *title = trellis_phrase_one_line (trellis_meeting_get_title (draft->meeting));
  g_autoptr(GTimeZone) zone = trellis_zone_open (get_zone (draft));
  g_autofree char *day = NULL;

  if (title != NULL)
    return g_steal_pointer (&title);
  if (starts == 0)
    return g_strdup (_("Our Meeting"));
  day = trellis_day_of_time (starts, zone);
  return trellis_phrase_day_as (day, TRELLIS_DATE_WORDS_MEETING);
}

static void
add_title (GString *text, const TrellisMeetingDraft *draft)
{
  g_autofree char *title = trellis_meeting_draft_title (draft);
  g_autofree char *place = describe_when_and_where (draft->meeting, get_zone (draft));

  g_string_append_printf (text, "# %s\n", title);
  if (*place != '\0')
    g_string_append_printf (text, "\n%s\n", place);
}

/* The agenda, to be shared before the meeting; transfer full. */
char *
trellis_meeting_draft_agenda (const TrellisMeetingDraft *draft)
{
  g_autoptr(GPtrArray) points = collect_points (draft);
  GString *text = g_string_new (NULL);

  add_title (text, draft);
  add_heading (text, _("Agenda"));
  if (points->len == 0)
    g_string_append_printf (text, "%s\n", _("No points yet. What would you like to talk about?"));
  for (guint i = 0; i < points->len; i++)
    {
      TrellisPoint *point = points->pdata[i];
      const int minutes = trellis_point_get_minutes (point);

      g_string_append_printf (text, "%u. %s", i + 1,
                              trellis_point_get_title (point) != NULL
                                ? trellis_point_get_title (point)
                                : C_("point", "Untitled"));
      if (minutes > 0)
        {
          g_string_append (text, " (");
          g_string_append_printf (
            text, g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) minutes), minutes);
          g_string_append_c (text, ')');
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
add_points (GString *text, const TrellisMeetingDraft *draft)
{
  g_autoptr(GPtrArray) points = collect_points (draft);
  gboolean begun = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      TrellisPoint *point = points->pdata[i];

      if (is_empty (trellis_point_get_notes (point)) && !trellis_point_get_done (point))
        continue; /* nobody got to it */
      if (!begun)
        add_heading (text, _("What We Talked About"));
      g_string_append_printf (text, "%s### %s\n", begun ? "\n" : "",
                              trellis_point_get_title (point) != NULL
                                ? trellis_point_get_title (point)
                                : C_("point", "Untitled"));
      begun = TRUE;
      if (!is_empty (trellis_point_get_notes (point)))
        {
          g_string_append_c (text, '\n');
          add_block (text, trellis_point_get_notes (point));
        }
    }

  if (is_shown (draft->meeting) && !is_empty (trellis_meeting_get_notes (draft->meeting)))
    {
      add_heading (text, _("Notes"));
      add_block (text, trellis_meeting_get_notes (draft->meeting));
    }
}

/* A note on one line, with its address if it has one; transfer full. */
static char *
describe_note (TrellisNote *note)
{
  g_autofree char *title = trellis_phrase_one_line (trellis_note_get_title (note));
  g_autofree char *body = trellis_phrase_one_line (trellis_note_get_body (note));
  const char *address = trellis_note_get_address (note);
  GString *line = g_string_new (NULL);

  if (!is_empty (address) && title != NULL)
    g_string_append_printf (line, "[%s](%s)", title, address);
  else if (!is_empty (address))
    g_string_append_printf (line, "<%s>", address);
  else if (title != NULL)
    g_string_append (line, title);
  if (body != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? ": " : "", body);
  return g_string_free (line, FALSE);
}

static void
add_notes (GString *text, GListModel *list)
{
  g_autoptr(GPtrArray) notes = collect_shown (list);
  guint n_sections;
  const TrellisNoteSection *sections = trellis_note_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      gboolean begun = FALSE;

      for (guint j = 0; j < notes->len; j++)
        {
          g_autofree char *line = NULL;

          if (trellis_note_get_kind (notes->pdata[j]) != sections[i].kind)
            continue;
          line = describe_note (notes->pdata[j]);
          if (*line == '\0')
            continue;
          if (!begun)
            add_heading (text, _(sections[i].heading));
          begun = TRUE;
          g_string_append_printf (text, "- %s\n", line);
        }
    }
}

static void
add_actions (GString *text,
             const TrellisMeetingDraft *draft,
             TrellisActionPriority priority,
             const char *heading)
{
  g_autoptr(GPtrArray) actions = collect_shown (draft->actions);
  gboolean begun = FALSE;

  for (guint i = 0; i < actions->len; i++)
    {
      TrellisAction *action = actions->pdata[i];
      g_autofree char *due = trellis_phrase_day (trellis_action_get_due (action));
      const char *owner = get_owner_name (draft, trellis_action_get_owner (action));

      if (trellis_action_get_priority (action) != priority ||
          is_empty (trellis_action_get_title (action)))
        continue;
      if (!begun)
        add_heading (text, heading);
      begun = TRUE;
      g_string_append_printf (text, "- [%c] %s (", trellis_action_get_done (action) != 0 ? 'x' : ' ',
                              trellis_action_get_title (action));
      if (due != NULL)
        /* Translators: who does an action, and the day by which it is done. */
        g_string_append_printf (text, _("%s, by %s"), owner, due);
      else
        g_string_append (text, owner);
      g_string_append (text, ")\n");
    }
}

/* What was said, decided and promised, and the next date: to be edited, then sent; transfer full. */
char *
trellis_meeting_draft_summary (const TrellisMeetingDraft *draft)
{
  GString *text = g_string_new (NULL);

  add_title (text, draft);
  add_points (text, draft);
  add_notes (text, draft->notes);
  add_actions (text, draft, TRELLIS_ACTION_PRIORITY_MUST, _("Before Next Time"));
  add_actions (text, draft, TRELLIS_ACTION_PRIORITY_NICE, _("Nice to Do"));
  if (draft->next != NULL && is_shown (draft->next))
    {
      g_autofree char *place = describe_when_and_where (draft->next, get_zone (draft));

      if (*place != '\0')
        {
          add_heading (text, _("Next Meeting"));
          g_string_append_printf (text, "%s\n", place);
        }
    }
  return g_string_free (text, FALSE);
}

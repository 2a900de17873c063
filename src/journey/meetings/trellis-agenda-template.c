/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agenda-template.h"

#include <glib/gi18n-lib.h>

#define MOST_POINTS 6

typedef struct
{
  const char *title;
  TrellisPointPhase phase;
  int minutes; /* of a meeting of one hour */
} Line;

/* Minutes add up to an hour. */
static const struct
{
  const char *title;
  Line lines[MOST_POINTS];
} templates[] = {
  [TRELLIS_AGENDA_TEMPLATE_FIRST] = {
    N_("First Meeting"),
    { { N_("How each of us got here"), TRELLIS_POINT_PHASE_CHECK_IN, 15 },
      { N_("What the mentee looks for, and how success would look"), TRELLIS_POINT_PHASE_FOCUS, 15 },
      { N_("What we expect of each other, and what we will not do"), TRELLIS_POINT_PHASE_FOCUS, 10 },
      { N_("Our agreement: rhythm, contact, confidentiality"), TRELLIS_POINT_PHASE_FOCUS, 10 },
      { N_("First small actions"), TRELLIS_POINT_PHASE_PLAN, 5 },
      { N_("Next date, and who sends the summary"), TRELLIS_POINT_PHASE_WRAP_UP, 5 } } },
  [TRELLIS_AGENDA_TEMPLATE_REGULAR] = {
    N_("Regular Meeting"),
    { { N_("How are you?"), TRELLIS_POINT_PHASE_CHECK_IN, 5 },
      { N_("Last time: actions, progress, feedback"), TRELLIS_POINT_PHASE_LAST_TIME, 10 },
      { N_("What matters most today"), TRELLIS_POINT_PHASE_FOCUS, 30 },
      { N_("A clear plan: what, who, by when"), TRELLIS_POINT_PHASE_PLAN, 10 },
      { N_("What was useful, and the next date"), TRELLIS_POINT_PHASE_WRAP_UP, 5 } } },
  [TRELLIS_AGENDA_TEMPLATE_GROW] = {
    N_("GROW"),
    { { N_("How are you?"), TRELLIS_POINT_PHASE_CHECK_IN, 5 },
      { N_("Goal: what would you like to get out of this?"), TRELLIS_POINT_PHASE_FOCUS, 10 },
      { N_("Reality: what is happening now?"), TRELLIS_POINT_PHASE_FOCUS, 15 },
      { N_("Options: what could you do, and what else?"), TRELLIS_POINT_PHASE_FOCUS, 15 },
      { N_("Will: what will you do, and when?"), TRELLIS_POINT_PHASE_PLAN, 10 },
      { N_("What was useful, and the next date"), TRELLIS_POINT_PHASE_WRAP_UP, 5 } } },
  [TRELLIS_AGENDA_TEMPLATE_MID_POINT] = {
    N_("Halfway Review"),
    { { N_("High point and low point so far"), TRELLIS_POINT_PHASE_CHECK_IN, 10 },
      { N_("Each goal: how far, and what is in the way"), TRELLIS_POINT_PHASE_LAST_TIME, 15 },
      { N_("The two of us: more of what, less of what?"), TRELLIS_POINT_PHASE_FOCUS, 15 },
      { N_("What to change in our agreement"), TRELLIS_POINT_PHASE_FOCUS, 10 },
      { N_("Go on, change, or stop?"), TRELLIS_POINT_PHASE_PLAN, 5 },
      { N_("Next date"), TRELLIS_POINT_PHASE_WRAP_UP, 5 } } },
  [TRELLIS_AGENDA_TEMPLATE_CLOSING] = {
    N_("Last Meeting"),
    { { N_("Where we started, and where we are"), TRELLIS_POINT_PHASE_CHECK_IN, 10 },
      { N_("Each goal: reached, or what we learned"), TRELLIS_POINT_PHASE_LAST_TIME, 15 },
      { N_("What each of us takes along"), TRELLIS_POINT_PHASE_FOCUS, 10 },
      { N_("Thanks, and what I valued in you"), TRELLIS_POINT_PHASE_FOCUS, 10 },
      { N_("What comes next, and whom to meet"), TRELLIS_POINT_PHASE_PLAN, 10 },
      { N_("How we stay in touch, and our notes"), TRELLIS_POINT_PHASE_WRAP_UP, 5 } } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (templates) == TRELLIS_N_AGENDA_TEMPLATES);

const char *
trellis_agenda_template_get_title (TrellisAgendaTemplate agenda)
{
  g_return_val_if_fail (agenda < TRELLIS_N_AGENDA_TEMPLATES, NULL);
  return _(templates[agenda].title);
}

/* The points of a template for @meeting, from @position on, by @author. Minutes fill the meeting in
 * the template's proportions, in steps of five where there is room, and never add up to more. They
 * are shared, as an agenda is for two. New records, for the caller to keep; transfer full. */
GPtrArray *
trellis_agenda_template_fill (TrellisAgendaTemplate agenda,
                              TrellisMeeting *meeting,
                              TrellisRole author,
                              int position)
{
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);
  const int length = trellis_meeting_get_minutes (meeting);
  const int step = length >= 60 ? 5 : 1;
  int planned = 0, given = 0;

  g_return_val_if_fail (agenda < TRELLIS_N_AGENDA_TEMPLATES, points);

  for (guint i = 0; i < MOST_POINTS && templates[agenda].lines[i].title != NULL; i++)
    {
      const Line *line = &templates[agenda].lines[i];
      TrellisPoint *point = trellis_point_new ();
      int end;

      /* Rounding the running sum, not each length, keeps the total right. */
      planned += line->minutes;
      end = planned * length / 60 / step * step;
      trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
      trellis_point_set_title (point, _(line->title));
      trellis_point_set_phase (point, line->phase);
      trellis_point_set_minutes (point, end - given);
      trellis_point_set_position (point, position + (int) i);
      trellis_record_set_author (TRELLIS_RECORD (point), author);
      trellis_record_set_visibility (TRELLIS_RECORD (point),
                                     trellis_record_get_visibility (TRELLIS_RECORD (meeting)));
      g_ptr_array_add (points, point);
      given = end;
    }
  return points;
}

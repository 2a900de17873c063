/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-pulse-rules.h"

#include <glib/gi18n-lib.h>

#include "trellis-time.h"

/* docs/mentoring.md, "Warning signs". */
#define FIRST_DAYS 30
#define NEXT_DAYS 60

static const TrellisPulseSign signs[TRELLIS_PULSE_N_SIGNS] = {
  { "frustrated", N_("I am often frustrated after a meeting"),
    N_("Say what happened and what you would need instead. Once is enough to begin with.") },
  { "unproductive", N_("Meetings feel unproductive"),
    N_("Bring three points at most, say at the start what would make the hour good, and end with who does what.") },
  { "dread", N_("I dread the next meeting"),
    N_("Name for yourself what you dread. Make the next meeting shorter, and begin with that.") },
  { "canceled", N_("Meetings are often canceled or missed"),
    N_("Ask whether day, rhythm, and length still fit, and write the answer into the agreement.") },
  { "spinning", N_("We go around in circles"),
    N_("Choose one goal and one small step for it, and look at that first next time.") },
  { "no_progress", N_("I see no progress"),
    N_("Look back at the goals together: which is too large, which has lost its point, what did work?") },
};

static const char *const words[] = {
  NC_("satisfied", "Not at All"), NC_("satisfied", "Hardly"),    NC_("satisfied", "Partly"),
  NC_("satisfied", "Mostly"),     NC_("satisfied", "Very Much"),
};

/* In the person's language. */
TrellisPulseSign
trellis_pulse_get_sign (guint index)
{
  TrellisPulseSign sign = signs[MIN (index, TRELLIS_PULSE_N_SIGNS - 1)];

  sign.title = _(sign.title);
  sign.advice = _(sign.advice);
  return sign;
}

gboolean
trellis_pulse_has_sign (TrellisPulse *pulse, const char *nick)
{
  const char *const *seen = trellis_pulse_get_signs (pulse);

  return seen != NULL && g_strv_contains (seen, nick);
}

static const TrellisPulseSign *
find_sign (const char *nick)
{
  for (guint i = 0; i < TRELLIS_PULSE_N_SIGNS; i++)
    if (g_str_equal (signs[i].nick, nick))
      return &signs[i];
  return NULL;
}

/* A newer Trellis may have kept others. */
gboolean
trellis_pulse_knows_sign (const char *nick)
{
  return find_sign (nick) != NULL;
}

/* What a kept sign says; one that is not known is told as it is kept. */
const char *
trellis_pulse_name_sign (const char *nick)
{
  const TrellisPulseSign *sign = find_sign (nick);

  return sign != NULL ? _(sign->title) : nick;
}

/* How satisfied that is, "Mostly" for 4; NULL where nothing was said. */
const char *
trellis_pulse_get_words (int satisfied)
{
  return satisfied >= TRELLIS_PULSE_LOWEST && satisfied <= TRELLIS_PULSE_HIGHEST
           ? g_dpgettext2 (GETTEXT_PACKAGE, "satisfied", words[satisfied - TRELLIS_PULSE_LOWEST])
           : NULL;
}

/* The same with its number, "Mostly (4 of 5)"; transfer full, or NULL. */
char *
trellis_pulse_describe (int satisfied)
{
  const char *said = trellis_pulse_get_words (satisfied);

  /* Translators: how satisfied somebody is with a match; "Mostly (4 of 5)". */
  return said != NULL ? g_strdup_printf (_("%s (%d of %d)"), said, satisfied, TRELLIS_PULSE_HIGHEST) : NULL;
}

/* The day of the question @number, from 0, in a match that began on a day; transfer full. */
char *
trellis_pulse_dup_asked_day (const char *began, int number)
{
  return trellis_day_add (began, FIRST_DAYS + number * NEXT_DAYS);
}

/* How many questions there were up to today. */
int
trellis_pulse_count_asked (const char *began, const char *today)
{
  const int age = trellis_day_count (began, today) - FIRST_DAYS;

  return age >= 0 ? age / NEXT_DAYS + 1 : 0;
}

/* Whether the last question that there was has no answer yet. @known is the day since when the match is
 * written down: of what was before, nobody asks. @answered is the day of the last answer, or NULL. */
gboolean
trellis_pulse_is_due (const char *began, const char *known, const char *answered, const char *today)
{
  const int asked = trellis_pulse_count_asked (began, today);
  g_autofree char *day = NULL;

  if (asked == 0)
    return FALSE;
  day = trellis_pulse_dup_asked_day (began, asked - 1);
  return strcmp (day, known) >= 0 && (answered == NULL || strcmp (answered, day) < 0);
}

/* Whether there is something to tell yet about how a match goes that began on a day: the two have met, or
 * the first question has come. */
gboolean
trellis_pulse_can_be_told (const char *began, gboolean has_met, const char *today)
{
  return has_met || trellis_pulse_count_asked (began, today) > 0;
}

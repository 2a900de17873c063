/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-title-private.h"
#include "trellis-ical-value.h"
#include "trellis-ical-when-private.h"

#define PERCENT "X-TRELLIS-PERCENT"

/* What a check-in that says nothing of how far the goal has come has for a percentage. */
#define NONE (-1)

/* Translators: what a look at how far a goal has come is called in a calendar. */
#define PLAIN_TITLE N_("Check-in")
/* Translators: the same with how far it has come; %d is a number up to 100. */
#define PERCENT_TITLE N_("Check-in: %d %%")

static char *
make_title (int percent, gboolean translated)
{
  if (percent == NONE)
    return g_strdup (translated ? _(PLAIN_TITLE) : PLAIN_TITLE);
  return g_strdup_printf (translated ? _(PERCENT_TITLE) : PERCENT_TITLE, percent);
}

/* The number before the first percent sign, or NONE. */
static int
find_percent (const char *title)
{
  const char *sign = title != NULL ? strchr (title, '%') : NULL;
  const char *end, *start;
  int percent = 0;

  if (sign == NULL)
    return NONE;
  for (end = sign; end > title; end = g_utf8_find_prev_char (title, end))
    if (!g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (title, end))))
      break;
  for (start = end; start > title && g_ascii_isdigit (start[-1]) && end - start < 3; start--)
    ;
  if (start == end)
    return NONE;
  for (; start < end; start++)
    percent = percent * 10 + (*start - '0');
  return percent <= 100 ? percent : NONE;
}

/* Whether the title of @item only says what the percentage says. */
static gboolean
is_made (const TrellisIcalComponent *item, const char *title)
{
  const int percent = find_percent (title);
  g_autofree char *made = make_title (percent, TRUE);
  g_autofree char *english = make_title (percent, FALSE);

  return title == NULL || trellis_ical_title_is_made (item, title) || strcmp (title, made) == 0 ||
         strcmp (title, english) == 0;
}

static int
read_percent (const TrellisIcalComponent *item, const char *title, int known)
{
  const char *value = trellis_ical_item_get_value (item, PERCENT);
  int percent = NONE;

  if (!trellis_ical_title_is_made (item, title) && find_percent (title) != NONE)
    return find_percent (title);
  if (value != NULL && trellis_ical_integer_parse (value, &percent))
    return percent;
  return trellis_ical_item_is_ours (item) ? NONE : known;
}

/* A title that somebody wrote is the first line of what they say. */
static char *
read_comment (const TrellisIcalComponent *item, const char *title)
{
  char *text = trellis_ical_item_dup_description (item);
  char *comment;

  if (is_made (item, title))
    return text;
  comment = text != NULL ? g_strconcat (title, "\n\n", text, NULL) : g_strdup (title);
  g_free (text);
  return comment;
}

static void
write_words (TrellisIcalComponent *item, TrellisCheckIn *check_in)
{
  const int percent = trellis_check_in_get_percent (check_in);
  g_autofree char *title = trellis_ical_item_dup_text (item, "SUMMARY");
  g_autofree char *comment = read_comment (item, title);
  g_autofree char *made = make_title (percent, TRUE);
  g_autofree char *value = percent != NONE ? trellis_ical_integer_format (percent) : NULL;

  if (title != NULL && read_percent (item, title, percent) == percent &&
      g_strcmp0 (comment, trellis_check_in_get_comment (check_in)) == 0)
    return;
  trellis_ical_title_make (item, made);
  trellis_ical_item_set_value (item, PERCENT, value);
  trellis_ical_item_set_text (item, "DESCRIPTION", trellis_check_in_get_comment (check_in));
}

/* @check_in as a VJOURNAL of its day, a part of its goal. Transfer full. */
TrellisIcalComponent *
trellis_ical_check_in_write (TrellisCheckIn *check_in,
                             const TrellisIcalComponent *base,
                             const TrellisIcalContext *context)
{
  TrellisIcalComponent *calendar, *item;

  if (!trellis_ical_item_may_leave (check_in))
    return NULL;

  calendar = trellis_ical_item_begin (base, "VJOURNAL", "checkin", check_in, context, &item);
  write_words (item, check_in);
  trellis_ical_day_write (calendar, item, "DTSTART", trellis_check_in_get_day (check_in), context);
  trellis_ical_related_write (item, "PARENT", trellis_check_in_get_goal (check_in));
  if (base == NULL)
    trellis_ical_item_set_categories (item, (const char *const[]) { _("Check-in"), NULL });
  trellis_ical_item_finish (calendar, item, base, check_in, context);
  return calendar;
}

gboolean
trellis_ical_check_in_read (const TrellisIcalComponent *calendar,
                            TrellisCheckIn *check_in,
                            const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VJOURNAL");
  g_autofree char *title = NULL;
  g_autofree char *comment = NULL;
  g_autofree char *day = NULL;
  g_autofree char *goal = NULL;

  if (item == NULL)
    return FALSE;

  trellis_ical_item_get_common (item, check_in);
  title = trellis_ical_item_dup_text (item, "SUMMARY");
  comment = read_comment (item, title);
  day = trellis_ical_day_read (calendar, item, "DTSTART", context);
  goal = trellis_ical_related_dup (item, "PARENT");
  trellis_check_in_set_percent (
    check_in, read_percent (item, title, trellis_check_in_get_percent (check_in)));
  trellis_check_in_set_comment (check_in, comment);
  trellis_check_in_set_day (check_in, day);
  if (goal != NULL)
    trellis_check_in_set_goal (check_in, goal);
  return TRUE;
}

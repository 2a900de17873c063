/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-import-words.h"

#include "trellis-format.h"
#include "trellis-labels.h"

#include <glib/gi18n.h>

/* What an import does, in words. */

const char *
trellis_import_words_state (TrellisImportState state)
{
  switch (state)
    {
    case TRELLIS_IMPORT_NEW:
      return C_("import", "New");
    case TRELLIS_IMPORT_CHANGED:
      return C_("import", "Changed");
    case TRELLIS_IMPORT_SAME:
      return C_("import", "Already Here");
    case TRELLIS_IMPORT_OLDER:
      return C_("import", "Newer Here");
    case TRELLIS_IMPORT_LEFT:
      return C_("import", "Left Out");
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
word_reason (TrellisImportReason reason)
{
  switch (reason)
    {
    case TRELLIS_IMPORT_TAKEN:
      return "";
    case TRELLIS_IMPORT_NOT_UNDERSTOOD:
      return _("Trellis does not know this kind of entry");
    case TRELLIS_IMPORT_NO_MATCH:
      return _("Belongs to no match in this journal");
    case TRELLIS_IMPORT_REPEATS:
      return _("Repeats, while meetings here are planned one by one");
    case TRELLIS_IMPORT_ANSWER:
      return _("Only answers an invitation");
    case TRELLIS_IMPORT_NO_WHOLE:
      return _("Belongs to a goal that is not here");
    case TRELLIS_IMPORT_OTHER_KIND:
      return _("Is something else in this journal");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
trellis_import_words_problem (TrellisIcalProblemKind problem)
{
  switch (problem)
    {
    case TRELLIS_ICAL_PROBLEM_NOT_UTF8:
      return _("Some characters could not be read");
    case TRELLIS_ICAL_PROBLEM_GUESSED:
      return _("Letters with accents were guessed: please look whether they are right");
    case TRELLIS_ICAL_PROBLEM_CONTROL:
      return _("Characters that nobody can see were left out");
    case TRELLIS_ICAL_PROBLEM_MISSING_END:
      return _("The entry that begins here has no end");
    case TRELLIS_ICAL_PROBLEM_BAD_NAME:
    case TRELLIS_ICAL_PROBLEM_NO_COLON:
    case TRELLIS_ICAL_PROBLEM_OPEN_QUOTE:
    case TRELLIS_ICAL_PROBLEM_NO_FIRST_LINE:
    case TRELLIS_ICAL_PROBLEM_NAMELESS:
      return _("Left out: this is not how a line of a calendar looks");
    case TRELLIS_ICAL_PROBLEM_NO_COMPONENT:
      return _("Left out: stands outside of any entry");
    case TRELLIS_ICAL_PROBLEM_STRAY_END:
      return _("Left out: ends an entry that was not begun");
    case TRELLIS_ICAL_PROBLEM_TOO_LONG:
      return _("Left out: the line is too long");
    case TRELLIS_ICAL_PROBLEM_TOO_DEEP:
    case TRELLIS_ICAL_PROBLEM_TOO_MANY_LINES:
      return _("Left out: the entry is too large");
    case TRELLIS_ICAL_PROBLEM_TOO_LARGE:
      return _("Reading stopped here: the file is too large");
    case TRELLIS_ICAL_PROBLEM_UTF16:
      return _("Reading stopped here: the file is not written in UTF-8");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
format_date (TrellisRecord *record, gint64 now)
{
  if (TRELLIS_IS_MEETING (record))
    return trellis_meeting_get_starts (TRELLIS_MEETING (record)) != 0
             ? trellis_format_when (trellis_meeting_get_starts (TRELLIS_MEETING (record)), now)
             : NULL;
  if (TRELLIS_IS_ACTION (record) && trellis_action_get_due (TRELLIS_ACTION (record)) != NULL)
    return trellis_format_day (trellis_action_get_due (TRELLIS_ACTION (record)));
  if (TRELLIS_IS_TASK (record) && trellis_task_get_due (TRELLIS_TASK (record)) != NULL)
    return trellis_format_day (trellis_task_get_due (TRELLIS_TASK (record)));
  if (TRELLIS_IS_GOAL (record) && trellis_goal_get_target (TRELLIS_GOAL (record)) != NULL)
    return trellis_format_day (trellis_goal_get_target (TRELLIS_GOAL (record)));
  return NULL;
}

/* What the item is and when, or why it is left out: "Meeting · Fri, Nov 27, 14:00". Transfer full. */
char *
trellis_import_words_item (const TrellisImportItem *item, gint64 now)
{
  const char *kind = item->record != NULL ? trellis_label_record_kind (item->record) : NULL;
  g_autofree char *date = item->record != NULL ? format_date (item->record, now) : NULL;

  if (item->state == TRELLIS_IMPORT_LEFT)
    return g_strdup (word_reason (item->reason));
  return kind != NULL && date != NULL ? trellis_format_line (kind, date, NULL) : g_strdup (kind);
}

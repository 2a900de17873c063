/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-import-words.h"

#include "trellis-clash-words.h"
#include "trellis-direction.h"
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
    case TRELLIS_IMPORT_NEWER_VERSION:
      return _("Was written by a newer version of Trellis");
    case TRELLIS_IMPORT_NO_DATE:
      return _("Has no date");
    case TRELLIS_IMPORT_NO_MATCH:
      return _("Belongs to no match in this journal");
    case TRELLIS_IMPORT_REPEATS:
      return _("Repeats, while everything here is planned one by one");
    case TRELLIS_IMPORT_NOT_SOON:
      return _("Repeats, but not in the next three months");
    case TRELLIS_IMPORT_ANSWER:
      return _("Only answers an invitation to a meeting that is not here");
    case TRELLIS_IMPORT_DECLINES:
      return _("Declines the invitation: the meeting stays as planned until you change it");
    case TRELLIS_IMPORT_CANCELS:
      return _("Cancels a meeting that is not here");
    case TRELLIS_IMPORT_NO_WHOLE:
      return _("Belongs to a goal that is not here");
    case TRELLIS_IMPORT_OTHER_KIND:
      return _("Is something else in this journal");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
trellis_import_words_fault (TrellisImportFaultKind fault)
{
  return fault == TRELLIS_IMPORT_FAULT_UNREAD ? _("The file cannot be opened, or is too large")
                                              : _("This is not a calendar file");
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

static gboolean
is_cancelled (TrellisRecord *record)
{
  return TRELLIS_IS_MEETING (record) &&
         trellis_meeting_get_state (TRELLIS_MEETING (record)) == TRELLIS_MEETING_STATE_CANCELLED;
}

static void
add_word (GPtrArray *words, const char *word)
{
  if (word != NULL && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, (char *) word);
}

/* What somebody calls the fields that @edit changes, or the part that it adds. */
static void
add_changes (const TrellisShareEdit *edit, GPtrArray *words)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (edit->merged);

  if (edit->read == NULL)
    add_word (words, trellis_label_record_kind (edit->merged));
  for (guint i = 0; edit->read != NULL && i < klass->n_fields; i++)
    {
      const TrellisField *field = &klass->fields[i];

      if (trellis_value_equal (trellis_record_get_value (edit->read, i),
                               trellis_record_get_value (edit->merged, i), field))
        continue;
      if (!is_cancelled (edit->merged) || g_strcmp0 (field->name, "state") != 0)
        add_word (words, trellis_clash_words_field (G_OBJECT_TYPE (edit->merged), field->name));
    }
}

/* What an answer says that was not known. */
static const char *
describe_answer (const TrellisImportItem *item)
{
  const TrellisShareEdit *edit = item->state == TRELLIS_IMPORT_CHANGED ? item->edits->pdata[0] : NULL;
  gboolean was_confirmed, is_confirmed;

  if (edit == NULL || edit->read == NULL || !TRELLIS_IS_MEETING (edit->read))
    return NULL;
  was_confirmed = trellis_meeting_get_confirmed_by_partner (TRELLIS_MEETING (edit->read)) != 0;
  is_confirmed = trellis_meeting_get_confirmed_by_partner (TRELLIS_MEETING (edit->merged)) != 0;
  if (was_confirmed == is_confirmed)
    return NULL;
  return is_confirmed ? C_("meeting", "Confirmed") : C_("meeting", "No Longer Confirmed");
}

/* "Changes: Date and Time, Place"; transfer full, NULL where there are none that people know by a name. */
static char *
describe_changes (const TrellisImportItem *item)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  g_autofree char *list = NULL;

  for (guint i = 0; item->state == TRELLIS_IMPORT_CHANGED && i < item->edits->len; i++)
    add_changes (item->edits->pdata[i], words);
  if (words->len == 0)
    return NULL;
  /* Translators: between the names of fields in a list. */
  list = g_strjoinv (C_("list", ", "), (char **) words->pdata);
  /* Translators: what of an entry is different; %s are names of fields, "Date and Time, Place". */
  return g_strdup_printf (C_("import", "Changes: %s"), list);
}

/* What the item is and when, and what becomes of it, or why it is left out: "Meeting · Fri, Nov 27, 14:00".
 * Transfer full. */
char *
trellis_import_words_item (const TrellisImportItem *item, gint64 now)
{
  const char *kind = item->record != NULL ? trellis_label_record_kind (item->record) : NULL;
  g_autofree char *date = item->record != NULL ? format_date (item->record, now) : NULL;
  g_autofree char *changes = NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  if (item->state == TRELLIS_IMPORT_LEFT)
    return g_strdup (word_reason (item->reason));
  changes = describe_changes (item);
  add_word (parts, kind);
  add_word (parts, date);
  if (item->record != NULL && is_cancelled (item->record))
    add_word (parts, C_("meeting", "Canceled"));
  add_word (parts, describe_answer (item));
  if (item->state == TRELLIS_IMPORT_NEW && item->record != NULL &&
      trellis_record_get_visibility (item->record) == TRELLIS_VISIBILITY_PRIVATE)
    add_word (parts, C_("visibility", "Private"));
  add_word (parts, changes);
  if (item->is_zone_unknown && (item->state == TRELLIS_IMPORT_NEW || item->state == TRELLIS_IMPORT_CHANGED))
    /* Translators: of an entry in a calendar file, after what it is and when. */
    add_word (parts, _("The time zone is unknown: please look whether the time is right"));
  return trellis_direction_join ((const char *const *) parts->pdata,
                                 gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-labels.h"

#include "trellis-markdown.h"

#include <glib/gi18n.h>

/* Characters; to lay out more costs time at each row that scrolls into view. */
#define LONGEST_LINE 120
#include <string.h>

/* The words and pictures by which views name records and their choices. */

static const char *
get_note_icon (TrellisNoteKind kind)
{
  switch (kind)
    {
    case TRELLIS_NOTE_KIND_NOTE:
      return "trellis-notes-symbolic";
    case TRELLIS_NOTE_KIND_DECISION:
      return "trellis-decision-symbolic";
    case TRELLIS_NOTE_KIND_ADVICE:
      return "trellis-advice-symbolic";
    case TRELLIS_NOTE_KIND_QUESTION:
      return "trellis-question-symbolic";
    case TRELLIS_NOTE_KIND_LINK:
      return "trellis-link-symbolic";
    case TRELLIS_NOTE_KIND_WIN:
      return "trellis-win-symbolic";
    case TRELLIS_NOTE_KIND_REFLECTION:
      return "trellis-reflection-symbolic";
    default:
      g_return_val_if_reached ("trellis-notes-symbolic");
    }
}

static const char *
get_attachment_kind (TrellisAttachmentKind kind)
{
  switch (kind)
    {
    case TRELLIS_ATTACHMENT_KIND_CV:
      /* Translators: a person’s résumé, as a file. */
      return _("CV");
    case TRELLIS_ATTACHMENT_KIND_PHOTO:
      return _("Photo");
    case TRELLIS_ATTACHMENT_KIND_FILE:
    default:
      return _("File");
    }
}

/* What kind of thing @record is, as a person would say. */
const char *
trellis_label_record_kind (TrellisRecord *record)
{
  if (TRELLIS_IS_NOTE (record))
    return trellis_label_note_kind (trellis_note_get_kind (TRELLIS_NOTE (record)));
  if (TRELLIS_IS_MEETING (record))
    return _("Meeting");
  if (TRELLIS_IS_GOAL (record))
    return trellis_goal_get_state (TRELLIS_GOAL (record)) == TRELLIS_GOAL_STATE_REACHED
             ? _("Goal reached")
             : _("Goal");
  if (TRELLIS_IS_AGREEMENT (record))
    return _("Agreement");
  if (TRELLIS_IS_CLAUSE (record))
    return _("Clause");
  if (TRELLIS_IS_ACTION (record))
    return _("Action");
  if (TRELLIS_IS_POINT (record))
    return _("Talking point");
  if (TRELLIS_IS_TASK (record))
    return _("Task");
  if (TRELLIS_IS_CHECK_IN (record))
    return _("Check-in");
  if (TRELLIS_IS_PULSE (record))
    return _("How it goes");
  if (TRELLIS_IS_CONCLUSION (record))
    return _("Conclusion");
  if (TRELLIS_IS_ATTACHMENT (record))
    return get_attachment_kind (trellis_attachment_get_kind (TRELLIS_ATTACHMENT (record)));
  if (TRELLIS_IS_SKILL (record))
    return _("Skill");
  if (TRELLIS_IS_SKILL_RATING (record))
    return _("Rating of a skill");
  if (TRELLIS_IS_MATCH (record))
    return _("Match");
  if (TRELLIS_IS_PERSON (record))
    return _("Person");
  if (TRELLIS_IS_SIGNATURE (record))
    return _("Signature");

  g_return_val_if_reached ("");
}

const char *
trellis_label_record_icon (TrellisRecord *record)
{
  if (TRELLIS_IS_NOTE (record))
    return get_note_icon (trellis_note_get_kind (TRELLIS_NOTE (record)));
  if (TRELLIS_IS_MEETING (record))
    return "trellis-meetings-symbolic";
  if (TRELLIS_IS_GOAL (record) || TRELLIS_IS_TASK (record))
    return "trellis-goals-symbolic";
  if (TRELLIS_IS_AGREEMENT (record) || TRELLIS_IS_CLAUSE (record) || TRELLIS_IS_SIGNATURE (record))
    return "trellis-agreement-symbolic";
  if (TRELLIS_IS_ACTION (record))
    return "trellis-action-symbolic";
  if (TRELLIS_IS_POINT (record))
    return "trellis-point-symbolic";
  if (TRELLIS_IS_CHECK_IN (record) || TRELLIS_IS_SKILL (record) || TRELLIS_IS_SKILL_RATING (record))
    return "trellis-check-in-symbolic";
  if (TRELLIS_IS_ATTACHMENT (record))
    return "mail-attachment-symbolic";

  return "trellis-shared-symbolic";
}

/* The @length characters of @text, or as many of them as a row could show. */
static char *
dup_start (const char *text, glong length)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (length, LONGEST_LINE));

  return length > LONGEST_LINE ? g_strconcat (start, "…", NULL) : g_steal_pointer (&start);
}

/* The first line of @text that has words, without the signs that format it, and cut where no row shows
 * more; transfer full, nullable. */
char *
trellis_label_first_line (const char *text)
{
  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');
      const char *valid_end;
      g_autofree char *words = NULL;

      g_utf8_validate (line, MIN (end - line, 1000), &valid_end);
      words = trellis_markdown_dup_plain (line, (gsize) (valid_end - line));
      if (words[strspn (words, "#->*+")] != '\0')
        return dup_start (words, g_utf8_strlen (words, -1));
      line = *end == '\n' ? end + 1 : end;
    }

  return NULL;
}

/* The words for @record in a list; something sensible where it has no title of its own; transfer
 * full. */
char *
trellis_label_record (TrellisRecord *record)
{
  char *title = trellis_label_first_line (trellis_record_get_title (record));

  if (title != NULL)
    return title;
  if (TRELLIS_IS_AGREEMENT (record))
    /* Translators: %d is the number of the version. */
    return g_strdup_printf (_("Agreement, version %d"),
                            trellis_agreement_get_version (TRELLIS_AGREEMENT (record)));
  if (TRELLIS_IS_NOTE (record))
    return g_strdup (_("Empty note"));

  return g_strdup (trellis_label_record_kind (record));
}

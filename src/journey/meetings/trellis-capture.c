/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-capture.h"

#include "trellis-phrase.h"

/* A longer text is no title but the body of a note. */
#define LONGEST_TITLE 80

/* Past what makes @line an item, a task, a heading or a quotation. */
static const char *
skip_signs (const char *line)
{
  const char *p = line;

  while (*p != '\0' && strchr ("#>-*+ \t", *p) != NULL)
    {
      /* "**bold**" and "-5" are words, not signs. */
      if (strchr ("-*+", *p) != NULL && p[1] != ' ')
        break;
      p++;
    }
  if (g_ascii_isdigit (*p))
    {
      const char *digits = p;

      while (g_ascii_isdigit (*digits))
        digits++;
      if ((*digits == '.' || *digits == ')') && digits[1] == ' ')
        p = digits + 2;
    }
  if (p[0] == '[' && p[1] != '\0' && strchr (" xX", p[1]) != NULL && p[2] == ']')
    p += 3;
  return p;
}

/* @text, one line or several, as one line of plain words; NULL when there are none; transfer
 * full. */
char *
trellis_capture_read_line (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (words, skip_signs (lines[i]));
      g_string_append_c (words, ' ');
    }
  return trellis_phrase_one_line (words->str);
}

static gboolean
ends_address (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || strchr ("<>\"()[]", (int) MIN (c, 127)) != NULL;
}

/* The first web address in @text; NULL when there is none; transfer full. */
char *
trellis_capture_find_address (const char *text)
{
  static const char *const starts[] = { "https://", "http://", "www." };
  const char *first = NULL, *end;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (starts); i++)
    {
      const char *found = strstr (text, starts[i]);

      if (found != NULL && (first == NULL || found < first))
        first = found;
    }
  if (first == NULL)
    return NULL;

  for (end = first; !ends_address (g_utf8_get_char (end));)
    end = g_utf8_next_char (end);
  while (end > first && strchr (".,;:!?'", end[-1]) != NULL)
    end--;
  return g_str_has_prefix (first, "www.")
           ? g_strdup_printf ("https://%.*s", (int) (end - first), first)
           : g_strndup (first, (gsize) (end - first));
}

/* An action to do until next time, first of all by @me. NULL when @text says nothing. A new record,
 * for the caller to keep; transfer full. */
TrellisAction *
trellis_capture_action (TrellisMeeting *meeting, TrellisRole me, const char *text)
{
  g_autofree char *title = trellis_capture_read_line (text);
  TrellisAction *action;

  if (title == NULL)
    return NULL;

  action = trellis_action_new ();
  trellis_action_set_match (action, trellis_meeting_get_match (meeting));
  trellis_action_set_meeting (action, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_action_set_title (action, title);
  trellis_action_set_owner (action, trellis_owner_of_role (me));
  trellis_record_set_author (TRELLIS_RECORD (action), me);
  return action;
}

/* The words of a line around the address in it, without the signs of a Markdown link. */
static char *
read_link_title (const char *line, const char *address)
{
  const char *bare = g_str_has_prefix (address, "https://www.") ? address + 8 : address;
  const char *found = strstr (line, bare);
  g_autoptr(GString) words = g_string_new (line);

  if (found != NULL)
    g_string_erase (words, found - line, (gssize) strlen (bare));
  g_string_replace (words, "]()", "", 0);
  g_string_replace (words, "<>", "", 0);
  g_string_replace (words, "()", "", 0);
  g_strdelimit (words->str, "[", ' ');
  while (words->len > 0 && strchr (" :,;.-", words->str[words->len - 1]) != NULL)
    g_string_truncate (words, words->len - 1);
  return trellis_phrase_one_line (words->str);
}

/* As trellis_capture_action(). A link has the address that is found in the text. */
TrellisNote *
trellis_capture_note (TrellisMeeting *meeting,
                      TrellisRole me,
                      TrellisNoteKind kind,
                      const char *text)
{
  g_autofree char *line = trellis_capture_read_line (text);
  TrellisNote *note;

  if (line == NULL)
    return NULL;

  note = trellis_note_new ();
  trellis_note_set_match (note, trellis_meeting_get_match (meeting));
  trellis_note_set_meeting (note, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_note_set_kind (note, kind);
  trellis_record_set_author (TRELLIS_RECORD (note), me);

  if (kind == TRELLIS_NOTE_KIND_LINK)
    {
      g_autofree char *address = trellis_capture_find_address (line);
      g_autofree char *title = address != NULL ? read_link_title (line, address) : NULL;

      trellis_note_set_address (note, address);
      trellis_note_set_title (note, title != NULL ? title : address != NULL ? address : line);
    }
  else if (g_utf8_strlen (line, -1) <= LONGEST_TITLE)
    {
      trellis_note_set_title (note, line);
    }
  else
    {
      trellis_note_set_body (note, line);
    }
  return note;
}

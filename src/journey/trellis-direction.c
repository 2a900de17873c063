/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way words read, where those of one language stand beside those of another: a phone number
 * behind a Hebrew word would be shown with its groups from right to left. Rules P2 and P3 of the
 * Unicode bidirectional algorithm (UAX #9): the first letter decides. */

#include "trellis-direction.h"

#include <string.h>

/* FIRST STRONG ISOLATE, which takes text without any letter as reading from the left, and its end. */
#define ISOLATE "\u2068"
#define END "\u2069"

#define BULLET "• "

/* What a line begins with that would otherwise be taken to read the way of its first letter. */
#define LEFT_TO_RIGHT "\u200e"
#define RIGHT_TO_LEFT "\u200f"

typedef enum
{
  DIRECTION_NONE, /* it has no letters */
  DIRECTION_LTR,
  DIRECTION_RTL,
} Direction;

/* Blocks that are set aside for what reads from the right, from Hebrew to Arabic with all its forms
 * and what is rarer. */
static gboolean
is_from_right (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff) || c == 0x200f;
}

static Direction
find_direction (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || c == 0x200e || c == 0x200f)
        return is_from_right (c) ? DIRECTION_RTL : DIRECTION_LTR;
    }
  return DIRECTION_NONE;
}

/* Whether @text, valid UTF-8, reads from the right; without letters it does not. */
gboolean
trellis_direction_is_rtl (const char *text)
{
  return find_direction (text) == DIRECTION_RTL;
}

/* @text to stand beside the words @beside: as it is where it reads the same way, else so that neither
 * changes the order of the other. Transfer full. */
char *
trellis_direction_isolate (const char *text, const char *beside)
{
  if (trellis_direction_is_rtl (text) == trellis_direction_is_rtl (beside))
    return g_strdup (text);
  return g_strconcat (ISOLATE, text, END, NULL);
}

/* Whether @text, valid UTF-8, reads the other way than a line that reads from the right if @is_rtl; without letters
 * it reads either way. */
gboolean
trellis_direction_is_other (const char *text, gboolean is_rtl)
{
  return find_direction (text) == (is_rtl ? DIRECTION_LTR : DIRECTION_RTL);
}

/* @line so that it reads from the right if @is_rtl, and else from the left, whatever is first in it. Transfer full. */
char *
trellis_direction_turn (const char *line, gboolean is_rtl)
{
  return g_strconcat (is_rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT, line, NULL);
}

/* The lines of @text, of which those of a list that read the other way than a page that reads from the right if
 * @is_rtl begin where the others do, with their bullets below each other. Transfer full. */
char *
trellis_direction_turn_items (const char *text, gboolean is_rtl)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], BULLET) && trellis_direction_is_other (lines[i], is_rtl))
      {
        g_autofree char *line = g_steal_pointer (&lines[i]);

        lines[i] = g_strconcat (is_rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT, BULLET ISOLATE, line + strlen (BULLET), END, NULL);
      }
  return g_strjoinv ("\n", lines);
}

static gboolean
has_other (const char *const *parts, gboolean is_rtl)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (trellis_direction_is_other (parts[i], is_rtl))
      return TRUE;
  return FALSE;
}

/* @parts on a line that reads from the right if @is_rtl, with dots between them, in their order
 * whichever way each of them reads. No line begins with a dot. Empty ones are left out; transfer full. */
char *
trellis_direction_join (const char *const *parts, gboolean is_rtl)
{
  g_autoptr(GString) line = g_string_new (NULL);
  const char *between = "";

  if (has_other (parts, is_rtl))
    g_string_append (line, is_rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      g_string_append (line, between);
      if (trellis_direction_is_other (parts[i], is_rtl))
        g_string_append_printf (line, ISOLATE "%s" END, parts[i]);
      else
        g_string_append (line, parts[i]);
      between = "\u00a0· ";
    }
  return g_string_free_and_steal (g_steal_pointer (&line));
}

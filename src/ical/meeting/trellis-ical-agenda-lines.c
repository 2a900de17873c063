/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-agenda-private.h"

#include <string.h>

static void
clear_line (gpointer data)
{
  TrellisIcalAgendaLine *line = data;

  g_clear_object (&line->point);
  g_free (line->whole);
  g_free (line->title);
  if (line->notes != NULL)
    g_string_free (line->notes, TRUE);
}

/* Goes over "-", "*", "+", "•" or "1." and the spaces after it. */
static const char *
skip_mark (const char *text)
{
  const gsize digits = strspn (text, G_CSET_DIGITS);
  const char *rest = text;

  if (strchr ("-*+", *text) != NULL && *text != '\0')
    rest = text + 1;
  else if (g_str_has_prefix (text, "\xe2\x80\xa2"))
    rest = text + 3;
  else if (digits > 0 && digits < 4 && (text[digits] == '.' || text[digits] == ')'))
    rest = text + digits + 1;
  return rest == text || (*rest != ' ' && *rest != '\t' && *rest != '\0') ? text
                                                                          : rest + strspn (rest, " \t");
}

/* Goes over the box, which says whether the point was talked about. */
static const char *
skip_box (const char *text, gboolean *done)
{
  static const char *const boxes[][2] = {
    { "[ ]", "" },
    { "[]", "" },
    { "\xe2\x98\x90", "" },
    { "[x]", "x" },
    { "[X]", "x" },
    { "\xe2\x98\x91", "x" },
    { "\xe2\x9c\x93", "x" },
  };

  *done = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (g_str_has_prefix (text, boxes[i][0]))
      {
        *done = *boxes[i][1] != '\0';
        text += strlen (boxes[i][0]);
        return text + strspn (text, " \t");
      }
  return text;
}

/* Reads "Ann", "Ann, 10 min" or "10 min". */
static gboolean
read_suffix (const char *suffix, const TrellisIcalContext *context, int *by, int *minutes)
{
  g_auto(GStrv) parts = g_strsplit (suffix, ",", -1);

  *by = -1;
  *minutes = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = trellis_ical_agenda_normalize (parts[i]);
      guint64 number = 0;

      if (g_str_has_suffix (part, " min"))
        {
          part[strlen (part) - 4] = '\0';
          if (!g_ascii_string_to_unsigned (part, 10, 1, 1440, &number, NULL))
            return FALSE;
          *minutes = (int) number;
        }
      else if (g_strcmp0 (part, trellis_ical_agenda_get_name (context, TRELLIS_ROLE_MENTOR)) == 0)
        *by = TRELLIS_ROLE_MENTOR;
      else if (g_strcmp0 (part, trellis_ical_agenda_get_name (context, TRELLIS_ROLE_MENTEE)) == 0)
        *by = TRELLIS_ROLE_MENTEE;
      else
        return FALSE;
    }
  return TRUE;
}

/* Takes the suffix off @line->title, and TRUE, when it is one. */
static void
split_suffix (TrellisIcalAgendaLine *line, const TrellisIcalContext *context)
{
  const char *open = strrchr (line->whole, '(');
  const gsize length = strlen (line->whole);
  g_autofree char *suffix = NULL;
  g_autofree char *before = NULL;
  int minutes;

  line->by = -1;
  if (open == NULL || line->whole[length - 1] != ')')
    {
      line->title = g_strdup (line->whole);
      return;
    }
  suffix = g_strndup (open + 1, length - 2 - (gsize) (open - line->whole));
  before = g_strndup (line->whole, (gsize) (open - line->whole));
  if (read_suffix (suffix, context, &line->by, &minutes))
    {
      line->title = trellis_ical_agenda_normalize (before);
      trellis_point_set_minutes (line->point, minutes);
    }
  else
    line->title = g_strdup (line->whole);
}

/* The points of @text, as far as their lines tell, as TrellisIcalAgendaLines; transfer full. */
GArray *
trellis_ical_agenda_split (const char *text, const TrellisIcalContext *context)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (TrellisIcalAgendaLine));
  g_auto(GStrv) all = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint empty = 0;

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; all[i] != NULL; i++)
    {
      TrellisIcalAgendaLine *last =
        lines->len > 0 ? &g_array_index (lines, TrellisIcalAgendaLine, lines->len - 1) : NULL;

      if (*all[i] == '\0')
        empty++;
      else if (last != NULL && (g_str_has_prefix (all[i], "  ") || *all[i] == '\t'))
        {
          if (last->notes == NULL)
            last->notes = g_string_new (NULL);
          else
            g_string_append_c (last->notes, '\n');
          for (; empty > 0; empty--)
            g_string_append_c (last->notes, '\n');
          g_string_append (last->notes, all[i] + (*all[i] == '\t' ? 1 : 2));
        }
      else
        {
          TrellisIcalAgendaLine line = { .point = trellis_point_new () };
          gboolean done;
          const char *rest = skip_box (skip_mark (all[i] + strspn (all[i], " ")), &done);

          line.whole = trellis_ical_agenda_normalize (rest);
          trellis_point_set_done (line.point, done);
          split_suffix (&line, context);
          g_array_append_val (lines, line);
          empty = 0;
        }
    }
  return lines;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-agenda-private.h"

#include <string.h>

/* So many of the lines that we wrote must still be there. */
#define MOST_OF 0.6

/* Longer texts are not looked through. */
#define MOST_LINES 2000

static GHashTable *
list_hashes (const TrellisIcalComponent *item)
{
  GHashTable *hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = trellis_ical_component_search_line (item, TRELLIS_ICAL_AGENDA_RECORD, 0);
       i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_line (item, TRELLIS_ICAL_AGENDA_RECORD, i + 1))
    {
      const char *value = trellis_ical_line_get_value (trellis_ical_component_get_line (item, i));
      const char *hash = strstr (value, " h=");

      if (hash != NULL)
        g_hash_table_add (hashes, g_strndup (hash + 3, strcspn (hash + 3, " ")));
    }
  return hashes;
}

static gboolean
is_recorded (const char *text, const TrellisIcalContext *context, GHashTable *hashes)
{
  g_autoptr(GArray) lines = trellis_ical_agenda_split (text, context);
  const TrellisIcalAgendaLine *line =
    lines->len > 0 ? &g_array_index (lines, TrellisIcalAgendaLine, 0) : NULL;
  g_autofree char *title = line != NULL ? trellis_ical_agenda_hash (line->title) : g_strdup ("");
  g_autofree char *whole = line != NULL ? trellis_ical_agenda_hash (line->whole) : g_strdup ("");

  return g_hash_table_contains (hashes, title) || g_hash_table_contains (hashes, whole);
}

static char *
join (char **lines, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? "\n" : "", lines[i]);
  return g_string_free (text, FALSE);
}

/* Takes the agenda out of @text, where somebody removed its heading but most of its lines are still those
 * that @item records. Gives it and leaves the rest in @text; NULL when there is none. Transfer full. */
char *
trellis_ical_agenda_take_lost (const TrellisIcalComponent *item,
                               const TrellisIcalContext *context,
                               char **text)
{
  g_autoptr(GHashTable) hashes = list_hashes (item);
  g_auto(GStrv) lines = g_strsplit (*text != NULL ? *text : "", "\n", MOST_LINES);
  const guint n_lines = g_strv_length (lines);
  guint first = n_lines, end = 0, found = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < n_lines && g_hash_table_size (hashes) > 0; i++)
    if (*lines[i] != '\0' && *lines[i] != ' ' && *lines[i] != '\t' &&
        is_recorded (lines[i], context, hashes))
      {
        found++;
        first = MIN (first, i);
        end = i + 1;
      }
  if (found == 0 || found < MOST_OF * g_hash_table_size (hashes))
    return NULL;

  while (end < n_lines && (g_str_has_prefix (lines[end], "  ") || *lines[end] == '\t'))
    end++; /* what was said about the last point */
  before = join (lines, 0, first);
  after = join (lines, end < n_lines && *lines[end] == '\0' ? end + 1 : end, n_lines);
  g_free (*text);
  *text = *before != '\0' && *after != '\0' ? g_strconcat (before, "\n", after, NULL)
                                            : g_strdup (*before != '\0' ? before : after);
  return join (lines, first, end);
}

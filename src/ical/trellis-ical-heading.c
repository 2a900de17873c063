/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ical"

#include "trellis-ical-sections-private.h"

#include <string.h>

#include "trellis-ical-agenda-private.h"

/* Letters of a heading that is made of a title. */
#define SHORTENED 40

/* What people and programs put around headings. */
#define MARKS "#*=_ \t\r"

/* What of a line makes it a heading: the words without the marks that people and programs put around
 * them. Transfer full. */
char *
trellis_ical_heading_reduce (const char *line, gsize length)
{
  while (length > 0 && strchr (MARKS, *line) != NULL)
    line++, length--;
  while (length > 0 && strchr (MARKS, line[length - 1]) != NULL)
    length--;
  if (length > 0 && line[length - 1] == ':')
    length--;
  while (length > 0 && strchr (MARKS, line[length - 1]) != NULL)
    length--;
  return g_utf8_casefold (line, (gssize) length);
}

/* @title as a heading that is none of those that @taken, a set of strings, has: it gets a number where it
 * is. @fallback is for one that no heading can be made of. Transfer full. */
char *
trellis_ical_heading_make (const char *title, const char *fallback, GHashTable *taken)
{
  g_autofree char *line = trellis_ical_agenda_normalize (title);
  g_autofree char *shortened = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), SHORTENED));
  g_autofree char *reduced = NULL;
  g_autofree char *heading = NULL;

  if (g_utf8_strlen (line, -1) > SHORTENED)
    g_set_str (&line, shortened);
  for (gsize length = strlen (line); length > 0 && strchr (MARKS ":", line[length - 1]) != NULL; length--)
    line[length - 1] = '\0';
  reduced = trellis_ical_heading_reduce (line, strlen (line));
  heading = g_strdup (*reduced != '\0' ? line : fallback);
  for (guint number = 2;; number++)
    {
      g_autofree char *key = trellis_ical_heading_reduce (heading, strlen (heading));

      if (g_hash_table_add (taken, g_steal_pointer (&key)))
        return g_steal_pointer (&heading);
      g_free (heading);
      heading = g_strdup_printf ("%s (%u)", *reduced != '\0' ? line : fallback, number);
    }
}

/* The first @section with a heading is the one that it stands for; @heading may be NULL. */
void
trellis_ical_headings_add (GHashTable *headings, const char *heading, guint section)
{
  g_autofree char *reduced = heading != NULL ? trellis_ical_heading_reduce (heading, strlen (heading)) : g_strdup ("");

  if (*reduced != '\0' && !g_hash_table_contains (headings, reduced))
    g_hash_table_insert (headings, g_steal_pointer (&reduced), GUINT_TO_POINTER (section));
}

/* Maps what headings come down to to the indices of their sections; transfer full. */
GHashTable *
trellis_ical_headings_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Whether the line is a heading; @section is then its section. */
gboolean
trellis_ical_headings_find (GHashTable *headings, const char *line, gsize length, guint *section)
{
  g_autofree char *reduced = NULL;
  gpointer value;

  if (length > TRELLIS_ICAL_LONGEST_HEADING)
    return FALSE;
  reduced = trellis_ical_heading_reduce (line, length);
  if (!g_hash_table_lookup_extended (headings, reduced, NULL, &value))
    return FALSE;
  *section = GPOINTER_TO_UINT (value);
  return TRUE;
}

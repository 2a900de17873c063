/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-sections-private.h"

#include <string.h>

#include "trellis-ical-agenda-private.h"

/* Letters of a heading that is made of a title. */
#define SHORTENED 40

/* What people and programs put around headings. */
#define MARKS "#*=_ \t\r"

/* What of a line makes it a heading: the words without the marks that people and programs put around
 * them. Transfer full. */
static char *
reduce_heading (const char *line, gsize length)
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

/* @title as a heading that is none of those that @taken has: it gets a number where it is. @taken maps what
 * headings come down to to the last number that was given. @fallback is for one that no heading can be
 * made of. Transfer full. */
char *
trellis_ical_heading_make (const char *title, const char *fallback, GHashTable *taken)
{
  g_autofree char *line = trellis_ical_agenda_normalize (title);
  g_autofree char *shortened = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), SHORTENED));
  g_autofree char *reduced = NULL;
  g_autofree char *first = NULL;
  guint number;

  for (gsize length = strlen (shortened);
       length > 0 && strchr (MARKS ":", shortened[length - 1]) != NULL; length--)
    shortened[length - 1] = '\0';
  reduced = reduce_heading (shortened, strlen (shortened));
  if (*reduced == '\0')
    {
      g_set_str (&shortened, fallback);
      g_set_str (&reduced, fallback);
    }
  first = reduce_heading (reduced, strlen (reduced));
  number = GPOINTER_TO_UINT (g_hash_table_lookup (taken, first));
  while (TRUE)
    {
      g_autofree char *heading =
        number == 0 ? g_strdup (shortened) : g_strdup_printf ("%s (%u)", shortened, number + 1);
      g_autofree char *key = reduce_heading (heading, strlen (heading));

      g_hash_table_insert (taken, g_strdup (first), GUINT_TO_POINTER (++number));
      if (number == 1 || !g_hash_table_contains (taken, key))
        {
          if (number > 1)
            g_hash_table_insert (taken, g_steal_pointer (&key), GUINT_TO_POINTER (1));
          return g_steal_pointer (&heading);
        }
    }
}

/* The first @section with a heading is the one that it stands for; @heading may be NULL. */
void
trellis_ical_headings_add (GHashTable *headings, const char *heading, guint section)
{
  g_autofree char *reduced = heading != NULL ? reduce_heading (heading, strlen (heading)) : g_strdup ("");

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
  reduced = reduce_heading (line, length);
  if (!g_hash_table_lookup_extended (headings, reduced, NULL, &value))
    return FALSE;
  *section = GPOINTER_TO_UINT (value);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-sections-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-text.h"

#define RECORD TRELLIS_ICAL_SECTION_RECORD

/* A line of text that reads as a heading gets a space in front, which its reader takes away. */
static void
append_text (GString *description, GHashTable *headings, const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint section;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (description, '\n');
      if (trellis_ical_headings_find (headings, lines[i], strlen (lines[i]), &section))
        g_string_append_c (description, ' ');
      g_string_append (description, lines[i]);
    }
}

static gboolean
is_written (const TrellisIcalSection *section)
{
  return section->needs_heading || (section->text != NULL && *section->text != '\0');
}

/* Which headings there are, and those that are written in their order. */
static void
record_headings (TrellisIcalComponent *item, const TrellisIcalSection *sections, guint n_sections)
{
  guint place = 0;

  trellis_ical_component_remove_lines (item, RECORD);
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *heading = NULL;
      g_autofree char *value = NULL;

      if (sections[i].heading == NULL)
        continue;
      heading = trellis_ical_base64_encode (sections[i].heading);
      value = is_written (&sections[i])
              ? g_strdup_printf ("k=%s h=%s n=%u", sections[i].key, heading, place++)
              : g_strdup_printf ("k=%s h=%s", sections[i].key, heading);
      trellis_ical_component_take_line (item, trellis_ical_line_new (RECORD, value));
    }
}

static gboolean
says_so (const TrellisIcalComponent *item, const TrellisIcalSection *sections, guint n_sections)
{
  g_autofree TrellisIcalSection *current = g_memdup2 (sections, n_sections * sizeof *sections);
  gboolean same = trellis_ical_component_find_line (item, RECORD) != NULL && trellis_ical_item_get_copy (item) == NULL;

  for (guint i = 0; i < n_sections; i++)
    current[i].text = current[i].renamed = NULL;
  trellis_ical_sections_read (item, current, n_sections);
  for (guint i = 0; i < n_sections; i++)
    same = same && g_strcmp0 (current[i].text, sections[i].text) == 0 &&
           (!sections[i].needs_heading || current[i].has_heading);
  trellis_ical_sections_clear (current, n_sections);
  return same;
}

/* Whether the first line with something in it is indented. libical takes spaces before a value for none, and
 * with them would go what keeps a first line from being read as a heading: an empty line is written before
 * it, which its reader takes away. */
gboolean
trellis_ical_sections_are_indented (const char *description)
{
  description += strspn (description, "\n");
  return *description == ' ' || *description == '\t';
}

/* Writes the sections that have a text into the description of @item, each under its heading. A
 * description that another program wrote in its own way, but that says the same, stays as it is. */
void
trellis_ical_sections_write (TrellisIcalComponent *item,
                             const TrellisIcalSection *sections,
                             guint n_sections)
{
  g_autoptr(GHashTable) headings = trellis_ical_headings_new ();
  g_autoptr(GString) description = g_string_new (NULL);

  if (says_so (item, sections, n_sections))
    return;

  for (guint i = 0; i < n_sections; i++)
    {
      trellis_ical_headings_add (headings, sections[i].heading, i);
      trellis_ical_headings_add (headings, sections[i].english, i);
    }
  for (guint i = 0; i < n_sections; i++)
    if (is_written (&sections[i]))
      {
        if (description->len > 0)
          g_string_append (description, "\n\n");
        if (sections[i].heading != NULL)
          g_string_append_printf (description, "%s:\n", sections[i].heading);
        if (sections[i].text != NULL)
          append_text (description, headings, sections[i].text);
      }
  if (trellis_ical_sections_are_indented (description->str))
    g_string_prepend_c (description, '\n');
  trellis_ical_item_set_text (item, "DESCRIPTION", description->str);
  record_headings (item, sections, n_sections);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ical"

#include "trellis-ical-sections.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-text.h"

/* The headings used are recorded in the item, so that readers of another language find them. */
#define RECORD "X-TRELLIS-SECTION"

/* What of a line makes it a heading: the words without the marks that people and programs put around
 * them. Transfer full. */
static char *
reduce (const char *line, gsize length)
{
  static const char marks[] = "#*=_ \t\r";

  while (length > 0 && strchr (marks, *line) != NULL)
    line++, length--;
  while (length > 0 && strchr (marks, line[length - 1]) != NULL)
    length--;
  if (length > 0 && line[length - 1] == ':')
    length--;
  while (length > 0 && strchr (marks, line[length - 1]) != NULL)
    length--;
  return g_utf8_casefold (line, (gssize) length);
}

static void
know (GHashTable *headings, const char *heading, guint section)
{
  g_autofree char *reduced = heading != NULL ? reduce (heading, strlen (heading)) : g_strdup ("");

  if (*reduced != '\0' && !g_hash_table_contains (headings, reduced))
    g_hash_table_insert (headings, g_steal_pointer (&reduced), GUINT_TO_POINTER (section));
}

static GHashTable *
create_headings (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Reads "k=agenda h=QWdlbmRh". */
static void
know_recorded (GHashTable *headings,
               const char *record,
               const TrellisIcalSection *sections,
               guint n_sections)
{
  g_auto(GStrv) words = g_strsplit (record, " ", -1);
  const char *key = NULL;
  g_autofree char *heading = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "k="))
      key = words[i] + 2;
    else if (g_str_has_prefix (words[i], "h=") && heading == NULL)
      heading = trellis_ical_base64_decode (words[i] + 2);

  for (guint i = 0; heading != NULL && i < n_sections; i++)
    if (g_strcmp0 (sections[i].key, key) == 0)
      know (headings, heading, i);
}

/* Where nothing is recorded, the item is not ours: it may be in the reader's language. */
static GHashTable *
find_headings (const TrellisIcalComponent *item, const TrellisIcalSection *sections, guint n_sections)
{
  GHashTable *headings = create_headings ();
  guint index = trellis_ical_component_search_line (item, RECORD, 0);
  const gboolean recorded = index != TRELLIS_ICAL_NONE;

  for (; index != TRELLIS_ICAL_NONE;
       index = trellis_ical_component_search_line (item, RECORD, index + 1))
    know_recorded (headings,
                   trellis_ical_line_get_value (trellis_ical_component_get_line (item, index)),
                   sections, n_sections);
  for (guint i = 0; i < n_sections; i++)
    {
      know (headings, sections[i].english, i);
      if (!recorded)
        know (headings, sections[i].heading, i);
    }
  return headings;
}

static gboolean
is_heading (GHashTable *headings, const char *line, gsize length, guint *section)
{
  g_autofree char *reduced = NULL;
  gpointer value;

  if (length > 200)
    return FALSE;
  reduced = reduce (line, length);
  if (!g_hash_table_lookup_extended (headings, reduced, NULL, &value))
    return FALSE;
  *section = GPOINTER_TO_UINT (value);
  return TRUE;
}

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
      if (is_heading (headings, lines[i], strlen (lines[i]), &section))
        g_string_append_c (description, ' ');
      g_string_append (description, lines[i]);
    }
}

static void
record_headings (TrellisIcalComponent *item, const TrellisIcalSection *sections, guint n_sections)
{
  trellis_ical_component_remove_lines (item, RECORD);
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *heading = NULL;
      g_autofree char *value = NULL;

      if (sections[i].heading == NULL)
        continue;
      heading = trellis_ical_base64_encode (sections[i].heading);
      value = g_strdup_printf ("k=%s h=%s", sections[i].key, heading);
      trellis_ical_component_take_line (item, trellis_ical_line_new (RECORD, value));
    }
}

static gboolean
says_so (const TrellisIcalComponent *item, const TrellisIcalSection *sections, guint n_sections)
{
  g_autofree TrellisIcalSection *current = g_memdup2 (sections, n_sections * sizeof *sections);
  gboolean same = trellis_ical_component_find_line (item, RECORD) != NULL;

  for (guint i = 0; i < n_sections; i++)
    current[i].text = NULL;
  trellis_ical_sections_read (item, current, n_sections);
  for (guint i = 0; i < n_sections; i++)
    same = same && g_strcmp0 (current[i].text, sections[i].text) == 0;
  trellis_ical_sections_clear (current, n_sections);
  return same;
}

/* Writes the sections that have a text into the description of @item, each under its heading. A
 * description that another program wrote in its own way, but that says the same, stays as it is. */
void
trellis_ical_sections_write (TrellisIcalComponent *item,
                             const TrellisIcalSection *sections,
                             guint n_sections)
{
  g_autoptr(GHashTable) headings = create_headings ();
  g_autoptr(GString) description = g_string_new (NULL);

  if (says_so (item, sections, n_sections))
    return;

  for (guint i = 0; i < n_sections; i++)
    {
      know (headings, sections[i].heading, i);
      know (headings, sections[i].english, i);
    }
  for (guint i = 0; i < n_sections; i++)
    if (sections[i].text != NULL && *sections[i].text != '\0')
      {
        if (description->len > 0)
          g_string_append (description, "\n\n");
        if (sections[i].heading != NULL)
          g_string_append_printf (description, "%s:\n", sections[i].heading);
        append_text (description, headings, sections[i].text);
      }
  trellis_ical_item_set_text (item, "DESCRIPTION", description->str);
  record_headings (item, sections, n_sections);
}

typedef struct
{
  GString *text;
  gboolean begun; /* has a line */
} Collected;

static void
collect (Collected *collected, const char *line, gsize length)
{
  if (collected->begun)
    g_string_append_c (collected->text, '\n');
  collected->begun = TRUE;
  g_string_append_len (collected->text, line, (gssize) length);
}

/* The empty line before a heading belongs to neither. */
static void
drop_gap (Collected *collected)
{
  if (collected->text->len > 0 && collected->text->str[collected->text->len - 1] == '\n')
    g_string_truncate (collected->text, collected->text->len - 1);
}

static void
read_lines (GHashTable *headings, const char *text, Collected *collected, guint rest, gboolean *found)
{
  guint current = rest;

  while (TRUE)
    {
      const gsize length = strcspn (text, "\n");
      guint section = current;

      if (!is_heading (headings, text, length, &section))
        collect (&collected[current], text, length);
      else if (*text == ' ')
        collect (&collected[current], text + 1, length - 1);
      else
        {
          drop_gap (&collected[current]);
          current = section;
          *found = TRUE;
        }
      if (text[length] == '\0')
        return;
      text += length + 1;
    }
}

/* Reads the description of @item into the texts of @sections; the one that is the rest gets what
 * stands under no heading. FALSE when there is a description but no heading in it. */
gboolean
trellis_ical_sections_read (const TrellisIcalComponent *item,
                            TrellisIcalSection *sections,
                            guint n_sections)
{
  g_autofree char *description = trellis_ical_item_dup_text (item, "DESCRIPTION");
  g_autoptr(GHashTable) headings = find_headings (item, sections, n_sections);
  g_autofree Collected *collected = g_new0 (Collected, n_sections);
  gboolean found = FALSE;
  guint rest = 0;

  for (guint i = 0; i < n_sections; i++)
    {
      collected[i].text = g_string_new (NULL);
      if (sections[i].is_rest)
        rest = i;
    }
  if (description != NULL)
    read_lines (headings, description, collected, rest, &found);
  for (guint i = 0; i < n_sections; i++)
    {
      g_free (sections[i].text);
      sections[i].text = collected[i].text->len > 0 ? g_strdup (collected[i].text->str) : NULL;
      g_string_free (collected[i].text, TRUE);
    }
  return found || description == NULL;
}

void
trellis_ical_sections_clear (TrellisIcalSection *sections, guint n_sections)
{
  for (guint i = 0; i < n_sections; i++)
    g_clear_pointer (&sections[i].text, g_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-sections-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-text.h"

#define RECORD TRELLIS_ICAL_SECTION_RECORD

/* Not written. */
#define NOWHERE G_MAXUINT

/* Reads "k=agenda h=QWdlbmRh n=0"; @places gets where the section stood in the text. */
static void
know_recorded (GHashTable *headings,
               const char *record,
               const TrellisIcalSection *sections,
               guint n_sections,
               const char *copy,
               guint *places)
{
  g_auto(GStrv) words = g_strsplit (record, " ", -1);
  const char *key = NULL;
  guint64 place = NOWHERE;
  g_autofree char *heading = NULL;
  g_autofree char *part = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "k="))
      key = words[i] + 2;
    else if (g_str_has_prefix (words[i], "h=") && heading == NULL)
      heading = trellis_ical_base64_decode (words[i] + 2);
    else if (g_str_has_prefix (words[i], "n=") &&
             !g_ascii_string_to_unsigned (words[i] + 2, 10, 0, 10000, &place, NULL))
      place = NOWHERE;

  /* Some sections are parts of the item. */
  if (copy != NULL && key != NULL)
    part = trellis_ical_part_id_make (copy, key);
  for (guint i = 0; heading != NULL && i < n_sections; i++)
    if (g_strcmp0 (sections[i].key, key) == 0 || (part != NULL && g_strcmp0 (sections[i].key, part) == 0))
      {
        trellis_ical_headings_add (headings, heading, i);
        places[i] = (guint) place;
      }
}

/* Where nothing is recorded, the item is not ours: it may be in the reader's language. */
static GHashTable *
find_headings (const TrellisIcalComponent *item,
               const TrellisIcalSection *sections,
               guint n_sections,
               guint *places)
{
  GHashTable *headings = trellis_ical_headings_new ();
  guint index = trellis_ical_component_search_line (item, RECORD, 0);
  const gboolean recorded = index != TRELLIS_ICAL_NONE;
  const char *copy = trellis_ical_item_get_copy (item);

  for (; index != TRELLIS_ICAL_NONE;
       index = trellis_ical_component_search_line (item, RECORD, index + 1))
    know_recorded (headings,
                   trellis_ical_line_get_value (trellis_ical_component_get_line (item, index)),
                   sections, n_sections, copy, places);
  for (guint i = 0; i < n_sections; i++)
    {
      trellis_ical_headings_add (headings, sections[i].english, i);
      if (!recorded)
        trellis_ical_headings_add (headings, sections[i].heading, i);
    }
  return headings;
}

/* A line of a description. */
typedef struct
{
  const char *text;
  gsize length;
  guint section; /* that it is the heading of, or NOWHERE */
} Line;

static GArray *
split (const char *text, GHashTable *headings)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (gsize length;; text += length + 1)
    {
      Line line = { text, length = strcspn (text, "\n"), NOWHERE };
      guint section;

      if (trellis_ical_headings_find (headings, text, length, &section))
        {
          if (*text == ' ')
            line.text++, line.length--;
          else
            line.section = section;
        }
      g_array_append_val (lines, line);
      if (text[length] == '\0')
        return lines;
    }
}

/* Whether a line reads as a heading, whatever it says: alone after an empty line, with a colon. */
static gboolean
looks_like_heading (GArray *lines, guint index)
{
  const Line *line = &g_array_index (lines, Line, index);
  gsize length = line->length;

  if (line->section != NOWHERE || length > TRELLIS_ICAL_LONGEST_HEADING ||
      (index > 0 && g_array_index (lines, Line, index - 1).length > 0))
    return FALSE;
  while (length > 0 && g_ascii_isspace (line->text[length - 1]))
    length--;
  return length > 1 && line->text[length - 1] == ':' && !g_ascii_isspace (*line->text) &&
         strchr ("-+", *line->text) == NULL;
}

static void
rename_heading (GArray *lines, guint index, guint section, TrellisIcalSection *sections)
{
  Line *line = &g_array_index (lines, Line, index);
  g_autofree char *text = g_strstrip (g_strndup (line->text, line->length));

  text[strlen (text) - 1] = '\0';
  line->section = section;
  g_free (sections[section].renamed);
  sections[section].renamed = g_steal_pointer (&text);
}

/* The sections in the order in which they were written; transfer full. */
static GArray *
list_written (const guint *places, guint n_sections)
{
  GArray *written = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *by_place = g_new (guint, n_sections);

  for (guint i = 0; i < n_sections; i++)
    by_place[i] = NOWHERE;
  for (guint i = 0; i < n_sections; i++)
    if (places[i] < n_sections)
      by_place[places[i]] = i;
  for (guint i = 0; i < n_sections; i++)
    if (by_place[i] != NOWHERE)
      g_array_append_val (written, by_place[i]);
  return written;
}

/* The line that is the heading of each section, or NOWHERE; transfer full. */
static guint *
list_headings (GArray *lines, guint n_sections)
{
  guint *headings = g_new (guint, n_sections);

  for (guint i = 0; i < n_sections; i++)
    headings[i] = NOWHERE;
  for (guint i = lines->len; i > 0; i--)
    if (g_array_index (lines, Line, i - 1).section != NOWHERE)
      headings[g_array_index (lines, Line, i - 1).section] = i - 1;
  return headings;
}

/* Headings that were written but are not there any more, while as many lines that read as headings
 * stand between their neighbors: somebody gave them other words. */
static void
find_renamed (GArray *lines, const guint *places, TrellisIcalSection *sections, guint n_sections)
{
  g_autoptr(GArray) written = list_written (places, n_sections);
  g_autofree guint *headings = list_headings (lines, n_sections);
  guint from = 0;

  for (guint first = 0, end; first < written->len; first = end)
    {
      guint to = lines->len, n_candidates = 0;

      for (end = first; end < written->len; end++)
        if (headings[g_array_index (written, guint, end)] != NOWHERE)
          {
            to = headings[g_array_index (written, guint, end)];
            break;
          }
      for (guint i = from; i < to && first < end; i++)
        n_candidates += looks_like_heading (lines, i) ? 1 : 0;
      if (n_candidates == end - first)
        for (guint i = from, next = first; i < to && next < end; i++)
          if (looks_like_heading (lines, i))
            rename_heading (lines, i, g_array_index (written, guint, next++), sections);
      from = MAX (from, to + 1);
      end++;
    }
}

typedef struct
{
  GString *text;
  gboolean begun; /* has a line */
} Collected;

static void
collect (Collected *collected, const Line *line)
{
  if (collected->begun)
    g_string_append_c (collected->text, '\n');
  collected->begun = TRUE;
  g_string_append_len (collected->text, line->text, (gssize) line->length);
}

/* The empty line before a heading belongs to neither. */
static void
drop_gap (Collected *collected)
{
  if (collected->text->len > 0 && collected->text->str[collected->text->len - 1] == '\n')
    g_string_truncate (collected->text, collected->text->len - 1);
}

static gboolean
collect_all (GArray *lines, TrellisIcalSection *sections, Collected *collected, guint rest)
{
  gboolean found = FALSE;
  guint current = rest;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->section == NOWHERE)
        {
          collect (&collected[current], line);
          continue;
        }
      drop_gap (&collected[current]);
      current = line->section;
      sections[current].has_heading = TRUE;
      found = TRUE;
    }
  return found;
}

/* Reads the description of @item into the texts of @sections; the one that is the rest gets what
 * stands under no heading. FALSE when there is a description but no heading in it. */
gboolean
trellis_ical_sections_read (const TrellisIcalComponent *item,
                            TrellisIcalSection *sections,
                            guint n_sections)
{
  g_autofree char *description = trellis_ical_item_dup_description (item);
  g_autofree guint *places = g_new (guint, n_sections);
  g_autofree Collected *collected = g_new0 (Collected, n_sections);
  g_autoptr(GHashTable) headings = NULL;
  g_autoptr(GArray) lines = NULL;
  gboolean found = FALSE;
  guint rest = 0;

  for (guint i = 0; i < n_sections; i++)
    {
      collected[i].text = g_string_new (NULL);
      places[i] = NOWHERE;
      sections[i].has_heading = FALSE;
      g_clear_pointer (&sections[i].renamed, g_free);
      if (sections[i].is_rest)
        rest = i;
    }
  headings = find_headings (item, sections, n_sections, places);
  if (description != NULL)
    {
      const gboolean has_gap = *description == '\n' && trellis_ical_sections_are_indented (description);

      lines = split (has_gap ? description + 1 : description, headings);
      find_renamed (lines, places, sections, n_sections);
      found = collect_all (lines, sections, collected, rest);
    }
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
    {
      g_clear_pointer (&sections[i].text, g_free);
      g_clear_pointer (&sections[i].renamed, g_free);
    }
}

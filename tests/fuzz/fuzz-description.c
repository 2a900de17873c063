/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "trellis-ical-html-private.h"
#include "trellis-ical-line.h"
#include "trellis-ical-text.h"
#include "trellis-ical-whole.h"

/* What people and programs write into a description is read, written in our way, and then read as the
 * same; and no word of it is lost. */

static const TrellisIcalContext context = {
  .match = "match-1",
  .my_role = TRELLIS_ROLE_MENTEE,
  .mentor = "Ann",
  .mentee = "Bob",
  .now = 1767600000,
};

static const struct
{
  const char *component, *lines;
} items[] = {
  { "VEVENT", "DTSTART:20260105T100000Z" },
  { "VTODO", "X-TRELLIS-KIND:goal" },
  { "VJOURNAL", "X-TRELLIS-KIND:note" },
  { "VJOURNAL", "X-TRELLIS-KIND:checkin" },
  { "VJOURNAL", "X-TRELLIS-KIND:match" },
  { "VJOURNAL", "X-TRELLIS-KIND:agreement" },
};

static TrellisIcalComponent *
create_calendar (guint index, const char *text)
{
  TrellisIcalComponent *calendar = trellis_ical_component_new ("VCALENDAR");
  TrellisIcalComponent *item = trellis_ical_component_new (items[index].component);
  g_auto(GStrv) line = g_strsplit (items[index].lines, ":", 2);
  g_autofree char *value = trellis_ical_text_escape (text);

  trellis_ical_component_take_line (item, trellis_ical_line_new ("UID", "uid-0"));
  trellis_ical_component_take_line (item, trellis_ical_line_new (line[0], line[1]));
  trellis_ical_component_take_line (item, trellis_ical_line_new ("DESCRIPTION", value));
  trellis_ical_component_take_part (calendar, item);
  return calendar;
}

static char *
dup_description (TrellisIcalComponent *calendar, const char *component)
{
  TrellisIcalLine *line = trellis_ical_component_find_line (
    trellis_ical_component_find_part (calendar, component), "DESCRIPTION");

  return line != NULL ? trellis_ical_text_unescape (trellis_ical_line_get_value (line)) : g_strdup ("");
}

/* Words of headings, which stand over nothing that is worth keeping. */
static gboolean
is_heading_word (const char *word)
{
  static const char *const words[] = {
    "agenda", "notes",   "summary", "measure", "obstacles", "closing", "words", "result", "meet",
    "expectations", "program", "coordinator", "email", "planned", "goes", "signed", "clause",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_no_word_lost (guint index, const char *text, const char *after)
{
  const char *before = text;

  while (*before != '\0')
    {
      const gsize length = strspn (before, G_CSET_A_2_Z G_CSET_a_2_z);
      g_autofree char *word = g_strndup (before, length);

      if (length >= 4 && !is_heading_word (word) && strstr (after, word) == NULL)
        g_error ("%s: %s is lost of\n%s\nin\n%s", items[index].lines, word, text, after);
      before += length > 0 ? length : 1;
    }
}

/* Of a field that no item could tell, or that tells when and not what. */
static gboolean
is_aside (guint index, const TrellisField *field)
{
  return index == TRELLIS_RECORD_CREATED || index == TRELLIS_RECORD_MODIFIED ||
         (field->flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) != 0;
}

static gboolean
is_equal (TrellisRecord *a, TrellisRecord *b)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  if (klass != TRELLIS_RECORD_GET_CLASS (b))
    return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_aside (i, &klass->fields[i]) &&
        !trellis_value_equal (trellis_record_get_value (a, i), trellis_record_get_value (b, i),
                              &klass->fields[i]))
      return FALSE;
  return TRUE;
}

static TrellisRecord *
find_part (const TrellisIcalWhole *whole, const char *uid)
{
  for (guint i = 0; i < whole->parts->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (whole->parts->pdata[i]), uid) == 0)
      return whole->parts->pdata[i];
  return NULL;
}

/* Whether all that @a tells others, @b tells too. */
static gboolean
has_parts (const TrellisIcalWhole *a, const TrellisIcalWhole *b)
{
  for (guint i = 0; i < a->parts->len; i++)
    {
      TrellisRecord *part = a->parts->pdata[i];
      TrellisRecord *other = find_part (b, trellis_record_get_uid (part));

      if (trellis_record_get_visibility (part) == TRELLIS_VISIBILITY_SHARED &&
          (other == NULL || !is_equal (part, other)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_equal_whole (const TrellisIcalWhole *a, const TrellisIcalWhole *b)
{
  return is_equal (a->record, b->record) && has_parts (a, b) && has_parts (b, a);
}

static void
check (guint index, const char *text)
{
  g_autoptr(TrellisIcalComponent) theirs = create_calendar (index, text);
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (theirs, NULL, &context);
  g_autoptr(TrellisIcalComponent) ours = NULL;
  g_autoptr(TrellisIcalComponent) same = NULL;
  g_autoptr(TrellisIcalWhole) again = NULL;
  g_autofree char *description = NULL;
  g_autofree char *said = trellis_ical_is_html (text) ? trellis_ical_html_to_text (text) : g_strdup (text);

  g_assert_nonnull (whole);
  ours = trellis_ical_whole_write (whole, NULL, &context);
  again = trellis_ical_whole_read (ours, NULL, &context);
  description = dup_description (ours, items[index].component);
  if (!is_equal_whole (whole, again))
    g_error ("%s:\n%s\nis read as another when it is written:\n%s", items[index].lines, text, description);
  same = trellis_ical_whole_write (again, ours, &context);
  g_assert_true (trellis_ical_component_equal (ours, same));
  assert_no_word_lost (index, said, description);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = trellis_ical_text_clean ((const char *) data, (gssize) size);
  g_autofree char *lines = NULL;

  /* Newlines are controls too, so they are given as those of a value. */
  lines = trellis_ical_text_unescape (text);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    check (i, lines);
  return 0;
}

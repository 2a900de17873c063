/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-records.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

/* What all items have to keep to, whatever is in them: each is written anew, and then on top of what was
 * written before, and its lines are looked at as another program would. */

#define RUNS 150
#define LONGEST_OWN (8 * 1024)

static gboolean
begins (const char *line, const char *name)
{
  const gsize length = strlen (name);

  return strncmp (line, name, length) == 0 && (line[length] == ':' || line[length] == ';');
}

static const char *
get_value (const char *line)
{
  gboolean is_quoted = FALSE;

  for (; *line != '\0' && (is_quoted || *line != ':'); line++)
    if (*line == '"')
      is_quoted = !is_quoted;
  return *line != '\0' ? line + 1 : line;
}

/* The lines of the first @component, without those of parts of it; transfer full. */
static GPtrArray *
list_lines (char **lines, const char *component)
{
  g_autofree char *begin = g_strconcat ("BEGIN:", component, NULL);
  g_autofree char *end = g_strconcat ("END:", component, NULL);
  GPtrArray *found = g_ptr_array_new ();
  guint i = 0;

  while (lines[i] != NULL && strcmp (lines[i], begin) != 0)
    i++;
  for (; lines[i] != NULL && strcmp (lines[i], end) != 0; i++)
    g_ptr_array_add (found, lines[i]);
  return found;
}

static const char *
find_line (GPtrArray *lines, const char *name)
{
  for (guint i = 0; i < lines->len; i++)
    if (begins (lines->pdata[i], name))
      return lines->pdata[i];

  return NULL;
}

/* R-I2: CR LF, no more than 75 octets, folded between characters. */
static void
check_folds (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
}

/* R-V2, R-V3, R-I12, R-I13: nothing that makes a server write mail, rings on the other's computer, hides, or
 * comes again; R-I5: nothing carried along. */
static void
check_absent (char **lines, GPtrArray *item)
{
  static const char *const nowhere[] = { "ORGANIZER", "ATTENDEE", "METHOD", "CLASS", "REQUEST-STATUS" };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (nowhere); j++)
        g_assert_false (begins (lines[i], nowhere[j]));
      g_assert_cmpstr (lines[i], !=, "BEGIN:VALARM");
      g_assert_false (begins (lines[i], "ATTACH") && strstr (lines[i], "BINARY") != NULL);
    }
  g_assert_null (find_line (item, "RRULE"));
  g_assert_null (find_line (item, "RDATE"));
  g_assert_null (find_line (item, "RECURRENCE-ID"));
}

/* R-I4: what others may escape or not is in none of our own lines. R-I5: they are short. */
static void
check_own (char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "X-TRELLIS-"))
      {
        const char *value = get_value (lines[i]);

        g_assert_cmpuint (strlen (lines[i]), <=, LONGEST_OWN);
        if (value[strspn (value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._~:/+=@-")] != '\0')
          g_error ("Not plain: %s", lines[i]);
      }
}

/* R-I9: one parent at most, before all others; no children. */
static void
check_relations (GPtrArray *item)
{
  guint n = 0;

  for (guint i = 0; i < item->len; i++)
    {
      const char *line = item->pdata[i];

      if (!begins (line, "RELATED-TO"))
        continue;
      g_assert_true (g_str_has_prefix (line, "RELATED-TO;RELTYPE=PARENT:") ||
                     g_str_has_prefix (line, "RELATED-TO;RELTYPE=SIBLING:"));
      if (strstr (line, "PARENT") != NULL)
        g_assert_cmpuint (n, ==, 0);
      n++;
    }
}

static gboolean
is_utc (const char *line)
{
  return strlen (get_value (line)) == strlen ("20260105T100000Z") && g_str_has_suffix (line, "Z");
}

static void
assert_same_form (const char *a, const char *b)
{
  g_assert_cmpuint (strlen (get_value (a)), ==, strlen (get_value (b)));
  g_assert_cmpint (strstr (a, "VALUE=DATE") != NULL, ==, strstr (b, "VALUE=DATE") != NULL);
  g_assert_cmpstr (strchr (a, ';') == NULL ? ":" : strchr (a, ';'), !=, NULL);
}

/* R-I7: an event has an end, and is not over when it begins; a task is due after it begins, in the same form.
 * R-I6: whatever is no plan of somebody's day is in UTC, and a zone is named as tzdata does, and described. */
static void
check_times (char **lines, GPtrArray *item, gboolean is_event)
{
  static const char *const stamps[] = { "DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED" };
  const char *start = find_line (item, "DTSTART");
  const char *end = find_line (item, is_event ? "DTEND" : "DUE");

  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      const char *line = find_line (item, stamps[i]);

      g_assert_true (line == NULL || is_utc (line));
    }
  g_assert_nonnull (find_line (item, "DTSTAMP"));
  if (is_event)
    g_assert_true (start != NULL && end != NULL);
  if (start != NULL && end != NULL)
    {
      assert_same_form (start, end);
      g_assert_cmpstr (start + strlen ("DTSTART"), !=, end + strlen (is_event ? "DTEND" : "DUE"));
      if (strstr (start, "VALUE=DATE") != NULL)
        g_assert_cmpstr (get_value (start), <, get_value (end));
    }

  if (start != NULL && g_str_has_prefix (start, "DTSTART;TZID="))
    {
      g_autofree char *zone = g_strndup (start + strlen ("DTSTART;TZID="), strcspn (start + strlen ("DTSTART;TZID="), ":;"));
      g_autofree char *line = g_strconcat ("TZID:", zone, NULL);

      g_assert_cmpint (*zone, !=, '/');
      g_assert_true (g_strv_contains ((const char *const *) lines, line));
    }
}

/* R-I8: done, when it was done, and by how much say the same. */
static void
check_done (GPtrArray *item)
{
  const char *status = find_line (item, "STATUS");
  const char *percent = find_line (item, "PERCENT-COMPLETE");
  const gboolean is_done = g_strcmp0 (status, "STATUS:COMPLETED") == 0;

  g_assert_cmpint (is_done, ==, find_line (item, "COMPLETED") != NULL);
  if (is_done)
    g_assert_cmpstr (percent, ==, "PERCENT-COMPLETE:100");
  else
    g_assert_cmpstr (percent, !=, "PERCENT-COMPLETE:100");
}

static void
check (const TrellisIcalComponent *calendar, const TrellisIcalWhole *whole)
{
  static const char *const kinds[] = { "VEVENT", "VTODO", "VJOURNAL" };
  g_autofree char *text = trellis_ical_write (calendar);
  g_auto(GStrv) parts = g_strsplit (text, "\r\n ", -1);
  g_autofree char *unfolded = g_strjoinv ("", parts);
  g_auto(GStrv) lines = g_strsplit (unfolded, "\r\n", -1);
  g_autofree char *uid = g_strconcat ("UID:", trellis_record_get_uid (whole->record), NULL);
  guint n_items = 0;

  check_folds (text);
  check_own (lines);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) item = list_lines (lines, kinds[i]);

      if (item->len == 0)
        continue;
      n_items++;
      g_assert_cmpstr (find_line (item, "UID"), ==, uid);
      check_absent (lines, item);
      check_relations (item);
      check_times (lines, item, i == 0);
      if (i == 1)
        check_done (item);
    }
  g_assert_cmpuint (n_items, ==, 1);
}

/* A goal is never reached without that it is known when. */
static void
fill (TrellisIcalWhole *whole)
{
  random_fill_whole (whole);
  if (TRELLIS_IS_GOAL (whole->record) && trellis_goal_get_closed (TRELLIS_GOAL (whole->record)) == 0)
    trellis_goal_set_closed (TRELLIS_GOAL (whole->record), NOW);
}

/* @data: whether there are only events. */
static void
test_rules (gconstpointer data)
{
  TrellisIcalContext context = random_context;

  context.no_todos = context.no_journals = data != NULL;
  for (guint run = 0; run < RUNS; run++)
    for (guint k = 0; k < random_n_kinds (); k++)
      {
        g_autoptr(TrellisIcalWhole) whole = random_whole (k);
        g_autoptr(TrellisIcalComponent) before = NULL;

        for (guint step = 0; step < 3; step++)
          {
            g_autoptr(TrellisIcalComponent) calendar = NULL;

            fill (whole);
            calendar = trellis_ical_whole_write (whole, before, &context);
            check (calendar, whole);
            g_clear_pointer (&before, trellis_ical_component_free);
            before = g_steal_pointer (&calendar);
          }
      }
}

/* Texts of any length; links as long as browsers take them, and as many tags as nobody has. */
static void
make_long (TrellisRecord *record, const char *text)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  g_autofree char *link = g_strnfill (2000, 'x');
  g_autofree char *words = g_strnfill (200, ' ');
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_free (list[i]);
      list[i] = g_strdup_printf ("the tag %u", i);
    }
  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_LIST)
      trellis_record_set_list (record, i, (const char *const *) list);
    else if (klass->fields[i].kind == TRELLIS_FIELD_STRING || klass->fields[i].kind == TRELLIS_FIELD_TEXT)
      trellis_record_set_string (record, i, strstr (klass->fields[i].name, "link") || g_str_equal (klass->fields[i].name, "address") ? link : text);
}

/* R-I5: longer words are on several lines, and come back. */
static void
test_long (void)
{
  g_autofree char *text = g_strnfill (30000, 'x');

  for (guint k = 0; k < random_n_kinds (); k++)
    {
      g_autoptr(TrellisIcalWhole) whole = random_whole (k);
      g_autoptr(TrellisIcalComponent) calendar = NULL;

      fill (whole);
      make_long (whole->record, text);
      for (guint i = 0; i < whole->parts->len; i++)
        make_long (whole->parts->pdata[i], text);
      calendar = trellis_ical_whole_write (whole, NULL, &random_context);
      g_test_message ("%s", G_OBJECT_TYPE_NAME (whole->record));
      check (calendar, whole);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ical/rules/all-kinds", NULL, test_rules);
  g_test_add_data_func ("/ical/rules/events-only", "events", test_rules);
  g_test_add_func ("/ical/rules/long", test_long);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libical/ical.h>
#include <string.h>

#include "random-records.h"
#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-text.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

/* What others wrote stays where we write, and what we wrote is found again after others did. */

#define RUNS 120

/* What another program may have put into an item. */
#define THEIRS                                                                                     \
  "X-THEIRS;A=\"b,c\":d\\,e\n"                                                                     \
  "ATTACH;FMTTYPE=image/png;ENCODING=BASE64;VALUE=BINARY:aGFsbG8=\n"                                \
  "ATTACH:https://example.org/a?b=c\n"                                                             \
  "ORGANIZER;CN=\"Ann; A.\":mailto:ann@example.org\n"                                              \
  "ATTENDEE;PARTSTAT=ACCEPTED;X-A=1:mailto:bob@example.org\n"                                      \
  "COMMENT;LANGUAGE=de:Gr\xc3\xbc\xc3\x9f\x65\n"                                                   \
  "X-MOZ-LASTACK:20260101T000000Z\n"                                                               \
  "REQUEST-STATUS:2.0;Success\n"                                                                   \
  "geo:52.5;13.4\n"

#define PARTS                                                                                      \
  "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER;RELATED=START:-PT15M\nX-B:1\nEND:VALARM\n"                 \
  "BEGIN:VLOCATION\nUID:l\nNAME:Room\nBEGIN:X-INNER\nX-C:2\nEND:X-INNER\nEND:VLOCATION\n"

static const char *
get_component (const TrellisIcalWhole *whole)
{
  if (TRELLIS_IS_MEETING (whole->record))
    return "VEVENT";
  return TRELLIS_IS_GOAL (whole->record) || TRELLIS_IS_TASK (whole->record) ||
             TRELLIS_IS_ACTION (whole->record)
           ? "VTODO"
           : "VJOURNAL";
}

static TrellisIcalComponent *
read_calendar (const char *text)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));

  return trellis_ical_component_copy (trellis_ical_component_find_part (document->stream, "VCALENDAR"));
}

static TrellisIcalComponent *
create_base (const TrellisIcalWhole *whole)
{
  const char *component = get_component (whole);
  g_autofree char *text = g_strdup_printf (
    "BEGIN:VCALENDAR\nPRODID:-//Theirs//EN\nX-OUTER;P=q:r\nBEGIN:VTIMEZONE\nTZID:Mars/Base\n"
    "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0430\nX-D:3\nEND:STANDARD\n"
    "END:VTIMEZONE\nBEGIN:%s\nUID:uid-0\nDTSTART;TZID=Mars/Base;X-E=f:20260105T100000\n%sEND:%s\n"
    "BEGIN:X-OTHER\nX-G:4\nEND:X-OTHER\nEND:VCALENDAR\n",
    component, THEIRS PARTS, component);

  return read_calendar (text);
}

static void
assert_has_lines (const char *text, const char *wanted)
{
  g_auto(GStrv) lines = g_strsplit (wanted, "\n", -1);
  g_auto(GStrv) folds = g_strsplit (text, "\r\n ", -1);
  g_autofree char *unfolded = g_strjoinv ("", folds);
  const char *from = unfolded;

  /* In their order, each as it was. */
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *line = g_strconcat ("\r\n", lines[i], "\r\n", NULL);
      const char *found = strstr (from, line);

      if (found == NULL)
        g_error ("%s is not in its place in\n%s", lines[i], unfolded);
      from = found + strlen (line) - 2;
    }
}

static void
assert_same_record (TrellisRecord *a, TrellisRecord *b, const char *text)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_fields; i++)
    if (i != TRELLIS_RECORD_MODIFIED && i != TRELLIS_RECORD_CREATED &&
        (klass->fields[i].flags & TRELLIS_FIELD_LOCAL) == 0 &&
        !(TRELLIS_IS_POINT (a) && i == trellis_point_field_title) &&
        !trellis_value_equal (trellis_record_get_value (a, i), trellis_record_get_value (b, i),
                              &klass->fields[i]))
      g_error ("%s of %s differs in\n%s", klass->fields[i].name, klass->table, text);
}

static void
assert_same_whole (const TrellisIcalWhole *a, const TrellisIcalWhole *b, const char *text)
{
  assert_same_record (a->record, b->record, text);
  if (TRELLIS_IS_MATCH (a->record))
    return;
  if (a->parts->len != b->parts->len)
    g_error ("%u parts became %u in\n%s", a->parts->len, b->parts->len, text);
  for (guint i = 0; i < a->parts->len; i++)
    assert_same_record (a->parts->pdata[i], b->parts->pdata[i], text);
}

static void
fill (TrellisIcalWhole *whole)
{
  random_fill_whole (whole);
  /* Where it is cannot be told from no place, over an item that has one. */
  if (TRELLIS_IS_MEETING (whole->record))
    trellis_meeting_set_time_zone (TRELLIS_MEETING (whole->record), "Asia/Tokyo");
}

/* R-I1: Everything of ours is written into an item of theirs and comes back, and all that is theirs stays. */
static void
test_foreign_base (void)
{
  for (guint run = 0; run < RUNS; run++)
    for (guint k = 0; k < random_n_kinds (); k++)
      {
        g_autoptr(TrellisIcalWhole) whole = random_whole (k);
        g_autoptr(TrellisIcalComponent) base = create_base (whole);
        g_autoptr(TrellisIcalComponent) written = NULL;
        g_autoptr(TrellisIcalComponent) reread = NULL;
        g_autoptr(TrellisIcalWhole) again = NULL;
        g_autofree char *text = NULL;

        fill (whole);
        written = trellis_ical_whole_write (whole, base, &random_context);
        text = trellis_ical_write (written);
        assert_has_lines (text, "PRODID:-//Theirs//EN\nX-OUTER;P=q:r\nBEGIN:VTIMEZONE\nTZID:Mars/Base\n"
                                "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0500\n"
                                "TZOFFSETTO:+0430\nX-D:3\nEND:STANDARD\nEND:VTIMEZONE\n" THEIRS PARTS
                                "BEGIN:X-OTHER\nX-G:4\nEND:X-OTHER\n");
        reread = read_calendar (text);
        again = trellis_ical_whole_read (reread, whole, &random_context);
        assert_same_whole (whole, again, text);
      }
}

/* What libical makes of an item, as was seen in programs that are built on it. */
static void
rewrite_as_libical (TrellisIcalComponent *calendar)
{
  g_autofree char *product = g_strdup ("-//Ximian//NONSGML Evolution Calendar//EN");

  for (guint i = trellis_ical_component_get_size (calendar); i > 0; i--)
    {
      TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i - 1);

      if (part == NULL)
        trellis_ical_component_remove (calendar, i - 1);
      else
        for (guint l = trellis_ical_component_get_size (part); l > 0; l--)
          {
            TrellisIcalLine *line = trellis_ical_component_get_line (part, l - 1);
            g_auto(GStrv) categories = NULL;

            if (line != NULL && trellis_ical_line_has_prefix (line, "X-"))
              {
                g_autofree char *value = trellis_ical_text_unescape (trellis_ical_line_get_value (line));

                trellis_ical_line_set_value (line, value);
              }
            if (line == NULL || !trellis_ical_line_has_name (line, "CATEGORIES"))
              continue;
            categories = trellis_ical_text_split (trellis_ical_line_get_value (line));
            trellis_ical_component_remove (part, l - 1);
            for (guint c = 0; categories[c] != NULL; c++)
              {
                g_autofree char *value = trellis_ical_text_escape (categories[c]);

                trellis_ical_component_insert_line (part, l - 1,
                                                    trellis_ical_line_new ("CATEGORIES", value));
              }
          }
    }
  trellis_ical_component_insert_line (calendar, 0, trellis_ical_line_new ("PRODID", product));
  trellis_ical_component_take_line (trellis_ical_component_get_part (
                                      calendar, trellis_ical_component_get_size (calendar) - 1),
                                    trellis_ical_line_new ("X-EVOLUTION-CALDAV-ETAG", "1"));
}

/* Through libical itself, as its version here is. */
static void
pass_through_libical (TrellisIcalComponent *calendar)
{
  g_autofree char *text = trellis_ical_write (calendar);
  icalcomponent *parsed = icalparser_parse_string (text);
  g_autofree char *written = icalcomponent_as_ical_string_r (parsed);
  g_autoptr(TrellisIcalComponent) again = read_calendar (written);

  icalcomponent_free (parsed);
  while (trellis_ical_component_get_size (calendar) > 0)
    trellis_ical_component_remove (calendar, 0);
  for (guint i = 0; i < trellis_ical_component_get_size (again); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (again, i);

      if (part != NULL)
        trellis_ical_component_take_part (calendar, trellis_ical_component_copy (part));
      else
        trellis_ical_component_take_line (calendar,
                                          trellis_ical_line_copy (trellis_ical_component_get_line (again, i)));
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  g_autofree char *x = trellis_ical_line_dup_name (*(TrellisIcalLine *const *) a);
  g_autofree char *y = trellis_ical_line_dup_name (*(TrellisIcalLine *const *) b);

  return strcmp (x, y);
}

/* python-icalendar, which khal and todoman use, sorts the properties of an item by their names. */
static void
rewrite_as_python (TrellisIcalComponent *calendar)
{
  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);
      g_autoptr(GPtrArray) lines = g_ptr_array_new ();

      if (part == NULL || trellis_ical_component_has_name (part, "VTIMEZONE"))
        continue;
      for (guint l = trellis_ical_component_get_size (part); l > 0; l--)
        if (trellis_ical_component_get_line (part, l - 1) != NULL)
          {
            g_ptr_array_insert (lines, 0,
                                trellis_ical_line_copy (trellis_ical_component_get_line (part, l - 1)));
            trellis_ical_component_remove (part, l - 1);
          }
      g_ptr_array_sort (lines, compare_lines);
      for (guint l = 0; l < lines->len; l++)
        trellis_ical_component_insert_line (part, l, lines->pdata[l]);
    }
}

/* Programs and servers that keep nothing they do not know. */
static void
lose_extensions (TrellisIcalComponent *calendar)
{
  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);

      for (guint l = part != NULL ? trellis_ical_component_get_size (part) : 0; l > 0; l--)
        {
          const TrellisIcalLine *line = trellis_ical_component_get_line (part, l - 1);

          if (line != NULL && trellis_ical_line_has_prefix (line, "X-"))
            trellis_ical_component_remove (part, l - 1);
        }
    }
}

/* libical takes spaces around a value for none, and a comma within a category for one between two. */
static void
strip_field (TrellisRecord *record, guint index, const TrellisField *field)
{
  if (field->kind == TRELLIS_FIELD_STRING || field->kind == TRELLIS_FIELD_TEXT)
    {
      const char *text = trellis_record_get_string (record, index);
      g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

      trellis_record_set_string (record, index, stripped);
    }
  else if (field->kind == TRELLIS_FIELD_LIST)
    {
      g_auto(GStrv) list = g_strdupv ((GStrv) trellis_record_get_list (record, index));

      for (guint i = 0; list != NULL && list[i] != NULL; i++)
        g_strstrip (g_strdelimit (list[i], ",", '.'));
      trellis_record_set_list (record, index, (const char *const *) list);
    }
}

static void
strip_record (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    strip_field (record, i, &klass->fields[i]);
}

static void
strip (TrellisIcalWhole *whole)
{
  strip_record (whole->record);
  for (guint i = 0; i < whole->parts->len; i++)
    strip_record (whole->parts->pdata[i]);
}

static void
check_rewritten (void (*rewrite) (TrellisIcalComponent *calendar), gboolean same_meaning)
{
  for (guint run = 0; run < RUNS; run++)
    for (guint k = 0; k < random_n_kinds (); k++)
      {
        g_autoptr(TrellisIcalWhole) whole = random_whole (k);
        g_autoptr(TrellisIcalComponent) written = NULL;
        g_autoptr(TrellisIcalComponent) rewritten = NULL;
        g_autoptr(TrellisIcalWhole) again = NULL;
        g_autofree char *text = NULL;

        fill (whole);
        strip (whole);
        written = trellis_ical_whole_write (whole, NULL, &random_context);
        rewritten = trellis_ical_component_copy (written);
        rewrite (rewritten);
        text = trellis_ical_write (rewritten);
        again = trellis_ical_whole_read (rewritten, whole, &random_context);
        assert_same_whole (whole, again, text);
        if (same_meaning && !trellis_ical_same_meaning (written, rewritten))
          {
            g_autofree char *before = trellis_ical_write (written);

            g_error ("%s\nmeans something else than\n%s", text, before);
          }
      }
}

/* R-I1, R-I13: As libical leaves it. */
static void
test_libical (void)
{
  check_rewritten (rewrite_as_libical, TRUE);
}

static void
test_real_libical (void)
{
  check_rewritten (pass_through_libical, TRUE);
}

static void
test_python (void)
{
  check_rewritten (rewrite_as_python, TRUE);
}

/* With what is known, nothing is lost at all. */
static void
test_extensions_lost (void)
{
  check_rewritten (lose_extensions, FALSE);
}

/* Words that people write. Each is another. */
static void
write_words (TrellisIcalWhole *whole, GPtrArray *words)
{
  for (guint p = 0; p <= whole->parts->len; p++)
    {
      TrellisRecord *record = p == 0 ? whole->record : whole->parts->pdata[p - 1];
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

      for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
        {
          const TrellisField *field = &klass->fields[i];
          char *word;

          if ((field->kind != TRELLIS_FIELD_STRING && field->kind != TRELLIS_FIELD_TEXT) ||
              (field->flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) != 0 ||
              (field->flags & (TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)) == 0)
            continue;
          word = g_strdup_printf ("word%04u", words->len);
          trellis_record_set_string (record, i, word);
          g_ptr_array_add (words, word);
        }
    }
}

/* Even where nothing is known, and all that is ours was lost, no word that people read is: neither
 * when it is read, nor when it is written again. */
static void
test_words (void)
{
  for (guint k = 0; k < random_n_kinds (); k++)
    {
      g_autoptr(TrellisIcalWhole) whole = random_whole (k);
      g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(TrellisIcalComponent) written = NULL;
      g_autoptr(TrellisIcalWhole) again = NULL;
      g_autoptr(TrellisIcalComponent) rewritten = NULL;
      g_autofree char *text = NULL;

      if (k == 0)
        continue; /* what a person tells of themselves is comfort */
      fill (whole);
      for (guint i = 0; i < whole->parts->len; i++)
        if (TRELLIS_IS_CLAUSE (whole->parts->pdata[i]))
          {
            trellis_clause_set_key (whole->parts->pdata[i], NULL);
            trellis_clause_set_enabled (whole->parts->pdata[i], TRUE);
          }
      write_words (whole, words);
      written = trellis_ical_whole_write (whole, NULL, &random_context);
      lose_extensions (written);
      again = trellis_ical_whole_read (written, NULL, &random_context);
      g_assert_nonnull (again);
      rewritten = trellis_ical_whole_write (again, written, &random_context);
      text = trellis_ical_write (rewritten);
      {
        g_auto(GStrv) folds = g_strsplit (text, "\r\n ", -1);
        g_autofree char *unfolded = g_strjoinv ("", folds);

        for (guint i = 0; i < words->len; i++)
          if (strstr (unfolded, words->pdata[i]) == NULL)
            g_error ("%s is lost in\n%s", (char *) words->pdata[i], unfolded);
      }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/survival/foreign-base", test_foreign_base);
  g_test_add_func ("/ical/survival/libical", test_libical);
  g_test_add_func ("/ical/survival/real-libical", test_real_libical);
  g_test_add_func ("/ical/survival/python", test_python);
  g_test_add_func ("/ical/survival/extensions-lost", test_extensions_lost);
  g_test_add_func ("/ical/survival/words", test_words);
  return g_test_run ();
}

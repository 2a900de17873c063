/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-test.h"

#include <string.h>

/* Files as other programs write them. */

static char *
event (const char *method, const char *lines)
{
  return g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%s%s%sBEGIN:VEVENT\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n",
                          method != NULL ? "METHOD:" : "", method != NULL ? method : "", method != NULL ? "\r\n" : "",
                          lines);
}

static TrellisImportReason
get_reason (const TrellisImport *import, guint index)
{
  return ((TrellisImportItem *) import->items->pdata[index])->reason;
}

/* R-F4: What is taken in of any of them is known when it comes again, though its program writes new times. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  static const char *const items[] = {
    /* Nextcloud Tasks */
    "BEGIN:VTODO\nUID:t\nSUMMARY:Done\nSTATUS:COMPLETED\nCOMPLETED:20260101T100000\nEND:VTODO\n",
    "BEGIN:VTODO\nUID:u\nSUMMARY:Done some day\nSTATUS:COMPLETED\nEND:VTODO\n",
    /* No UIDs */
    "BEGIN:VEVENT\nUID:\nDTSTAMP:%s\nDTSTART:20300101T100000Z\nSUMMARY:One\nEND:VEVENT\n"
    "BEGIN:VEVENT\nDTSTAMP:%s\nDTSTART:20300102T100000Z\nSUMMARY:Two\nEND:VEVENT\n",
    /* Google Calendar */
    "BEGIN:VEVENT\nUID:g\nDTSTAMP:%s\nDTSTART:20300103T100000Z\nDURATION:PT90M\nSUMMARY:HTML\n"
    "DESCRIPTION:<b>Agenda</b><br><ul><li>One</li></ul>\nBEGIN:VALARM\nTRIGGER:-PT10M\nEND:VALARM\nEND:VEVENT\n",
    /* Outlook */
    "BEGIN:VEVENT\nUID:o\nDTSTAMP:%s\nDTSTART;TZID=\"India Standard Time\":20300104T100000\nSUMMARY:Zone\nEND:VEVENT\n",
    "BEGIN:VEVENT\nUID:p\nDTSTAMP:%s\nCLASS:PRIVATE\nDTSTART:20300105T100000Z\nSUMMARY:Secret\nEND:VEVENT\n",
    "BEGIN:VEVENT\nUID:s\nDTSTAMP:%s\nDTSTART:20260106T100000Z\nRRULE:FREQ=WEEKLY\nSUMMARY:Often\nEND:VEVENT\n",
  };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *text = g_strconcat ("BEGIN:VCALENDAR\n", items[i], "END:VCALENDAR\n", NULL);
      g_autoptr(GString) first = g_string_new (text);
      g_autoptr(GString) second = g_string_new (text);
      g_autoptr(TrellisImport) import = NULL;
      g_autoptr(TrellisImport) again = NULL;
      guint n;

      g_string_replace (first, "%s", "20260101T000000Z", 0);
      g_string_replace (second, "%s", "20260109T000000Z", 0);
      import = file_test_read (fixture, first->str, match);
      n = trellis_import_count (import, TRELLIS_IMPORT_NEW);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (n, ==, import->items->len);
      file_test_take (fixture, import);
      again = file_test_read (fixture, second->str, match);
      g_test_message ("%s", second->str);
      file_test_assert_counts (again, 0, 0, n, 0, 0);
    }
  assert_answer (fixture->path, "SELECT group_concat(title, '|') FROM (SELECT title FROM meeting "
                                "WHERE title IN ('One', 'Two') ORDER BY title)", "One|Two");
  assert_answer (fixture->path, "SELECT count(*), count(DISTINCT uid) FROM meeting WHERE title = 'Often'", "13|13");
  assert_answer (fixture->path, "SELECT minutes, (SELECT group_concat(title) FROM point) FROM meeting WHERE title = 'HTML'",
                 "90|One");
  assert_answer (fixture->path, "SELECT time_zone FROM meeting WHERE title = 'Zone'", "Asia/Kolkata");
}

/* R-V1: What its owner wanted nobody else to see does not go to the partner. */
static void
test_confidential (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = event (NULL, "UID:a\r\nDTSTART:20300101T100000Z\r\nCLASS:confidential\r\nSUMMARY:Doctor\r\n");
  g_autofree char *open = event (NULL, "UID:b\r\nDTSTART:20300101T100000Z\r\nCLASS:PUBLIC\r\nSUMMARY:Coffee\r\n");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisImport) other = file_test_read (fixture, open, match);

  file_test_take (fixture, import);
  file_test_take (fixture, other);
  assert_answer (fixture->path, "SELECT visibility FROM meeting WHERE title = 'Doctor'", "private");
  assert_answer (fixture->path, "SELECT visibility FROM meeting WHERE title = 'Coffee'", "shared");
}

static void
check_about (const TrellisImport *import, const char *name, const char *email, gboolean is_about)
{
  g_autoptr(TrellisPerson) person = trellis_person_new ();

  trellis_person_set_name (person, name);
  trellis_person_set_email (person, email);
  g_assert_cmpint (trellis_import_is_about (import, person), ==, is_about);
}

/* What is cancelled or declined is no new meeting, and what an answer says is told. */
static void
test_messages (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  static const char lines[] = "UID:a\r\nDTSTART:20300101T100000Z\r\nSUMMARY:Coffee\r\n"
                              "ATTENDEE;CN=\"Bob Example\";PARTSTAT=DECLINED:MAILTO:Bob@Example.org\r\n";
  g_autofree char *request = event ("REQUEST", lines);
  g_autofree char *cancel = event ("CANCEL", lines);
  g_autofree char *reply = event ("REPLY", lines);
  g_autoptr(TrellisImport) early = file_test_read (fixture, cancel, match);
  g_autoptr(TrellisImport) unasked = file_test_read (fixture, reply, match);
  g_autoptr(TrellisImport) import = file_test_read (fixture, request, match);
  g_autoptr(TrellisImport) declining = NULL;

  file_test_assert_counts (early, 0, 0, 0, 0, 1);
  g_assert_cmpint (get_reason (early, 0), ==, TRELLIS_IMPORT_CANCELS);
  file_test_assert_counts (unasked, 0, 0, 0, 0, 1);
  g_assert_cmpint (get_reason (unasked, 0), ==, TRELLIS_IMPORT_ANSWER);
  check_about (import, "Bob", NULL, TRUE);
  check_about (import, "BOB EXAMPLE", NULL, TRUE);
  check_about (import, "Robert", "bob@example.org", TRUE);
  check_about (import, "Bo", NULL, FALSE);
  check_about (import, "Example", NULL, FALSE);
  check_about (import, NULL, "bob@example.com", FALSE);
  file_test_take (fixture, import);
  declining = file_test_read (fixture, reply, match);
  file_test_assert_counts (declining, 0, 0, 0, 0, 1);
  g_assert_cmpint (get_reason (declining, 0), ==, TRELLIS_IMPORT_DECLINES);
}

/* An invitation to one of many meetings is one to a meeting, which can be moved and cancelled alone. */
static void
test_one_of_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *request =
    event ("REQUEST", "UID:s\r\nRECURRENCE-ID;TZID=Europe/Berlin:20300101T100000\r\nSEQUENCE:1\r\n"
                      "DTSTART;TZID=Europe/Berlin:20300101T110000\r\nSUMMARY:Later\r\n");
  g_autofree char *other =
    event ("REQUEST", "UID:s\r\nRECURRENCE-ID;TZID=Europe/Berlin:20300108T100000\r\nSEQUENCE:1\r\n"
                      "DTSTART;TZID=Europe/Berlin:20300108T120000\r\nSUMMARY:Much later\r\n");
  g_autofree char *cancel =
    event ("CANCEL", "UID:s\r\nRECURRENCE-ID;TZID=Europe/Berlin:20300101T100000\r\nSEQUENCE:2\r\n"
                     "DTSTART;TZID=Europe/Berlin:20300101T110000\r\nSUMMARY:Later\r\n");
  g_autoptr(TrellisImport) import = file_test_read (fixture, request, match);
  g_autoptr(TrellisImport) second = NULL;
  g_autoptr(TrellisImport) cancelling = NULL;

  file_test_assert_counts (import, 1, 0, 0, 0, 0);
  file_test_take (fixture, import);
  second = file_test_read (fixture, other, match);
  file_test_assert_counts (second, 1, 0, 0, 0, 0);
  file_test_take (fixture, second);
  cancelling = file_test_read (fixture, cancel, match);
  file_test_assert_counts (cancelling, 0, 1, 0, 0, 0);
  file_test_take (fixture, cancelling);
  assert_answer (fixture->path,
                 "SELECT group_concat(title || ' ' || state || ' ' || starts, '|') FROM "
                 "(SELECT * FROM meeting ORDER BY starts)",
                 "Later cancelled 1893492000|Much later scheduled 1894100400");
}

/* Of a meeting that comes again, those of the next months are taken, each alone, with what is said of one. */
static void
test_series (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  static const char text[] =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nDTSTART;TZID=Europe/Berlin:20251002T170000\nDURATION:PT1H\n"
    "RRULE:FREQ=WEEKLY;UNTIL=20260205T235959Z\nEXDATE;TZID=Europe/Berlin:20260115T170000\nSUMMARY:Talk\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID;TZID=Europe/Berlin:20260122T170000\n"
    "DTSTART;TZID=Europe/Berlin:20260123T180000\nSUMMARY:Moved\nEND:VEVENT\nEND:VCALENDAR\n";
  static const char apart[] =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID;TZID=Europe/Berlin:20260122T170000\nSEQUENCE:1\n"
    "DTSTART;TZID=Europe/Berlin:20260124T180000\nSUMMARY:Moved again\nEND:VEVENT\nEND:VCALENDAR\n";
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisImport) moving = NULL;

  /* January 8, 23, 29 and February 5. */
  file_test_assert_counts (import, 4, 0, 0, 0, 0);
  file_test_take (fixture, import);
  assert_answer (fixture->path,
                 "SELECT group_concat(title || strftime(' %m-%d %H', starts, 'unixepoch'), '|') FROM "
                 "(SELECT * FROM meeting ORDER BY starts)",
                 "Talk 01-08 16|Moved 01-23 17|Talk 01-29 16|Talk 02-05 16");

  moving = file_test_read (fixture, apart, match);
  file_test_assert_counts (moving, 0, 1, 0, 0, 0);
}

/* 3.5: Only what is written of a goal is a check-in: jtx Board has what was written in a meeting as a part of that. */
static void
test_of_meetings (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
    "BEGIN:VCALENDAR\n"
    "BEGIN:VEVENT\nUID:m\nDTSTART:20300101T100000Z\nSUMMARY:Coffee\nEND:VEVENT\n"
    "BEGIN:VJOURNAL\nUID:n\nSUMMARY:Minutes\nDESCRIPTION:100 % sure\nRELATED-TO;RELTYPE=PARENT:m\nEND:VJOURNAL\n"
    "BEGIN:VJOURNAL\nUID:o\nSUMMARY:Of what nobody knows\nRELATED-TO:nowhere\nEND:VJOURNAL\n"
    "BEGIN:VJOURNAL\nUID:p\nSUMMARY:Of a note\nRELATED-TO:n\nEND:VJOURNAL\n"
    "BEGIN:VTODO\nUID:t\nSUMMARY:Read\nRELATED-TO:m\nEND:VTODO\n"
    "BEGIN:VTODO\nUID:g\nSUMMARY:Speak\nEND:VTODO\n"
    "BEGIN:VJOURNAL\nUID:c\nSUMMARY:40 %\nRELATED-TO:g\nEND:VJOURNAL\n"
    "BEGIN:VTODO\nUID:s\nRELATED-TO:g\nSUMMARY:Step\nEND:VTODO\n"
    "END:VCALENDAR\n";
  static const char later[] =
    "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:q\nSUMMARY:Later\nRELATED-TO:m\nEND:VJOURNAL\n"
    "BEGIN:VJOURNAL\nUID:d\nSUMMARY:60 %\nRELATED-TO:g\nEND:VJOURNAL\nEND:VCALENDAR\n";
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisImport) again = NULL;
  g_autoptr(TrellisImport) next = NULL;

  file_test_assert_counts (import, 8, 0, 0, 0, 0);
  file_test_take (fixture, import);
  again = file_test_read (fixture, text, match);
  file_test_assert_counts (again, 0, 0, 8, 0, 0);
  next = file_test_read (fixture, later, match);
  file_test_assert_counts (next, 2, 0, 0, 0, 0);
  file_test_take (fixture, next);
  assert_answer (fixture->path, "SELECT group_concat(uid || ' ' || ifnull(meeting, '-'), '|') FROM "
                                "(SELECT * FROM note ORDER BY uid)", "n m|o -|p -|q m");
  assert_answer (fixture->path, "SELECT group_concat(uid || ' ' || goal || ' ' || percent, '|') FROM "
                                "(SELECT * FROM check_in ORDER BY uid)", "c g 40|d g 60");
  assert_answer (fixture->path, "SELECT meeting, goal IS NULL FROM action WHERE uid = 't'", "m|1");
}

/* R-I6: A time by clocks that nobody knows is read by those here, and said to be. */
static void
test_zones (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *lines;
    gboolean is_unknown;
  } cases[] = {
    { "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Nowhere/Land:20300101T100000\nEND:VEVENT\n", TRUE },
    { "BEGIN:VEVENT\nUID:b\nDTSTART;TZID=\"India Standard Time\":20300101T100000\nEND:VEVENT\n", FALSE },
    { "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\n"
      "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:c\nDTSTART;TZID=Own:20300101T100000\nEND:VEVENT\n", FALSE },
    { "BEGIN:VEVENT\nUID:d\nDTSTART:20300101T100000Z\nDTEND;TZID=Nowhere/Land:20300101T110000\nEND:VEVENT\n", TRUE },
    { "BEGIN:VEVENT\nUID:e\nDTSTART:20300101T100000\nEND:VEVENT\n", FALSE },
    { "BEGIN:VTODO\nUID:f\nDUE;TZID=Nowhere/Land:20300101T100000\nEND:VTODO\n", TRUE },
    { "BEGIN:VTODO\nUID:i\nDUE:20300101T233000Z\nEND:VTODO\n", FALSE },
    { "BEGIN:VTODO\nUID:g\nDUE;VALUE=DATE;TZID=Nowhere/Land:20300101\nEND:VTODO\n", FALSE },
    { "BEGIN:VEVENT\nUID:h\nDTSTART;TZID=Nowhere/Land:20260108T100000\nRRULE:FREQ=WEEKLY;COUNT=1\nEND:VEVENT\n", TRUE },
  };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("BEGIN:VCALENDAR\n", cases[i].lines, "END:VCALENDAR\n", NULL);
      g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);

      g_test_message ("%s", text);
      file_test_assert_counts (import, 1, 0, 0, 0, 0);
      g_assert_cmpint (((TrellisImportItem *) import->items->pdata[0])->is_zone_unknown, ==, cases[i].is_unknown);
      file_test_take (fixture, import);
    }
  /* Ten o’clock in Berlin. */
  assert_answer (fixture->path, "SELECT strftime('%H', starts, 'unixepoch'), time_zone IS NULL FROM meeting WHERE uid = 'a'",
                 "09|1");
  assert_answer (fixture->path, "SELECT due FROM action WHERE uid = 'i'", "2030-01-02");
}

/* R-F4: Of what comes more than once, the newest counts, in whatever order it comes. */
static void
test_newest (Fixture *fixture, gconstpointer data)
{
  static const char newer[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSEQUENCE:2\nLAST-MODIFIED:20260102T000000Z\n"
                              "DTSTART:20300102T100000Z\nSUMMARY:Newer\nEND:VEVENT\nEND:VCALENDAR\n";
  static const char older[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSEQUENCE:1\nLAST-MODIFIED:20260103T000000Z\n"
                              "DTSTART:20300101T100000Z\nSUMMARY:Older\nEND:VEVENT\nEND:VCALENDAR\n";
  static const char edited[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSEQUENCE:2\nDTSTAMP:20260104T000000Z\n"
                               "DTSTART:20300102T100000Z\nSUMMARY:Edited\nEND:VEVENT\nEND:VCALENDAR\n";
  static const char answer[] = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nSEQUENCE:2\n"
                               "DTSTAMP:20260105T000000Z\nATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@example.org\nEND:VEVENT\n"
                               "END:VCALENDAR\n";
  const struct
  {
    const char *first, *second, *title;
  } cases[] = {
    { newer, older, "Newer" }, { older, newer, "Newer" }, { newer, edited, "Edited" },
    { edited, newer, "Edited" }, { edited, answer, "Edited" }, { answer, edited, "Edited" },
  };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].first, cases[i].second, NULL);
      g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);

      file_test_assert_counts (import, 1, 0, 0, 0, 0);
      g_assert_cmpstr (((TrellisImportItem *) import->items->pdata[0])->title, ==, cases[i].title);
    }
}

/* What somebody changed here since stays, unless they say otherwise. */
static void
test_takes_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  const TrellisImportChoice choice = { .match = UID (match), .takes_older = TRUE };
  g_autofree char *text =
    event ("REQUEST", "UID:a\r\nDTSTART:20300101T100000Z\r\nLAST-MODIFIED:20260101T000000Z\r\nSUMMARY:Coffee\r\n");
  g_autofree char *moved =
    event ("REQUEST", "UID:a\r\nDTSTART:20300102T100000Z\r\nLAST-MODIFIED:20260102T000000Z\r\nSUMMARY:Coffee\r\n");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisMeeting) meeting = NULL;
  g_autoptr(TrellisImport) keeping = NULL;
  g_autoptr(TrellisImport) replacing = NULL;

  file_test_take (fixture, import);
  meeting = trellis_store_get (fixture->store, TRELLIS_TYPE_MEETING, "a");
  trellis_meeting_set_private_notes (meeting, "What I think");
  keeping = file_test_read (fixture, moved, match);
  file_test_assert_counts (keeping, 0, 0, 0, 1, 0);
  replacing = file_test_read_with (fixture, moved, &choice);
  file_test_assert_counts (replacing, 0, 1, 0, 0, 0);
  file_test_take (fixture, replacing);
  g_assert_cmpint (trellis_meeting_get_starts (meeting), ==, 1893578400);
  g_assert_cmpstr (trellis_meeting_get_private_notes (meeting), ==, "What I think");
}

/* Each file is told of by its own place among them. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  const TrellisFileSource source = file_test_get_source (fixture);
  const TrellisImportChoice choice = { .match = UID (match) };
  static const char *const texts[] = {
    NULL, "<!DOCTYPE html>\n<p>Please: sign in</p>\n",
    "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:Read\nnonsense\nEND:VTODO\nEND:VCALENDAR\n", "",
    "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
  };
  const TrellisImportFault faults[] = { { 0, TRELLIS_IMPORT_FAULT_UNREAD },
                                        { 1, TRELLIS_IMPORT_FAULT_NO_CALENDAR },
                                        { 3, TRELLIS_IMPORT_FAULT_NO_CALENDAR } };
  g_autoptr(GPtrArray) files = g_ptr_array_new ();
  g_autoptr(TrellisImport) import = NULL;

  fixture_flush (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (files, texts[i] != NULL ? g_bytes_new_static (texts[i], strlen (texts[i])) : NULL);
  import = trellis_file_import_read (&source, files, &choice, NULL, NULL);
  file_test_assert_counts (import, 1, 0, 0, 0, 0);
  g_assert_cmpuint (import->n_problems, ==, 1);
  g_assert_cmpuint (g_array_index (import->problems, TrellisImportProblem, 0).file, ==, 2);
  g_assert_cmpuint (import->faults->len, ==, G_N_ELEMENTS (faults));
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_assert_cmpuint (g_array_index (import->faults, TrellisImportFault, i).file, ==, faults[i].file);
      g_assert_cmpint (g_array_index (import->faults, TrellisImportFault, i).kind, ==, faults[i].kind);
    }
  for (guint i = 0; i < files->len; i++)
    g_clear_pointer ((GBytes **) &files->pdata[i], g_bytes_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sync/import-others/again", test_again);
  FIXTURE_TEST ("/sync/import-others/confidential", test_confidential);
  FIXTURE_TEST ("/sync/import-others/messages", test_messages);
  FIXTURE_TEST ("/sync/import-others/one-of-many", test_one_of_many);
  FIXTURE_TEST ("/sync/import-others/series", test_series);
  FIXTURE_TEST ("/sync/import-others/of-meetings", test_of_meetings);
  FIXTURE_TEST ("/sync/import-others/zones", test_zones);
  FIXTURE_TEST ("/sync/import-others/newest", test_newest);
  FIXTURE_TEST ("/sync/import-others/takes-older", test_takes_older);
  FIXTURE_TEST ("/sync/import-others/files", test_files);
  return g_test_run ();
}

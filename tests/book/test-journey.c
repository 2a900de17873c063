/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-book.h"
#include "trellis-document-markdown.h"

#include <locale.h>
#include <string.h>

#define NOV_22_2026_14_UTC 1795356000

typedef struct
{
  TrellisMatch *match;
  TrellisBookMaterial *material;
} Fixture;

static gpointer
add (Fixture *fixture, gpointer record, const char *uid)
{
  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, NOV_22_2026_14_UTC);
  trellis_book_material_add (fixture->material, record);
  g_object_unref (record); /* the material has it */
  return record;
}

static void
add_person (Fixture *fixture, const char *name, gboolean is_me)
{
  TrellisPerson *person = trellis_person_new ();

  trellis_person_set_name (person, name);
  trellis_person_set_is_me (person, is_me);
  add (fixture, person, name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->match = trellis_match_new ();
  fixture->material = trellis_book_material_new (fixture->match);
  add_person (fixture, "Ines", TRUE);
  add_person (fixture, "Ada", FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  trellis_book_material_free (fixture->material);
  g_assert_finalize_object (fixture->match);
}

static char *
write_out (TrellisDocument *document)
{
  char *text = trellis_document_to_markdown (document);

  g_object_unref (document);
  return text;
}

static void
add_meeting (Fixture *fixture)
{
  TrellisMeeting *meeting = add (fixture, trellis_meeting_new (), "m");
  TrellisMeeting *next = add (fixture, trellis_meeting_new (), "n");
  TrellisPoint *second = add (fixture, trellis_point_new (), "p2");
  TrellisPoint *first = add (fixture, trellis_point_new (), "p1");
  TrellisNote *decision = add (fixture, trellis_note_new (), "d");
  TrellisAction *action = add (fixture, trellis_action_new (), "a");

  trellis_meeting_set_starts (meeting, NOV_22_2026_14_UTC);
  trellis_meeting_set_minutes (meeting, 90);
  trellis_meeting_set_place (meeting, "Café Central");
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_HELD);
  trellis_meeting_set_notes (meeting, "We **laughed**");
  trellis_meeting_set_private_notes (meeting, "Too long");
  trellis_meeting_set_starts (next, NOV_22_2026_14_UTC + 7 * 86400);
  trellis_point_set_meeting (first, "m");
  trellis_point_set_title (first, "How are you?");
  trellis_point_set_phase (first, TRELLIS_POINT_PHASE_CHECK_IN);
  trellis_point_set_meeting (second, "m");
  trellis_point_set_title (second, "Salary");
  trellis_point_set_minutes (second, 20);
  trellis_point_set_notes (second, "Ask for more");
  trellis_record_set_author (TRELLIS_RECORD (second), TRELLIS_ROLE_MENTOR);
  trellis_note_set_meeting (decision, "m");
  trellis_note_set_kind (decision, TRELLIS_NOTE_KIND_DECISION);
  trellis_note_set_title (decision, "Ask in January");
  trellis_action_set_meeting (action, "m");
  trellis_action_set_title (action, "Write the letter");
  trellis_action_set_due (action, "2026-12-01");
}

static void
attach (Fixture *fixture, const char *uid, const char *note, TrellisAttachmentKind kind, const char *title)
{
  TrellisAttachment *attachment = add (fixture, trellis_attachment_new (), uid);

  trellis_attachment_set_note (attachment, note);
  trellis_attachment_set_kind (attachment, kind);
  trellis_attachment_set_title (attachment, title);
  trellis_record_set_visibility (TRELLIS_RECORD (attachment), TRELLIS_VISIBILITY_PRIVATE);
}

static void
add_files (Fixture *fixture)
{
  TrellisNote *note = add (fixture, trellis_note_new (), "note");

  trellis_note_set_title (note, "A talk");
  attach (fixture, "f1", "note", TRELLIS_ATTACHMENT_KIND_FILE, "slides.odp");
  attach (fixture, "f2", NULL, TRELLIS_ATTACHMENT_KIND_CV, "ada.pdf");
  attach (fixture, "f3", NULL, TRELLIS_ATTACHMENT_KIND_FILE, "plan.ods");
  attach (fixture, "f4", NULL, TRELLIS_ATTACHMENT_KIND_PHOTO, NULL);
}

/* Files that are beside the match are named there, those of a note with it. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_files (fixture);
  text = write_out (trellis_book_of_match (fixture->material, TRELLIS_BOOK_EVERYTHING, NOV_22_2026_14_UTC));
  g_assert_nonnull (strstr (text, "- **CV**: ada.pdf\n"));
  g_assert_nonnull (strstr (text, "- **File**: plan.ods\n"));
  g_assert_nonnull (strstr (text, "Attached: slides.odp"));
  g_assert_null (strstr (text, "Photo"));
  g_assert_cmpstr (strstr (strstr (text, "plan.ods") + 1, "plan.ods"), ==, NULL);
}

static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "ada.pdf", "plan.ods", "slides.odp" };
  g_autofree char *text = NULL;

  add_files (fixture);
  text = write_out (trellis_book_of_match (fixture->material, TRELLIS_BOOK_SHAREABLE, NOV_22_2026_14_UTC));
  g_assert_nonnull (strstr (text, "A talk"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (strstr (text, names[i]));
}

static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_meeting (fixture);
  text = write_out (trellis_book_of_agenda (fixture->material, "m", TRELLIS_BOOK_SHAREABLE));
  g_assert_cmpstr (text, ==,
                   "# Meeting on November 22, 2026\n\n"
                   "Mentee: Ines, mentor: Ada\n\n"
                   "Sunday, November 22, 2026, 14:00 (UTC) · 1 h 30 min · Café Central · Held\n\n"
                   "## Agenda\n\n"
                   "1. How are you? (Ines)\n"
                   "2. Salary (20 minutes · Ada)\n");
}

static void
test_minutes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_meeting (fixture);
  text = write_out (trellis_book_of_minutes (fixture->material, "m", TRELLIS_BOOK_EVERYTHING));
  g_assert_cmpstr (text, ==,
                   "# Meeting on November 22, 2026\n\n"
                   "Mentee: Ines, mentor: Ada\n\n"
                   "Sunday, November 22, 2026, 14:00 (UTC) · 1 h 30 min · Café Central · Held\n\n"
                   "## What We Talked About\n\n"
                   "### Salary\n\n"
                   "Ask for more\n\n"
                   "## Notes\n\n"
                   "We **laughed**\n\n"
                   "## Private Notes\n\n"
                   "Too long\n\n"
                   "## Decisions\n\n"
                   "- Ask in January\n\n"
                   "## Before Next Time\n\n"
                   "- [ ] Write the letter (Ines, by December 1, 2026)\n\n"
                   "## Next Meeting\n\n"
                   "Sunday, November 29, 2026, 14:00 (UTC) · 1 hour\n");
}

/* By the clock that the person has. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_meeting (fixture);
  trellis_book_material_set_clock (fixture->material, TRUE);
  text = write_out (trellis_book_of_agenda (fixture->material, "m", TRELLIS_BOOK_SHAREABLE));
  g_assert_nonnull (strstr (text, "\nSunday, November 22, 2026, 2:00 PM (UTC) · "));
}

static void
test_nothing_yet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *agenda = NULL;
  g_autofree char *gone = NULL;

  add (fixture, trellis_meeting_new (), "m");
  agenda = write_out (trellis_book_of_agenda (fixture->material, "m", TRELLIS_BOOK_SHAREABLE));
  gone = write_out (trellis_book_of_minutes (fixture->material, "nowhere", TRELLIS_BOOK_SHAREABLE));
  g_assert_nonnull (strstr (agenda, "\n\nNo points yet."));
  g_assert_cmpstr (gone, ==, "# Our Meeting\n\nMentee: Ines, mentor: Ada\n");
}

static void
test_agreement (Fixture *fixture, gconstpointer data)
{
  TrellisAgreement *agreement = add (fixture, trellis_agreement_new (), "g");
  TrellisClause *own = add (fixture, trellis_clause_new (), "c1");
  TrellisClause *off = add (fixture, trellis_clause_new (), "c2");
  TrellisClause *rhythm = add (fixture, trellis_clause_new (), "c3");
  TrellisSignature *signature = add (fixture, trellis_signature_new (), "s");
  g_autofree char *text = NULL;
  g_autofree char *paper = NULL;

  trellis_agreement_set_version (agreement, 2);
  trellis_clause_set_agreement (own, "g");
  trellis_clause_set_title (own, "Coffee");
  trellis_clause_set_items (own, (const char *const[]) { "Black", "With *milk*", NULL });
  trellis_clause_set_agreement (off, "g");
  trellis_clause_set_title (off, "Switched off");
  trellis_clause_set_enabled (off, FALSE);
  trellis_clause_set_agreement (rhythm, "g");
  trellis_clause_set_key (rhythm, "purpose");
  trellis_signature_set_agreement (signature, "g");
  trellis_signature_set_name (signature, "Ines C.");
  trellis_signature_set_signed_at (signature, NOV_22_2026_14_UTC);

  text = write_out (trellis_book_of_agreement (fixture->material, "g", FALSE));
  paper = write_out (trellis_book_of_agreement (fixture->material, "g", TRUE));
  g_assert_true (g_str_has_prefix (text, "# Mentoring Agreement\n\nMentee: Ines, mentor: Ada\n\nVersion 2 · Draft\n\n"));
  g_assert_nonnull (strstr (text, "### Purpose\n\nNothing agreed yet\n\n"));
  g_assert_true (g_str_has_suffix (text, "### Coffee\n\n- Black\n- With \\*milk\\*\n\n"
                                         "## Signatures\n\nInes C., November 22, 2026\n"));
  g_assert_null (strstr (text, "Switched off"));
  g_assert_true (g_str_has_suffix (paper, "Ines C., November 22, 2026\n\nAda (mentor), day\n"));
}

static void
test_book (Fixture *fixture, gconstpointer data)
{
  TrellisGoal *goal = add (fixture, trellis_goal_new (), "o");
  TrellisTask *task = add (fixture, trellis_task_new (), "t");
  TrellisCheckIn *check_in = add (fixture, trellis_check_in_new (), "i");
  TrellisNote *note = add (fixture, trellis_note_new (), "w");
  g_autofree char *text = NULL;
  const char *last;
  const char *const order[] = { "\n## The Two of Us\n", "\n## Goals\n", "\n## Meetings\n", "\n### Meeting on November 22, 2026\n",
                                "\n### Meeting on November 29, 2026\n", "\n## Notes\n", "\n### November 2026\n", "\n#### Win\n" };

  add_meeting (fixture);
  trellis_match_set_started (fixture->match, "2026-06-01");
  trellis_goal_set_title (goal, "Lead");
  trellis_goal_set_target (goal, "2027-01-31");
  trellis_task_set_goal (task, "o");
  trellis_task_set_title (task, "Read");
  trellis_task_set_done (task, NOV_22_2026_14_UTC);
  trellis_check_in_set_goal (check_in, "o");
  trellis_check_in_set_day (check_in, "2026-11-22");
  trellis_check_in_set_comment (check_in, "Slow");
  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_WIN);
  trellis_note_set_body (note, "They *said yes*");
  trellis_note_set_tags (note, (const char *const[]) { "work", NULL });

  text = write_out (trellis_book_of_match (fixture->material, TRELLIS_BOOK_SHAREABLE, NOV_22_2026_14_UTC));
  g_assert_true (g_str_has_prefix (text, "# The Mentoring Journey of Ines and Ada\n\nMentee: Ines, mentor: Ada\n\n"
                                         "What both of us may read, without private notes · As of November 22, 2026\n\n"));
  last = text;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *at = strstr (last, order[i]);

      if (at == NULL)
        g_error ("no %s after\n%s", order[i], last);
      last = at;
    }
  g_assert_nonnull (strstr (text, "- **Started**: June 1, 2026\n"));
  g_assert_nonnull (strstr (text, "### Lead\n\nReach · By January 31, 2027 · 100%\n\n"));
  g_assert_nonnull (strstr (text, "- [x] Read\n"));
  g_assert_nonnull (strstr (text, "- **November 22, 2026**\n\n    Slow\n"));
  g_assert_nonnull (strstr (text, "Win · November 22, 2026 · Ines · #work\n\nThey *said yes*\n"));
}

static void
assert_begins (const char *name, gboolean is_me, const char *expected)
{
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  Fixture fixture = { match, trellis_book_material_new (match) };
  g_autofree char *text = NULL;

  if (name != NULL)
    add_person (&fixture, name, is_me);
  text = write_out (trellis_book_of_match (fixture.material, TRELLIS_BOOK_SHAREABLE, NOV_22_2026_14_UTC));
  g_assert_nonnull (strstr (text, expected));
  trellis_book_material_free (fixture.material);
}

/* Who is not known by name is not told of. */
static void
test_one_name (void)
{
  assert_begins ("Ines", TRUE, "\n\nMentee: Ines\n");
  assert_begins ("Ada", FALSE, "\n\nMentor: Ada\n");
  assert_begins (NULL, FALSE, "# Our Mentoring Journey\n\nWhat both of us may read");
}

static TrellisGoal *
add_goal_of_ada (Fixture *fixture, const char *uid, const char *title)
{
  TrellisGoal *goal = add (fixture, trellis_goal_new (), uid);

  trellis_goal_set_title (goal, title);
  trellis_record_set_author (TRELLIS_RECORD (goal), TRELLIS_ROLE_MENTOR);
  return goal;
}

/* What the other wrote is named where something of mine belongs to it, and nowhere else. */
static void
test_mine (Fixture *fixture, gconstpointer data)
{
  TrellisTask *task = add (fixture, trellis_task_new (), "t");
  g_autofree char *text = NULL;

  add_goal_of_ada (fixture, "with", "Lead");
  add_goal_of_ada (fixture, "without", "Rest");
  trellis_task_set_goal (task, "with");
  trellis_task_set_title (task, "Read");
  text = write_out (trellis_book_of_match (fixture->material, TRELLIS_BOOK_MINE, NOV_22_2026_14_UTC));
  g_assert_nonnull (strstr (text, "### Lead\n"));
  g_assert_nonnull (strstr (text, "- [ ] Read\n"));
  g_assert_null (strstr (text, "Rest"));
  g_assert_nonnull (strstr (text, "Mentee: Ines, mentor: Ada\n"));
}

static void
test_part_of_goal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_goal_of_ada (fixture, "whole", "Lead");
  trellis_goal_set_parent (add_goal_of_ada (fixture, "part", "Speak"), "whole");
  text = write_out (trellis_book_of_match (fixture->material, TRELLIS_BOOK_SHAREABLE, NOV_22_2026_14_UTC));
  g_assert_nonnull (strstr (text, "### Speak\n\nReach · Not started · Part of “Lead”\n"));
  g_assert_nonnull (strstr (text, "### Lead\n\nReach · Not started\n"));
}

static void
add_rating (Fixture *fixture, const char *uid, const char *day, int level)
{
  TrellisSkillRating *rating = add (fixture, trellis_skill_rating_new (), uid);

  trellis_skill_rating_set_skill (rating, "s");
  trellis_skill_rating_set_day (rating, day);
  trellis_skill_rating_set_level (rating, level);
}

/* How far a skill came, day by day, for me alone. */
static void
test_skills (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  trellis_skill_set_name (add (fixture, trellis_skill_new (), "s"), "Listening");
  add_rating (fixture, "later", "2026-11-22", 4);
  add_rating (fixture, "earlier", "2026-06-01", 2);
  add_rating (fixture, "unrated", "2026-07-01", 0);
  text = write_out (trellis_book_of_match (fixture->material, TRELLIS_BOOK_EVERYTHING, NOV_22_2026_14_UTC));
  g_assert_nonnull (strstr (text, "### Listening\n\nAt first: With Help, now: With Ease\n\n"
                                  "- June 1, 2026 · With Help (2 of 5)\n- July 1, 2026\n"
                                  "- November 22, 2026 · With Ease (4 of 5)\n"));
  g_clear_pointer (&text, g_free);
  text = write_out (trellis_book_of_match (fixture->material, TRELLIS_BOOK_SHAREABLE, NOV_22_2026_14_UTC));
  g_assert_null (strstr (text, "Listening"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("/book/agenda", test_agenda);
  ADD ("/book/minutes", test_minutes);
  ADD ("/book/clock", test_clock);
  ADD ("/book/nothing-yet", test_nothing_yet);
  ADD ("/book/agreement", test_agreement);
  ADD ("/book/journey", test_book);
  g_test_add_func ("/book/one-name", test_one_name);
  ADD ("/book/mine", test_mine);
  ADD ("/book/part-of-goal", test_part_of_goal);
  ADD ("/book/skills", test_skills);
  ADD ("/book/files", test_files);
  ADD ("/book/no-files", test_no_files);
  return g_test_run ();
}

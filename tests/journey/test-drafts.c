/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-mail.h"
#include "trellis-meeting-draft.h"
#include "trellis-phrase.h"
#include "trellis-records.h"

#define START (G_GINT64_CONSTANT (20000) * 24 * 60 * 60 + 14 * 60 * 60) /* 2024-10-04, 14:00 */

typedef struct
{
  TrellisMeeting *meeting, *next;
  GListStore *points, *notes, *actions;
  TrellisMeetingDraft draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->meeting = trellis_meeting_new ();
  fixture->next = trellis_meeting_new ();
  fixture->points = g_list_store_new (TRELLIS_TYPE_POINT);
  fixture->notes = g_list_store_new (TRELLIS_TYPE_NOTE);
  fixture->actions = g_list_store_new (TRELLIS_TYPE_ACTION);
  fixture->draft = (TrellisMeetingDraft) {
    .meeting = fixture->meeting,
    .points = G_LIST_MODEL (fixture->points),
    .notes = G_LIST_MODEL (fixture->notes),
    .actions = G_LIST_MODEL (fixture->actions),
    .next = fixture->next,
    .mentee = "Mina",
    .mentor = "Ada",
  };
  trellis_meeting_set_starts (fixture->meeting, START);
  trellis_meeting_set_time_zone (fixture->meeting, "Europe/Berlin");
  trellis_record_set_visibility (TRELLIS_RECORD (fixture->meeting), TRELLIS_VISIBILITY_SHARED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->meeting);
  g_object_unref (fixture->next);
  g_object_unref (fixture->points);
  g_object_unref (fixture->notes);
  g_object_unref (fixture->actions);
}

static gpointer
add (GListStore *list, TrellisVisibility visibility)
{
  g_autoptr(TrellisRecord) record =
    g_object_new (g_list_model_get_item_type (G_LIST_MODEL (list)), NULL);

  trellis_record_set_visibility (record, visibility);
  g_list_store_append (list, record);
  return record;
}

static TrellisPoint *
add_point (Fixture *fixture, const char *title, const char *notes)
{
  TrellisPoint *point = add (fixture->points, TRELLIS_VISIBILITY_SHARED);

  trellis_point_set_title (point, title);
  trellis_point_set_notes (point, notes);
  return point;
}

static TrellisNote *
add_note (Fixture *fixture, TrellisNoteKind kind, const char *title, const char *body)
{
  TrellisNote *note = add (fixture->notes, TRELLIS_VISIBILITY_SHARED);

  trellis_note_set_kind (note, kind);
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  return note;
}

static TrellisAction *
add_action (Fixture *fixture, const char *title, TrellisOwner owner, TrellisActionPriority priority)
{
  TrellisAction *action = add (fixture->actions, TRELLIS_VISIBILITY_SHARED);

  trellis_action_set_title (action, title);
  trellis_action_set_owner (action, owner);
  trellis_action_set_priority (action, priority);
  return action;
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_autofree char *summary = NULL;

  trellis_meeting_set_place (fixture->meeting, "Room 5");
  trellis_meeting_set_notes (fixture->meeting, "Good mood.\n\n");
  trellis_point_set_phase (add_point (fixture, "The talk", "She knows the host.\n- Write to him\n"),
                           TRELLIS_POINT_PHASE_FOCUS);
  trellis_point_set_phase (add_point (fixture, "Hello", "Back from the sea"),
                           TRELLIS_POINT_PHASE_CHECK_IN);
  add_point (fixture, "Not reached", NULL);
  trellis_point_set_done (add_point (fixture, "Short", NULL), TRUE);
  add_note (fixture, TRELLIS_NOTE_KIND_ADVICE, NULL, "Ask\nfirst");
  add_note (fixture, TRELLIS_NOTE_KIND_DECISION, "Apply", "in May");
  trellis_note_set_address (add_note (fixture, TRELLIS_NOTE_KIND_LINK, "Guide", NULL),
                            "https://example.org/");
  add_action (fixture, "Read it", TRELLIS_OWNER_BOTH, TRELLIS_ACTION_PRIORITY_NICE);
  trellis_action_set_due (
    add_action (fixture, "Write", TRELLIS_OWNER_MENTEE, TRELLIS_ACTION_PRIORITY_MUST), "2024-10-11");
  trellis_action_set_done (
    add_action (fixture, "Call", TRELLIS_OWNER_MENTOR, TRELLIS_ACTION_PRIORITY_MUST), 1);
  trellis_meeting_set_starts (fixture->next, START + 14 * 24 * 60 * 60);
  trellis_meeting_set_link (fixture->next, "https://call.example.org/");
  trellis_record_set_visibility (TRELLIS_RECORD (fixture->next), TRELLIS_VISIBILITY_SHARED);

  summary = trellis_meeting_draft_summary (&fixture->draft);
  g_assert_cmpstr (summary, ==,
                   "# Meeting on October 4, 2024\n\n"
                   "Friday, October 4, 2024, 16:00 (CEST) · Room 5\n\n"
                   "## What We Talked About\n\n"
                   "### Hello\n\nBack from the sea\n\n"
                   "### The talk\n\nShe knows the host.\n- Write to him\n\n"
                   "### Short\n\n"
                   "## Notes\n\nGood mood.\n\n"
                   "## Decisions\n\n- Apply: in May\n\n"
                   "## Advice\n\n- Ask first\n\n"
                   "## Links\n\n- [Guide](https://example.org/)\n\n"
                   "## Before Next Time\n\n"
                   "- [ ] Write (Mina, by October 11, 2024)\n"
                   "- [x] Call (Ada)\n\n"
                   "## Nice to Do\n\n- [ ] Read it (both)\n\n"
                   "## Next Meeting\n\n"
                   "Friday, October 18, 2024, 16:00 (CEST) · <https://call.example.org/>\n");
}

/* Whatever is private carries the word "secret" here. */
static void
test_nothing_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *agenda = NULL;
  g_autofree char *summary = NULL;
  g_autoptr(TrellisMail) mail = NULL;
  TrellisPoint *point = add (fixture->points, TRELLIS_VISIBILITY_PRIVATE);
  TrellisAction *action = add (fixture->actions, TRELLIS_VISIBILITY_PRIVATE);

  trellis_point_set_title (point, "secret point");
  trellis_point_set_notes (point, "secret words");
  trellis_action_set_title (action, "secret action");
  for (int kind = TRELLIS_NOTE_KIND_NOTE; kind <= TRELLIS_NOTE_KIND_REFLECTION; kind++)
    {
      TrellisNote *note = add (fixture->notes, TRELLIS_VISIBILITY_PRIVATE);

      trellis_note_set_kind (note, kind);
      trellis_note_set_body (note, "secret note");
    }
  trellis_meeting_set_private_notes (fixture->meeting, "secret notes");
  trellis_meeting_set_worked_well (fixture->meeting, "secret praise");
  trellis_meeting_set_to_change (fixture->meeting, "secret wish");
  trellis_meeting_set_feeling (fixture->meeting, "secret feeling");
  trellis_meeting_set_starts (fixture->next, START);
  trellis_meeting_set_place (fixture->next, "secret place");
  point = add_point (fixture, "secret but deleted", "x");
  trellis_record_set_number (TRELLIS_RECORD (point), TRELLIS_RECORD_DELETED, 1);

  agenda = trellis_meeting_draft_agenda (&fixture->draft);
  summary = trellis_meeting_draft_summary (&fixture->draft);
  mail = trellis_mail_for_agenda (&fixture->draft, TRELLIS_ROLE_MENTEE);
  g_assert_null (strstr (agenda, "secret"));
  g_assert_null (strstr (summary, "secret"));
  g_assert_null (strstr (mail->body, "secret"));
  g_assert_null (strstr (summary, "##"));

  /* a meeting that is private itself keeps its notes */
  g_clear_pointer (&summary, g_free);
  trellis_meeting_set_notes (fixture->meeting, "secret, too");
  trellis_record_set_visibility (TRELLIS_RECORD (fixture->meeting), TRELLIS_VISIBILITY_PRIVATE);
  summary = trellis_meeting_draft_summary (&fixture->draft);
  g_assert_null (strstr (summary, "secret"));
}

static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = trellis_meeting_draft_agenda (&fixture->draft);
  g_autofree char *agenda = NULL;

  g_assert_nonnull (strstr (empty, "No points yet"));
  trellis_meeting_set_title (fixture->meeting, "October");
  fixture->draft.time_zone = "America/New_York";
  trellis_point_set_position (add_point (fixture, "Second", "not shown"), 2);
  trellis_point_set_minutes (add_point (fixture, "First", NULL), 10);
  agenda = trellis_meeting_draft_agenda (&fixture->draft);
  g_assert_cmpstr (agenda, ==,
                   "# October\n\n"
                   "Friday, October 4, 2024, 10:00 (EDT)\n\n"
                   "## Agenda\n\n"
                   "1. First (10 minutes)\n"
                   "2. Second\n");
}

static void
test_mail (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMail) from_mentee =
    trellis_mail_for_summary (&fixture->draft, TRELLIS_ROLE_MENTEE, "The summary\n\n");
  g_autoptr(TrellisMail) from_mentor = NULL;

  g_assert_cmpstr (from_mentee->subject, ==, "Summary: Meeting on October 4, 2024");
  g_assert_true (g_str_has_prefix (from_mentee->body, "Hello Ada,\n\nThank you"));
  g_assert_nonnull (strstr (from_mentee->body, "\n\nThe summary\n\n"));
  g_assert_true (g_str_has_suffix (from_mentee->body, "Best regards\nMina\n"));

  from_mentor = trellis_mail_for_summary (&fixture->draft, TRELLIS_ROLE_MENTOR, "The summary");
  g_assert_true (g_str_has_prefix (from_mentor->body, "Hello Mina,\n\nThank you for our talk."));
  g_assert_nonnull (strstr (from_mentor->body, "\n\nThe summary\n\n"));
  g_assert_true (g_str_has_suffix (from_mentor->body, "Best regards\nAda\n"));
  g_clear_pointer (&from_mentor, trellis_mail_free);

  fixture->draft.mentee = NULL;
  from_mentor = trellis_mail_for_agenda (&fixture->draft, TRELLIS_ROLE_MENTOR);
  g_assert_cmpstr (from_mentor->subject, ==, "Agenda: Meeting on October 4, 2024");
  g_assert_true (g_str_has_prefix (from_mentor->body, "Hello,\n\n"));
  g_assert_true (g_str_has_suffix (from_mentor->body, "Best regards\nAda\n"));
}

static void
test_introduction (void)
{
  g_autoptr(TrellisPerson) me = trellis_person_new ();
  g_autoptr(TrellisMail) mentee = NULL;
  g_autoptr(TrellisMail) mentor = NULL;
  g_autoptr(TrellisMail) offer = NULL;

  trellis_person_set_name (me, "Mina");
  trellis_person_set_looks_for (me, "A way\ninto research");
  trellis_person_set_offers (me, "Patience");
  trellis_person_set_known_facts (me, "secret");
  mentee = trellis_mail_for_introduction (TRELLIS_ROLE_MENTEE, me, NULL);
  mentor = trellis_mail_for_introduction (TRELLIS_ROLE_MENTOR, NULL, me);

  g_assert_nonnull (strstr (mentee->body, "What I look for: A way into research\n"));
  g_assert_null (strstr (mentee->body, "Patience"));
  g_assert_null (strstr (mentee->body, "secret"));
  g_assert_true (g_str_has_prefix (mentor->body, "Hello Mina,"));
  g_assert_cmpstr (mentee->subject, !=, mentor->subject);

  offer = trellis_mail_for_introduction (TRELLIS_ROLE_MENTOR, me, NULL);
  g_assert_nonnull (strstr (offer->body, "What I can offer: Patience\n"));
  g_assert_null (strstr (offer->body, "research"));
  g_assert_null (strstr (offer->body, "secret"));
}

static void
test_thanks (void)
{
  g_autoptr(TrellisPerson) me = trellis_person_new ();
  g_autoptr(TrellisPerson) partner = trellis_person_new ();
  g_autoptr(TrellisMail) mail = NULL;

  trellis_person_set_name (me, "Mina");
  trellis_person_set_name (partner, "Ada");
  mail = trellis_mail_for_thanks (me, partner, "For the walk in March\n");
  g_assert_cmpstr (mail->subject, ==, "Thank you");
  g_assert_cmpstr (mail->body, ==, "Hello Ada,\n\nFor the walk in March\n\nBest regards\nMina\n");
}

/* R-D3: Where the calendar is not among the partner's own, its address is needed; where the folder is here, is not. */
static void
test_joining (void)
{
  g_autoptr(TrellisPerson) me = trellis_person_new ();
  g_autoptr(TrellisPerson) partner = trellis_person_new ();
  g_autoptr(TrellisMail) calendar = NULL;
  g_autoptr(TrellisMail) folder = NULL;

  trellis_person_set_name (me, "Mina");
  trellis_person_set_name (partner, "Ada");
  trellis_person_set_known_facts (partner, "secret");
  calendar = trellis_mail_for_joining (me, partner, "https://example.org/mina/one/", NULL);
  g_assert_true (g_str_has_prefix (calendar->body, "Hello Ada,\n\n"));
  g_assert_true (g_str_has_suffix (calendar->body, "\n\nBest regards\nMina\n"));
  g_assert_nonnull (strstr (calendar->body, "\n\nhttps://example.org/mina/one/\n\n"));
  g_assert_null (strstr (calendar->body, "Folder"));
  g_assert_null (strstr (calendar->body, "secret"));

  folder = trellis_mail_for_joining (NULL, NULL, NULL, "With Ada");
  g_assert_true (g_str_has_prefix (folder->body, "Hello,\n\n"));
  g_assert_nonnull (strstr (folder->body, "the one called “With Ada”"));
  g_assert_null (strstr (folder->body, "Calendar"));
}

static void
test_phrases (void)
{
  const struct
  {
    const char *text, *one_line, *first_line;
  } cases[] = {
    { NULL, NULL, NULL },
    { " \n\t", NULL, NULL },
    { " a \n\n b ", "a b", "a" },
    { "\n# Title\n\ntext", "# Title text", "Title" },
    { "- \n- item", "- - item", "item" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one_line = trellis_phrase_one_line (cases[i].text);
      g_autofree char *first_line = trellis_phrase_first_line (cases[i].text);

      g_assert_cmpstr (one_line, ==, cases[i].one_line);
      g_assert_cmpstr (first_line, ==, cases[i].first_line);
    }
  g_assert_null (trellis_phrase_day ("tomorrow"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journey/drafts/summary", test_summary);
  ADD ("/journey/drafts/nothing-private", test_nothing_private);
  ADD ("/journey/drafts/agenda", test_agenda);
  ADD ("/journey/drafts/mail", test_mail);
  g_test_add_func ("/journey/drafts/introduction", test_introduction);
  g_test_add_func ("/journey/drafts/thanks", test_thanks);
  g_test_add_func ("/journey/drafts/joining", test_joining);
  g_test_add_func ("/journey/drafts/phrases", test_phrases);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-agenda-template.h"
#include "trellis-question-bank.h"

static void
test_questions (void)
{
  g_autoptr(GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (int talk = 0; talk < TRELLIS_N_TALKS; talk++)
    for (int role = TRELLIS_ROLE_MENTEE; role <= TRELLIS_ROLE_MENTOR; role++)
      {
        g_autoptr(GPtrArray) questions = trellis_question_bank_find (talk, role);
        const int mask = role == TRELLIS_ROLE_MENTEE ? TRELLIS_FOR_MENTEE : TRELLIS_FOR_MENTOR;

        g_assert_cmpuint (questions->len, >=, 5);
        for (guint i = 0; i < questions->len; i++)
          {
            const TrellisQuestion *question = questions->pdata[i];

            g_assert_cmpint (question->talk, ==, talk);
            g_assert_true ((question->audience & mask) != 0);
            g_assert_true (g_str_has_suffix (trellis_question_get_text (question), "?"));
            g_assert_nonnull (trellis_question_kind_get_title (question->kind));
            if (role == TRELLIS_ROLE_MENTEE || question->audience == TRELLIS_FOR_MENTOR)
              g_assert_true (g_hash_table_add (texts, (gpointer) question->text));
          }
        g_assert_nonnull (trellis_talk_get_title (talk));
      }
}

/* Questions of a kind stand together, so that a list can show them under one heading. */
static void
test_kinds_together (void)
{
  for (int talk = 0; talk < TRELLIS_N_TALKS; talk++)
    for (int role = TRELLIS_ROLE_MENTEE; role <= TRELLIS_ROLE_MENTOR; role++)
      {
        g_autoptr(GPtrArray) questions = trellis_question_bank_find (talk, role);
        int ended = 0, current = -1;

        g_assert_cmpuint (questions->len, >, 0);
        for (guint i = 0; i < questions->len; i++)
          {
            const int kind = (int) ((TrellisQuestion *) questions->pdata[i])->kind;

            if (kind == current)
              continue;
            g_assert_cmpint (ended & (1 << kind), ==, 0);
            ended |= 1 << kind;
            current = kind;
          }
      }
}

static void
test_choice_of_talk (void)
{
  g_assert_cmpint (trellis_talk_choose (0, FALSE, FALSE), ==, TRELLIS_TALK_FIRST);
  g_assert_cmpint (trellis_talk_choose (0, TRUE, FALSE), ==, TRELLIS_TALK_FIRST);
  g_assert_cmpint (trellis_talk_choose (3, FALSE, FALSE), ==, TRELLIS_TALK_REGULAR);
  g_assert_cmpint (trellis_talk_choose (3, TRUE, FALSE), ==, TRELLIS_TALK_MID_POINT);
  g_assert_cmpint (trellis_talk_choose (3, TRUE, TRUE), ==, TRELLIS_TALK_CLOSING);
}

static void
test_lists (void)
{
  g_auto(GStrv) topics = trellis_topic_bank_list ();

  g_assert_cmpuint (g_strv_length (topics), ==, 24);
  for (int talk = 0; talk < TRELLIS_N_TALKS; talk++)
    {
      g_auto(GStrv) mentee = trellis_checklist_list (talk, TRELLIS_ROLE_MENTEE);
      g_auto(GStrv) mentor = trellis_checklist_list (talk, TRELLIS_ROLE_MENTOR);

      g_assert_cmpuint (g_strv_length (mentee), >=, 2);
      g_assert_cmpuint (g_strv_length (mentor), >=, 2);
      g_assert_cmpint (g_strv_equal ((const char *const *) mentee, (const char *const *) mentor), ==,
                       talk == TRELLIS_TALK_FIRST);
    }
}

static void
test_templates (void)
{
  const int lengths[] = { 30, 45, 60, 90, 75, 15, 0 };

  for (int agenda = 0; agenda < TRELLIS_N_AGENDA_TEMPLATES; agenda++)
    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      {
        g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
        g_autoptr(GPtrArray) points = NULL;
        int minutes = 0, phase = 0;

        trellis_record_set_string (TRELLIS_RECORD (meeting), TRELLIS_RECORD_UID, "meeting");
        trellis_meeting_set_minutes (meeting, lengths[i]);
        points = trellis_agenda_template_fill (agenda, meeting, TRELLIS_ROLE_MENTOR, 4);
        g_assert_cmpuint (points->len, >=, 5);
        for (guint j = 0; j < points->len; j++)
          {
            TrellisPoint *point = points->pdata[j];

            g_assert_cmpstr (trellis_point_get_meeting (point), ==, "meeting");
            g_assert_cmpint (trellis_point_get_position (point), ==, 4 + (int) j);
            g_assert_cmpint (trellis_record_get_author (TRELLIS_RECORD (point)), ==,
                             TRELLIS_ROLE_MENTOR);
            g_assert_cmpint (trellis_point_get_minutes (point), >=, lengths[i] > 0 ? 1 : 0);
            g_assert_cmpint (trellis_point_get_phase (point), >=, phase);
            phase = trellis_point_get_phase (point);
            minutes += trellis_point_get_minutes (point);
          }
        g_assert_cmpint (minutes, ==, lengths[i]);
        g_assert_cmpint (trellis_point_get_phase (points->pdata[0]), ==,
                         TRELLIS_POINT_PHASE_CHECK_IN);
        g_assert_cmpint (phase, ==, TRELLIS_POINT_PHASE_WRAP_UP);
        g_assert_nonnull (trellis_agenda_template_get_title (agenda));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/bank/questions", test_questions);
  g_test_add_func ("/journey/bank/kinds-together", test_kinds_together);
  g_test_add_func ("/journey/bank/choice-of-talk", test_choice_of_talk);
  g_test_add_func ("/journey/bank/lists", test_lists);
  g_test_add_func ("/journey/bank/templates", test_templates);
  return g_test_run ();
}

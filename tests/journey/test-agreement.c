/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-agreement-defaults.h"
#include "trellis-agreement-version.h"
#include "trellis-clause-catalog.h"

static void
set_uid (gpointer record, const char *uid)
{
  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
}

static TrellisClause *
add_clause (GListStore *clauses, const char *key, const char *title, const char *text)
{
  g_autoptr(TrellisClause) clause = trellis_clause_new ();

  trellis_clause_set_key (clause, key);
  trellis_clause_set_title (clause, title);
  trellis_clause_set_text (clause, text);
  g_list_store_append (clauses, clause);
  return clause;
}

static void
test_defaults_without_agreement (void)
{
  TrellisAgreementDefaults defaults;

  trellis_agreement_defaults_read (&defaults, NULL);
  g_assert_true (trellis_rhythm_is_none (defaults.rhythm));
  g_assert_cmpint (defaults.meeting_minutes, ==, 60);
  g_assert_cmpint (defaults.agenda_by, ==, TRELLIS_OWNER_MENTEE);
  g_assert_cmpint (defaults.agenda_lead_days, ==, 1);
  g_assert_cmpint (defaults.notes_by, ==, TRELLIS_OWNER_MENTEE);
  g_assert_cmpint (defaults.notes_hours, ==, 24);
  g_assert_cmpint (defaults.cancellation_hours, ==, 24);
  g_assert_cmpint (defaults.response_days, ==, 2);
  g_assert_cmpint (defaults.wait_minutes, ==, 15);
  g_assert_cmpint (defaults.ending_days, ==, 7);
  g_assert_true (defaults.next_date_first);
  g_assert_cmpstr (defaults.review, ==, "");
}

static void
test_defaults_from_clauses (void)
{
  g_autoptr(GListStore) clauses = g_list_store_new (TRELLIS_TYPE_CLAUSE);
  TrellisAgreementDefaults defaults;
  TrellisClause *clause;

  trellis_clause_set_choice (add_clause (clauses, TRELLIS_CLAUSE_RHYTHM, NULL, NULL), "monthly");
  trellis_clause_set_number (add_clause (clauses, TRELLIS_CLAUSE_LENGTH, NULL, NULL), 45);
  clause = add_clause (clauses, TRELLIS_CLAUSE_AGENDA, NULL, NULL);
  trellis_clause_set_choice (clause, "alternate");
  trellis_clause_set_number (clause, 2);
  clause = add_clause (clauses, TRELLIS_CLAUSE_NOTES, NULL, NULL);
  trellis_clause_set_choice (clause, "mentor");
  clause = add_clause (clauses, TRELLIS_CLAUSE_CANCELLING, NULL, NULL);
  trellis_clause_set_number (clause, 48);
  trellis_clause_set_enabled (clause, FALSE);
  trellis_clause_set_number (add_clause (clauses, TRELLIS_CLAUSE_RESPONSE, NULL, NULL), 5);
  trellis_clause_set_choice (add_clause (clauses, TRELLIS_CLAUSE_NEXT_DATE, NULL, NULL), "no");
  trellis_clause_set_day (add_clause (clauses, TRELLIS_CLAUSE_REVIEW, NULL, NULL), "2026-11-02");
  trellis_clause_set_day (add_clause (clauses, TRELLIS_CLAUSE_DATES, NULL, NULL), "someday");

  trellis_agreement_defaults_read (&defaults, G_LIST_MODEL (clauses));
  g_assert_cmpint (defaults.rhythm.months, ==, 1);
  g_assert_cmpint (defaults.meeting_minutes, ==, 45);
  g_assert_cmpint (defaults.agenda_by, ==, TRELLIS_OWNER_BOTH);
  g_assert_cmpint (defaults.agenda_lead_days, ==, 2);
  g_assert_cmpint (defaults.notes_by, ==, TRELLIS_OWNER_MENTOR);
  g_assert_cmpint (defaults.notes_hours, ==, 24);        /* on, but not set */
  g_assert_cmpint (defaults.cancellation_hours, ==, 24); /* set, but off */
  g_assert_cmpint (defaults.response_days, ==, 5);
  g_assert_false (defaults.next_date_first);
  g_assert_cmpstr (defaults.review, ==, "2026-11-02");
  g_assert_cmpstr (defaults.ends, ==, "");
}

/* Whoever agrees on something else than the usual finds it wherever the agreement counts. */
static void
test_defaults_of_others (void)
{
  g_autoptr(GListStore) clauses = g_list_store_new (TRELLIS_TYPE_CLAUSE);
  TrellisAgreementDefaults defaults;

  trellis_clause_set_choice (add_clause (clauses, TRELLIS_CLAUSE_SCHEDULING, NULL, NULL), "mentor");
  trellis_clause_set_choice (add_clause (clauses, TRELLIS_CLAUSE_TRACKING, NULL, NULL), "alternate");
  trellis_clause_set_choice (add_clause (clauses, TRELLIS_CLAUSE_AGENDA, NULL, NULL), "mentee");
  trellis_clause_set_number (add_clause (clauses, TRELLIS_CLAUSE_CANCELLING, NULL, NULL), 48);
  trellis_clause_set_number (add_clause (clauses, TRELLIS_CLAUSE_WAITING, NULL, NULL), 10);
  trellis_clause_set_number (add_clause (clauses, TRELLIS_CLAUSE_ENDING, NULL, NULL), 14);
  trellis_clause_set_number (add_clause (clauses, NULL, NULL, NULL), 99); /* a clause of one's own */

  trellis_agreement_defaults_read (&defaults, G_LIST_MODEL (clauses));
  g_assert_cmpint (defaults.schedules, ==, TRELLIS_OWNER_MENTOR);
  g_assert_cmpint (defaults.tracks_goals, ==, TRELLIS_OWNER_BOTH);
  g_assert_cmpint (defaults.agenda_by, ==, TRELLIS_OWNER_MENTEE);
  g_assert_cmpint (defaults.notes_by, ==, TRELLIS_OWNER_MENTEE);
  g_assert_cmpint (defaults.cancellation_hours, ==, 48);
  g_assert_cmpint (defaults.wait_minutes, ==, 10);
  g_assert_cmpint (defaults.ending_days, ==, 14);
  g_assert_cmpint (defaults.meeting_minutes, ==, 60);
  g_assert_cmpint (defaults.response_days, ==, 2);
}

static void
test_defaults_rhythm (void)
{
  const struct
  {
    const char *choice;
    int number, days, months;
  } cases[] = {
    { NULL, 10, 0, 0 },          { "weekly", 0, 7, 0 },  { "two-weeks", 30, 14, 0 },
    { "monthly", 0, 0, 1 },      { "other", 21, 21, 0 }, { "other", 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GListStore) clauses = g_list_store_new (TRELLIS_TYPE_CLAUSE);
      TrellisClause *clause = add_clause (clauses, TRELLIS_CLAUSE_RHYTHM, NULL, NULL);
      TrellisAgreementDefaults defaults;

      trellis_clause_set_choice (clause, cases[i].choice);
      trellis_clause_set_number (clause, cases[i].number);
      trellis_agreement_defaults_read (&defaults, G_LIST_MODEL (clauses));
      g_assert_cmpint (defaults.rhythm.days, ==, cases[i].days);
      g_assert_cmpint (defaults.rhythm.months, ==, cases[i].months);
    }
}

static void
test_proposed_days (void)
{
  g_autofree char *end = trellis_agreement_propose_end ("2026-08-31");
  g_autofree char *review = trellis_agreement_propose_review ("2026-01-01", "2026-07-01");
  g_autofree char *open = trellis_agreement_propose_review ("2026-01-01", NULL);

  g_assert_cmpstr (end, ==, "2027-02-28");
  g_assert_cmpstr (review, ==, "2026-04-01");
  g_assert_cmpstr (open, ==, "2026-04-01");
  g_assert_null (trellis_agreement_propose_end (NULL));
  g_assert_null (trellis_agreement_propose_review (NULL, "2026-07-01"));
}

static void
test_first_draft (void)
{
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(GPtrArray) clauses = NULL;

  set_uid (match, "match");
  trellis_match_set_my_role (match, TRELLIS_ROLE_MENTOR);
  trellis_match_set_started (match, "2026-01-01");
  trellis_match_set_planned_end (match, "2026-09-01");
  agreement = trellis_agreement_draft (match);
  g_assert_cmpstr (trellis_agreement_get_match (agreement), ==, "match");
  g_assert_cmpint (trellis_agreement_get_version (agreement), ==, 1);

  set_uid (agreement, "agreement");
  clauses = trellis_agreement_fill (agreement, match);
  g_assert_cmpuint (clauses->len, ==, trellis_clause_catalog_get_size ());
  for (guint i = 0; i < clauses->len; i++)
    {
      TrellisClause *clause = clauses->pdata[i];
      const TrellisClauseSpec *spec = trellis_clause_catalog_get (i);

      g_assert_cmpstr (trellis_clause_get_agreement (clause), ==, "agreement");
      g_assert_cmpstr (trellis_clause_get_key (clause), ==, spec->key);
      g_assert_cmpint (trellis_clause_get_enabled (clause), ==, spec->on);
      g_assert_cmpint (trellis_clause_get_number (clause), ==, spec->number);
      g_assert_cmpint (trellis_clause_get_position (clause), ==, (int) i);
      g_assert_cmpint (trellis_record_get_author (TRELLIS_RECORD (clause)), ==,
                       TRELLIS_ROLE_MENTOR);
      g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (clause)), ==,
                       TRELLIS_VISIBILITY_SHARED);
      if (g_str_equal (spec->key, TRELLIS_CLAUSE_DATES))
        g_assert_cmpstr (trellis_clause_get_day (clause), ==, "2026-09-01");
      if (g_str_equal (spec->key, TRELLIS_CLAUSE_REVIEW))
        g_assert_cmpstr (trellis_clause_get_day (clause), ==, "2026-05-02");
    }
}

/* Half a year is proposed where nobody has planned an end. */
static void
test_draft_without_end (void)
{
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(GPtrArray) clauses = NULL;
  guint n_days = 0;

  set_uid (match, "match");
  trellis_match_set_started (match, "2026-01-01");
  agreement = trellis_agreement_draft (match);
  set_uid (agreement, "agreement");
  clauses = trellis_agreement_fill (agreement, match);
  for (guint i = 0; i < clauses->len; i++)
    {
      const char *key = trellis_clause_get_key (clauses->pdata[i]);
      const char *day = trellis_clause_get_day (clauses->pdata[i]);

      if (day == NULL)
        continue;
      n_days++;
      g_assert_cmpstr (day, ==, g_str_equal (key, TRELLIS_CLAUSE_DATES) ? "2026-07-01" : "2026-04-01");
    }
  g_assert_cmpuint (n_days, ==, 2);
}

static void
test_next_version (void)
{
  g_autoptr(TrellisAgreement) current = trellis_agreement_new ();
  g_autoptr(TrellisAgreement) next = NULL;
  g_autoptr(GListStore) clauses = g_list_store_new (TRELLIS_TYPE_CLAUSE);
  g_autoptr(GPtrArray) copies = NULL;
  TrellisClause *clause;

  trellis_agreement_set_match (current, "match");
  trellis_agreement_set_version (current, 2);
  trellis_agreement_set_state (current, TRELLIS_AGREEMENT_STATE_AGREED);
  next = trellis_agreement_draft_next (current);
  g_assert_cmpint (trellis_agreement_get_version (next), ==, 3);
  g_assert_cmpint (trellis_agreement_get_state (next), ==, TRELLIS_AGREEMENT_STATE_DRAFT);
  g_assert_cmpstr (trellis_agreement_get_match (next), ==, "match");

  set_uid (next, "next");
  clause = add_clause (clauses, "purpose", NULL, "To learn");
  set_uid (clause, "one");
  trellis_clause_set_position (clause, 4);
  clause = add_clause (clauses, NULL, "Tea", "At four");
  trellis_clause_set_enabled (clause, FALSE);
  clause = add_clause (clauses, NULL, "Gone", NULL);
  trellis_record_set_number (TRELLIS_RECORD (clause), TRELLIS_RECORD_DELETED, 1);

  copies = trellis_agreement_copy_clauses (next, G_LIST_MODEL (clauses));
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_null (trellis_record_get_uid (copies->pdata[0]));
  g_assert_cmpstr (trellis_clause_get_agreement (copies->pdata[0]), ==, "next");
  g_assert_cmpstr (trellis_clause_get_text (copies->pdata[0]), ==, "To learn");
  g_assert_cmpint (trellis_clause_get_position (copies->pdata[0]), ==, 4);
  g_assert_cmpstr (trellis_clause_get_title (copies->pdata[1]), ==, "Tea");
  g_assert_false (trellis_clause_get_enabled (copies->pdata[1]));
}

static void
test_compare (void)
{
  g_autoptr(GListStore) before = g_list_store_new (TRELLIS_TYPE_CLAUSE);
  g_autoptr(GListStore) after = g_list_store_new (TRELLIS_TYPE_CLAUSE);
  g_autoptr(GPtrArray) changes = NULL;
  const TrellisClauseDifference expected[] = {
    TRELLIS_CLAUSE_SAME,  TRELLIS_CLAUSE_CHANGED, TRELLIS_CLAUSE_ADDED,
    TRELLIS_CLAUSE_ADDED, TRELLIS_CLAUSE_REMOVED, TRELLIS_CLAUSE_REMOVED,
  };

  add_clause (before, "purpose", NULL, "To learn");
  trellis_clause_set_number (add_clause (before, "length", NULL, NULL), 60);
  trellis_clause_set_enabled (add_clause (before, "waiting", NULL, NULL), FALSE);
  add_clause (before, "feedback", NULL, "Straight");
  add_clause (before, NULL, "Tea", "At four");
  trellis_clause_set_enabled (add_clause (before, "conflict", NULL, NULL), FALSE);

  add_clause (after, "purpose", NULL, "To learn");
  trellis_clause_set_number (add_clause (after, "length", NULL, NULL), 45);
  add_clause (after, "waiting", NULL, NULL);
  add_clause (after, NULL, "Coffee", "At four");
  trellis_clause_set_enabled (add_clause (after, "feedback", NULL, "Straight"), FALSE);
  trellis_clause_set_enabled (add_clause (after, "conflict", NULL, "Talk"), FALSE);

  changes = trellis_agreement_compare (G_LIST_MODEL (before), G_LIST_MODEL (after));
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < changes->len; i++)
    {
      TrellisClauseChange *change = changes->pdata[i];

      g_assert_cmpint (change->difference, ==, expected[i]);
      g_assert_true ((change->before == NULL) == (change->difference == TRELLIS_CLAUSE_ADDED));
      g_assert_true ((change->after == NULL) == (change->difference == TRELLIS_CLAUSE_REMOVED));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/agreement/defaults/none", test_defaults_without_agreement);
  g_test_add_func ("/journey/agreement/defaults/clauses", test_defaults_from_clauses);
  g_test_add_func ("/journey/agreement/defaults/others", test_defaults_of_others);
  g_test_add_func ("/journey/agreement/defaults/rhythm", test_defaults_rhythm);
  g_test_add_func ("/journey/agreement/proposed-days", test_proposed_days);
  g_test_add_func ("/journey/agreement/first-draft", test_first_draft);
  g_test_add_func ("/journey/agreement/draft-without-end", test_draft_without_end);
  g_test_add_func ("/journey/agreement/next-version", test_next_version);
  g_test_add_func ("/journey/agreement/compare", test_compare);
  return g_test_run ();
}

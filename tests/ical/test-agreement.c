/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"
#include "trellis-signature.h"

static TrellisClause *
add_clause (GPtrArray *parts, const char *key, const char *title, const char *text)
{
  TrellisClause *clause = trellis_clause_new ();
  g_autofree char *uid = g_strdup_printf ("clause-%u", parts->len);

  trellis_record_set_string (TRELLIS_RECORD (clause), TRELLIS_RECORD_UID, uid);
  trellis_record_set_visibility (TRELLIS_RECORD (clause), TRELLIS_VISIBILITY_SHARED);
  trellis_clause_set_agreement (clause, "agreement-1");
  trellis_clause_set_key (clause, key);
  trellis_clause_set_title (clause, title);
  trellis_clause_set_text (clause, text);
  trellis_clause_set_position (clause, (int) parts->len);
  g_ptr_array_add (parts, clause);
  return clause;
}

static void
sign (GPtrArray *parts, TrellisRole role, const char *name)
{
  TrellisSignature *signature = trellis_signature_new ();

  trellis_record_set_string (TRELLIS_RECORD (signature), TRELLIS_RECORD_UID, name);
  trellis_record_set_visibility (TRELLIS_RECORD (signature), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (TRELLIS_RECORD (signature), role);
  trellis_signature_set_agreement (signature, "agreement-1");
  trellis_signature_set_role (signature, role);
  trellis_signature_set_name (signature, name);
  trellis_signature_set_signed_at (signature, NOW);
  g_ptr_array_add (parts, signature);
}

static TrellisIcalWhole *
create_agreement (void)
{
  g_autoptr(TrellisAgreement) agreement = trellis_agreement_new ();
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_object_unref);
  TrellisClause *clause;

  trellis_record_set_string (TRELLIS_RECORD (agreement), TRELLIS_RECORD_UID, "agreement-1");
  trellis_record_set_number (TRELLIS_RECORD (agreement), TRELLIS_RECORD_CREATED, NOW);
  trellis_record_set_visibility (TRELLIS_RECORD (agreement), TRELLIS_VISIBILITY_SHARED);
  trellis_agreement_set_match (agreement, "match-1");
  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_PROPOSED);
  add_clause (parts, "purpose", NULL, "To learn.\n\nAnd to laugh.");
  clause = add_clause (parts, "agenda", NULL, NULL);
  trellis_clause_set_choice (clause, "mentee");
  trellis_clause_set_number (clause, 1);
  clause = add_clause (parts, "contact", NULL, "Not at night");
  trellis_clause_set_items (clause, (const char *const[]) { "email", "Letters", NULL });
  add_clause (parts, NULL, "Our Own", "Cake");
  clause = add_clause (parts, "managers", NULL, "Left out");
  trellis_clause_set_enabled (clause, FALSE);
  return trellis_ical_whole_new (agreement, parts);
}

static TrellisIcalContext
get_context (TrellisRole role)
{
  TrellisIcalContext context = mentor_context;

  context.my_role = role;
  return context;
}

static char *
dup_title (TrellisClause *clause)
{
  return g_strdup (g_strcmp0 (trellis_clause_get_key (clause), "contact") == 0 ? "Zwischendurch" : NULL);
}

static char *
dup_label (TrellisClause *clause, const char *nick)
{
  return g_strdup (g_str_equal (nick, "email") ? "Per E-Mail" : g_str_equal (nick, "mentee") ? "Mentee, immer"
                                                                                             : NULL);
}

static char *
dup_number (TrellisClause *clause)
{
  return trellis_clause_get_number (clause) != 0
         ? g_strdup_printf ("%d Tag", trellis_clause_get_number (clause))
         : NULL;
}

static const TrellisIcalClauseWords german = { dup_title, dup_label, dup_number };

static TrellisClause *
get_clause (const TrellisIcalWhole *whole, const char *uid)
{
  for (guint i = 0; i < whole->parts->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (whole->parts->pdata[i]), uid) == 0)
      return whole->parts->pdata[i];
  g_assert_not_reached ();
}

/* Writes @whole, replaces @from by @to in the text, as another program does, and reads that. */
static TrellisIcalWhole *
read_edited (const TrellisIcalWhole *whole, const TrellisIcalContext *context, const char *from, const char *to)
{
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, NULL, context);
  TrellisIcalLine *line =
    trellis_ical_component_find_line (trellis_ical_component_find_part (calendar, "VJOURNAL"), "DESCRIPTION");
  g_auto(GStrv) parts = g_strsplit (trellis_ical_line_get_value (line), from, -1);
  g_autofree char *edited = g_strjoinv (to, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  trellis_ical_line_set_value (line, edited);
  return trellis_ical_whole_read (calendar, whole, context);
}

/* What people read. */
static void
test_text (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_agreement ();
  TrellisIcalContext context = get_context (TRELLIS_ROLE_MENTOR);
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autofree char *text = NULL;

  context.words = &german;
  sign (whole->parts, TRELLIS_ROLE_MENTOR, "Ann");
  calendar = trellis_ical_whole_write (whole, NULL, &context);
  text = g_strdup (trellis_ical_line_get_value (trellis_ical_component_find_line (
    trellis_ical_component_find_part (calendar, "VJOURNAL"), "DESCRIPTION")));
  g_assert_cmpstr (text, ==,
                   "Purpose:\\nTo learn.\\n\\nAnd to laugh.\\n\\n"
                   "Agenda:\\nMentee\\, immer · 1 Tag\\n\\n"
                   "Zwischendurch:\\n- Per E-Mail\\n- Letters\\n\\nNot at night\\n\\n"
                   "Our Own:\\nCake\\n\\n"
                   "Signed:\\nAnn\\, 2026-01-05");
}

/* Who reads it in another language finds the same, and has nothing to write. */
static void
test_languages (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_agreement ();
  TrellisIcalContext context = get_context (TRELLIS_ROLE_MENTOR);
  const TrellisIcalContext english = get_context (TRELLIS_ROLE_MENTEE);
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autoptr(TrellisIcalComponent) again = NULL;
  g_autoptr(TrellisIcalWhole) read = NULL;

  context.words = &german;
  calendar = trellis_ical_whole_write (whole, NULL, &context);
  read = trellis_ical_whole_read (calendar, NULL, &english);
  g_assert_cmpuint (read->parts->len, ==, whole->parts->len);
  for (guint i = 0; i < read->parts->len; i++)
    assert_same (read->parts->pdata[i], whole->parts->pdata[i]);
  again = trellis_ical_whole_write (read, calendar, &english);
  g_assert_true (trellis_ical_component_equal (calendar, again));
}

/* What another program changes in the text comes back into the right clause. */
static void
test_edits (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_agreement ();
  const TrellisIcalContext context = get_context (TRELLIS_ROLE_MENTOR);
  g_autoptr(TrellisIcalWhole) words = read_edited (whole, &context, "And to laugh", "And to sing");
  g_autoptr(TrellisIcalWhole) item = read_edited (whole, &context, "- Letters", "- Pigeons\\n- Smoke");
  g_autoptr(TrellisIcalWhole) heading = read_edited (whole, &context, "Our Own", "Ours");
  g_autoptr(TrellisIcalWhole) gone = read_edited (whole, &context, "Our Own:\\nCake", "");
  g_autoptr(TrellisIcalWhole) facts = read_edited (whole, &context, "mentee · 1", "mentee · 2");
  g_autoptr(TrellisIcalWhole) before = read_edited (whole, &context, "Purpose:", "Hello\\n\\nPurpose:");
  g_autoptr(TrellisIcalWhole) before_again = read_edited (whole, &context, "Purpose:", "Hello\\n\\nPurpose:");

  g_assert_cmpstr (trellis_clause_get_text (get_clause (words, "clause-0")), ==, "To learn.\n\nAnd to sing.");
  g_assert_cmpstrv (trellis_clause_get_items (get_clause (item, "clause-2")),
                    ((const char *const[]) { "email", "Pigeons", "Smoke", NULL }));
  g_assert_cmpstr (trellis_clause_get_text (get_clause (item, "clause-2")), ==, "Not at night");
  g_assert_cmpstr (trellis_clause_get_title (get_clause (heading, "clause-3")), ==, "Ours");
  g_assert_cmpstr (trellis_clause_get_text (get_clause (heading, "clause-3")), ==, "Cake");
  g_assert_false (trellis_clause_get_enabled (get_clause (gone, "clause-3")));
  g_assert_cmpstr (trellis_clause_get_text (get_clause (gone, "clause-3")), ==, "Cake");
  g_assert_cmpstr (trellis_clause_get_text (get_clause (facts, "clause-1")), ==, "mentee · 2");
  g_assert_cmpint (trellis_clause_get_number (get_clause (facts, "clause-1")), ==, 1);

  g_assert_cmpuint (before->parts->len, ==, whole->parts->len + 1);
  g_assert_cmpstr (trellis_clause_get_text (before->parts->pdata[0]), ==, "Hello");
  assert_same (before->parts->pdata[0], before_again->parts->pdata[0]);
}

/* A signature is under words: when those change it is void, and the agreement waits for it again. */
static void
test_void (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_agreement ();
  const TrellisIcalContext context = get_context (TRELLIS_ROLE_MENTOR);
  g_autoptr(TrellisIcalWhole) same = NULL;
  g_autoptr(TrellisIcalWhole) spaces = NULL;
  g_autoptr(TrellisIcalWhole) other = NULL;
  const guint n_clauses = whole->parts->len;

  sign (whole->parts, TRELLIS_ROLE_MENTOR, "Ann");
  sign (whole->parts, TRELLIS_ROLE_MENTEE, "Bob");
  trellis_agreement_set_state (TRELLIS_AGREEMENT (whole->record), TRELLIS_AGREEMENT_STATE_AGREED);
  trellis_agreement_set_agreed (TRELLIS_AGREEMENT (whole->record), NOW);

  same = read_edited (whole, &context, "Cake", "Cake");
  assert_same (same->record, whole->record);
  g_assert_cmpuint (same->parts->len, ==, n_clauses + 2);
  spaces = read_edited (whole, &context, "And to laugh", "And  to laugh");
  g_assert_cmpuint (spaces->parts->len, ==, n_clauses + 2);
  other = read_edited (whole, &context, "Cake", "No cake");
  g_assert_cmpuint (other->parts->len, ==, n_clauses);
  g_assert_cmpint (trellis_agreement_get_state (TRELLIS_AGREEMENT (other->record)), ==,
                   TRELLIS_AGREEMENT_STATE_PROPOSED);
  g_assert_cmpint (trellis_agreement_get_agreed (TRELLIS_AGREEMENT (other->record)), ==, 0);
}

/* Each of the two has a line that only they change. */
static void
test_own_line (void)
{
  g_autoptr(TrellisIcalWhole) mine = create_agreement ();
  g_autoptr(TrellisIcalWhole) theirs = create_agreement ();
  const TrellisIcalContext mentor = get_context (TRELLIS_ROLE_MENTOR);
  const TrellisIcalContext mentee = get_context (TRELLIS_ROLE_MENTEE);
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autoptr(TrellisIcalComponent) both = NULL;
  g_autoptr(TrellisIcalComponent) withdrawn = NULL;
  g_autofree char *text = NULL;

  sign (mine->parts, TRELLIS_ROLE_MENTOR, "Ann");
  calendar = trellis_ical_whole_write (mine, NULL, &mentor);
  /* Bob has not seen Ann's signature, and adds his own. */
  sign (theirs->parts, TRELLIS_ROLE_MENTEE, "Bob");
  both = trellis_ical_whole_write (theirs, calendar, &mentee);
  text = trellis_ical_write (both);
  g_assert_nonnull (strstr (text, "X-TRELLIS-CONFIRM:id=Ann by=mentor"));
  g_assert_nonnull (strstr (text, "X-TRELLIS-CONFIRM:id=Bob by=mentee"));
  /* Ann takes hers back. */
  g_ptr_array_set_size (mine->parts, (int) mine->parts->len - 1);
  withdrawn = trellis_ical_whole_write (mine, both, &mentor);
  g_free (text);
  text = trellis_ical_write (withdrawn);
  g_assert_null (strstr (text, "by=mentor rev="));
  g_assert_nonnull (strstr (text, "X-TRELLIS-CONFIRM:id=Bob by=mentee"));
}

static void
set_value (TrellisIcalComponent *calendar, const char *name, const char *value)
{
  trellis_ical_line_set_value (
    trellis_ical_component_find_line (trellis_ical_component_find_part (calendar, "VJOURNAL"), name), value);
}

/* Another program made a second agreement of it: that has clauses and names of its own, which say the same. */
static void
test_copy (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_agreement ();
  const TrellisIcalContext context = get_context (TRELLIS_ROLE_MENTOR);
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autoptr(TrellisIcalWhole) copy = NULL;
  g_autoptr(TrellisIcalWhole) again = NULL;
  g_autofree char *text = NULL;

  sign (whole->parts, TRELLIS_ROLE_MENTOR, "Ann");
  calendar = trellis_ical_whole_write (whole, NULL, &context);
  set_value (calendar, "UID", "agreement-2");
  copy = trellis_ical_whole_read (calendar, NULL, &context);
  g_assert_cmpuint (copy->parts->len, ==, whole->parts->len);
  for (guint i = 0; i < copy->parts->len; i++)
    g_assert_cmpstr (trellis_record_get_uid (copy->parts->pdata[i]), !=,
                     trellis_record_get_uid (whole->parts->pdata[i]));
  g_assert_cmpstr (trellis_clause_get_text (copy->parts->pdata[3]), ==, "Cake");

  /* What is written of it then is its own. */
  trellis_agreement_set_version (TRELLIS_AGREEMENT (copy->record), 2);
  written = trellis_ical_whole_write (copy, calendar, &context);
  again = trellis_ical_whole_read (written, NULL, &context);
  g_assert_cmpuint (again->parts->len, ==, copy->parts->len);
  for (guint i = 0; i < again->parts->len; i++)
    assert_same (again->parts->pdata[i], copy->parts->pdata[i]);
  text = trellis_ical_write (written);
  g_assert_nonnull (strstr (text, "X-TRELLIS-OF:agreement-2\r\n"));
  g_assert_null (strstr (text, "clause-3"));

  /* A server that spells the UID in another way has made nothing new. */
  set_value (written, "UID", "AGREEMENT-2");
  trellis_ical_whole_free (again);
  again = trellis_ical_whole_read (written, copy, &context);
  for (guint i = 0; i < again->parts->len; i++)
    assert_same (again->parts->pdata[i], copy->parts->pdata[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/agreement/text", test_text);
  g_test_add_func ("/ical/agreement/languages", test_languages);
  g_test_add_func ("/ical/agreement/edits", test_edits);
  g_test_add_func ("/ical/agreement/void", test_void);
  g_test_add_func ("/ical/agreement/own-line", test_own_line);
  g_test_add_func ("/ical/agreement/copy", test_copy);
  return g_test_run ();
}

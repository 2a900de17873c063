/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-agreed.h"
#include "trellis-agreement-place.h"
#include "trellis-agreement-steps.h"
#include "trellis-agreement-writing.h"
#include "trellis-clause-catalog.h"
#include "trellis-clause-card.h"
#include "trellis-clause-document.h"
#include "trellis-clause-reading.h"
#include "trellis-clauses-dialog.h"
#include "trellis-date-row.h"
#include "trellis-sign-dialog.h"
#include "trellis-text-view.h"
#include "trellis-version-changes.h"
#include "trellis-version-dialog.h"
#include "ui-test.h"

typedef struct
{
  UiTest base;
  TrellisPerson *me;
  GtkWidget *place;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->base, data);

  fixture->me = trellis_person_new ();
  trellis_person_set_name (fixture->me, "Ines Calderón");
  trellis_person_set_is_me (fixture->me, TRUE);
  trellis_store_add (fixture->base.store, fixture->me);
  trellis_match_set_started (fixture->base.match, "2026-05-04");

  fixture->place = g_object_new (TRELLIS_TYPE_AGREEMENT_PLACE, "store", fixture->base.store,
                                 "match", fixture->base.match, NULL);
  fixture->window = ui_test_present (fixture->place);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->place), (gpointer *) &fixture->place);
  gtk_window_destroy (fixture->window);
  ui_test_settle ();
  g_assert_null (fixture->place);
  g_assert_finalize_object (g_steal_pointer (&fixture->me));
  ui_test_tear_down (&fixture->base, data);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->place, action, NULL));
  ui_test_settle ();
}

static TrellisAgreement *
get_latest (Fixture *fixture)
{
  g_autoptr(TrellisRecordList) versions =
    trellis_agreement_list_versions (fixture->base.store, fixture->base.match);

  return g_list_model_get_item (G_LIST_MODEL (versions), 0);
}

static TrellisClause *
find_clause (Fixture *fixture, TrellisAgreement *agreement, const char *key)
{
  g_autoptr(GListModel) clauses =
    trellis_agreement_list_clauses (fixture->base.store, agreement);

  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (clauses, i);

      if (g_strcmp0 (trellis_clause_get_key (clause), key) == 0)
        return g_steal_pointer (&clause);
    }
  return NULL;
}

/* The card of the clause with @key; NULL if it cannot be edited. */
static GtkWidget *
find_card (Fixture *fixture, const char *key)
{
  GtkWidget *card;

  for (guint i = 0;
       (card = ui_test_find (fixture->place, TRELLIS_TYPE_CLAUSE_CARD, i)) != NULL; i++)
    if (g_strcmp0 (trellis_clause_get_key (
                     trellis_clause_card_get_clause (TRELLIS_CLAUSE_CARD (card))), key) == 0)
      return card;
  return NULL;
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
type_text (GtkWidget *card, const char *text)
{
  GtkWidget *view = ui_test_find (card, TRELLIS_TYPE_TEXT_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive (buffer, &end, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
sign_by_both (Fixture *fixture)
{
  AdwDialog *dialog;

  act (fixture, "agreement.sign");
  act (fixture, "agreement.record-signature");
  dialog = get_dialog (fixture);
  g_assert_true (TRELLIS_IS_SIGN_DIALOG (dialog));
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  ui_test_settle ();
}

static void
test_start_and_fill (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(TrellisClause) purpose = NULL;
  g_autoptr(TrellisClause) length = NULL;
  g_autoptr(TrellisClause) rhythm = NULL;
  g_autoptr(TrellisClause) goals = NULL;
  g_autoptr(TrellisClause) contact = NULL;
  g_autoptr(TrellisClause) review = NULL;
  TrellisAgreementDefaults terms;
  GtkWidget *check;

  g_assert_nonnull (ui_test_wait_label (fixture->place, "No Agreement Yet"));
  act (fixture, "agreement.start");

  agreement = get_latest (fixture);
  g_assert_cmpint (trellis_agreement_get_version (agreement), ==, 1);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (agreement)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  g_assert_null (ui_test_find_label (fixture->place, "No Agreement Yet"));

  purpose = find_clause (fixture, agreement, "purpose");
  type_text (find_card (fixture, "purpose"), "To learn to lead");
  trellis_store_flush (fixture->base.store, NULL);
  g_assert_cmpstr (trellis_clause_get_text (purpose), ==, "To learn to lead");

  length = find_clause (fixture, agreement, TRELLIS_CLAUSE_LENGTH);
  adw_spin_row_set_value (
    ADW_SPIN_ROW (ui_test_find (find_card (fixture, TRELLIS_CLAUSE_LENGTH), ADW_TYPE_SPIN_ROW, 0)),
    45);
  g_assert_cmpint (trellis_clause_get_number (length), ==, 45);

  /* Row 0 is "Not Settled". */
  rhythm = find_clause (fixture, agreement, TRELLIS_CLAUSE_RHYTHM);
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (ui_test_find (find_card (fixture, TRELLIS_CLAUSE_RHYTHM), ADW_TYPE_COMBO_ROW, 0)),
    1);
  g_assert_cmpstr (trellis_clause_get_choice (rhythm), ==, "weekly");

  goals = find_clause (fixture, agreement, TRELLIS_CLAUSE_GOALS);
  gtk_editable_set_text (
    GTK_EDITABLE (ui_test_find (find_card (fixture, TRELLIS_CLAUSE_GOALS), ADW_TYPE_ENTRY_ROW, 1)),
    "A team that trusts her");
  g_assert_cmpstr (trellis_clause_get_items (goals)[0], ==, "A team that trusts her");
  g_assert_null (trellis_clause_get_items (goals)[1]);

  contact = find_clause (fixture, agreement, "contact");
  check = ui_test_find (find_card (fixture, "contact"), GTK_TYPE_CHECK_BUTTON, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpstr (trellis_clause_get_items (contact)[0], ==, "chat");

  review = find_clause (fixture, agreement, TRELLIS_CLAUSE_REVIEW);
  trellis_date_row_set_day (
    TRELLIS_DATE_ROW (ui_test_find (find_card (fixture, TRELLIS_CLAUSE_REVIEW),
                                    TRELLIS_TYPE_DATE_ROW, 0)),
    "2026-08-03");
  g_assert_cmpstr (trellis_clause_get_day (review), ==, "2026-08-03");

  trellis_agreed_read (&terms, fixture->base.store, fixture->base.match);
  g_assert_cmpint (terms.meeting_minutes, ==, 45);
  g_assert_cmpint (terms.rhythm.days, ==, 7);
  g_assert_cmpstr (terms.review, ==, "2026-08-03");
}

static void
test_own_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(TrellisClause) contact = NULL;
  GtkWidget *card, *entry;

  act (fixture, "agreement.start");
  agreement = get_latest (fixture);
  contact = find_clause (fixture, agreement, "contact");
  card = find_card (fixture, "contact");

  entry = ui_test_find (card, ADW_TYPE_ENTRY_ROW, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Postcards & letters");
  g_signal_emit_by_name (entry, "apply");
  g_assert_cmpstr (trellis_clause_get_items (contact)[0], ==, "Postcards & letters");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ui_test_find (card, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  g_assert_cmpstr (trellis_clause_get_items (contact)[0], ==, "email");
  g_assert_cmpstr (trellis_clause_get_items (contact)[1], ==, "Postcards & letters");
  g_assert_nonnull (ui_test_wait_label (card, "Postcards & letters"));
}

static void
test_clauses_on_and_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(TrellisClause) purpose = NULL;
  g_autoptr(TrellisClause) own = NULL;
  GtkWidget *card;
  AdwDialog *dialog;

  act (fixture, "agreement.start");
  agreement = get_latest (fixture);
  purpose = find_clause (fixture, agreement, "purpose");
  type_text (find_card (fixture, "purpose"), "Kept");

  gtk_widget_activate_action (find_card (fixture, "purpose"), "clause.leave-out", NULL);
  ui_test_settle ();
  g_assert_null (find_card (fixture, "purpose"));
  g_assert_false (trellis_clause_get_enabled (purpose));
  g_assert_cmpstr (trellis_clause_get_text (purpose), ==, "Kept");

  /* The second switch is that of the purpose. */
  act (fixture, "agreement.clauses");
  dialog = get_dialog (fixture);
  g_assert_true (TRELLIS_IS_CLAUSES_DIALOG (dialog));
  adw_switch_row_set_active (
    ADW_SWITCH_ROW (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW, 1)), TRUE);
  adw_dialog_close (dialog);
  ui_test_settle ();
  g_assert_nonnull (find_card (fixture, "purpose"));

  act (fixture, "agreement.add-clause");
  card = find_card (fixture, NULL);
  own = g_object_ref (trellis_clause_card_get_clause (TRELLIS_CLAUSE_CARD (card)));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (card, ADW_TYPE_ENTRY_ROW, 0)), "Coffee");
  g_assert_cmpstr (trellis_clause_get_title (own), ==, "Coffee");
  g_assert_nonnull (ui_test_wait_label (fixture->place, "Coffee"));

  gtk_widget_activate_action (card, "clause.delete", NULL);
  ui_test_settle ();
  g_assert_null (find_card (fixture, NULL));
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (own)), !=, 0);
}

static void
test_own_clauses_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(TrellisClause) first = NULL;
  g_autoptr(TrellisClause) second = NULL;

  act (fixture, "agreement.start");
  agreement = get_latest (fixture);
  first = trellis_agreement_add_clause (fixture->base.store, agreement);
  second = trellis_agreement_add_clause (fixture->base.store, agreement);
  ui_test_settle ();

  g_assert_cmpint (trellis_clause_get_position (first), <, trellis_clause_get_position (second));
  gtk_widget_activate_action (find_card (fixture, NULL), "clause.move-down", NULL);
  ui_test_settle ();
  g_assert_cmpint (trellis_clause_get_position (first), >, trellis_clause_get_position (second));
  g_assert_true (trellis_clause_card_get_clause (
                   TRELLIS_CLAUSE_CARD (find_card (fixture, NULL))) == second);

  /* Not among the built-in ones. */
  g_assert_false (trellis_agreement_move_clause (fixture->base.store, second, -1));
}

static void
test_propose_and_withdraw (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(TrellisSignature) signature = NULL;

  act (fixture, "agreement.start");
  agreement = get_latest (fixture);
  type_text (find_card (fixture, "purpose"), "Typed a moment ago");

  act (fixture, "agreement.propose");
  g_assert_cmpint (trellis_agreement_get_state (agreement), ==, TRELLIS_AGREEMENT_STATE_PROPOSED);
  g_assert_null (ui_test_find (fixture->place, TRELLIS_TYPE_CLAUSE_CARD, 0));
  g_assert_nonnull (ui_test_find (fixture->place, TRELLIS_TYPE_CLAUSE_READING, 0));
  {
    g_autoptr(TrellisClause) purpose = find_clause (fixture, agreement, "purpose");

    g_assert_cmpstr (trellis_clause_get_text (purpose), ==, "Typed a moment ago");
  }

  act (fixture, "agreement.edit-again");
  g_assert_cmpint (trellis_agreement_get_state (agreement), ==, TRELLIS_AGREEMENT_STATE_DRAFT);
  g_assert_nonnull (find_card (fixture, "purpose"));

  act (fixture, "agreement.sign");
  signature =
    trellis_agreement_find_signature (fixture->base.store, agreement, TRELLIS_ROLE_MENTEE);
  g_assert_cmpstr (trellis_signature_get_name (signature), ==, "Ines Calderón");
  g_assert_cmpint (trellis_agreement_get_state (agreement), ==, TRELLIS_AGREEMENT_STATE_PROPOSED);
  g_assert_false (trellis_agreement_may_edit_again (fixture->base.store, agreement));

  gtk_widget_activate_action (fixture->place, "agreement.withdraw", "s",
                              trellis_record_get_uid (TRELLIS_RECORD (signature)));
  ui_test_settle ();
  g_assert_true (trellis_agreement_may_edit_again (fixture->base.store, agreement));
}

static void
test_signed_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(TrellisClause) purpose = NULL;
  g_autoptr(TrellisSignature) mine = NULL;

  act (fixture, "agreement.start");
  agreement = get_latest (fixture);
  purpose = find_clause (fixture, agreement, "purpose");
  sign_by_both (fixture);

  g_assert_cmpint (trellis_agreement_get_state (agreement), ==, TRELLIS_AGREEMENT_STATE_AGREED);
  g_assert_cmpint (trellis_agreement_get_agreed (agreement), !=, 0);
  g_assert_cmpstr (trellis_agreement_get_review (agreement), !=, NULL);
  g_assert_cmpuint (ui_test_count (&fixture->base, TRELLIS_TYPE_SIGNATURE), ==, 2);
  g_assert_nonnull (ui_test_wait_label (fixture->place, "Ada Example"));
  g_assert_null (ui_test_find (fixture->place, TRELLIS_TYPE_CLAUSE_CARD, 0));
  for (guint i = 0; ui_test_find (fixture->place, GTK_TYPE_TEXT_VIEW, i) != NULL; i++)
    g_assert_false (gtk_text_view_get_editable (
      GTK_TEXT_VIEW (ui_test_find (fixture->place, GTK_TYPE_TEXT_VIEW, i))));

  /* No step changes it any more. */
  mine = trellis_agreement_find_signature (fixture->base.store, agreement, TRELLIS_ROLE_MENTEE);
  trellis_agreement_withdraw (fixture->base.store, mine);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (mine)), ==, 0);
  trellis_agreement_edit_again (fixture->base.store, agreement);
  g_assert_cmpint (trellis_agreement_get_state (agreement), ==, TRELLIS_AGREEMENT_STATE_AGREED);
  trellis_agreement_set_clause_on (fixture->base.store, agreement, "purpose", FALSE);
  g_assert_true (trellis_clause_get_enabled (purpose));
  g_assert_null (trellis_agreement_add_clause (fixture->base.store, agreement));
  g_assert_null (trellis_agreement_sign (fixture->base.store, agreement, TRELLIS_ROLE_MENTEE,
                                         "Again", 1));
}

static void
assert_writing_begins (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, ui_test_find (fixture->place, TRELLIS_TYPE_CLAUSE_CARD, 0)));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) first = NULL;
  g_autoptr(TrellisAgreement) second = NULL;
  g_autoptr(TrellisClause) old_length = NULL;
  TrellisAgreementDefaults terms;
  AdwDialog *dialog;

  act (fixture, "agreement.start");
  first = get_latest (fixture);
  sign_by_both (fixture);

  act (fixture, "agreement.change");
  adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (fixture)));
  g_signal_emit_by_name (get_dialog (fixture), "response::draft", "draft");
  adw_dialog_force_close (get_dialog (fixture));
  ui_test_settle ();

  second = get_latest (fixture);
  g_assert_true (second != first);
  g_assert_cmpint (trellis_agreement_get_version (second), ==, 2);
  assert_writing_begins (fixture);
  g_assert_cmpint (trellis_agreement_get_state (first), ==, TRELLIS_AGREEMENT_STATE_AGREED);

  adw_spin_row_set_value (
    ADW_SPIN_ROW (ui_test_find (find_card (fixture, TRELLIS_CLAUSE_LENGTH), ADW_TYPE_SPIN_ROW, 0)),
    30);
  old_length = find_clause (fixture, first, TRELLIS_CLAUSE_LENGTH);
  g_assert_cmpint (trellis_clause_get_number (old_length), ==, 60);

  /* The signed one holds until the new one is signed too. */
  trellis_agreed_read (&terms, fixture->base.store, fixture->base.match);
  g_assert_cmpint (terms.meeting_minutes, ==, 60);

  act (fixture, "agreement.compare");
  dialog = get_dialog (fixture);
  g_assert_true (TRELLIS_IS_VERSION_DIALOG (dialog));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Changed"));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "60 minutes"));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "30 minutes"));
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "Added"));
  adw_dialog_force_close (dialog);
  ui_test_settle ();

  sign_by_both (fixture);
  g_assert_cmpint (trellis_agreement_get_state (second), ==, TRELLIS_AGREEMENT_STATE_AGREED);
  g_assert_cmpint (trellis_agreement_get_state (first), ==, TRELLIS_AGREEMENT_STATE_REPLACED);
  g_assert_cmpint (trellis_clause_get_number (old_length), ==, 60);
  trellis_agreed_read (&terms, fixture->base.store, fixture->base.match);
  g_assert_cmpint (terms.meeting_minutes, ==, 30);

  /* The old one can be read, and nothing in it can be edited. */
  gtk_widget_activate_action (fixture->place, "agreement.read", "s",
                              trellis_record_get_uid (TRELLIS_RECORD (first)));
  ui_test_settle ();
  dialog = get_dialog (fixture);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "60 minutes"));
  g_assert_null (ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_CLAUSE_CARD, 0));
  adw_dialog_force_close (dialog);
  ui_test_settle ();
}

static void
test_written_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autofree char *text = NULL;

  act (fixture, "agreement.start");
  type_text (find_card (fixture, "purpose"), "To learn to lead");
  sign_by_both (fixture);

  agreement = get_latest (fixture);
  text = trellis_agreement_write (fixture->base.store, fixture->base.match, agreement);

  g_assert_true (g_str_has_prefix (text, "# Mentoring Agreement\n\nMentee: Ines Calderón, mentor: "
                                         "Ada Example\n\nVersion 1 · Agreed on "));
  g_assert_nonnull (strstr (text, "\n### Purpose\n\nTo learn to lead\n"));
  g_assert_nonnull (strstr (text, "\n### Notes\n\nMentee · Within 24 hours\n"));
  g_assert_null (strstr (text, "Boundaries"));
  g_assert_nonnull (strstr (text, "\n## Signatures\n\nInes Calderón, "));
}

static void
test_shows_clause (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = NULL;
  g_autoptr(TrellisClause) ending = NULL;
  GtkWidget *focus;

  act (fixture, "agreement.start");
  agreement = get_latest (fixture);
  ending = find_clause (fixture, agreement, TRELLIS_CLAUSE_ENDING);
  trellis_place_show (TRELLIS_PLACE (fixture->place), TRELLIS_RECORD (ending));
  ui_test_settle ();

  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, find_card (fixture, TRELLIS_CLAUSE_ENDING)));
}

static void
test_edits_again (Fixture *fixture, gconstpointer data)
{
  act (fixture, "agreement.start");
  act (fixture, "agreement.propose");
  act (fixture, "agreement.edit-again");
  ui_test_settle ();
  assert_writing_begins (fixture);
}

/* Whoever is about to sign is not thrown out of the row by what happens elsewhere. */
static void
test_focus_stays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  act (fixture, "agreement.start");
  act (fixture, "agreement.propose");
  row = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (ADW_IS_BUTTON_ROW (row));
  trellis_match_set_program (fixture->base.match, "Kelp");
  ui_test_settle ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);
}

static void
test_over (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  act (fixture, "agreement.start");
  trellis_match_set_state (fixture->base.match, TRELLIS_MATCH_STATE_COMPLETED);
  ui_test_settle ();
  g_assert_null (ui_test_find (fixture->place, TRELLIS_TYPE_CLAUSE_CARD, 0));
  for (guint i = 0; (row = ui_test_find (fixture->place, ADW_TYPE_BUTTON_ROW, i)) != NULL; i++)
    g_assert_false (gtk_widget_get_mapped (row));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  ADD ("/agreement/start-and-fill", test_start_and_fill);
  ADD ("/agreement/own-lines", test_own_lines);
  ADD ("/agreement/clauses-on-and-off", test_clauses_on_and_off);
  ADD ("/agreement/own-clauses-move", test_own_clauses_move);
  ADD ("/agreement/propose-and-withdraw", test_propose_and_withdraw);
  ADD ("/agreement/signed-stays", test_signed_stays);
  ADD ("/agreement/change", test_change);
  ADD ("/agreement/edits-again", test_edits_again);
  ADD ("/agreement/written-out", test_written_out);
  ADD ("/agreement/shows-clause", test_shows_clause);
  ADD ("/agreement/focus-stays", test_focus_stays);
  ADD ("/agreement/over", test_over);

  return g_test_run ();
}

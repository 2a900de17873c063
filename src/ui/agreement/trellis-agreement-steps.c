/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement-steps.h"

#include "trellis-agreement-defaults.h"
#include "trellis-agreement-version.h"
#include "trellis-clause-catalog.h"

#include <gtk/gtk.h>

/* All versions, the newest first; transfer full. */
TrellisRecordList *
trellis_agreement_list_versions (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_AGREEMENT);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_descending (query, "version");
  return trellis_store_list (store, query);
}

/* Built-in clauses in the order of the catalog, so that each group is in one piece, then own ones in
 * theirs. */
static int
compare_clauses (gconstpointer a, gconstpointer b, gpointer data)
{
  TrellisClause *clauses[] = { (gpointer) a, (gpointer) b };
  int places[2];

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      const TrellisClauseSpec *spec =
        trellis_clause_catalog_find (trellis_clause_get_key (clauses[i]));

      places[i] = spec != NULL ? (int) (spec - trellis_clause_catalog_get (0)) : G_MAXINT;
    }

  if (places[0] == places[1])
    {
      places[0] = trellis_clause_get_position (clauses[0]);
      places[1] = trellis_clause_get_position (clauses[1]);
    }
  return (places[0] > places[1]) - (places[0] < places[1]);
}

static GListModel *
list_clauses (TrellisStore *store, TrellisAgreement *agreement, gboolean only_enabled)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_CLAUSE);

  trellis_query_equals (query, "agreement", trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  if (only_enabled)
    trellis_query_is (query, "enabled", TRUE);
  trellis_query_ascending (query, "position");
  return G_LIST_MODEL (
    gtk_sort_list_model_new (G_LIST_MODEL (trellis_store_list (store, query)),
                             GTK_SORTER (gtk_custom_sorter_new (compare_clauses, NULL, NULL))));
}

/* All clauses of @agreement in their order, also those that are off; transfer full. */
GListModel *
trellis_agreement_list_clauses (TrellisStore *store, TrellisAgreement *agreement)
{
  return list_clauses (store, agreement, FALSE);
}

/* The clauses that are part of @agreement; transfer full. */
GListModel *
trellis_agreement_list_enabled (TrellisStore *store, TrellisAgreement *agreement)
{
  return list_clauses (store, agreement, TRUE);
}

static void
keep_all (TrellisStore *store, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    trellis_store_add (store, g_ptr_array_index (records, i));
}

/* A first draft with the usual clauses; transfer full. */
TrellisAgreement *
trellis_agreement_start (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisAgreement) agreement = trellis_agreement_draft (match);
  g_autoptr(GPtrArray) clauses = NULL;

  trellis_store_add (store, agreement);
  clauses = trellis_agreement_fill (agreement, match);
  keep_all (store, clauses);
  return g_steal_pointer (&agreement);
}

/* A draft of the version after @current, which stays as it is; transfer full. */
TrellisAgreement *
trellis_agreement_change (TrellisStore *store, TrellisAgreement *current)
{
  g_autoptr(TrellisAgreement) next = trellis_agreement_draft_next (current);
  g_autoptr(GListModel) clauses = trellis_agreement_list_clauses (store, current);
  g_autoptr(GPtrArray) copies = NULL;

  trellis_store_add (store, next);
  copies = trellis_agreement_copy_clauses (next, clauses);
  keep_all (store, copies);
  return g_steal_pointer (&next);
}

void
trellis_agreement_propose (TrellisAgreement *agreement)
{
  if (trellis_agreement_get_state (agreement) == TRELLIS_AGREEMENT_STATE_DRAFT)
    trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_PROPOSED);
}

/* The names under @agreement; transfer full. */
TrellisRecordList *
trellis_agreement_list_signatures (TrellisStore *store, TrellisAgreement *agreement)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_SIGNATURE);

  trellis_query_equals (query, "agreement", trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  trellis_query_ascending (query, "signed_at");
  return trellis_store_list (store, query);
}

/* The signature of the person with @role; transfer full, nullable. */
TrellisSignature *
trellis_agreement_find_signature (TrellisStore *store, TrellisAgreement *agreement,
                                  TrellisRole role)
{
  g_autoptr(TrellisRecordList) signatures = trellis_agreement_list_signatures (store, agreement);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (signatures)); i++)
    {
      g_autoptr(TrellisSignature) signature =
        g_list_model_get_item (G_LIST_MODEL (signatures), i);

      if (trellis_signature_get_role (signature) == role)
        return g_steal_pointer (&signature);
    }
  return NULL;
}

/* Only while nobody has signed it. */
gboolean
trellis_agreement_may_edit_again (TrellisStore *store, TrellisAgreement *agreement)
{
  g_autoptr(TrellisRecordList) signatures = trellis_agreement_list_signatures (store, agreement);

  return trellis_agreement_get_state (agreement) == TRELLIS_AGREEMENT_STATE_PROPOSED &&
         g_list_model_get_n_items (G_LIST_MODEL (signatures)) == 0;
}

void
trellis_agreement_edit_again (TrellisStore *store, TrellisAgreement *agreement)
{
  if (trellis_agreement_may_edit_again (store, agreement))
    trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_DRAFT);
}

/* The day on which the two want to look at @agreement again, as its clause has it. */
static void
take_review (TrellisStore *store, TrellisAgreement *agreement)
{
  g_autoptr(GListModel) clauses = trellis_agreement_list_clauses (store, agreement);
  TrellisAgreementDefaults terms;

  trellis_agreement_defaults_read (&terms, clauses);
  trellis_agreement_set_review (agreement, terms.review);
}

/* Puts @agreement into force in place of the versions before it. */
static void
conclude (TrellisStore *store, TrellisAgreement *agreement)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_AGREEMENT);
  g_autoptr(TrellisRecordList) earlier = NULL;
  guint n;

  trellis_query_equals (query, "match", trellis_agreement_get_match (agreement));
  trellis_query_is (query, "state", TRELLIS_AGREEMENT_STATE_AGREED);
  earlier = trellis_store_list (store, query);

  n = g_list_model_get_n_items (G_LIST_MODEL (earlier));
  while (n-- > 0)
    {
      g_autoptr(TrellisAgreement) other = g_list_model_get_item (G_LIST_MODEL (earlier), n);

      trellis_agreement_set_state (other, TRELLIS_AGREEMENT_STATE_REPLACED);
    }

  take_review (store, agreement);
  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_AGREED);
}

/* Puts @name under @agreement for the person with @role, which proposes it if that has not been
 * done; with the second name it is agreed. Transfer full; NULL if that person has signed, or if it is
 * no longer open. */
TrellisSignature *
trellis_agreement_sign (TrellisStore *store, TrellisAgreement *agreement, TrellisRole role,
                        const char *name, gint64 when)
{
  TrellisAgreementState state = trellis_agreement_get_state (agreement);
  const TrellisRole other_role = trellis_role_get_other (role);
  g_autoptr(TrellisSignature) mine = trellis_agreement_find_signature (store, agreement, role);
  g_autoptr(TrellisSignature) other =
    trellis_agreement_find_signature (store, agreement, other_role);
  g_autoptr(TrellisSignature) signature = NULL;

  if (mine != NULL || (state != TRELLIS_AGREEMENT_STATE_DRAFT &&
                       state != TRELLIS_AGREEMENT_STATE_PROPOSED))
    return NULL;

  trellis_agreement_propose (agreement);

  signature = trellis_signature_new ();
  trellis_signature_set_agreement (signature, trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  trellis_signature_set_role (signature, role);
  trellis_signature_set_name (signature, name);
  trellis_signature_set_signed_at (signature, when);
  trellis_record_set_author (TRELLIS_RECORD (signature), role);
  trellis_record_set_visibility (TRELLIS_RECORD (signature),
                                 trellis_record_get_visibility (TRELLIS_RECORD (agreement)));
  trellis_store_add (store, signature);

  if (other != NULL)
    {
      trellis_agreement_set_agreed (agreement,
                                    MAX (when, trellis_signature_get_signed_at (other)));
      conclude (store, agreement);
    }
  return g_steal_pointer (&signature);
}

/* Only until both have signed. */
static gboolean
may_withdraw (TrellisStore *store, TrellisSignature *signature)
{
  g_autoptr(TrellisAgreement) agreement = trellis_store_get (
    store, TRELLIS_TYPE_AGREEMENT, trellis_signature_get_agreement (signature));

  return agreement != NULL &&
         trellis_agreement_get_state (agreement) == TRELLIS_AGREEMENT_STATE_PROPOSED;
}

void
trellis_agreement_withdraw (TrellisStore *store, TrellisSignature *signature)
{
  if (may_withdraw (store, signature))
    trellis_store_delete (store, signature);
}

static gboolean
is_draft (TrellisAgreement *agreement)
{
  return trellis_agreement_get_state (agreement) == TRELLIS_AGREEMENT_STATE_DRAFT;
}

/* An empty clause of the two people's own, at the end; transfer full, NULL if @agreement is no draft. */
TrellisClause *
trellis_agreement_add_clause (TrellisStore *store, TrellisAgreement *agreement)
{
  g_autoptr(GListModel) clauses = trellis_agreement_list_clauses (store, agreement);
  guint n = g_list_model_get_n_items (clauses);
  g_autoptr(TrellisClause) last = NULL;
  g_autoptr(TrellisClause) clause = NULL;
  int position = (int) trellis_clause_catalog_get_size ();

  if (!is_draft (agreement))
    return NULL;

  last = g_list_model_get_item (clauses, MAX (n, 1) - 1);
  if (last != NULL)
    position = MAX (position, trellis_clause_get_position (last) + 1);
  clause = trellis_agreement_create_clause (agreement, position);
  trellis_store_add (store, clause);
  return g_steal_pointer (&clause);
}

/* Makes the built-in clause @key a part of @agreement, a draft, or leaves it out. What it says is
 * kept for when it comes back. */
void
trellis_agreement_set_clause_on (TrellisStore *store, TrellisAgreement *agreement, const char *key,
                                 gboolean on)
{
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (key);
  g_autoptr(GListModel) clauses = trellis_agreement_list_clauses (store, agreement);
  g_autoptr(TrellisClause) added = NULL;

  g_return_if_fail (spec != NULL);
  if (!is_draft (agreement))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (clauses, i);

      if (g_strcmp0 (trellis_clause_get_key (clause), key) == 0)
        {
          trellis_clause_set_enabled (clause, on);
          return;
        }
    }

  if (!on)
    return;
  added = trellis_agreement_create_clause (agreement, (int) (spec - trellis_clause_catalog_get (0)));
  trellis_clause_set_key (added, key);
  trellis_clause_set_choice (added, spec->choice);
  trellis_clause_set_number (added, spec->number);
  trellis_store_add (store, added);
}

static int
find_clause (GListModel *clauses, TrellisClause *clause)
{
  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) other = g_list_model_get_item (clauses, i);

      if (other == clause)
        return (int) i;
    }
  return -1;
}

/* Exchanges @clause, an own one, with the own one before (-1) or after it (1). FALSE if there is none. */
gboolean
trellis_agreement_move_clause (TrellisStore *store, TrellisClause *clause, int steps)
{
  g_autoptr(TrellisAgreement) agreement =
    trellis_store_get (store, TRELLIS_TYPE_AGREEMENT, trellis_clause_get_agreement (clause));
  g_autoptr(GListModel) clauses = trellis_agreement_list_clauses (store, agreement);
  int from = find_clause (clauses, clause);
  g_autoptr(TrellisClause) neighbor = NULL;
  int position = trellis_clause_get_position (clause);

  if (from < 0 || from + steps < 0 || !is_draft (agreement))
    return FALSE;
  neighbor = g_list_model_get_item (clauses, (guint) (from + steps));
  if (neighbor == NULL || trellis_clause_get_key (neighbor) != NULL)
    return FALSE;

  trellis_clause_set_position (clause, trellis_clause_get_position (neighbor));
  trellis_clause_set_position (neighbor, position);
  return TRUE;
}

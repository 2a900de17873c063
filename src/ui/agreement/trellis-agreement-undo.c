/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-agreement-undo.h"

#include "trellis-undo.h"

#include <glib/gi18n.h>

typedef struct
{
  TrellisStore *store;
  TrellisRecord *record;
} Step;

static Step *
step_new (TrellisStore *store, gpointer record)
{
  Step *step = g_new0 (Step, 1);

  step->store = g_object_ref (store);
  step->record = g_object_ref (record);
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->store);
  g_object_unref (step->record);
  g_free (step);
}

static gboolean
is_in_draft (Step *step)
{
  g_autoptr(TrellisAgreement) agreement =
    trellis_store_get (step->store, TRELLIS_TYPE_AGREEMENT,
                       trellis_clause_get_agreement (TRELLIS_CLAUSE (step->record)));

  return agreement != NULL &&
         trellis_agreement_get_state (agreement) == TRELLIS_AGREEMENT_STATE_DRAFT;
}

static void
undo_leave_out (gpointer data)
{
  Step *step = data;

  if (is_in_draft (step))
    trellis_clause_set_enabled (TRELLIS_CLAUSE (step->record), TRUE);
}

/* Takes @clause off its draft; what it says is kept. */
void
trellis_clause_leave_out (GtkWidget *widget, TrellisStore *store, TrellisClause *clause)
{
  Step *step = step_new (store, clause);

  /* The toast first: @widget may go with the clause. */
  trellis_undo_offer (widget, _("Clause left out"), undo_leave_out, step, step_free);
  trellis_clause_set_enabled (clause, FALSE);
}

static void
undo_delete_clause (gpointer data)
{
  Step *step = data;

  if (is_in_draft (step))
    trellis_store_restore (step->store, step->record);
}

void
trellis_clause_delete (GtkWidget *widget, TrellisStore *store, TrellisClause *clause)
{
  Step *step = step_new (store, clause);

  trellis_undo_offer (widget, _("Clause deleted"), undo_delete_clause, step, step_free);
  trellis_store_delete (store, clause);
}

/* A newer version may stand in its place meanwhile; then there is no way back. */
static void
undo_delete_agreement (gpointer data)
{
  Step *step = data;
  TrellisAgreement *agreement = TRELLIS_AGREEMENT (step->record);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_AGREEMENT);

  trellis_query_equals (query, "match", trellis_agreement_get_match (agreement));
  trellis_query_at_least (query, "version", trellis_agreement_get_version (agreement));
  if (trellis_store_count (step->store, query) == 0)
    trellis_store_restore (step->store, step->record);
}

void
trellis_agreement_delete (GtkWidget *widget, TrellisStore *store, TrellisAgreement *agreement)
{
  Step *step = step_new (store, agreement);

  trellis_undo_offer (widget, _("Draft deleted"), undo_delete_agreement, step, step_free);
  trellis_store_delete (store, agreement);
}

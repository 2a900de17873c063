/* SPDX-License-Identifier: GPL-3.0-or-later */

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

/* A newer version may stand in the place of a deleted one meanwhile. */
static gboolean
is_replaced (TrellisStore *store, TrellisAgreement *agreement)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_AGREEMENT);

  trellis_query_equals (query, "match", trellis_agreement_get_match (agreement));
  trellis_query_at_least (query, "version", trellis_agreement_get_version (agreement));
  return trellis_store_count (store, query) > 0;
}

/* Why @record, which is deleted, must not come back: what has been proposed or signed stays as it
 * is. NULL if nothing speaks against it. */
const char *
trellis_agreement_find_objection (TrellisStore *store, TrellisRecord *record)
{
  g_autoptr(TrellisAgreement) agreement = NULL;

  if (TRELLIS_IS_SIGNATURE (record))
    return _("Not restored: sign the agreement again instead");

  if (TRELLIS_IS_AGREEMENT (record))
    agreement = g_object_ref (TRELLIS_AGREEMENT (record));
  else if (TRELLIS_IS_CLAUSE (record))
    agreement = trellis_store_get (store, TRELLIS_TYPE_AGREEMENT,
                                   trellis_clause_get_agreement (TRELLIS_CLAUSE (record)));

  if (agreement == NULL)
    return NULL;
  if (TRELLIS_IS_CLAUSE (record) &&
      trellis_agreement_get_state (agreement) != TRELLIS_AGREEMENT_STATE_DRAFT)
    return _("Not restored: the agreement is no longer a draft");
  if (trellis_record_get_deleted (TRELLIS_RECORD (agreement)) != 0 &&
      is_replaced (store, agreement))
    return _("Not restored: the agreement has a newer version");
  return NULL;
}

static void
undo_leave_out (gpointer data)
{
  Step *step = data;

  if (trellis_agreement_find_objection (step->store, step->record) == NULL)
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
undo_delete (gpointer data)
{
  Step *step = data;

  if (trellis_agreement_find_objection (step->store, step->record) == NULL)
    trellis_store_restore (step->store, step->record);
}

void
trellis_clause_delete (GtkWidget *widget, TrellisStore *store, TrellisClause *clause)
{
  Step *step = step_new (store, clause);

  trellis_undo_offer (widget, _("Clause deleted"), undo_delete, step, step_free);
  trellis_store_delete (store, clause);
}

void
trellis_agreement_delete (GtkWidget *widget, TrellisStore *store, TrellisAgreement *agreement)
{
  Step *step = step_new (store, agreement);

  trellis_undo_offer (widget, _("Draft deleted"), undo_delete, step, step_free);
  trellis_store_delete (store, agreement);
}

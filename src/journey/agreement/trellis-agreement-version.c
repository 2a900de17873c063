/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement-version.h"

#include "trellis-agreement-defaults.h"
#include "trellis-clause-catalog.h"

/* docs/mentoring.md, "Getting started". */
#define AGREE_BEFORE_MEETING 3

void
trellis_clause_change_free (TrellisClauseChange *self)
{
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

/* A first draft for @match; transfer full. It is shared, as an agreement is for two. */
TrellisAgreement *
trellis_agreement_draft (TrellisMatch *match)
{
  TrellisAgreement *agreement = trellis_agreement_new ();

  trellis_agreement_set_match (agreement, trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_record_set_author (TRELLIS_RECORD (agreement), trellis_match_get_my_role (match));
  trellis_record_set_visibility (TRELLIS_RECORD (agreement), TRELLIS_VISIBILITY_SHARED);
  return agreement;
}

/* A clause for @position of @agreement, by the same author and for the same eyes; transfer full. */
TrellisClause *
trellis_agreement_create_clause (TrellisAgreement *agreement, int position)
{
  TrellisClause *clause = trellis_clause_new ();

  trellis_clause_set_agreement (clause, trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  trellis_clause_set_position (clause, position);
  trellis_record_set_author (TRELLIS_RECORD (clause),
                             trellis_record_get_author (TRELLIS_RECORD (agreement)));
  trellis_record_set_visibility (TRELLIS_RECORD (clause),
                                 trellis_record_get_visibility (TRELLIS_RECORD (agreement)));
  return clause;
}

/* All built-in clauses for @agreement, which must have its uid already (that is, be in the store):
 * those of a short agreement are on, and the days follow from when @match began. New records, for the
 * caller to keep; transfer full. */
GPtrArray *
trellis_agreement_fill (TrellisAgreement *agreement, TrellisMatch *match)
{
  GPtrArray *clauses = g_ptr_array_new_with_free_func (g_object_unref);
  const char *started = trellis_match_get_started (match);
  g_autofree char *ends = trellis_match_get_planned_end (match) != NULL
                            ? g_strdup (trellis_match_get_planned_end (match))
                            : trellis_agreement_propose_end (started);
  g_autofree char *review = trellis_agreement_propose_review (started, ends);

  for (guint i = 0; i < trellis_clause_catalog_get_size (); i++)
    {
      const TrellisClauseSpec *spec = trellis_clause_catalog_get (i);
      TrellisClause *clause = trellis_agreement_create_clause (agreement, (int) i);

      trellis_clause_set_key (clause, spec->key);
      trellis_clause_set_enabled (clause, spec->on);
      trellis_clause_set_choice (clause, spec->choice);
      trellis_clause_set_number (clause, spec->number);
      if (g_str_equal (spec->key, TRELLIS_CLAUSE_DATES))
        trellis_clause_set_day (clause, ends);
      else if (g_str_equal (spec->key, TRELLIS_CLAUSE_REVIEW))
        trellis_clause_set_day (clause, review);
      g_ptr_array_add (clauses, clause);
    }
  return clauses;
}

/* The draft of the version after @current; transfer full. */
TrellisAgreement *
trellis_agreement_draft_next (TrellisAgreement *current)
{
  TrellisAgreement *next = trellis_agreement_new ();

  trellis_agreement_set_match (next, trellis_agreement_get_match (current));
  trellis_agreement_set_version (next, trellis_agreement_get_version (current) + 1);
  trellis_agreement_set_review (next, trellis_agreement_get_review (current));
  trellis_record_set_author (TRELLIS_RECORD (next),
                             trellis_record_get_author (TRELLIS_RECORD (current)));
  trellis_record_set_visibility (TRELLIS_RECORD (next),
                                 trellis_record_get_visibility (TRELLIS_RECORD (current)));
  return next;
}

static gboolean
is_deleted (gpointer record)
{
  return trellis_record_get_deleted (record) != 0;
}

/* A copy of @clauses for @next, which must have its uid already. New records, for the caller to keep;
 * transfer full. */
GPtrArray *
trellis_agreement_copy_clauses (TrellisAgreement *next, GListModel *clauses)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (clauses, i);
      TrellisClause *copy;

      if (is_deleted (clause))
        continue;
      copy = trellis_agreement_create_clause (next, trellis_clause_get_position (clause));
      for (guint field = trellis_clause_field_agreement + 1; field < trellis_clause_n_fields; field++)
        trellis_record_set_value (TRELLIS_RECORD (copy), field,
                                  trellis_record_get_value (TRELLIS_RECORD (clause), field));
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

/* Whether two clauses stand for the same one in two versions: by key, and by title for own ones. */
static gboolean
is_counterpart (TrellisClause *a, TrellisClause *b)
{
  const char *key = trellis_clause_get_key (a);

  if (g_strcmp0 (key, trellis_clause_get_key (b)) != 0)
    return FALSE;
  return key != NULL ||
         g_strcmp0 (trellis_clause_get_title (a), trellis_clause_get_title (b)) == 0;
}

/* The counterpart of @clause in @clauses, if that is in force there; transfer full. */
static TrellisClause *
find_counterpart (GListModel *clauses, TrellisClause *clause)
{
  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) other = g_list_model_get_item (clauses, i);

      if (!is_deleted (other) && trellis_clause_get_enabled (other) &&
          is_counterpart (other, clause))
        return g_steal_pointer (&other);
    }
  return NULL;
}

static gboolean
says_the_same (TrellisClause *a, TrellisClause *b)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);
  const guint said[] = { trellis_clause_field_title,  trellis_clause_field_text,
                         trellis_clause_field_choice, trellis_clause_field_number,
                         trellis_clause_field_day,    trellis_clause_field_items };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (!trellis_value_equal (trellis_record_get_value (TRELLIS_RECORD (a), said[i]),
                              trellis_record_get_value (TRELLIS_RECORD (b), said[i]),
                              &klass->fields[said[i]]))
      return FALSE;
  return TRUE;
}

static void
add_change (GPtrArray *changes,
            TrellisClauseDifference difference,
            TrellisClause *before,
            TrellisClause *after)
{
  TrellisClauseChange *change = g_new0 (TrellisClauseChange, 1);

  change->difference = difference;
  g_set_object (&change->before, before);
  g_set_object (&change->after, after);
  g_ptr_array_add (changes, change);
}

/* What became of each clause from one version to another: the clauses in force in @after in their
 * order, then those that are no longer in force. TrellisClauseChanges; transfer full. */
GPtrArray *
trellis_agreement_compare (GListModel *before, GListModel *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clause_change_free);

  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (after, i);
      g_autoptr(TrellisClause) earlier = NULL;

      if (is_deleted (clause) || !trellis_clause_get_enabled (clause))
        continue;
      earlier = find_counterpart (before, clause);
      if (earlier == NULL)
        add_change (changes, TRELLIS_CLAUSE_ADDED, NULL, clause);
      else if (says_the_same (earlier, clause))
        add_change (changes, TRELLIS_CLAUSE_SAME, earlier, clause);
      else
        add_change (changes, TRELLIS_CLAUSE_CHANGED, earlier, clause);
    }

  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (before, i);
      g_autoptr(TrellisClause) later = NULL;

      if (is_deleted (clause) || !trellis_clause_get_enabled (clause))
        continue;
      later = find_counterpart (after, clause);
      if (later == NULL)
        add_change (changes, TRELLIS_CLAUSE_REMOVED, clause, NULL);
    }
  return changes;
}

/* Whether it is time to settle an agreement that is still open. */
gboolean
trellis_agreement_is_due (guint meetings_held)
{
  return meetings_held + 1 >= AGREE_BEFORE_MEETING;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-facts.h"

#include "trellis-next-meeting.h"

#include <gtk/gtk.h>

/* Held meetings that are looked at. */
#define N_LATEST 12

static TrellisRecordList *
list_where (TrellisStore *store, GType type, const char *field, gpointer whole)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  trellis_query_equals (query, field, whole != NULL ? trellis_record_get_uid (whole) : "");
  return trellis_store_list (store, query);
}

static TrellisRecordList *
list_open_actions (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_is (query, "done", 0);
  return trellis_store_list (store, query);
}

static TrellisRecordList *
list_untried_advice (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_is (query, "kind", TRELLIS_NOTE_KIND_ADVICE);
  trellis_query_is (query, "tried", FALSE);
  return trellis_store_list (store, query);
}

/* All parts of class @type of the records in @wholes. */
static GListModel *
list_parts (TrellisStore *store, GType type, const char *field, GListModel *wholes)
{
  GListStore *parts = g_list_store_new (type);

  for (guint i = 0; i < g_list_model_get_n_items (wholes); i++)
    {
      g_autoptr(TrellisRecord) whole = g_list_model_get_item (wholes, i);
      g_autoptr(TrellisRecordList) list = list_where (store, type, field, whole);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr(TrellisRecord) part = g_list_model_get_item (G_LIST_MODEL (list), j);

          g_list_store_append (parts, part);
        }
    }

  return G_LIST_MODEL (parts);
}

static TrellisRecordList *
list_held (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_is (query, "state", TRELLIS_MEETING_STATE_HELD);
  trellis_query_descending (query, "starts");
  return trellis_store_list (store, query);
}

static TrellisRecordList *
list_not_held (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_HELD);
  return trellis_store_list (store, query);
}

/* The meetings that were not held and the latest of those @held: no rule asks for older ones, which
 * can be very many. */
static GListModel *
list_meetings (TrellisStore *store, TrellisMatch *match, GListModel *held)
{
  g_autoptr(TrellisRecordList) others = list_not_held (store, match);
  g_autoptr(GtkSliceListModel) latest =
    gtk_slice_list_model_new (g_object_ref (held), 0, N_LATEST);
  g_autoptr(GListStore) both = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (both, others);
  g_list_store_append (both, latest);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&both))));
}

static void
read_facts (TrellisJourneyFacts *facts, TrellisStore *store, TrellisMatch *match, gint64 now)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  g_autoptr(TrellisConclusion) conclusion = trellis_store_get_conclusion (store, match);
  g_autoptr(TrellisRecordList) agreements =
    list_where (store, TRELLIS_TYPE_AGREEMENT, "match", match);
  g_autoptr(TrellisRecordList) held = list_held (store, match);
  g_autoptr(GListModel) meetings = list_meetings (store, match, G_LIST_MODEL (held));
  guint n_held = g_list_model_get_n_items (G_LIST_MODEL (held));
  g_autoptr(TrellisMeeting) next =
    trellis_next_meeting_find (store, trellis_record_get_uid (TRELLIS_RECORD (match)), now);
  g_autoptr(TrellisRecordList) goals = list_where (store, TRELLIS_TYPE_GOAL, "match", match);
  g_autoptr(TrellisRecordList) actions = list_open_actions (store, match);
  g_autoptr(TrellisRecordList) advice = list_untried_advice (store, match);
  g_autoptr(TrellisRecordList) points = list_where (store, TRELLIS_TYPE_POINT, "meeting", next);
  g_autoptr(GListModel) tasks = list_parts (store, TRELLIS_TYPE_TASK, "goal", G_LIST_MODEL (goals));
  g_autoptr(GListModel) check_ins =
    list_parts (store, TRELLIS_TYPE_CHECK_IN, "goal", G_LIST_MODEL (goals));
  g_autoptr(TrellisAgreement) in_force =
    trellis_agreement_find_in_force (G_LIST_MODEL (agreements));
  g_autoptr(TrellisAgreement) newest = trellis_agreement_find_newest (G_LIST_MODEL (agreements));
  g_autoptr(TrellisRecordList) clauses =
    list_where (store, TRELLIS_TYPE_CLAUSE, "agreement", in_force);
  g_autoptr(TrellisRecordList) signatures =
    list_where (store, TRELLIS_TYPE_SIGNATURE, "agreement", newest);
  g_autoptr(TrellisRecordList) pulses = list_where (store, TRELLIS_TYPE_PULSE, "match", match);
  g_autoptr(TrellisRecordList) skills = list_where (store, TRELLIS_TYPE_SKILL, "match", match);
  g_autoptr(GListModel) ratings = list_parts (store, TRELLIS_TYPE_SKILL_RATING, "skill", G_LIST_MODEL (skills));
  TrellisJourneyRecords records = {
    .match = match,
    .partner = partner,
    .conclusion = conclusion,
    .agreements = G_LIST_MODEL (agreements),
    .clauses = G_LIST_MODEL (clauses),
    .signatures = G_LIST_MODEL (signatures),
    .meetings = meetings,
    .n_held_before = n_held - MIN (n_held, N_LATEST),
    .points = G_LIST_MODEL (points),
    .goals = G_LIST_MODEL (goals),
    .tasks = tasks,
    .check_ins = check_ins,
    .actions = G_LIST_MODEL (actions),
    .notes = G_LIST_MODEL (advice),
    .pulses = G_LIST_MODEL (pulses),
    .skills = G_LIST_MODEL (skills),
    .skill_ratings = ratings,
  };

  trellis_journey_facts_init (facts);
  trellis_journey_facts_gather (facts, &records, now, zone);
}

/* Reads from @store what the rules of the journey want to know of @match at @now. */
void
trellis_match_facts_read (TrellisJourneyFacts *facts, TrellisStore *store, TrellisMatch *match,
                          gint64 now)
{
  trellis_store_begin_reading (store);
  read_facts (facts, store, match, now);
  trellis_store_end_reading (store);
}

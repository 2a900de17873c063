/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-reminder-source.h"

#include "trellis-match-facts.h"
#include "trellis-reminder-plan.h"

#define DAY (24 * (gint64) 60 * 60)

/* Nothing is asked about meetings that began longer ago. */
#define MEETING_DAYS 8

static TrellisRecordList *
list_meetings (TrellisStore *store, const char *match, gint64 now)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", match);
  trellis_query_at_least (query, "starts", now - MEETING_DAYS * DAY);
  return trellis_store_list (store, query);
}

static TrellisRecordList *
list_actions (TrellisStore *store, const char *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);

  trellis_query_equals (query, "match", match);
  trellis_query_is (query, "done", 0);
  return trellis_store_list (store, query);
}

static gint64
find_last_pulse (TrellisStore *store, const char *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_PULSE);
  g_autoptr(TrellisRecord) last = NULL;

  trellis_query_equals (query, "match", match);
  trellis_query_descending (query, "created");
  last = trellis_store_get_first (store, query);
  return last != NULL ? trellis_record_get_created (last) : 0;
}

static gint64
find_last_reflection (TrellisStore *store, const char *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecord) last = NULL;

  trellis_query_equals (query, "match", match);
  trellis_query_is (query, "kind", TRELLIS_NOTE_KIND_REFLECTION);
  trellis_query_descending (query, "created");
  last = trellis_store_get_first (store, query);
  return last != NULL ? trellis_record_get_created (last) : 0;
}

static void
plan_match (GPtrArray *plan, TrellisStore *store, TrellisMatch *match, TrellisReminderTopics topics,
            gint64 now, GTimeZone *zone)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (match));
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(TrellisRecordList) meetings = list_meetings (store, uid, now);
  g_autoptr(TrellisRecordList) actions = list_actions (store, uid);
  TrellisReminderRecords records = {
    .facts = &facts,
    .started = trellis_match_get_started (match),
    .meetings = G_LIST_MODEL (meetings),
    .actions = G_LIST_MODEL (actions),
    .last_reflection = MAX (find_last_reflection (store, uid), find_last_pulse (store, uid)),
  };

  trellis_match_facts_read (&facts, store, match, now);
  trellis_reminder_plan_match (plan, &records, topics, now, zone);
}

/* All that the journal in @store is to remind of: of TrellisReminder; transfer full. */
GPtrArray *
trellis_reminder_source_plan (TrellisStore *store, TrellisReminderTopics topics, gint64 now, GTimeZone *zone)
{
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisRecordList) matches = trellis_store_list (store, of_matches);
  GPtrArray *plan = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_reminder_free);

  trellis_store_begin_reading (store);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (matches)); i++)
    {
      g_autoptr(TrellisMatch) match = g_list_model_get_item (G_LIST_MODEL (matches), i);

      plan_match (plan, store, match, topics, now, zone);
    }
  trellis_store_end_reading (store);
  return plan;
}

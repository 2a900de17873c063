/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-merged-list.h"

static TrellisRecord *
add (TrellisStore *store, TrellisMatch *match, GType type, const char *title, gint64 created)
{
  TrellisRecord *record = g_object_new (type, "title", title, "match",
                                        trellis_record_get_uid (TRELLIS_RECORD (match)), NULL);

  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, created);
  trellis_store_add (store, record);
  return record;
}

static TrellisRecordList *
list_of (TrellisStore *store, GType type)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  trellis_query_descending (query, "created");
  return trellis_store_list (store, query);
}

static void
assert_titles (GListModel *model, const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (model, i);

      g_string_append (titles, trellis_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_merges (Fixture *fixture, gconstpointer data)
{
  TrellisStore *store = fixture->store;
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autoptr(TrellisMergedList) merged = trellis_merged_list_new ();
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autoptr(TrellisRecordList) notes = NULL;
  g_autoptr(TrellisRecordList) goals = NULL;
  g_autoptr(TrellisRecord) b = NULL;
  g_autoptr(TrellisRecord) c = NULL;
  g_autoptr(TrellisRecord) d = NULL;
  g_autoptr(TrellisRecord) e = NULL;

  trellis_store_add (store, match);
  b = add (store, match, TRELLIS_TYPE_NOTE, "b", 200);
  c = add (store, match, TRELLIS_TYPE_GOAL, "c", 300);
  d = add (store, match, TRELLIS_TYPE_NOTE, "d", 400);
  notes = list_of (store, TRELLIS_TYPE_NOTE);
  goals = list_of (store, TRELLIS_TYPE_GOAL);

  g_ptr_array_add (parts, notes);
  trellis_merged_list_set_parts (merged, parts);
  assert_titles (G_LIST_MODEL (merged), "db");
  g_ptr_array_add (parts, goals);
  trellis_merged_list_set_parts (merged, parts);
  assert_titles (G_LIST_MODEL (merged), "dcb");
  g_assert_cmpint (trellis_merged_list_get_key (merged, 1), ==, 300);

  e = add (store, match, TRELLIS_TYPE_GOAL, "e", 250);
  assert_titles (G_LIST_MODEL (merged), "dceb");
  trellis_store_delete (store, d);
  assert_titles (G_LIST_MODEL (merged), "ceb");

  /* The place in its own list stays, the place in the merged one does not. */
  trellis_record_set_number (b, TRELLIS_RECORD_CREATED, 275);
  assert_titles (G_LIST_MODEL (merged), "cbe");

  g_ptr_array_set_size (parts, 0);
  trellis_merged_list_set_parts (merged, parts);
  assert_titles (G_LIST_MODEL (merged), "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/merged-list", test_merges);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "trellis-tags.h"

/* Queries by words and by tags, which answer the same from the file and in memory. */

static void
set_tags (TrellisNote *note, const char *tags)
{
  g_auto(GStrv) list = g_strsplit (tags, " ", -1);

  trellis_note_set_tags (note, (const char *const *) list);
}

static void
assert_list (TrellisRecordList *list, const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(TrellisNote) note = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", trellis_note_get_title (note));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static TrellisRecordList *
list_notes (Fixture *fixture, TrellisMatch *match, const char *tag, const char *words)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);

  if (match != NULL)
    trellis_query_equals (query, "match", UID (match));
  if (tag != NULL)
    trellis_query_has (query, "tags", tag);
  if (words != NULL)
    trellis_query_find (query, words);
  trellis_query_ascending (query, "title");
  return trellis_store_list (fixture->store, query);
}

/* @tag and @words find @expected in the file, and in memory where every note has just changed. */
static void
assert_found (Fixture *fixture, TrellisMatch *match, const char *tag, const char *words, const char *expected)
{
  g_autoptr(TrellisRecordList) stored = list_notes (fixture, match, tag, words);
  g_autoptr(TrellisRecordList) all = list_notes (fixture, match, NULL, NULL);
  g_autoptr(TrellisQuery) query =
              trellis_query_ref (trellis_record_list_get_query (stored));
  g_autoptr(GString) titles = g_string_new (NULL);

  assert_list (stored, expected);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr(TrellisNote) note = g_list_model_get_item (G_LIST_MODEL (all), i);

      if (trellis_query_accepts (query, TRELLIS_RECORD (note)))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? " " : "",
                                trellis_note_get_title (note));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
assert_all_tags (Fixture *fixture, const char *expected)
{
  g_auto(GStrv) tags = trellis_store_list_tags (fixture->store, NULL);
  g_autofree char *joined = g_strjoinv (" ", tags);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Grace");
  g_autoptr(TrellisNote) a = add_note (fixture->store, match, "a", "");
  g_autoptr(TrellisNote) b = add_note (fixture->store, match, "b", "");
  g_autoptr(TrellisNote) c = add_note (fixture->store, other, "c", "");
  g_autoptr(TrellisRecordList) live = NULL;
  g_auto(GStrv) tags = NULL;
  g_autofree char *joined = NULL;

  set_tags (a, "board writing");
  set_tags (b, "writing äpfel 100%");
  set_tags (c, "board elsewhere");

  assert_found (fixture, match, "board", NULL, "a");
  assert_found (fixture, match, "writing", NULL, "a b");
  assert_found (fixture, NULL, "board", NULL, "a c");
  assert_found (fixture, match, "100%", NULL, "b");
  assert_found (fixture, match, "boar", NULL, "");
  assert_found (fixture, match, "Board", NULL, "");
  assert_found (fixture, match, "%", NULL, "");

  live = list_notes (fixture, match, "board", NULL);
  set_tags (b, "board");
  assert_list (live, "a b");
  set_tags (a, "other");
  assert_list (live, "b");

  tags = trellis_store_list_tags (fixture->store, UID (match));
  joined = g_strjoinv (" ", tags);
  g_assert_cmpstr (joined, ==, "board other");
  assert_all_tags (fixture, "board elsewhere other");
  trellis_store_delete (fixture->store, other);
  assert_all_tags (fixture, "board other");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Grace");
  g_autoptr(TrellisNote) a = add_note (fixture->store, match, "a", "The café by the bridge");
  g_autoptr(TrellisNote) b = add_note (fixture->store, match, "b", "A bridge, unCAFÉinated; 橋を渡る");
  g_autoptr(TrellisNote) c = add_note (fixture->store, other, "c", "Bridges everywhere");
  g_autoptr(TrellisRecordList) live = NULL;

  set_tags (a, "stone arch");

  assert_found (fixture, match, NULL, "bridge", "a b");
  assert_found (fixture, match, NULL, "BRI", "a b");
  assert_found (fixture, NULL, NULL, "bri", "a b c");
  assert_found (fixture, match, NULL, "cafe", "a");
  assert_found (fixture, match, NULL, "bridge stone", "a");
  assert_found (fixture, match, NULL, "渡", "b");
  assert_found (fixture, match, NULL, "bridge nothing", "");
  assert_found (fixture, match, "stone", "bri", "a");
  assert_found (fixture, match, NULL, "  ?! ", "a b");
  assert_found (fixture, match, NULL, "\" OR *", "");

  live = list_notes (fixture, match, NULL, "arch");
  assert_list (live, "a");
  trellis_note_set_body (b, "An archway");
  assert_list (live, "a b");
  set_tags (a, "stone");
  assert_list (live, "b");
  trellis_store_delete (fixture->store, b);
  assert_list (live, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/finding/tags", test_tags);
  FIXTURE_TEST ("/store/finding/words", test_words);
  return g_test_run ();
}

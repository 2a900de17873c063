/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-merged-list.h"
#include "trellis-store-private.h"

#define N_OPERATIONS 1000
#define SHORT_LIST 64
#define N_LISTS 5 /* the last of them merged of two */

/* A list of the store, and a copy of it that only its signals keep up to date. */
typedef struct
{
  GListModel *list;
  GPtrArray *copy;   /* uids */
  const char *plain; /* the same question to SQLite */
  guint n_changes;   /* that were told */
} Followed;

typedef struct
{
  Fixture *fixture;
  GRand *rand;
  TrellisMatch *matches[3];
  GPtrArray *held; /* TrellisNote that somebody holds */
  GPtrArray *uids; /* of all notes */
  Followed lists[N_LISTS];
} Game;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Followed *followed)
{
  g_assert_cmpuint (position + removed, <=, followed->copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (followed->copy, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (model, i);

      g_ptr_array_insert (followed->copy, (int) i, g_strdup (UID (record)));
    }
  g_assert_cmpuint (followed->copy->len, ==, g_list_model_get_n_items (model));
  followed->n_changes++;
}

static void
follow_model (Game *game, guint i, GListModel *model, const char *plain)
{
  Followed *followed = &game->lists[i];

  followed->list = model;
  followed->copy = g_ptr_array_new_with_free_func (g_free);
  followed->plain = plain;
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), followed);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), followed);
}

static void
follow (Game *game, guint i, TrellisQuery *query, const char *plain)
{
  follow_model (game, i, G_LIST_MODEL (trellis_store_list (game->fixture->store, query)), plain);
}

static void
follow_merged (Game *game, guint i)
{
  TrellisMergedList *merged = trellis_merged_list_new ();
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint j = 0; j < 2; j++)
    {
      g_autoptr(TrellisQuery) of_match = trellis_query_new (TRELLIS_TYPE_NOTE);

      trellis_query_equals (of_match, "match", UID (game->matches[j]));
      trellis_query_descending (of_match, "created");
      g_ptr_array_add (parts, trellis_store_list (game->fixture->store, of_match));
    }
  trellis_merged_list_set_parts (merged, parts);
  follow_model (game, i, G_LIST_MODEL (merged),
                "SELECT uid FROM note WHERE deleted = 0 AND \"match\" IN ('match-0', 'match-1')"
                " ORDER BY created DESC, \"match\", id DESC");
}

static void
follow_all (Game *game)
{
  g_autoptr(TrellisQuery) of_match = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisQuery) by_title = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisQuery) unpinned = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisQuery) recent = trellis_query_new (TRELLIS_TYPE_NOTE);

  trellis_query_equals (of_match, "match", UID (game->matches[0]));
  trellis_query_descending (of_match, "pinned");
  trellis_query_descending (of_match, "modified");
  follow (game, 0, of_match,
          "SELECT uid FROM note WHERE deleted = 0 AND \"match\" = 'match-0'"
          " ORDER BY pinned DESC, modified DESC, id DESC");

  trellis_query_ascending (by_title, "title");
  follow (game, 1, by_title, "SELECT uid FROM note WHERE deleted = 0 ORDER BY title, id");

  trellis_query_is (unpinned, "pinned", FALSE);
  trellis_query_is_not (unpinned, "kind", TRELLIS_NOTE_KIND_WIN);
  trellis_query_ascending (unpinned, "created");
  trellis_query_descending (unpinned, "title");
  follow (game, 2, unpinned,
          "SELECT uid FROM note WHERE deleted = 0 AND pinned = 0 AND kind <> 'win'"
          " ORDER BY created, title DESC, id DESC");

  trellis_query_at_least (recent, "created", 500);
  trellis_query_below (recent, "created", 900);
  follow (game, 3, recent,
          "SELECT uid FROM note WHERE deleted = 0 AND created >= 500 AND created < 900"
          " ORDER BY id");

  follow_merged (game, N_LISTS - 1);
}

static void
compare_all (Game *game)
{
  fixture_flush (game->fixture);

  for (guint i = 0; i < N_LISTS; i++)
    {
      Followed *followed = &game->lists[i];
      g_autofree char *expected = ask_plain (game->fixture->path, followed->plain);
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint j = 0; j < followed->copy->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? "\n" : "",
                                (char *) g_ptr_array_index (followed->copy, j));
      g_test_message ("list %u: %u notes", i, followed->copy->len);
      g_assert_cmpstr (found->str, ==, expected);
    }
}

static TrellisNote *
pick_note (Game *game)
{
  guint i;

  if (game->uids->len == 0)
    return NULL;
  i = (guint) g_rand_int_range (game->rand, 0, (int) game->uids->len);
  return trellis_store_get (game->fixture->store, TRELLIS_TYPE_NOTE,
                            g_ptr_array_index (game->uids, i));
}

static void
add (Game *game)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  g_autofree char *uid = g_strdup_printf ("note-%u", game->uids->len);
  g_autofree char *title = g_strdup_printf ("t%d", g_rand_int_range (game->rand, 0, 9));

  trellis_record_set_string (TRELLIS_RECORD (note), TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_CREATED,
                             g_rand_int_range (game->rand, 1, 1000));
  trellis_note_set_title (note, title);
  trellis_note_set_match (note, UID (game->matches[g_rand_int_range (game->rand, 0, 3)]));
  trellis_store_add (game->fixture->store, note);
  g_ptr_array_add (game->uids, g_strdup (uid));
  if (g_rand_boolean (game->rand))
    g_ptr_array_add (game->held, g_object_ref (note));
}

static void
change (Game *game, TrellisNote *note)
{
  g_autofree char *title = g_strdup_printf ("t%d", g_rand_int_range (game->rand, 0, 9));

  switch (g_rand_int_range (game->rand, 0, 6))
    {
    case 0:
      trellis_note_set_title (note, title);
      break;
    case 1:
      trellis_note_set_pinned (note, !trellis_note_get_pinned (note));
      break;
    case 2:
      trellis_note_set_kind (note, (TrellisNoteKind) g_rand_int_range (game->rand, 0, 7));
      break;
    case 3:
      trellis_note_set_match (note, UID (game->matches[g_rand_int_range (game->rand, 0, 3)]));
      break;
    case 4:
      trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_CREATED,
                                 g_rand_int_range (game->rand, 1, 1000));
      break;
    default:
      trellis_note_set_title (note, NULL);
      break;
    }
}

static void
move_in_or_out (Game *game, gpointer record)
{
  if (trellis_record_get_deleted (record) == 0)
    trellis_store_delete (game->fixture->store, record);
  else
    trellis_store_restore (game->fixture->store, record);
}

/* Several at once: each list tells of all that happened in one go, or where it is long, in as few as
 * there were changes. */
static void
play_held (Game *game)
{
  const int n_changes = g_rand_int_range (game->rand, 1, 12);

  for (guint i = 0; i < N_LISTS; i++)
    game->lists[i].n_changes = 0;
  trellis_store_hold_lists (game->fixture->store);
  for (int i = 0; i < n_changes; i++)
    {
      g_autoptr(TrellisNote) note = pick_note (game);

      if (note == NULL || g_rand_boolean (game->rand))
        add (game);
      else
        change (game, note);
    }
  for (guint i = 0; i < N_LISTS; i++)
    g_assert_cmpuint (game->lists[i].n_changes, ==, 0);
  trellis_store_release_lists (game->fixture->store);
  for (guint i = 0; i < N_LISTS; i++)
    g_assert_cmpuint (game->lists[i].n_changes, <=,
                      game->lists[i].copy->len < SHORT_LIST && i != N_LISTS - 1 ? 1 : 2 * n_changes);
}

static void
play (Game *game)
{
  int dice = g_rand_int_range (game->rand, 0, 100);
  g_autoptr(TrellisNote) note = pick_note (game);

  if (note == NULL || dice < 15)
    add (game);
  else if (dice < 70)
    change (game, note);
  else if (dice < 84)
    move_in_or_out (game, note);
  else if (dice < 87)
    move_in_or_out (game, game->matches[g_rand_int_range (game->rand, 0, 3)]);
  else if (dice < 90 && trellis_record_get_deleted (TRELLIS_RECORD (note)) == 0)
    g_ptr_array_add (game->held, g_object_ref (note));
  else if (dice < 96 && game->held->len > 0)
    g_ptr_array_remove_index_fast (
      game->held, (guint) g_rand_int_range (game->rand, 0, (int) game->held->len));
  else
    compare_all (game);
}

static void
test_always_exact (Fixture *fixture, gconstpointer data)
{
  Game game = { .fixture = fixture };

  game.rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  game.held = g_ptr_array_new_with_free_func (g_object_unref);
  game.uids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (game.matches); i++)
    {
      g_autofree char *uid = g_strdup_printf ("match-%u", i);

      game.matches[i] = trellis_match_new ();
      trellis_record_set_string (TRELLIS_RECORD (game.matches[i]), TRELLIS_RECORD_UID, uid);
      trellis_store_add (fixture->store, game.matches[i]);
    }
  follow_all (&game);

  for (int i = 0; i < N_OPERATIONS; i++)
    if (g_rand_int_range (game.rand, 0, 20) == 0)
      play_held (&game);
    else
      play (&game);
  compare_all (&game);

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_object_unref (game.lists[i].list);
      g_ptr_array_unref (game.lists[i].copy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (game.matches); i++)
    g_object_unref (game.matches[i]);
  g_ptr_array_unref (game.held);
  g_ptr_array_unref (game.uids);
  g_rand_free (game.rand);
}

static void
test_first_and_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) b = add_note (fixture->store, match, "b", NULL);
  g_autoptr(TrellisNote) a = add_note (fixture->store, match, "a", NULL);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisQuery) none = trellis_query_new (TRELLIS_TYPE_GOAL);
  g_autoptr(TrellisNote) first = NULL;

  trellis_query_ascending (query, "title");
  first = trellis_store_get_first (fixture->store, query);
  g_assert_true (first == a);
  g_assert_cmpuint (trellis_store_count (fixture->store, query), ==, 2);
  g_assert_null (trellis_store_get_first (fixture->store, none));
  g_assert_cmpuint (trellis_store_count (fixture->store, none), ==, 0);
  g_assert_nonnull (b);
}

static void
set_times (TrellisNote *note, gint64 time)
{
  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_CREATED, time);
  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_MODIFIED, time);
}

/* Where two numbers decide, a record finds its place without the others being read. */
static void
test_places_by_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = NULL;
  g_autoptr(TrellisNote) note = NULL;
  TrellisDatabase *reader;

  for (int i = 0; i < 20; i++)
    {
      g_autoptr(TrellisNote) other = add_note (fixture->store, match, "Other", NULL);

      set_times (other, 1000 + 10 * i);
    }
  g_assert_true (trellis_store_flush (fixture->store, NULL));

  trellis_query_descending (query, "pinned");
  trellis_query_descending (query, "modified");
  list = trellis_store_list (fixture->store, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 20);
  note = add_note (fixture->store, match, "New", NULL);
  reader = g_steal_pointer (&fixture->store->reader);
  set_times (note, 1055);
  g_assert_cmpint (trellis_record_list_find (list, TRELLIS_RECORD (note)), ==, 14);
  set_times (note, 995);
  g_assert_cmpint (trellis_record_list_find (list, TRELLIS_RECORD (note)), ==, 20);
  trellis_note_set_pinned (note, TRUE);
  g_assert_cmpint (trellis_record_list_find (list, TRELLIS_RECORD (note)), ==, 0);
  fixture->store->reader = reader;
}

/* As a view does that has the focus leave a row which goes: what was typed there is saved. */
static void
save_cb (GListModel *model, guint position, guint removed, guint added, TrellisNote *note)
{
  if (removed > 0 && added == 0)
    trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_MODIFIED, 3000);
}

/* While a list tells that a note goes elsewhere, somebody who hears of it changes that note once more. Whoever
 * hears of it after that hears of both in their order. */
static void
test_changed_by_who_hears (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) first = add_note (fixture->store, match, "first", NULL);
  g_autoptr(TrellisNote) second = add_note (fixture->store, match, "second", NULL);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = NULL;
  g_autoptr(GPtrArray) copy = g_ptr_array_new_with_free_func (g_free);
  Followed followed = { .copy = copy };

  set_times (first, 1000);
  set_times (second, 2000);
  trellis_query_descending (query, "pinned");
  trellis_query_descending (query, "modified");
  list = trellis_store_list (fixture->store, query);
  followed.list = G_LIST_MODEL (list);
  items_changed_cb (followed.list, 0, 0, 2, &followed);
  g_signal_connect (list, "items-changed", G_CALLBACK (save_cb), first);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &followed);

  trellis_note_set_pinned (first, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (followed.list), ==, 2);
  g_assert_cmpuint (copy->len, ==, 2);
  g_assert_cmpstr (copy->pdata[0], ==, UID (first));
  g_assert_cmpstr (copy->pdata[1], ==, UID (second));
  g_signal_handlers_disconnect_by_func (list, save_cb, first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/list/always-exact", test_always_exact);
  FIXTURE_TEST ("/list/changed-by-who-hears", test_changed_by_who_hears);
  FIXTURE_TEST ("/list/first-and-count", test_first_and_count);
  FIXTURE_TEST ("/list/places-by-numbers", test_places_by_numbers);
  return g_test_run ();
}

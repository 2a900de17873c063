/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-random.h"
#include "trellis-list-merge.h"

#define RUNS 20000

static void
check (const char *base, const char *mine, const char *theirs, const char *expected)
{
  g_auto(GStrv) in_base = g_strsplit (base, " ", -1);
  g_auto(GStrv) in_mine = g_strsplit (mine, " ", -1);
  g_auto(GStrv) in_theirs = g_strsplit (theirs, " ", -1);
  g_auto(GStrv) merged =
    trellis_list_merge ((const char *const *) in_base, (const char *const *) in_mine,
                        (const char *const *) in_theirs);
  g_autofree char *joined = g_strjoinv (" ", merged);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_examples (void)
{
  check ("a b", "a b mine", "a b theirs", "a b theirs mine");
  check ("a b c", "a c", "a b c d", "a c d");
  check ("a b c", "c a b", "a b c d", "c d a b");
  check ("a b c", "a b new c", "c b a", "c b new a");
  check ("a b c", "b a c", "a c b", "a c b");
  check ("a a b", "a b", "a a b c", "a b c");
}

static char **
change (char **list)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  g_autofree char *joined = NULL;

  for (; *list != NULL; list++)
    if (pick (6) != 0)
      g_ptr_array_add (items, *list);
  if (items->len > 1 && pick (2) == 0)
    g_ptr_array_add (items, g_ptr_array_steal_index (items, pick (items->len)));
  for (guint n = pick (3); n > 0; n--)
    {
      static const char *const new[] = { "p", "q", "r", "s" };

      g_ptr_array_insert (items, (int) pick (items->len + 1), (char *) new[pick (4)]);
    }
  joined = g_strjoinv (" ", items->len > 0 ? (char **) items->pdata : (char *[]) { NULL });
  return g_strsplit (joined, " ", -1);
}

static char **
without_repeats (char **list)
{
  return trellis_list_merge (NULL, (const char *const *) list, NULL);
}

static void
assert_equal (char **a, char **b)
{
  g_assert_true (g_strv_equal ((const char *const *) a, (const char *const *) b));
}

#define MERGE(base, mine, theirs)                                                                  \
  trellis_list_merge ((const char *const *) (base), (const char *const *) (mine),                  \
                      (const char *const *) (theirs))

static void
test_laws (void)
{
  g_auto(GStrv) letters = g_strsplit ("a b c d e f", " ", -1);

  for (guint run = 0; run < RUNS; run++)
    {
      g_auto(GStrv) base = change (letters);
      g_auto(GStrv) mine = change (base);
      g_auto(GStrv) theirs = change (base);
      g_auto(GStrv) my_items = without_repeats (mine);
      g_auto(GStrv) their_items = without_repeats (theirs);
      g_auto(GStrv) merged = MERGE (base, mine, theirs);
      g_auto(GStrv) again = MERGE (base, merged, theirs);
      g_auto(GStrv) only_mine = MERGE (base, mine, base);
      g_auto(GStrv) only_theirs = MERGE (base, base, theirs);
      g_auto(GStrv) both = MERGE (base, mine, mine);

      assert_equal (only_mine, my_items);
      assert_equal (only_theirs, their_items);
      assert_equal (both, my_items);
      assert_equal (again, merged);
      for (char **item = mine; *item != NULL; item++)
        g_assert_true (g_strv_contains ((const char *const *) base, *item) ||
                       g_strv_contains ((const char *const *) merged, *item));
      for (char **item = theirs; *item != NULL; item++)
        g_assert_true (g_strv_contains ((const char *const *) base, *item) ||
                       g_strv_contains ((const char *const *) merged, *item));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/list/examples", test_examples);
  g_test_add_func ("/merge/list/laws", test_laws);
  return g_test_run ();
}

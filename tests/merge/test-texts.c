/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "merge-random.h"
#include "trellis-sequence-private.h"
#include "trellis-text-compare.h"
#include "trellis-text-merge.h"

#define RUNS 20000

static void
check (const char *base, const char *mine, const char *theirs, const char *expected,
       gboolean expected_overlaps)
{
  gboolean overlaps;
  g_autofree char *merged = trellis_text_merge (base, mine, theirs, SEPARATOR, &overlaps);

  g_assert_cmpstr (merged, ==, expected);
  g_assert_cmpint (overlaps, ==, expected_overlaps);
}

static void
test_lines (void)
{
  check ("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nD", "A\nb\nc\nD", FALSE);
  check ("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd", FALSE);
  check ("a\nb", "a\nb\nmine", "theirs\na\nb", "theirs\na\nb\nmine", FALSE);

  /* A line next to one that the other changed. */
  check ("one two\nthree four", "one 2\nthree four", "one two\n3 four", "one 2\n3 four", FALSE);
}

static void
test_words (void)
{
  check ("We met at the old office", "We met at the new office", "They met at the old office",
         "They met at the new office", FALSE);
  check ("We met at the office", "We met at the library", "We met at the station",
         "We met at the station\n" SEPARATOR "\nWe met at the library", TRUE);

  /* Words without spaces between them. */
  check ("会議は火曜日です", "会議は水曜日です", "次会議は火曜日です", "次会議は水曜日です", FALSE);
}

static void
test_both_added (void)
{
  check ("a", "a\nI was there", "a\nSo was I", "a\nSo was I\n" SEPARATOR "\nI was there", TRUE);
  check ("a", "a\nSame\nmine", "a\nSame", "a\nSame\nmine", FALSE);
  check ("", "mine", "", "mine", FALSE);
  check (NULL, "a\nmine\nb", "a\nb\ntheirs", "a\nmine\nb\ntheirs", FALSE);
  check (NULL, "mine", "theirs", "theirs\n" SEPARATOR "\nmine", TRUE);
  check (NULL, NULL, "theirs", "theirs", FALSE);
  check (NULL, NULL, NULL, "", FALSE);
}

static void
test_lists (void)
{
  check ("- a", "- a\n- mine", "- a\n- theirs", "- a\n- theirs\n- mine", FALSE);
  check ("- [ ] read the book", "- [x] read the book", "- [ ] read the whole book",
         "- [x] read the whole book", FALSE);
  check ("- [ ] read a book", "- [ ] read his book", "- [ ] read her book",
         "- [ ] read her book\n" SEPARATOR "\n- [ ] read his book", TRUE);

  /* One removes, the other adds next to it. */
  check ("- a\n- b", "- b", "- a\n- n\n- b", "- n\n- b", FALSE);
  check ("- a\n- b", "- a\n- n\n- b", "- b", "- n\n- b", FALSE);
}

static void
test_removed (void)
{
  check ("a\nb\nc", "a\nc", "a\nb too\nc", "a\nb too\nc", TRUE);
  check ("a\nb\nc", "a\nb too\nc", "a\nc", "a\nb too\nc", TRUE);
  check ("a\nb\nc", "", "a\nb\nc", "", FALSE);
}

/* What no person would call an edit is none. */
static void
test_spaces (void)
{
  check ("a\nb", "a  \nb\r", "a\nB", "a\nB", FALSE);
  check ("a b\nc", "a\302\240b\nC", "a b  \nc\r", "a\302\240b\nC", FALSE);
  check ("a b", "a\302\240b", "a new b", "a new b", FALSE);
  g_assert_true (trellis_text_is_same ("a \r\nb\302\240c", "a\nb c"));
  g_assert_false (trellis_text_is_same ("a", " a"));
  g_assert_true (trellis_text_is_same (NULL, ""));
}

/* Two people with two languages come to the same. */
static void
test_separators (void)
{
  g_autofree char *one = trellis_text_merge ("a", "b", "c", "(also written by Ann:)", NULL);
  g_autofree char *other = trellis_text_merge ("a", "b", "c", "(auch von Ann:)", NULL);
  g_autofree char *careless = trellis_text_merge ("a", "b", "c", "also by Ann", NULL);
  gboolean overlaps;
  g_autofree char *both = trellis_text_merge ("a", one, other, SEPARATOR, &overlaps);

  g_assert_cmpstr (both, ==, other);
  g_assert_false (overlaps);
  g_assert_cmpstr (careless, ==, "c\n(also by Ann:)\nb");

  /* One of them takes out again what was kept, and the other has done nothing. */
  check ("a\n" SEPARATOR "\nb", "a\n" SEPARATOR "\nb", "a", "a", FALSE);
}

/* Whatever was written, merging keeps to its laws. */
static void
test_laws (void)
{
  guint n_overlaps = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      g_autofree char *base = random_text (run % 3 == 0 ? 3 : 12);
      g_autofree char *mine = random_edit (base, 4);
      g_autofree char *theirs = random_edit (base, 4);
      const char *past = run % 10 == 0 ? NULL : base;
      gboolean overlaps;
      g_autofree char *merged = trellis_text_merge (past, mine, theirs, SEPARATOR, &overlaps);
      g_autofree char *again = trellis_text_merge (past, merged, theirs, SEPARATOR, NULL);
      g_autofree char *only_mine = trellis_text_merge (base, mine, base, SEPARATOR, NULL);
      g_autofree char *only_theirs = trellis_text_merge (base, base, theirs, SEPARATOR, NULL);
      g_autofree char *both_same = trellis_text_merge (past, mine, mine, SEPARATOR, NULL);
      g_autofree char *received = trellis_text_merge (theirs, theirs, merged, SEPARATOR, NULL);
      g_autoptr(GHashTable) before = words_new ();
      g_autoptr(GHashTable) typed = words_new ();
      g_autoptr(GHashTable) after = words_new ();

      n_overlaps += overlaps;
      g_assert_cmpstr (only_mine, ==, mine);
      g_assert_cmpstr (only_theirs, ==, theirs);
      g_assert_cmpstr (both_same, ==, mine);
      g_assert_cmpstr (received, ==, merged);
      if (strcmp (again, merged) != 0)
        g_test_message ("%s\n--- mine\n%s\n--- theirs\n%s\n--- merged\n%s\n--- again\n%s", base, mine,
                        theirs, merged, again);
      g_assert_cmpstr (again, ==, merged);

      words_add (before, base);
      words_add (typed, mine);
      words_add (typed, theirs);
      words_add (after, merged);
      g_assert_null (words_find_missing (typed, before, after));
    }
  g_test_message ("%u of %u overlap", n_overlaps, RUNS);
  g_assert_cmpuint (n_overlaps, >, RUNS / 20);
  g_assert_cmpuint (n_overlaps, <, RUNS / 2);
}

/* A long text that is all different takes no longer than its length allows. */
static void
test_long (void)
{
  g_autoptr(GString) base = g_string_new (NULL);
  g_autoptr(GString) mine = g_string_new (NULL);
  g_autoptr(GString) theirs = g_string_new (NULL);
  g_autofree char *merged = NULL;
  g_autofree char *one_line = NULL;
  gboolean overlaps;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (base, "w%u%c", pick (3000), i % 10 == 9 ? '\n' : ' ');
      g_string_append_printf (mine, "w%u%c", pick (3000), i % 10 == 9 ? '\n' : ' ');
      g_string_append_printf (theirs, "w%u%c", pick (3000), i % 10 == 9 ? '\n' : ' ');
    }
  merged = trellis_text_merge (base->str, mine->str, theirs->str, SEPARATOR, &overlaps);
  g_assert_true (overlaps);
  g_assert_cmpuint (strlen (merged), >=, mine->len + theirs->len - 1);

  g_strdelimit (base->str, "\n", ' ');
  g_strdelimit (mine->str, "\n", ' ');
  g_strdelimit (theirs->str, "\n", ' ');
  one_line = trellis_text_merge (base->str, mine->str, theirs->str, SEPARATOR, &overlaps);
  g_assert_true (overlaps);
  g_assert_cmpuint (strlen (one_line), >=, mine->len + theirs->len - 1);
}

static void
check_changes (const char *text, const char *other, const char *expected)
{
  g_autoptr(GArray) stretches = trellis_text_find_changes (text, other);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < stretches->len; i++)
    {
      const TrellisTextStretch *stretch = &g_array_index (stretches, TrellisTextStretch, i);

      g_string_append_printf (found, "[%.*s]", (int) (stretch->end - stretch->start),
                              text + stretch->start);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_compare (void)
{
  check_changes ("We met at the library", "We met at the office", "[library]");
  check_changes ("one two three four", "one four", "[two three]");
  check_changes ("a\nnew line \nand more\nb", "a\nb", "[new line][and more]");
  check_changes ("same  words", "same words", "");
  check_changes ("会議は水曜日です", "会議は火曜日です", "[水]");
  check_changes ("new", NULL, "[new]");
  check_changes (NULL, "gone", "");
}

/* Long sequences in another order: what is found in both is the same, in the same order, and as much as there is. */
static void
test_moved (void)
{
  const guint n = 2000, n_moved = 600;
  g_autofree guint *a = g_new (guint, n);
  g_autofree guint *b = g_new (guint, n);

  for (guint run = 0; run < 20; run++)
    {
      const guint n_exchanged = run * 5;
      g_autofree int *matches = NULL;
      int last = -1;
      guint n_found = 0;

      for (guint i = 0; i < n; i++)
        {
          a[i] = i;
          b[i] = (i + n_moved) % n;
        }
      for (guint i = 0; i < n_exchanged; i++)
        {
          const guint one = pick (n), other = pick (n), kept = b[one];

          b[one] = b[other];
          b[other] = kept;
        }

      matches = trellis_sequence_match (a, n, b, n);
      for (guint i = 0; i < n; i++)
        {
          if (matches[i] == TRELLIS_SEQUENCE_NONE)
            continue;
          g_assert_cmpint (matches[i], >, last);
          last = matches[i];
          g_assert_cmpuint (b[last], ==, a[i]);
          n_found++;
        }
      g_assert_cmpuint (n_found, >=, n - n_moved - 2 * n_exchanged);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/text/lines", test_lines);
  g_test_add_func ("/merge/text/words", test_words);
  g_test_add_func ("/merge/text/both-added", test_both_added);
  g_test_add_func ("/merge/text/lists", test_lists);
  g_test_add_func ("/merge/text/removed", test_removed);
  g_test_add_func ("/merge/text/spaces", test_spaces);
  g_test_add_func ("/merge/text/separators", test_separators);
  g_test_add_func ("/merge/text/laws", test_laws);
  g_test_add_func ("/merge/text/long", test_long);
  g_test_add_func ("/merge/text/moved", test_moved);
  g_test_add_func ("/merge/text/compare", test_compare);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-search.h"

static void
assert_tagged (Fixture *fixture, const char *text, const char *tag, TrellisMatch *match, const char *expected)
{
  g_autoptr(GListModel) hits =
    trellis_store_search_tagged (fixture->store, text, tag, match != NULL ? UID (match) : NULL, 20);
  g_autofree char *titles = join_hits (hits);

  g_test_message ("“%s” with “%s”", text, tag);
  g_assert_cmpstr (titles, ==, expected);
}

/* Tags of several words, of none, with what is syntax elsewhere, and that are words of other notes. */
static void
test_tagged (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Career Person");
  g_autoptr(TrellisNote) a = add_note (fixture->store, match, "a", "about the career of others");
  g_autoptr(TrellisNote) b = add_note (fixture->store, match, "b", "first steps");
  g_autoptr(TrellisNote) c = add_note (fixture->store, match, "c", "first thoughts about a talk");
  g_autoptr(TrellisNote) d = add_note (fixture->store, other, "d", "first of all");

  trellis_note_set_tags (b, (const char *const[]) { "career", "public speaking", "★", NULL });
  trellis_note_set_tags (c, (const char *const[]) { "\"c\" OR *", "Career", "public", "speaking", NULL });
  trellis_note_set_tags (d, (const char *const[]) { "★", "career", "straße", NULL });

  assert_tagged (fixture, "", "career", NULL, "d, b");
  assert_tagged (fixture, " ", "career", match, "b");
  assert_tagged (fixture, "first", "career", NULL, "d, b");
  assert_tagged (fixture, "fi st", "career", match, "b");
  assert_tagged (fixture, "thoughts", "career", NULL, "");
  assert_tagged (fixture, "", "Career", NULL, "c");
  assert_tagged (fixture, "", "public speaking", NULL, "b");
  assert_tagged (fixture, "", "speaking", NULL, "c");
  assert_tagged (fixture, "", "★", NULL, "d, b");
  assert_tagged (fixture, "", "★", match, "b");
  assert_tagged (fixture, "steps", "★", NULL, "b");
  assert_tagged (fixture, "", "\"c\" OR *", NULL, "c");
  assert_tagged (fixture, "talk", "\"c\" OR *", match, "c");
  assert_tagged (fixture, "", "straße", NULL, "d");
  assert_tagged (fixture, "", "strasse", NULL, "");
  assert_tagged (fixture, "", "no", NULL, "");

  /* It follows, and nothing in the trash is found. */
  trellis_note_set_tags (b, (const char *const[]) { "public speaking", NULL });
  assert_tagged (fixture, "", "career", NULL, "d");
  assert_tagged (fixture, "", "★", NULL, "d");
  trellis_store_delete (fixture->store, other);
  assert_tagged (fixture, "", "career", NULL, "");
  assert_tagged (fixture, "", "★", NULL, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/search/tagged", test_tagged);
  return g_test_run ();
}

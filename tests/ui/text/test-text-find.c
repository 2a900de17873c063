/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-test.h"
#include "ui-test.h"

static char *
get_selected (TextTest *test)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (test->buffer, &start, &end);

  return gtk_text_iter_get_slice (&start, &end);
}

/* What is said beside the words, "1 of 2", once all of the text was searched. */
static void
assert_count (TextTest *test, const char *count)
{
  if (ui_test_wait_label (GTK_WIDGET (test->find), count) == NULL)
    g_error ("It does not say “%s”", count);
}

static void
look_for (TextTest *test, const char *words, const char *count)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (test->find), GTK_TYPE_SEARCH_ENTRY, 0)), words);
  assert_count (test, count);
}

static void
assert_selected (TextTest *test, int offset, const char *words)
{
  g_autofree char *selected = get_selected (test);
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (test->buffer, &start, &end);
  g_assert_cmpstr (selected, ==, words);
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, offset);
}

static void
test_find (TextTest *test, gconstpointer data)
{
  trellis_text_view_set_text (test->view,
                              "Über den Tag\ncafe\xcc\x81 CAFÉ\nStraße, ueber, uber");
  trellis_text_find_open (test->find);

  look_for (test, "uber", "1 of 2");
  assert_selected (test, 0, "Über");
  trellis_text_find_next (test->find);
  assert_selected (test, 39, "uber");
  assert_count (test, "2 of 2");
  trellis_text_find_next (test->find);
  assert_selected (test, 0, "Über");
  trellis_text_find_previous (test->find);
  assert_selected (test, 39, "uber");

  look_for (test, "Café", "1 of 2");
  assert_selected (test, 13, "cafe\xcc\x81");

  look_for (test, "strasse", "1 of 1");

  /* Follows what is typed meanwhile. */
  gtk_text_buffer_insert_at_cursor (test->buffer, " strasse ", -1);
  assert_count (test, "2 of 2");

  look_for (test, "nowhere", "No matches");
  trellis_text_find_next (test->find);

  trellis_text_find_close (test->find);
  text_test_settle ();
  g_assert_false (trellis_text_find_is_open (test->find));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (test->window)) == GTK_WIDGET (test->view));
}

static void
test_find_long (TextTest *test, gconstpointer data)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, i % 100 == 99 ? "needle\n" : "hay ");

  trellis_text_view_set_text (test->view, text->str);
  trellis_text_find_open (test->find);
  look_for (test, "needle", "1 of 500");
  trellis_text_find_previous (test->find);
  assert_count (test, "500 of 500");
  look_for (test, "a", "1 of 49500");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  TEXT_TEST_ADD ("/text/find/short", test_find);
  TEXT_TEST_ADD ("/text/find/long", test_find_long);

  return g_test_run ();
}

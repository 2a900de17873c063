/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a long list comes into view, and what it tells of what changes in it. */
#include "gradual-test.h"
#include "ui-test.h"

static gboolean
shows_all (gpointer model)
{
  return g_list_model_get_n_items (model) == GRADUAL_TEST_N_STRINGS;
}

static void
test_growth (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  GListModel *model = G_LIST_MODEL (list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  trellis_gradual_list_set_source (list, source);
  g_assert_true (trellis_gradual_list_get_source (list) == source);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 100);
  gradual_test_assert_first (model, "note 0");
  while (!shows_all (model))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_reach (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_autoptr(GListModel) other = gradual_test_create_source ("meeting");
  GListModel *model = G_LIST_MODEL (list);

  trellis_gradual_list_set_source (list, source);
  trellis_gradual_list_reach (list, 3);
  g_assert_false (shows_all (model));
  trellis_gradual_list_reach (list, GRADUAL_TEST_N_STRINGS - 1);
  g_assert_true (shows_all (model));

  /* Another list begins anew. */
  trellis_gradual_list_set_source (list, other);
  g_assert_false (shows_all (model));
  gradual_test_assert_first (model, "meeting 0");
  trellis_gradual_list_set_source (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
}

/* What is not far down does not take all with it. */
static void
test_reach_not_far (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  GListModel *model = G_LIST_MODEL (list);

  trellis_gradual_list_set_source (list, source);
  trellis_gradual_list_reach (list, 60);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 60);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 100);
}

/* Nobody who scrolls waits for calm. */
static void
test_scrolling (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_auto(GradualTest) test = { 0 };
  guint n_before;

  gradual_test_init (&test, source);
  gradual_test_wait_height (&test);

  gradual_test_add_on_top (source, 1);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (test.list));
  gtk_adjustment_set_value (test.adjustment, gtk_adjustment_get_upper (test.adjustment));
  while (g_list_model_get_n_items (G_LIST_MODEL (test.list)) == n_before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.list)), >=, n_before + 24);
}

/* A window has rows down to its end, however high it is, and no more of them than that. */
static void
test_high_window (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_autoptr(GListModel) other = gradual_test_create_source ("meeting");
  GListModel *sources[] = { source, other };
  g_auto(GradualTest) test = { 0 };

  gradual_test_init (&test, source);
  gtk_widget_set_size_request (test.scroller, 200, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      trellis_gradual_list_set_source (test.list, sources[i]);
      ui_test_settle ();
      while (gtk_adjustment_get_upper (test.adjustment) <= gtk_adjustment_get_page_size (test.adjustment))
        g_main_context_iteration (NULL, TRUE);
      g_assert_false (shows_all (test.list));
    }
}

typedef struct
{
  guint position, removed, added;
} Change;

static void
items_changed_cb (GArray *changes, guint position, guint removed, guint added)
{
  const Change change = { position, removed, added };

  g_array_append_val (changes, change);
}

/* Takes the first of @changes. */
static void
assert_change (GArray *changes, guint position, guint removed, guint added)
{
  const Change change = changes->len > 0 ? g_array_index (changes, Change, 0) : (Change) { 0 };

  g_assert_cmpuint (changes->len, >, 0);
  g_assert_cmpuint (change.position, ==, position);
  g_assert_cmpuint (change.removed, ==, removed);
  g_assert_cmpuint (change.added, ==, added);
  g_array_remove_index (changes, 0);
}

/* What is told of is often more than what has changed. */
static void
test_what_is_there_stays (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListStore) source = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (items, gtk_string_object_new ("note"));
  g_list_store_splice (source, 0, 0, items->pdata, 10);
  trellis_gradual_list_set_source (list, G_LIST_MODEL (source));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  g_ptr_array_insert (items, 4, gtk_string_object_new ("new"));
  g_ptr_array_remove_index (items, 7);
  g_list_store_splice (source, 0, 10, items->pdata, 10);
  assert_change (changes, 4, 0, 1);
  assert_change (changes, 7, 1, 0);
  gradual_test_assert_as_source (list, G_LIST_MODEL (source));
}

/* A list view asks for all that is said to have come. */
static void
test_changes_are_exact (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  GtkStringList *strings = GTK_STRING_LIST (source);
  const char *const news[] = { "new", "newer", NULL };
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  trellis_gradual_list_set_source (list, source);
  trellis_gradual_list_reach (list, GRADUAL_TEST_N_STRINGS - 1);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  gtk_string_list_splice (strings, 0, 0, news);
  assert_change (changes, 0, 0, 2);
  gradual_test_assert_first (G_LIST_MODEL (list), "new");
  gtk_string_list_splice (strings, 400, 3, news);
  assert_change (changes, 400, 3, 2);
  gtk_string_list_remove (strings, 0);
  assert_change (changes, 0, 1, 0);
  g_assert_cmpuint (changes->len, ==, 0);
}

static void
test_changes_of_a_part (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  GtkStringList *strings = GTK_STRING_LIST (source);
  const char *const news[] = { "new", NULL };
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  guint n_shown;

  trellis_gradual_list_set_source (list, source);
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  gtk_string_list_splice (strings, n_shown, 0, news);
  g_assert_cmpuint (changes->len, ==, 0);
  gtk_string_list_splice (strings, 2, 0, news);
  assert_change (changes, 2, 0, 1);
  assert_change (changes, n_shown, 1, 0);
  gtk_string_list_splice (strings, 3, GRADUAL_TEST_N_STRINGS - 3, NULL);
  assert_change (changes, 3, n_shown - 3, 2);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
}

static void
test_sections (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GtkFlattenListModel) source = gtk_flatten_list_model_new (G_LIST_MODEL (parts));
  g_autoptr(GListModel) first = G_LIST_MODEL (gtk_string_list_new (NULL));
  g_autoptr(GListModel) rest = gradual_test_create_source ("note");
  guint start, end, n_shown;

  gtk_string_list_append (GTK_STRING_LIST (first), "first");
  g_list_store_append (parts, first);
  g_list_store_append (parts, rest);
  trellis_gradual_list_set_source (list, G_LIST_MODEL (source));
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (list));

  gtk_section_model_get_section (GTK_SECTION_MODEL (list), 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 1);
  gtk_section_model_get_section (GTK_SECTION_MODEL (list), 5, &start, &end);
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (end, ==, n_shown);
  gtk_section_model_get_section (GTK_SECTION_MODEL (list), n_shown, &start, &end);
  g_assert_cmpuint (start, ==, n_shown);
  g_assert_cmpuint (end, ==, G_MAXUINT);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/gradual-list/growth", test_growth);
  g_test_add_func ("/ui/gradual-list/reach", test_reach);
  g_test_add_func ("/ui/gradual-list/reach-not-far", test_reach_not_far);
  g_test_add_func ("/ui/gradual-list/scrolling", test_scrolling);
  g_test_add_func ("/ui/gradual-list/high-window", test_high_window);
  g_test_add_func ("/ui/gradual-list/what-is-there-stays", test_what_is_there_stays);
  g_test_add_func ("/ui/gradual-list/changes-are-exact", test_changes_are_exact);
  g_test_add_func ("/ui/gradual-list/changes-of-a-part", test_changes_of_a_part);
  g_test_add_func ("/ui/gradual-list/sections", test_sections);

  return g_test_run ();
}

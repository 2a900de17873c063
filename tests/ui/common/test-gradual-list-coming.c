/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes into a list, and goes, while a person looks at it or is in it. */
#include "gradual-test.h"
#include "trellis-list-sight.h"
#include "ui-test.h"

/* As when a calendar is brought here. */
static void
test_what_comes_fast (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = G_LIST_MODEL (gtk_string_list_new (NULL));
  GListModel *model = G_LIST_MODEL (list);
  gint64 longest = 0, last;

  trellis_gradual_list_set_source (list, source);
  last = g_get_monotonic_time ();
  while (g_list_model_get_n_items (source) < GRADUAL_TEST_N_STRINGS)
    {
      gradual_test_add_on_top (source, 10);
      longest = MAX (longest, g_get_monotonic_time () - last);
      last = g_get_monotonic_time ();
      g_usleep (7000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }

  /* Unless somebody else kept this from being fast. */
  if (longest < 200 * G_TIME_SPAN_MILLISECOND)
    g_assert_cmpuint (g_list_model_get_n_items (model), <, 40);
  else
    g_test_skip ("The machine is busy");
  gradual_test_assert_first (model, "new");
  while (g_list_model_get_n_items (model) < GRADUAL_TEST_N_STRINGS)
    g_main_context_iteration (NULL, TRUE);
}

/* Shows all: nothing goes from below for a while for what comes on top. */
static void
test_what_comes_one_by_one (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = G_LIST_MODEL (gtk_string_list_new (NULL));

  trellis_gradual_list_set_source (list, source);
  gradual_test_add_on_top (source, 24);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 24)
    g_main_context_iteration (NULL, TRUE);

  ui_test_wait (2000);
  gradual_test_add_on_top (source, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 25);
}

static void
assert_holds (GListModel *model, gpointer item)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (model, i);

      if (other == item)
        return;
    }

  g_assert_not_reached ();
}

/* What a person has scrolled to does not go for what comes before it. */
static void
test_scrolled_stays (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_autoptr(GObject) tenth = g_list_model_get_item (source, 9);
  g_auto(GradualTest) test = { 0 };

  gradual_test_init (&test, source);
  gradual_test_wait_height (&test);
  gtk_adjustment_set_value (test.adjustment, 5);
  for (guint i = 0; i < 10; i++)
    {
      gradual_test_add_on_top (source, 10);
      assert_holds (G_LIST_MODEL (test.list), tenth);
      ui_test_settle ();
    }
  while (gtk_adjustment_get_value (test.adjustment) <= 1000)
    g_main_context_iteration (NULL, TRUE);
}

/* Who is at the top sees what comes there. */
static void
test_top_stays (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_auto(GradualTest) test = { 0 };

  gradual_test_init (&test, source);
  gradual_test_wait_height (&test);
  for (guint i = 0; i < 5; i++)
    {
      gradual_test_add_on_top (source, 10);
      ui_test_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (test.adjustment), ==, 0);
    }
}

/* Shows some of the source, in its order, and knows where in it that is. */
static void
assert_part_of_source (TrellisGradualList *list, GListModel *source)
{
  guint next = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      const guint place = trellis_gradual_list_get_place (list, i);
      g_autoptr(GObject) shown = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr(GObject) item = g_list_model_get_item (source, place);

      g_assert_cmpuint (place, >=, next);
      g_assert_true (shown == item);
      next = place + 1;
    }
}

static gboolean
is_as_source (TrellisGradualList *list)
{
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (list));

  return n_shown == 0 || trellis_gradual_list_get_place (list, n_shown - 1) == n_shown - 1;
}

static guint
count_new (GListModel *model)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      n += g_str_equal (gtk_string_object_get_string (item), "new");
    }
  return n;
}

/* What nobody sees is not made. */
static void
test_unseen (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_auto(GradualTest) test = { 0 };

  gradual_test_init (&test, source);
  gtk_widget_set_visible (test.scroller, FALSE);
  gradual_test_add_on_top (source, 10);
  gradual_test_assert_first (G_LIST_MODEL (test.list), "note 0");
  gtk_string_list_append (GTK_STRING_LIST (source), "far down");
  gradual_test_assert_first (G_LIST_MODEL (test.list), "note 0");
  gtk_widget_set_visible (test.scroller, TRUE);
  gradual_test_assert_first (G_LIST_MODEL (test.list), "new");
  gradual_test_assert_as_source (test.list, source);

  /* Who names a position means that of the source. */
  gtk_widget_set_visible (test.scroller, FALSE);
  gtk_string_list_remove (GTK_STRING_LIST (source), 0);
  trellis_gradual_list_reach (test.list, 3);
  gradual_test_assert_as_source (test.list, source);

  /* A view is shown where there is something to show, and only there. */
  gtk_string_list_splice (GTK_STRING_LIST (source), 0, g_list_model_get_n_items (source), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.list)), ==, 0);
  gradual_test_add (source, 0, 10);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.list)), ==, 1);
  gtk_widget_set_visible (test.scroller, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.list)), ==, 1);
  for (guint n = 1; n < 10;)
    {
      const guint n_before = n;

      g_main_context_iteration (NULL, TRUE);
      n = g_list_model_get_n_items (G_LIST_MODEL (test.list));
      g_assert_cmpuint (n, <=, n_before + 4);
    }
}

/* One thing has come, and more may follow; there is room again for a few. */
static void
begin_coming (GListModel *source)
{
  gradual_test_add (source, 8, 1);
  ui_test_wait (60);
}

/* What is missing comes with several pictures, and none of them has fewer rows than before. */
static void
assert_comes_little_by_little (GradualTest *test, GListModel *source)
{
  GListModel *model = G_LIST_MODEL (test->list);
  const guint n_rows = g_list_model_get_n_items (model);

  while (!is_as_source (test->list))
    {
      const guint n_before = count_new (model);

      g_assert_cmpuint (g_list_model_get_n_items (model), >=, n_rows);
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (count_new (model), <=, n_before + 4);
      assert_part_of_source (test->list, source);
    }
}

/* Much that comes, while one thing comes after the other, is not made where it comes. */
static void
test_much_comes (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_auto(GradualTest) test = { 0 };
  GListModel *model;
  guint n_rows;

  gradual_test_init (&test, source);
  model = G_LIST_MODEL (test.list);
  gradual_test_wait_height (&test);
  begin_coming (source);
  n_rows = g_list_model_get_n_items (model);
  gradual_test_add (source, 2, 300);
  g_assert_cmpuint (count_new (model), ==, 1);
  assert_comes_little_by_little (&test, source);
  g_assert_cmpuint (count_new (model), ==, n_rows - 2);
}

/* Nor is it where nothing came before. What goes is not seen any longer all the same. */
static void
test_much_comes_at_once (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_auto(GradualTest) test = { 0 };
  GListModel *model;

  gtk_string_list_splice (GTK_STRING_LIST (source), 10, GRADUAL_TEST_N_STRINGS - 10, NULL);
  gradual_test_init (&test, source);
  model = G_LIST_MODEL (test.list);
  ui_test_wait (2000);
  gradual_test_add (source, 0, 100);
  g_assert_cmpuint (count_new (model), ==, 0);
  gtk_string_list_remove (GTK_STRING_LIST (source), 100);
  gradual_test_assert_first (model, "note 1");
  assert_comes_little_by_little (&test, source);
  g_assert_cmpuint (count_new (model), ==, 14);
}

static void
set_up_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("Note"));
}

static void
assert_rows_are_seen (GtkWidget *view, guint n_rows)
{
  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row), n_rows--)
    g_assert_true (gtk_widget_get_mapped (gtk_widget_get_first_child (row)));
  g_assert_cmpuint (n_rows, ==, 0);
}

/* Rows get a style before others see them, and are seen then. */
static void
test_new_rows (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = G_LIST_MODEL (gtk_string_list_new (NULL));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;
  GtkWindow *window;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  gradual_test_add (source, 0, 3);
  trellis_gradual_list_set_source (list, source);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list)))), factory);
  trellis_gradual_list_follow (list, GTK_LIST_VIEW (view));
  window = ui_test_present (view);
  ui_test_settle ();
  assert_rows_are_seen (view, 3);

  gradual_test_add (source, 1, 2);
  ui_test_settle ();
  assert_rows_are_seen (view, 5);

  /* Rows that were made where nobody sees the view. */
  gtk_widget_set_visible (view, FALSE);
  gradual_test_add (source, 1, 2);
  gtk_string_list_remove (GTK_STRING_LIST (source), 0);
  gtk_widget_set_visible (view, TRUE);
  ui_test_settle ();
  assert_rows_are_seen (view, 6);
  gtk_window_destroy (window);
}

/* What is gone is not to be picked. */
static void
test_what_goes (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_autoptr(GObject) third = g_list_model_get_item (source, 2);
  g_auto(GradualTest) test = { 0 };
  guint n_before;

  gradual_test_init (&test, source);
  gradual_test_wait_height (&test);
  begin_coming (source);
  gradual_test_add (source, 0, 300);
  g_assert_false (is_as_source (test.list));
  assert_holds (G_LIST_MODEL (test.list), third);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (test.list));
  gtk_string_list_remove (GTK_STRING_LIST (source), 302);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.list)), ==, n_before - 1);
  assert_part_of_source (test.list, source);
}

/* What is selected stays so, without all that comes before it. */
static void
test_selected_stays (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_autoptr(GObject) third = g_list_model_get_item (source, 2);
  g_auto(GradualTest) test = { 0 };

  gradual_test_init (&test, source);
  gradual_test_wait_height (&test);
  begin_coming (source);
  gtk_single_selection_set_selected (test.selection, 2);
  for (guint i = 0; i < 60; i++)
    {
      gradual_test_add_on_top (source, 1);
      g_assert_true (gtk_single_selection_get_selected_item (test.selection) == third);
    }
  gradual_test_add (source, 0, 300);
  ui_test_wait (200);
  g_assert_true (gtk_single_selection_get_selected_item (test.selection) == third);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.list)), <, 60);
  assert_part_of_source (test.list, source);

  while (g_list_model_get_n_items (G_LIST_MODEL (test.list)) < g_list_model_get_n_items (source))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_single_selection_get_selected_item (test.selection) == third);
    }
}

static void
assert_focused (GradualTest *test, gpointer item)
{
  const guint position = trellis_list_sight_find_focused (GTK_LIST_VIEW (test->view));
  g_autoptr(GObject) focused = g_list_model_get_item (G_LIST_MODEL (test->list), position);

  g_assert_true (focused == item);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), test->view));
}

/* Who is at a row with the keyboard stays there, without all that comes before it. */
static void
test_focused_stays (void)
{
  g_autoptr(GListModel) source = gradual_test_create_source ("note");
  g_autoptr(GObject) third = g_list_model_get_item (source, 2);
  g_auto(GradualTest) test = { 0 };

  gradual_test_init (&test, source);
  gradual_test_wait_height (&test);
  begin_coming (source);
  gtk_widget_grab_focus (test.view);
  g_assert_true (gtk_widget_child_focus (test.view, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_child_focus (test.view, GTK_DIR_DOWN));
  assert_focused (&test, third);
  gradual_test_add (source, 0, 300);
  for (guint i = 0; i < 10; i++)
    {
      ui_test_wait (20);
      assert_focused (&test, third);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.list)), <, 60);
  assert_part_of_source (test.list, source);

  while (g_list_model_get_n_items (G_LIST_MODEL (test.list)) < g_list_model_get_n_items (source))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test.window)), test.view));
}

/* What somebody has who heard of the list only by what it told. */
static void
follow_cb (GPtrArray *heard, guint position, guint removed, guint added, GListModel *model)
{
  g_assert_cmpuint (position + removed, <=, heard->len);
  if (removed > 0)
    g_ptr_array_remove_range (heard, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (heard, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (heard->len, ==, g_list_model_get_n_items (model));
}

static void
assert_heard (GPtrArray *heard, GListModel *model)
{
  g_assert_cmpuint (heard->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < heard->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (heard, i));
    }
}

static void
change_randomly (GtkStringList *source)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (source));
  const guint position = (guint) g_test_rand_int_range (0, (int) n + 1);
  const guint most = g_test_rand_int_range (0, 8) == 0 ? 120 : 5;
  const guint removed = (guint) g_test_rand_int_range (0, (int) most);
  const guint added = (guint) g_test_rand_int_range (0, (int) most);
  g_auto(GStrv) news = g_new0 (char *, added + 1);

  for (guint i = 0; i < added; i++)
    news[i] = g_strdup ("new");
  gtk_string_list_splice (source, position, MIN (n - position, removed), (const char *const *) news);
}

static void
do_something (GradualTest *test, GListModel *source)
{
  const guint n = g_list_model_get_n_items (source);

  switch (g_test_rand_int_range (0, 14))
    {
    case 0:
      gtk_widget_set_visible (test->scroller, !gtk_widget_get_visible (test->scroller));
      break;
    case 1:
      ui_test_settle ();
      break;
    case 2:
      trellis_gradual_list_reach (test->list, (guint) g_test_rand_int_range (0, (int) n + 1) / 8);
      break;
    case 3:
      gtk_adjustment_set_value (test->adjustment, g_test_rand_int_range (0, 2) * 40);
      break;
    case 4:
      gtk_single_selection_set_selected (test->selection, (guint) g_test_rand_int_range (0, 30));
      break;
    default:
      change_randomly (GTK_STRING_LIST (source));
      break;
    }
}

static void
test_whatever_comes (void)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr(GListModel) source = G_LIST_MODEL (gtk_string_list_new (NULL));
      g_autoptr(GPtrArray) heard = g_ptr_array_new_with_free_func (g_object_unref);
      g_auto(GradualTest) test = { 0 };

      gradual_test_init (&test, source);
      g_signal_connect_swapped (test.list, "items-changed", G_CALLBACK (follow_cb), heard);
      for (guint i = 0; i < 120; i++)
        {
          do_something (&test, source);
          assert_heard (heard, G_LIST_MODEL (test.list));
          assert_part_of_source (test.list, source);
          g_assert_true ((heard->len == 0) == (g_list_model_get_n_items (source) == 0));
        }

      gtk_widget_set_visible (test.scroller, TRUE);
      while (g_list_model_get_n_items (G_LIST_MODEL (test.list)) < g_list_model_get_n_items (source))
        g_main_context_iteration (NULL, TRUE);
      assert_heard (heard, G_LIST_MODEL (test.list));
      assert_heard (heard, source);
      g_signal_handlers_disconnect_by_data (test.list, heard);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/gradual-list-coming/what-comes-fast", test_what_comes_fast);
  g_test_add_func ("/ui/gradual-list-coming/what-comes-one-by-one", test_what_comes_one_by_one);
  g_test_add_func ("/ui/gradual-list-coming/scrolled-stays", test_scrolled_stays);
  g_test_add_func ("/ui/gradual-list-coming/top-stays", test_top_stays);
  g_test_add_func ("/ui/gradual-list-coming/selected-stays", test_selected_stays);
  g_test_add_func ("/ui/gradual-list-coming/focused-stays", test_focused_stays);
  g_test_add_func ("/ui/gradual-list-coming/unseen", test_unseen);
  g_test_add_func ("/ui/gradual-list-coming/much-comes", test_much_comes);
  g_test_add_func ("/ui/gradual-list-coming/much-comes-at-once", test_much_comes_at_once);
  g_test_add_func ("/ui/gradual-list-coming/new-rows", test_new_rows);
  g_test_add_func ("/ui/gradual-list-coming/what-goes", test_what_goes);
  g_test_add_func ("/ui/gradual-list-coming/whatever-comes", test_whatever_comes);

  return g_test_run ();
}

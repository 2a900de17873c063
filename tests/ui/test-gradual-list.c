/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-gradual-list.h"
#include "trellis-list-sight.h"
#include "ui-test.h"

#define N_STRINGS 1000

static GListModel *
create_source (const char *prefix)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_STRINGS; i++)
    gtk_string_list_take (list, g_strdup_printf ("%s %u", prefix, i));
  return G_LIST_MODEL (list);
}

static gboolean
shows_all (gpointer model)
{
  return g_list_model_get_n_items (model) == N_STRINGS;
}

static void
assert_first (GListModel *model, const char *expected)
{
  g_autoptr(GtkStringObject) first = g_list_model_get_item (model, 0);

  g_assert_cmpstr (gtk_string_object_get_string (first), ==, expected);
}

static void
test_growth (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = create_source ("note");
  GListModel *model = G_LIST_MODEL (list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  trellis_gradual_list_set_source (list, source);
  g_assert_true (trellis_gradual_list_get_source (list) == source);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 100);
  assert_first (model, "note 0");
  while (!shows_all (model))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_reach (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = create_source ("note");
  g_autoptr(GListModel) other = create_source ("meeting");
  GListModel *model = G_LIST_MODEL (list);

  trellis_gradual_list_set_source (list, source);
  trellis_gradual_list_reach (list, 3);
  g_assert_false (shows_all (model));
  trellis_gradual_list_reach (list, N_STRINGS - 1);
  g_assert_true (shows_all (model));

  /* Another list begins anew. */
  trellis_gradual_list_set_source (list, other);
  g_assert_false (shows_all (model));
  assert_first (model, "meeting 0");
  trellis_gradual_list_set_source (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
}

/* What is not far down does not take all with it. */
static void
test_reach_not_far (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = create_source ("note");
  GListModel *model = G_LIST_MODEL (list);

  trellis_gradual_list_set_source (list, source);
  trellis_gradual_list_reach (list, 60);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 60);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 100);
}

static void
add_on_top (GListModel *source, guint n)
{
  for (guint i = 0; i < n; i++)
    gtk_string_list_splice (GTK_STRING_LIST (source), 0, 0, (const char *const[]) { "new", NULL });
}

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
  while (g_list_model_get_n_items (source) < N_STRINGS)
    {
      add_on_top (source, 10);
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
  assert_first (model, "new");
  while (!shows_all (model))
    g_main_context_iteration (NULL, TRUE);
}

static GBytes *
row_bytes (void)
{
  static const char row[] = "<interface><template class='GtkListItem'><property name='child'>"
                            "<object class='GtkLabel'><property name='label'>Note</property></object>"
                            "</property></template></interface>";

  return g_bytes_new_static (row, sizeof row - 1);
}

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, set_flag_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Shows all: nothing goes from below for a while for what comes on top. */
static void
test_what_comes_one_by_one (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = G_LIST_MODEL (gtk_string_list_new (NULL));

  trellis_gradual_list_set_source (list, source);
  add_on_top (source, 24);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 24)
    g_main_context_iteration (NULL, TRUE);

  wait_ms (2000);
  add_on_top (source, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 25);
}

/* A window with a list view of a list, which a person can scroll. */
typedef struct
{
  TrellisGradualList *list;
  GtkSingleSelection *selection;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWindow *window;
  GtkAdjustment *adjustment;
} Viewed;

static void
viewed_init (Viewed *self, GListModel *source)
{
  g_autoptr(GBytes) bytes = row_bytes ();

  self->list = trellis_gradual_list_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                  gtk_builder_list_item_factory_new_from_bytes (NULL, bytes));
  trellis_gradual_list_follow (self->list, GTK_LIST_VIEW (self->view));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_valign (self->scroller, GTK_ALIGN_START);
  gtk_widget_set_size_request (self->scroller, 200, 100);
  trellis_gradual_list_set_source (self->list, source);
  self->window = ui_test_present (self->scroller);
  gtk_window_set_focus (self->window, NULL);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static void
viewed_wait_height (Viewed *self)
{
  while (gtk_adjustment_get_upper (self->adjustment) <= 2 * gtk_adjustment_get_page_size (self->adjustment))
    g_main_context_iteration (NULL, TRUE);
}

static void
viewed_clear (Viewed *self)
{
  gtk_window_destroy (self->window);
  g_object_unref (self->selection);
  g_object_unref (self->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Viewed, viewed_clear)

/* Nobody who scrolls waits for calm. */
static void
test_scrolling (void)
{
  g_autoptr(GListModel) source = create_source ("note");
  g_auto(Viewed) viewed = { 0 };
  guint n_before;

  viewed_init (&viewed, source);
  viewed_wait_height (&viewed);

  add_on_top (source, 1);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (viewed.list));
  gtk_adjustment_set_value (viewed.adjustment, gtk_adjustment_get_upper (viewed.adjustment));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)), >=, n_before + 24);
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
  g_autoptr(GListModel) source = create_source ("note");
  g_autoptr(GObject) tenth = g_list_model_get_item (source, 9);
  g_auto(Viewed) viewed = { 0 };

  viewed_init (&viewed, source);
  viewed_wait_height (&viewed);
  gtk_adjustment_set_value (viewed.adjustment, 5);
  for (guint i = 0; i < 10; i++)
    {
      add_on_top (source, 10);
      assert_holds (G_LIST_MODEL (viewed.list), tenth);
      ui_test_settle ();
    }
  while (gtk_adjustment_get_value (viewed.adjustment) <= 1000)
    g_main_context_iteration (NULL, TRUE);
}

/* Who is at the top sees what comes there. */
static void
test_top_stays (void)
{
  g_autoptr(GListModel) source = create_source ("note");
  g_auto(Viewed) viewed = { 0 };

  viewed_init (&viewed, source);
  viewed_wait_height (&viewed);
  for (guint i = 0; i < 5; i++)
    {
      add_on_top (source, 10);
      ui_test_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (viewed.adjustment), ==, 0);
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

static void
assert_as_source (TrellisGradualList *list, GListModel *source)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(GObject) shown = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr(GObject) item = g_list_model_get_item (source, i);

      g_assert_true (shown == item);
    }
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

static void
add_at_once (GListModel *source, guint position, guint n)
{
  g_auto(GStrv) news = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    news[i] = g_strdup ("new");
  gtk_string_list_splice (GTK_STRING_LIST (source), position, 0, (const char *const *) news);
}

/* What nobody sees is not made. */
static void
test_unseen (void)
{
  g_autoptr(GListModel) source = create_source ("note");
  g_auto(Viewed) viewed = { 0 };

  viewed_init (&viewed, source);
  gtk_widget_set_visible (viewed.scroller, FALSE);
  add_on_top (source, 10);
  assert_first (G_LIST_MODEL (viewed.list), "note 0");
  gtk_string_list_append (GTK_STRING_LIST (source), "far down");
  assert_first (G_LIST_MODEL (viewed.list), "note 0");
  gtk_widget_set_visible (viewed.scroller, TRUE);
  assert_first (G_LIST_MODEL (viewed.list), "new");
  assert_as_source (viewed.list, source);

  /* Who names a position means that of the source. */
  gtk_widget_set_visible (viewed.scroller, FALSE);
  gtk_string_list_remove (GTK_STRING_LIST (source), 0);
  trellis_gradual_list_reach (viewed.list, 3);
  assert_as_source (viewed.list, source);

  /* A view is shown where there is something to show, and only there. */
  gtk_string_list_splice (GTK_STRING_LIST (source), 0, g_list_model_get_n_items (source), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)), ==, 0);
  add_at_once (source, 0, 10);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)), ==, 1);
  gtk_widget_set_visible (viewed.scroller, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)), ==, 10);
}

/* One thing has come, and more may follow; there is room again for a few. */
static void
begin_coming (GListModel *source)
{
  add_at_once (source, 20, 1);
  wait_ms (60);
}

/* Much that comes, while one thing comes after the other, comes with several pictures, and none of them has
 * fewer rows than before. */
static void
test_much_comes (void)
{
  g_autoptr(GListModel) source = create_source ("note");
  g_auto(Viewed) viewed = { 0 };
  GListModel *model;
  guint n_rows, n_new;

  viewed_init (&viewed, source);
  model = G_LIST_MODEL (viewed.list);
  viewed_wait_height (&viewed);
  begin_coming (source);
  n_rows = g_list_model_get_n_items (model);
  add_at_once (source, 2, 300);
  n_new = count_new (model);
  g_assert_cmpuint (n_new, <=, 1 + 8);
  while (!is_as_source (viewed.list))
    {
      const guint n_before = n_new;

      g_assert_cmpuint (g_list_model_get_n_items (model), >=, n_rows);
      g_main_context_iteration (NULL, TRUE);
      n_new = count_new (model);
      g_assert_cmpuint (n_new, <=, n_before + 8);
      assert_part_of_source (viewed.list, source);
    }
  g_assert_cmpuint (n_new, ==, n_rows - 2);
}

/* What is gone is not to be picked. */
static void
test_what_goes (void)
{
  g_autoptr(GListModel) source = create_source ("note");
  g_autoptr(GObject) third = g_list_model_get_item (source, 2);
  g_auto(Viewed) viewed = { 0 };
  guint n_before;

  viewed_init (&viewed, source);
  viewed_wait_height (&viewed);
  begin_coming (source);
  add_at_once (source, 0, 300);
  g_assert_false (is_as_source (viewed.list));
  assert_holds (G_LIST_MODEL (viewed.list), third);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (viewed.list));
  gtk_string_list_remove (GTK_STRING_LIST (source), 302);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)), ==, n_before - 1);
  assert_part_of_source (viewed.list, source);
}

/* What is selected stays so, without all that comes before it. */
static void
test_selected_stays (void)
{
  g_autoptr(GListModel) source = create_source ("note");
  g_autoptr(GObject) third = g_list_model_get_item (source, 2);
  g_auto(Viewed) viewed = { 0 };

  viewed_init (&viewed, source);
  viewed_wait_height (&viewed);
  begin_coming (source);
  gtk_single_selection_set_selected (viewed.selection, 2);
  for (guint i = 0; i < 60; i++)
    {
      add_on_top (source, 1);
      g_assert_true (gtk_single_selection_get_selected_item (viewed.selection) == third);
    }
  add_at_once (source, 0, 300);
  wait_ms (200);
  g_assert_true (gtk_single_selection_get_selected_item (viewed.selection) == third);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)), <, 60);
  assert_part_of_source (viewed.list, source);

  while (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)) < g_list_model_get_n_items (source))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_single_selection_get_selected_item (viewed.selection) == third);
    }
}

static void
assert_focused (Viewed *viewed, gpointer item)
{
  const guint position = trellis_list_sight_find_focused (GTK_LIST_VIEW (viewed->view));
  g_autoptr(GObject) focused = g_list_model_get_item (G_LIST_MODEL (viewed->list), position);

  g_assert_true (focused == item);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (viewed->window)), viewed->view));
}

/* Who is at a row with the keyboard stays there, without all that comes before it. */
static void
test_focused_stays (void)
{
  g_autoptr(GListModel) source = create_source ("note");
  g_autoptr(GObject) third = g_list_model_get_item (source, 2);
  g_auto(Viewed) viewed = { 0 };

  viewed_init (&viewed, source);
  viewed_wait_height (&viewed);
  begin_coming (source);
  gtk_widget_grab_focus (viewed.view);
  g_assert_true (gtk_widget_child_focus (viewed.view, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_child_focus (viewed.view, GTK_DIR_DOWN));
  assert_focused (&viewed, third);
  add_at_once (source, 0, 300);
  for (guint i = 0; i < 10; i++)
    {
      wait_ms (20);
      assert_focused (&viewed, third);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)), <, 60);
  assert_part_of_source (viewed.list, source);

  while (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)) < g_list_model_get_n_items (source))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (viewed.window)), viewed.view));
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
  assert_as_source (list, G_LIST_MODEL (source));
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
do_something (Viewed *viewed, GListModel *source)
{
  const guint n = g_list_model_get_n_items (source);

  switch (g_test_rand_int_range (0, 14))
    {
    case 0:
      gtk_widget_set_visible (viewed->scroller, !gtk_widget_get_visible (viewed->scroller));
      break;
    case 1:
      ui_test_settle ();
      break;
    case 2:
      trellis_gradual_list_reach (viewed->list, (guint) g_test_rand_int_range (0, (int) n + 1) / 8);
      break;
    case 3:
      gtk_adjustment_set_value (viewed->adjustment, g_test_rand_int_range (0, 2) * 40);
      break;
    case 4:
      gtk_single_selection_set_selected (viewed->selection, (guint) g_test_rand_int_range (0, 30));
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
      g_auto(Viewed) viewed = { 0 };

      viewed_init (&viewed, source);
      g_signal_connect_swapped (viewed.list, "items-changed", G_CALLBACK (follow_cb), heard);
      for (guint i = 0; i < 120; i++)
        {
          do_something (&viewed, source);
          assert_heard (heard, G_LIST_MODEL (viewed.list));
          assert_part_of_source (viewed.list, source);
          g_assert_true ((heard->len == 0) == (g_list_model_get_n_items (source) == 0));
        }

      gtk_widget_set_visible (viewed.scroller, TRUE);
      while (g_list_model_get_n_items (G_LIST_MODEL (viewed.list)) < g_list_model_get_n_items (source))
        g_main_context_iteration (NULL, TRUE);
      assert_heard (heard, G_LIST_MODEL (viewed.list));
      assert_heard (heard, source);
      g_signal_handlers_disconnect_by_data (viewed.list, heard);
    }
}

/* A list view asks for all that is said to have come. */
static void
test_changes_are_exact (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = create_source ("note");
  GtkStringList *strings = GTK_STRING_LIST (source);
  const char *const news[] = { "new", "newer", NULL };
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  trellis_gradual_list_set_source (list, source);
  trellis_gradual_list_reach (list, N_STRINGS - 1);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  gtk_string_list_splice (strings, 0, 0, news);
  assert_change (changes, 0, 0, 2);
  assert_first (G_LIST_MODEL (list), "new");
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
  g_autoptr(GListModel) source = create_source ("note");
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
  gtk_string_list_splice (strings, 3, N_STRINGS - 3, NULL);
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
  g_autoptr(GListModel) rest = create_source ("note");
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
  g_test_add_func ("/ui/gradual-list/what-comes-fast", test_what_comes_fast);
  g_test_add_func ("/ui/gradual-list/what-comes-one-by-one", test_what_comes_one_by_one);
  g_test_add_func ("/ui/gradual-list/scrolling", test_scrolling);
  g_test_add_func ("/ui/gradual-list/scrolled-stays", test_scrolled_stays);
  g_test_add_func ("/ui/gradual-list/top-stays", test_top_stays);
  g_test_add_func ("/ui/gradual-list/selected-stays", test_selected_stays);
  g_test_add_func ("/ui/gradual-list/focused-stays", test_focused_stays);
  g_test_add_func ("/ui/gradual-list/unseen", test_unseen);
  g_test_add_func ("/ui/gradual-list/much-comes", test_much_comes);
  g_test_add_func ("/ui/gradual-list/what-goes", test_what_goes);
  g_test_add_func ("/ui/gradual-list/what-is-there-stays", test_what_is_there_stays);
  g_test_add_func ("/ui/gradual-list/whatever-comes", test_whatever_comes);
  g_test_add_func ("/ui/gradual-list/changes-are-exact", test_changes_are_exact);
  g_test_add_func ("/ui/gradual-list/changes-of-a-part", test_changes_of_a_part);
  g_test_add_func ("/ui/gradual-list/sections", test_sections);

  return g_test_run ();
}

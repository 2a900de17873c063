/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-gradual-list.h"
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

typedef struct
{
  guint position, removed, added, n_changes;
} Change;

static void
items_changed_cb (Change *last, guint position, guint removed, guint added)
{
  *last = (Change) { position, removed, added, last->n_changes + 1 };
}

static void
assert_change (Change *last, guint position, guint removed, guint added)
{
  g_assert_cmpuint (last->n_changes, ==, 1);
  g_assert_cmpuint (last->position, ==, position);
  g_assert_cmpuint (last->removed, ==, removed);
  g_assert_cmpuint (last->added, ==, added);
  last->n_changes = 0;
}

/* A list view asks for all that is said to have come. */
static void
test_changes_are_exact (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = create_source ("note");
  GtkStringList *strings = GTK_STRING_LIST (source);
  const char *const news[] = { "new", "newer", NULL };
  Change last = { 0 };

  trellis_gradual_list_set_source (list, source);
  trellis_gradual_list_reach (list, N_STRINGS - 1);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &last);

  gtk_string_list_splice (strings, 0, 0, news);
  assert_change (&last, 0, 0, 2);
  assert_first (G_LIST_MODEL (list), "new");
  gtk_string_list_splice (strings, 400, 3, news);
  assert_change (&last, 400, 3, 2);
  gtk_string_list_remove (strings, 0);
  assert_change (&last, 0, 1, 0);
}

static void
test_changes_of_a_part (void)
{
  g_autoptr(TrellisGradualList) list = trellis_gradual_list_new ();
  g_autoptr(GListModel) source = create_source ("note");
  GtkStringList *strings = GTK_STRING_LIST (source);
  const char *const news[] = { "new", NULL };
  Change last = { 0 };
  guint n_shown;

  trellis_gradual_list_set_source (list, source);
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &last);

  gtk_string_list_splice (strings, n_shown, 0, news);
  g_assert_cmpuint (last.n_changes, ==, 0);
  gtk_string_list_splice (strings, 2, 0, news);
  assert_change (&last, 2, n_shown - 2, n_shown - 2);
  gtk_string_list_splice (strings, 3, N_STRINGS - 3, NULL);
  assert_change (&last, 3, n_shown - 3, 2);
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
  g_test_add_func ("/ui/gradual-list/changes-are-exact", test_changes_are_exact);
  g_test_add_func ("/ui/gradual-list/changes-of-a-part", test_changes_of_a_part);
  g_test_add_func ("/ui/gradual-list/sections", test_sections);

  return g_test_run ();
}

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
  GListModel *model = trellis_gradual_list_get_model (list);

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
  GListModel *model = trellis_gradual_list_get_model (list);

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

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/gradual-list/growth", test_growth);
  g_test_add_func ("/ui/gradual-list/reach", test_reach);

  return g_test_run ();
}

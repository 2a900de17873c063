/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gradual-test.h"

#include "ui-test.h"

/* A list of so many strings, “@prefix 0” first; transfer full. */
GListModel *
gradual_test_create_source (const char *prefix)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < GRADUAL_TEST_N_STRINGS; i++)
    gtk_string_list_take (list, g_strdup_printf ("%s %u", prefix, i));
  return G_LIST_MODEL (list);
}

/* Puts @n times “new” there, one after the other. */
void
gradual_test_add_on_top (GListModel *source, guint n)
{
  for (guint i = 0; i < n; i++)
    gtk_string_list_splice (GTK_STRING_LIST (source), 0, 0, (const char *const[]) { "new", NULL });
}

/* Puts them there at once. */
void
gradual_test_add (GListModel *source, guint position, guint n)
{
  g_auto(GStrv) news = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    news[i] = g_strdup ("new");
  gtk_string_list_splice (GTK_STRING_LIST (source), position, 0, (const char *const *) news);
}

void
gradual_test_assert_first (GListModel *model, const char *expected)
{
  g_autoptr(GtkStringObject) first = g_list_model_get_item (model, 0);

  g_assert_cmpstr (gtk_string_object_get_string (first), ==, expected);
}

/* Shows what the source begins with, and that alone. */
void
gradual_test_assert_as_source (TrellisGradualList *list, GListModel *source)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(GObject) shown = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr(GObject) item = g_list_model_get_item (source, i);

      g_assert_true (shown == item);
    }
}

static GBytes *
row_bytes (void)
{
  static const char row[] = "<interface><template class='GtkListItem'><property name='child'>"
                            "<object class='GtkLabel'><property name='label'>Note</property></object>"
                            "</property></template></interface>";

  return g_bytes_new_static (row, sizeof row - 1);
}

void
gradual_test_init (GradualTest *self, GListModel *source)
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

/* Until there is something to scroll to. */
void
gradual_test_wait_height (GradualTest *self)
{
  while (gtk_adjustment_get_upper (self->adjustment) <= 2 * gtk_adjustment_get_page_size (self->adjustment))
    g_main_context_iteration (NULL, TRUE);
}

void
gradual_test_clear (GradualTest *self)
{
  gtk_window_destroy (self->window);
  g_object_unref (self->selection);
  g_object_unref (self->list);
}

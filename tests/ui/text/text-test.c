/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-test.h"

#include "ui-test.h"

#include <string.h>

/* Lets the main loop do what is due. */
void
text_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Transfer full, as in text_test_draw(). */
char *
text_test_get (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static int
take_out (GString *text, const char *sign)
{
  const char *at = strstr (text->str, sign);
  int offset;

  if (at == NULL)
    return -1;

  offset = (int) g_utf8_pointer_to_offset (text->str, at);
  g_string_erase (text, at - text->str, (gssize) strlen (sign));

  return offset;
}

/* Puts in @picture: "|" is the cursor, "«" and "»" are the ends of the selection. */
void
text_test_show (GtkTextBuffer *buffer, const char *picture)
{
  g_autoptr(GString) text = g_string_new (picture);
  int cursor = take_out (text, "|"), from = take_out (text, "«"), to = take_out (text, "»");
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, text->str, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, cursor >= 0 ? cursor : from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, cursor >= 0 ? cursor : to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

/* The picture of what is there. */
char *
text_test_draw (GtkTextBuffer *buffer)
{
  g_autofree char *text = text_test_get (buffer);
  GString *picture = g_string_new (text);
  GtkTextIter start, end;

  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      int to = gtk_text_iter_get_offset (&end), from = gtk_text_iter_get_offset (&start);

      g_string_insert (picture, g_utf8_offset_to_pointer (picture->str, to) - picture->str, "»");
      g_string_insert (picture, g_utf8_offset_to_pointer (picture->str, from) - picture->str, "«");
    }
  else
    {
      int at = gtk_text_iter_get_offset (&start);

      g_string_insert (picture, g_utf8_offset_to_pointer (picture->str, at) - picture->str, "|");
    }

  return g_string_free_and_steal (picture);
}

static void
edited_cb (TextTest *test)
{
  test->n_edited++;
}

static gboolean
activate_link_cb (TrellisTextView *view, const char *address, gpointer user_data)
{
  TextTest *test = user_data;

  g_set_str (&test->link, address);

  return TRUE;
}

void
text_test_set_up (TextTest *test, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  test->view = TRELLIS_TEXT_VIEW (trellis_text_view_new ());
  test->find = g_object_new (TRELLIS_TYPE_TEXT_FIND, NULL);
  test->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  trellis_text_find_set_view (test->find, GTK_TEXT_VIEW (test->view));
  g_signal_connect_swapped (test->view, "edited", G_CALLBACK (edited_cb), test);
  g_signal_connect (test->view, "activate-link", G_CALLBACK (activate_link_cb), test);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (test->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (test->find));
  gtk_box_append (GTK_BOX (box), scroller);

  test->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (test->window, 400, 400);
  gtk_window_set_child (test->window, box);
  gtk_window_present (test->window);
  gtk_widget_grab_focus (GTK_WIDGET (test->view));
  ui_test_wait (100);
}

void
text_test_tear_down (TextTest *test, gconstpointer data)
{
  gpointer view = test->view,
           find = test->find; /* not the buffer: GTK keeps one that had a selection */

  g_object_add_weak_pointer (view, &view);
  g_object_add_weak_pointer (find, &find);
  gtk_window_destroy (test->window);
  ui_test_wait (50);
  g_assert_null (view);
  g_assert_null (find);
  g_free (test->link);
}

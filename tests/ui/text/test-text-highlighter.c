/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-test.h"

#include <string.h>

#include "trellis-markdown-highlighter.h"
#include "trellis-text-paint.h"
#include "trellis-text-pointer.h"
#include "ui-test.h"

static void
test_tick_box (TextTest *test, gconstpointer data)
{
  TrellisMarkdownHighlighter *highlighter =
    trellis_markdown_highlighter_new (GTK_TEXT_VIEW (test->view));
  GtkTextTag *tag = trellis_markdown_highlighter_get_tag (highlighter, TRELLIS_MARKDOWN_BOX);
  GtkTextView *view = GTK_TEXT_VIEW (test->view);
  graphene_rect_t rect;
  GtkTextIter box;
  float x, y;

  trellis_text_view_set_text (test->view, "words\n- [ ] task\n- [x] משימה\n");
  ui_test_wait (200);

  for (int line = 1; line <= 2; line++)
    {
      gtk_text_buffer_get_iter_at_line (test->buffer, &box, line);
      trellis_text_get_tick_box (view, tag, &box, &rect);
      x = rect.origin.x + rect.size.width / 2;
      y = rect.origin.y + rect.size.height / 2;
      g_assert_cmpfloat (rect.size.width, >, 5);
      g_assert_cmpint (trellis_text_find_tick_box (view, tag, x, y), ==, line);
      g_assert_cmpint (trellis_text_find_tick_box (view, tag, x + 60, y), ==, -1);
      g_assert_cmpint (trellis_text_find_tick_box (view, tag, x - 60, y), ==, -1);
    }

  g_assert_cmpint (trellis_text_find_tick_box (view, tag, 20, 2), ==, -1);
  g_object_unref (highlighter);
}

/* The color of a link. */
static void
read_color (TrellisMarkdownHighlighter *highlighter, GdkRGBA *color)
{
  g_autoptr(GdkRGBA) read = NULL;

  g_object_get (trellis_markdown_highlighter_get_tag (highlighter, TRELLIS_MARKDOWN_LINK), "foreground-rgba", &read,
                NULL);
  *color = *read;
}

/* Colors follow the style while the text is on the screen. */
static void
test_style (TextTest *test, gconstpointer data)
{
  TrellisMarkdownHighlighter *highlighter = trellis_markdown_highlighter_new (GTK_TEXT_VIEW (test->view));
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA light, now;

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  ui_test_settle ();
  read_color (highlighter, &light);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_test_settle ();
  read_color (highlighter, &now);
  g_assert_false (gdk_rgba_equal (&light, &now));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  ui_test_settle ();
  read_color (highlighter, &now);
  g_assert_true (gdk_rgba_equal (&light, &now));
  g_assert_finalize_object (highlighter);
}

/* All that one can see of the tags of a character. */
static char *
describe_tags (GtkTextIter *at)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (at);
  GString *text = g_string_new (NULL);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      int weight, indent;
      PangoStyle style;
      gboolean strike;
      double scale;
      GdkRGBA *colour;

      g_object_get (l->data, "weight", &weight, "indent", &indent, "style", &style, "strikethrough",
                    &strike, "scale", &scale, "foreground-rgba", &colour, NULL);
      g_string_append_printf (text, "[%d %d %d %d %.1f %.2f]", weight, indent, (int) style, strike,
                              scale, colour != NULL ? (double) colour->alpha : -1);
      g_clear_pointer (&colour, gdk_rgba_free);
    }

  return g_string_free_and_steal (text);
}

static void
assert_same_tags (GtkTextBuffer *a, GtkTextBuffer *b)
{
  GtkTextIter at_a, at_b;

  gtk_text_buffer_get_start_iter (a, &at_a);
  gtk_text_buffer_get_start_iter (b, &at_b);

  do
    {
      g_autofree char *tags_a = describe_tags (&at_a), *tags_b = describe_tags (&at_b);

      g_assert_cmpuint (gtk_text_iter_get_char (&at_a), ==, gtk_text_iter_get_char (&at_b));
      if (strcmp (tags_a, tags_b) != 0)
        g_test_message ("at %d", gtk_text_iter_get_offset (&at_a));
      g_assert_cmpstr (tags_a, ==, tags_b);
    }
  while (gtk_text_iter_forward_char (&at_a) + gtk_text_iter_forward_char (&at_b) == 2);
}

/* Whatever is typed, cut and undone: the tags are those of the text as if it were new. */
static void
test_incremental (void)
{
  static const char *const pieces[] = { "*", "**", "\n", "- ", "# ",
                                        "word ", "é", "`", "[x](y)", "- [x] ",
                                        "\n\n", "~~", "👍🏽", "> ", "1. " };
  g_autoptr(GtkWidget) view = g_object_ref_sink (gtk_text_view_new ());
  g_autoptr(GtkWidget) fresh = g_object_ref_sink (gtk_text_view_new ());
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextBuffer *fresh_buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fresh));
  TrellisMarkdownHighlighter *highlighter = trellis_markdown_highlighter_new (GTK_TEXT_VIEW (view));
  TrellisMarkdownHighlighter *fresh_highlighter =
    trellis_markdown_highlighter_new (GTK_TEXT_VIEW (fresh));

  gtk_text_buffer_set_enable_undo (buffer, TRUE);

  for (guint round = 0; round < 300; round++)
    {
      int n = gtk_text_buffer_get_char_count (buffer);
      int what = g_test_rand_int_range (0, 10);
      g_autofree char *text = NULL;
      GtkTextIter start, end, at;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, g_test_rand_int_range (0, n + 1));
      end = start;
      gtk_text_iter_forward_chars (&end, g_test_rand_int_range (0, 8));

      gtk_text_buffer_begin_user_action (buffer);
      if (what < 6)
        {
          gtk_text_buffer_insert (buffer, &start,
                                  pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))], -1);
        }
      else if (what < 8)
        {
          gtk_text_buffer_delete (buffer, &start, &end);
        }
      else if (what == 8)
        {
          /* What pasting does: the text comes with its tags. */
          gtk_text_buffer_get_iter_at_offset (buffer, &at, g_test_rand_int_range (0, n + 1));
          gtk_text_buffer_insert_range (buffer, &at, &start, &end);
        }
      gtk_text_buffer_end_user_action (buffer);

      if (what == 9)
        gtk_text_buffer_undo (buffer);

      text_test_settle ();
      text = text_test_get (buffer);
      gtk_text_buffer_set_text (fresh_buffer, text, -1);
      text_test_settle ();
      assert_same_tags (buffer, fresh_buffer);
    }

  g_assert_finalize_object (highlighter);
  g_assert_finalize_object (fresh_highlighter);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/text/highlighter/incremental", test_incremental);
  TEXT_TEST_ADD ("/text/highlighter/tick-box", test_tick_box);
  TEXT_TEST_ADD ("/text/highlighter/style", test_style);

  return g_test_run ();
}

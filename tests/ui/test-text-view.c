/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "trellis-markdown-highlighter.h"
#include "trellis-spelling-checker.h"
#include "trellis-text-edit.h"
#include "trellis-text-find.h"
#include "trellis-text-paint.h"
#include "trellis-text-pointer.h"
#include "trellis-text-view.h"

typedef struct
{
  const char *before; /* "|" is the cursor, "«" and "»" are the ends of the selection */
  const char *after;
} Case;

static const Case break_cases[] = {
  { "- one|", "- one\n- |" },
  { "* o|ne", "* o\n* |ne" },
  { "  + one|", "  + one\n  + |" },
  { "- |one", "- \n- |one" },
  { "a\n- |\nb", "a\n|\nb" },
  { "- [ ] one|", "- [ ] one\n- [ ] |" },
  { "- [x] one|", "- [x] one\n- [ ] |" },
  { "  - [ ] |", "|" },
  { "9. one|", "9. one\n10. |" },
  { "3) é|", "3) é\n4) |" },
  { "1. |", "|" },
  { "> one|", "> one\n> |" },
  { "- שלום|", "- שלום\n- |" },
  { "|- one", NULL },
  { "-| one", NULL },
  { "one|", NULL },
  { "- «one»", NULL },
  { "|", NULL },
};

static const Case unmark_cases[] = {
  { "- |one", "|one" },
  { "  - [ ] |one", "  |one" },
  { "12. |", "|" },
  { "- o|ne", NULL },
  { "> |one", NULL },
  { "|one", NULL },
};

static const Case strong_cases[] = {
  { "a «b» c", "a **«b»** c" },
  { "a **«b»** c", "a «b» c" },
  { "a *«b»* c", "a ***«b»*** c" },
  { "« b »c", " **«b»** c" },
  { "«- a»", "- **«a»**" },
  { "a wo|rd c", "a **wo|rd** c" },
  { "a **wo|rd** c", "a wo|rd c" },
  { "a |", "a **|**" },
  { "a **|**", "a |" },
  { "«👍🏽 é»", "**«👍🏽 é»**" },
};

static const Case emphasis_cases[] = {
  { "a «b» c", "a *«b»* c" },
  { "a *«b»* c", "a «b» c" },
  { "a **«b»** c", "a ***«b»*** c" },
  { "a ***«b»*** c", "a **«b»** c" },
};

static const Case lines_cases[] = {
  { "«a\n\n- b c\nd» e", "**a**\n\n- **b c**\n**d** e" },
};

static const Case task_cases[] = {
  { "- [ ] on|e", "- [x] on|e" },
  { "- [X] on|e", "- [ ] on|e" },
  { "on|e", "- [ ] on|e" },
  { "- on|e", "- [ ] on|e" },
  { "  on|e", "  - [ ] on|e" },
};

static const Case link_cases[] = {
  { "see «this one», please", "see [this one](https://x.org/a)|, please" },
  { "«this »one", "[this](https://x.org/a)| one" },
  { "se|e", NULL },
  { "«a\nb»", NULL },
  { "«[a]»", NULL },
  { "«https://y.org»", NULL },
};

static void
wait_until_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
timeout_cb (gpointer done)
{
  *(gboolean *) done = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_msec (guint msec)
{
  gboolean done = FALSE;

  g_timeout_add (msec, timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static char *
get_text (GtkTextBuffer *buffer)
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

static void
set_up (GtkTextBuffer *buffer, const char *picture)
{
  g_autoptr(GString) text = g_string_new (picture);
  int cursor = take_out (text, "|"), from = take_out (text, "«"), to = take_out (text, "»");
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, text->str, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, cursor >= 0 ? cursor : from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, cursor >= 0 ? cursor : to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static char *
draw (GtkTextBuffer *buffer)
{
  g_autofree char *text = get_text (buffer);
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

typedef gboolean (*Edit) (GtkTextBuffer *buffer);

static gboolean
make_strong (GtkTextBuffer *buffer)
{
  return trellis_text_edit_toggle_sign (buffer, "**");
}

static gboolean
make_emphasis (GtkTextBuffer *buffer)
{
  return trellis_text_edit_toggle_sign (buffer, "*");
}

static gboolean
make_link (GtkTextBuffer *buffer)
{
  return trellis_text_edit_link (buffer, "https://x.org/a");
}

static void
check_cases (const Case *cases, guint n, Edit edit, gboolean cursor_matters)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_enable_undo (buffer, TRUE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = NULL, *text = NULL, *after = NULL, *undone = NULL;
      gboolean done;

      set_up (buffer, cases[i].before);
      before = draw (buffer);
      text = get_text (buffer);
      g_assert_cmpstr (before, ==, cases[i].before);

      done = edit (buffer);
      after = cursor_matters ? draw (buffer) : get_text (buffer);
      g_assert_cmpstr (after, ==, cases[i].after != NULL ? cases[i].after : cases[i].before);
      g_assert_cmpint (done, ==, cases[i].after != NULL);

      if (!done)
        {
          g_assert_false (gtk_text_buffer_get_can_undo (buffer));
          continue;
        }

      /* One step back, and no more. */
      gtk_text_buffer_undo (buffer);
      undone = get_text (buffer);
      g_assert_cmpstr (undone, ==, text);
      g_assert_false (gtk_text_buffer_get_can_undo (buffer));
    }
}

static void
test_break_line (void)
{
  check_cases (break_cases, G_N_ELEMENTS (break_cases), trellis_text_edit_break_line, TRUE);
}

static void
test_unmark_line (void)
{
  check_cases (unmark_cases, G_N_ELEMENTS (unmark_cases), trellis_text_edit_unmark_line, TRUE);
}

static void
test_signs (void)
{
  check_cases (strong_cases, G_N_ELEMENTS (strong_cases), make_strong, TRUE);
  check_cases (emphasis_cases, G_N_ELEMENTS (emphasis_cases), make_emphasis, TRUE);
  check_cases (lines_cases, G_N_ELEMENTS (lines_cases), make_strong, FALSE);
}

/* Leaving what one has made bold changes nothing but the cursor. */
static void
test_step_over (void)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *picture = NULL;

  set_up (buffer, "a **bold|** c");
  g_assert_true (trellis_text_edit_toggle_sign (buffer, "**"));
  picture = draw (buffer);
  g_assert_cmpstr (picture, ==, "a **bold**| c");
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
}

static void
test_tasks (void)
{
  check_cases (task_cases, G_N_ELEMENTS (task_cases), trellis_text_edit_toggle_tasks, TRUE);
}

static void
test_link (void)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *text = NULL;

  check_cases (link_cases, G_N_ELEMENTS (link_cases), make_link, TRUE);

  set_up (buffer, "«a»");
  g_assert_true (trellis_text_edit_link (buffer, "https://x.org/)b"));
  text = get_text (buffer);
  g_assert_cmpstr (text, ==, "[a](https://x.org/%29b)");
}

static void
test_replace (void)
{
  static const char *const texts[] = { "", "a", "one two three", "one three", "oné two", "two",
                                       "👍🏽", "👍", "aaaa", "aa" };
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autofree char *text = NULL;

        gtk_text_buffer_set_text (buffer, texts[i], -1);
        g_assert_cmpint (trellis_text_edit_replace (buffer, texts[j]), ==, i != j);
        text = get_text (buffer);
        g_assert_cmpstr (text, ==, texts[j]);
      }
}

/* A window on the screen with a text view that fills it. */
typedef struct
{
  GtkWindow *window;
  TrellisTextView *view;
  TrellisTextFind *find;
  GtkTextBuffer *buffer;
  guint n_edited;
  char *link;
} Fixture;

static void
edited_cb (Fixture *fixture)
{
  fixture->n_edited++;
}

static gboolean
activate_link_cb (TrellisTextView *view, const char *address, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_set_str (&fixture->link, address);

  return TRUE;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->view = TRELLIS_TEXT_VIEW (trellis_text_view_new ());
  fixture->find = TRELLIS_TEXT_FIND (trellis_text_find_new ());
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  trellis_text_find_set_view (fixture->find, GTK_TEXT_VIEW (fixture->view));
  g_signal_connect_swapped (fixture->view, "edited", G_CALLBACK (edited_cb), fixture);
  g_signal_connect (fixture->view, "activate-link", G_CALLBACK (activate_link_cb), fixture);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->find));
  gtk_box_append (GTK_BOX (box), scroller);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 400, 400);
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_msec (100);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer view = fixture->view,
           find = fixture->find; /* not the buffer: GTK keeps one that had a selection */

  g_object_add_weak_pointer (view, &view);
  g_object_add_weak_pointer (find, &find);
  gtk_window_destroy (fixture->window);
  wait_msec (50);
  g_assert_null (view);
  g_assert_null (find);
  g_free (fixture->link);
}

/* Presses a key in the view's own controller; whether it was taken. */
static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;

      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &taken);
      if (taken)
        return TRUE;
    }

  return FALSE;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  set_up (fixture->buffer, "- one|");
  g_assert_false (press (fixture, GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (press (fixture, GDK_KEY_BackSpace, 0));
  g_assert_false (press (fixture, GDK_KEY_BackSpace, 0));
  text = draw (fixture->buffer);
  g_assert_cmpstr (text, ==, "- one\n|");

  /* An input method that composes keeps its keys. */
  set_up (fixture->buffer, "- one|");
  g_signal_emit_by_name (fixture->view, "preedit-changed", "か");
  g_assert_false (press (fixture, GDK_KEY_Return, 0));
  g_signal_emit_by_name (fixture->view, "preedit-changed", "");
  g_assert_true (press (fixture, GDK_KEY_Return, 0));

  set_up (fixture->buffer, "- one|");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (fixture->view), FALSE);
  g_assert_false (press (fixture, GDK_KEY_Return, 0));
}

static void
test_set_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL, *picture = NULL;

  set_up (fixture->buffer, "|typed");
  fixture->n_edited = 0;

  trellis_text_view_set_text (fixture->view, "one two three");
  g_assert_cmpuint (fixture->n_edited, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
  picture = draw (fixture->buffer);
  g_assert_cmpstr (picture, ==, "|one two three");

  set_up (fixture->buffer, "one two th|ree");
  fixture->n_edited = 0;
  g_assert_false (trellis_text_view_set_text_if_different (fixture->view, "one two three"));
  g_assert_true (trellis_text_view_set_text_if_different (fixture->view, "one three"));
  g_free (picture);
  picture = draw (fixture->buffer);
  g_assert_cmpstr (picture, ==, "one th|ree");
  g_assert_cmpuint (fixture->n_edited, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));

  gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, "x", 1, TRUE);
  g_assert_cmpuint (fixture->n_edited, ==, 1);
  gtk_text_buffer_undo (fixture->buffer);
  g_assert_cmpuint (fixture->n_edited, ==, 2);

  trellis_text_view_set_text (fixture->view, NULL);
  text = trellis_text_view_dup_text (fixture->view);
  g_assert_cmpstr (text, ==, "");
  trellis_text_view_set_text (fixture->view, "a\xff"
                                             "b");
  g_free (text);
  text = trellis_text_view_dup_text (fixture->view);
  g_assert_cmpstr (text, ==, "a\xef\xbf\xbd"
                             "b");
}

static void
test_placeholder (Fixture *fixture, gconstpointer data)
{
  trellis_text_view_set_placeholder_text (fixture->view, "Write");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, "Write");
  wait_msec (50);
  trellis_text_view_set_placeholder_text (fixture->view, NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture->view),
                                                    GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER));
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  set_up (fixture->buffer, "see [o|ne](https://x.org)");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.open-link", NULL);
  g_assert_cmpstr (fixture->link, ==, "https://x.org");

  g_clear_pointer (&fixture->link, g_free);
  set_up (fixture->buffer, "s|ee [one](https://x.org)");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.open-link", NULL);
  g_assert_null (fixture->link);
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autofree char *linked = NULL, *pasted = NULL;

  set_up (fixture->buffer, "see «this»");
  gdk_clipboard_set_text (clipboard, " https://x.org/b\n");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  wait_msec (100);
  linked = get_text (fixture->buffer);
  g_assert_cmpstr (linked, ==, "see [this](https://x.org/b)");

  set_up (fixture->buffer, "see «this»");
  gdk_clipboard_set_text (clipboard, "that");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  wait_msec (100);
  pasted = get_text (fixture->buffer);
  g_assert_cmpstr (pasted, ==, "see that");
}

static void
test_tick_box (Fixture *fixture, gconstpointer data)
{
  TrellisMarkdownHighlighter *highlighter =
    trellis_markdown_highlighter_new (GTK_TEXT_VIEW (fixture->view));
  GtkTextTag *tag = trellis_markdown_highlighter_get_tag (highlighter, TRELLIS_MARKDOWN_BOX);
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  graphene_rect_t rect;
  GtkTextIter box;
  float x, y;

  trellis_text_view_set_text (fixture->view, "words\n- [ ] task\n- [x] משימה\n");
  wait_msec (200);

  for (int line = 1; line <= 2; line++)
    {
      gtk_text_buffer_get_iter_at_line (fixture->buffer, &box, line);
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

      wait_until_idle ();
      text = get_text (buffer);
      gtk_text_buffer_set_text (fresh_buffer, text, -1);
      wait_until_idle ();
      assert_same_tags (buffer, fresh_buffer);
    }

  g_assert_finalize_object (highlighter);
  g_assert_finalize_object (fresh_highlighter);
}

static char *
get_selected (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, &end);

  return gtk_text_iter_get_slice (&start, &end);
}

static void
look_for (Fixture *fixture, const char *words)
{
  trellis_text_find_set_text (fixture->find, words);
  wait_msec (50);
  while (trellis_text_find_is_searching (fixture->find))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_selected (Fixture *fixture, int offset, const char *words)
{
  g_autofree char *selected = get_selected (fixture);
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, &end);
  g_assert_cmpstr (selected, ==, words);
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, offset);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  trellis_text_view_set_text (fixture->view,
                              "Über den Tag\ncafe\xcc\x81 CAFÉ\nStraße, ueber, uber");
  trellis_text_find_open (fixture->find);

  look_for (fixture, "uber");
  g_assert_cmpuint (trellis_text_find_get_n_matches (fixture->find), ==, 2);
  assert_selected (fixture, 0, "Über");
  trellis_text_find_next (fixture->find);
  assert_selected (fixture, 39, "uber");
  trellis_text_find_next (fixture->find);
  assert_selected (fixture, 0, "Über");
  trellis_text_find_previous (fixture->find);
  assert_selected (fixture, 39, "uber");

  look_for (fixture, "Café");
  g_assert_cmpuint (trellis_text_find_get_n_matches (fixture->find), ==, 2);
  assert_selected (fixture, 13, "cafe\xcc\x81");

  look_for (fixture, "strasse");
  g_assert_cmpuint (trellis_text_find_get_n_matches (fixture->find), ==, 1);

  /* Follows what is typed meanwhile. */
  gtk_text_buffer_insert_at_cursor (fixture->buffer, " strasse ", -1);
  wait_msec (300);
  g_assert_cmpuint (trellis_text_find_get_n_matches (fixture->find), ==, 2);

  look_for (fixture, "nowhere");
  g_assert_cmpuint (trellis_text_find_get_n_matches (fixture->find), ==, 0);
  trellis_text_find_next (fixture->find);

  trellis_text_find_close (fixture->find);
  wait_until_idle ();
  g_assert_false (trellis_text_find_is_open (fixture->find));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (fixture->view));
}

static void
test_find_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, i % 100 == 99 ? "needle\n" : "hay ");

  trellis_text_view_set_text (fixture->view, text->str);
  trellis_text_find_open (fixture->find);
  look_for (fixture, "needle");
  g_assert_cmpuint (trellis_text_find_get_n_matches (fixture->find), ==, 500);
  trellis_text_find_previous (fixture->find);
  wait_msec (200);
  look_for (fixture, "a");
  g_assert_cmpuint (trellis_text_find_get_n_matches (fixture->find), ==, 49500);
}

static gboolean
is_underlined (Fixture *fixture, int offset)
{
  g_autoptr(GSList) tags = NULL;
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &at, offset);
  tags = gtk_text_iter_get_tags (&at);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      PangoUnderline underline;

      g_object_get (l->data, "underline", &underline, NULL);
      if (underline == PANGO_UNDERLINE_ERROR)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_correct (const char *word)
{
  return trellis_spelling_checker_check_word (trellis_spelling_checker_get_default (), word,
                                              strlen (word));
}

static void
test_checker (void)
{
  TrellisSpellingChecker *checker = trellis_spelling_checker_get_default ();
  g_auto(GStrv) languages = trellis_spelling_checker_list_languages (checker);
  g_auto(GStrv) corrections = NULL;
  g_autofree char *name = trellis_spelling_checker_name_language ("en_US");
  g_autofree char *unknown = trellis_spelling_checker_name_language ("?");

  g_assert_true (g_strv_contains ((const char *const *) languages, "en_US"));
  trellis_spelling_checker_set_language (checker, "en_US");
  trellis_spelling_checker_set_language (checker, "tlh_KX");
  g_assert_cmpstr (trellis_spelling_checker_get_language (checker), ==, "en_US");
  g_assert_cmpstr (name, ==, "English (United States)");
  g_assert_cmpstr (unknown, ==, "?");

  g_assert_true (is_correct ("mentoring"));
  g_assert_true (is_correct ("don't"));
  g_assert_true (is_correct ("don’t"));
  g_assert_false (is_correct ("mentorring"));
  corrections = trellis_spelling_checker_list_corrections (checker, "mentorring");
  g_assert_true (g_strv_contains ((const char *const *) corrections, "mentoring"));

  g_assert_false (is_correct ("Trellisward"));
  trellis_spelling_checker_ignore_word (checker, "Trellisward");
  g_assert_true (is_correct ("Trellisward"));
}

static void
test_spelling (Fixture *fixture, gconstpointer data)
{
  trellis_text_view_set_text (fixture->view, "Some wordz and `codez` here");

  /* The checker is loaded on a thread; from then on it takes another language. */
  for (guint i = 0; i < 10 && !is_underlined (fixture, 6); i++)
    {
      wait_msec (500);
      gtk_widget_activate_action (GTK_WIDGET (fixture->view), "spelling.language", "s", "en_US");
      wait_msec (500);
    }

  g_assert_true (is_underlined (fixture, 6));
  g_assert_false (is_underlined (fixture, 0));
  g_assert_false (is_underlined (fixture, 17));

  trellis_text_view_set_check_spelling (fixture->view, FALSE);
  g_assert_false (is_underlined (fixture, 6));
}

#define ADD(path, func) \
  g_test_add ("/text/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/text/edit/break-line", test_break_line);
  g_test_add_func ("/text/edit/unmark-line", test_unmark_line);
  g_test_add_func ("/text/edit/signs", test_signs);
  g_test_add_func ("/text/edit/step-over", test_step_over);
  g_test_add_func ("/text/edit/tasks", test_tasks);
  g_test_add_func ("/text/edit/link", test_link);
  g_test_add_func ("/text/edit/replace", test_replace);
  g_test_add_func ("/text/highlighter/incremental", test_incremental);
  ADD ("view/keys", test_keys);
  ADD ("view/set-text", test_set_text);
  ADD ("view/placeholder", test_placeholder);
  ADD ("view/links", test_links);
  ADD ("view/paste", test_paste);
  ADD ("view/tick-box", test_tick_box);
  ADD ("find/short", test_find);
  ADD ("find/long", test_find_long);
  g_test_add_func ("/text/spelling/checker", test_checker);
  ADD ("view/spelling", test_spelling);

  return g_test_run ();
}

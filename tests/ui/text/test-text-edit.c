/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-test.h"

#include "trellis-text-edit.h"

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

      text_test_show (buffer, cases[i].before);
      before = text_test_draw (buffer);
      text = text_test_get (buffer);
      g_assert_cmpstr (before, ==, cases[i].before);

      done = edit (buffer);
      after = cursor_matters ? text_test_draw (buffer) : text_test_get (buffer);
      g_assert_cmpstr (after, ==, cases[i].after != NULL ? cases[i].after : cases[i].before);
      g_assert_cmpint (done, ==, cases[i].after != NULL);

      if (!done)
        {
          g_assert_false (gtk_text_buffer_get_can_undo (buffer));
          continue;
        }

      /* One step back, and no more. */
      gtk_text_buffer_undo (buffer);
      undone = text_test_get (buffer);
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

  text_test_show (buffer, "a **bold|** c");
  g_assert_true (trellis_text_edit_toggle_sign (buffer, "**"));
  picture = text_test_draw (buffer);
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

  text_test_show (buffer, "«a»");
  g_assert_true (trellis_text_edit_link (buffer, "https://x.org/)b"));
  text = text_test_get (buffer);
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
        text = text_test_get (buffer);
        g_assert_cmpstr (text, ==, texts[j]);
      }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/edit/break-line", test_break_line);
  g_test_add_func ("/text/edit/unmark-line", test_unmark_line);
  g_test_add_func ("/text/edit/signs", test_signs);
  g_test_add_func ("/text/edit/step-over", test_step_over);
  g_test_add_func ("/text/edit/tasks", test_tasks);
  g_test_add_func ("/text/edit/link", test_link);
  g_test_add_func ("/text/edit/replace", test_replace);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-test.h"

#include <string.h>

#include "trellis-spelling-checker.h"
#include "ui-test.h"

static gboolean
is_underlined (TextTest *test, int offset)
{
  g_autoptr(GSList) tags = NULL;
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (test->buffer, &at, offset);
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
test_spelling (TextTest *test, gconstpointer data)
{
  trellis_text_view_set_text (test->view, "Some wordz and `codez` here");

  /* The checker is loaded on a thread; from then on it takes another language. */
  for (guint i = 0; i < 10 && !is_underlined (test, 6); i++)
    {
      ui_test_wait (500);
      gtk_widget_activate_action (GTK_WIDGET (test->view), "spelling.language", "s", "en_US");
      ui_test_wait (500);
    }

  g_assert_true (is_underlined (test, 6));
  g_assert_false (is_underlined (test, 0));
  g_assert_false (is_underlined (test, 17));

  trellis_text_view_set_check_spelling (test->view, FALSE);
  g_assert_false (is_underlined (test, 6));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/text/spelling/checker", test_checker);
  TEXT_TEST_ADD ("/text/spelling/view", test_spelling);

  return g_test_run ();
}

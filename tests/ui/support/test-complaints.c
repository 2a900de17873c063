/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the toolkit complains of is never missed, in whichever of its two ways it tells it. */
#include "ui-test.h"

#define DOMAIN "trellis-ui-complaints"

static void
complaint_cb (const char *message, gpointer data)
{
  g_ptr_array_add (data, g_strdup (message));
}

static void
complain_in_the_old_way (void)
{
  g_log (DOMAIN, G_LOG_LEVEL_WARNING, "A widget has no room");
}

static void
complain_with_fields (void)
{
  g_log_structured (DOMAIN, G_LOG_LEVEL_WARNING, "MESSAGE", "A widget has no room");
}

static void
test_noted (UiTest *test, gconstpointer data)
{
  g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  ui_test_collect_complaints (complaint_cb, complaints);
  /* As a library may do for what it tells. */
  g_log_set_fatal_mask (DOMAIN, G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
  complain_in_the_old_way ();
  g_assert_cmpuint (complaints->len, ==, 1);
  complain_with_fields ();
  g_assert_cmpuint (complaints->len, ==, 2);
  g_log (DOMAIN, G_LOG_LEVEL_CRITICAL, "A widget has gone");
  g_assert_cmpuint (complaints->len, ==, 3);
  g_log (DOMAIN, G_LOG_LEVEL_MESSAGE, "A word in passing");
  g_assert_cmpuint (complaints->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (complaints, 0), ==, "A widget has no room");
}

static void
test_fatal (UiTest *test, gconstpointer data)
{
  void (*complain) (void) = data;

  if (g_test_subprocess ())
    {
      ui_test_close (test); /* while there is somebody to do so */
      complain ();
      exit (EXIT_SUCCESS);
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*A widget has no room*");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/complaints/noted", UiTest, NULL, ui_test_set_up, test_noted, ui_test_tear_down);
  g_test_add ("/ui/complaints/fatal-in-the-old-way", UiTest, complain_in_the_old_way, ui_test_set_up, test_fatal,
              ui_test_tear_down);
  g_test_add ("/ui/complaints/fatal-with-fields", UiTest, complain_with_fields, ui_test_set_up, test_fatal,
              ui_test_tear_down);
  return g_test_run ();
}

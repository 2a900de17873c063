/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the person wants no animations, what would move is at its end at once; and what moves is seen. */
#include "trellis-goal-star.h"
#include "ui-motion.h"
#include "ui-test.h"

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static gboolean
turn_cb (GtkWidget *label, GdkFrameClock *clock, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, gdk_frame_clock_get_frame_counter (clock));

  gtk_label_set_text (GTK_LABEL (label), text);
  return G_SOURCE_CONTINUE;
}

static void
test_motion_is_seen (void)
{
  GtkWidget *label = gtk_label_new ("Still");
  GtkWindow *window = ui_test_present (label);

  g_assert_true (ui_motion_is_still (GTK_WIDGET (window)));
  gtk_widget_add_tick_callback (label, turn_cb, NULL, NULL);
  g_assert_false (ui_motion_is_still (GTK_WIDGET (window)));
  gtk_window_destroy (window);
}

/* Frames until what comes in is there. */
#define LATE 12

static gboolean
come_in_cb (GtkWidget *label, GdkFrameClock *clock, gpointer user_data)
{
  guint *n = user_data;
  g_autofree char *text = g_strdup_printf ("%u", ++*n);

  gtk_label_set_text (GTK_LABEL (label), text);
  g_usleep (G_USEC_PER_SEC / 10);
  return *n < LATE ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What is not there yet on a slow machine is not taken for what moves. */
static void
test_slowness_is_no_motion (void)
{
  GtkWidget *label = gtk_label_new ("Slow");
  GtkWindow *window = ui_test_present (label);
  guint n = 0;

  gtk_widget_add_tick_callback (label, come_in_cb, &n, NULL);
  g_assert_true (ui_motion_is_still (GTK_WIDGET (window)));
  g_assert_cmpuint (n, ==, LATE);
  gtk_window_destroy (window);
}

/* What is painted next: while a widget waits for that, it is nothing. Transfer full. */
static GBytes *
draw_next (GtkWidget *widget)
{
  GBytes *drawn = ui_motion_draw (widget);

  for (int i = 0; drawn == NULL && i < 1000; i++)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
      drawn = ui_motion_draw (widget);
    }
  g_assert_nonnull (drawn);
  return drawn;
}

/* Whether it is ever seen otherwise than at rest after it was asked to twinkle. */
static gboolean
moves (GtkWidget *star, GBytes *at_rest)
{
  const gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  trellis_goal_star_twinkle (TRELLIS_GOAL_STAR (star));
  while (g_get_monotonic_time () < end)
    {
      g_autoptr(GBytes) now = draw_next (star);

      if (!g_bytes_equal (at_rest, now))
        return TRUE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
  return FALSE;
}

static void
test_star (void)
{
  GtkWidget *star = g_object_new (TRELLIS_TYPE_GOAL_STAR, NULL);
  GtkWindow *window = ui_test_present (star);
  g_autoptr(GBytes) at_rest = NULL;
  gboolean is_seen = FALSE;

  set_animations (FALSE);
  trellis_goal_star_twinkle (TRELLIS_GOAL_STAR (star));
  at_rest = draw_next (star);
  g_assert_false (moves (star, at_rest));

  /* A busy computer may show only the end of it. */
  set_animations (TRUE);
  for (int i = 0; i < 10 && !is_seen; i++)
    is_seen = moves (star, at_rest);
  g_assert_true (is_seen);
  set_animations (FALSE);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/motion/is-seen", test_motion_is_seen);
  g_test_add_func ("/ui/motion/slowness-is-none", test_slowness_is_no_motion);
  g_test_add_func ("/ui/motion/star", test_star);
  return g_test_run ();
}

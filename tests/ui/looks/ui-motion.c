/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether something on the screen moves by itself. */
#include "ui-motion.h"

/* Between two looks, in microseconds: longer than a frame, shorter than any animation. */
#define PAUSE 60000

/* So often, which is a second where the machine is quick, it is looked whether something still moves. Where it
 * is slow, as under the sanitizers, what is due takes as many frames as elsewhere, and each takes longer. */
#define LOOKS 15

/* Of what is not painted at all, in microseconds. */
#define PATIENCE (5 * G_USEC_PER_SEC)

/* What @widget paints now; NULL where that is nothing. Transfer full. */
GBytes *
ui_motion_draw (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL ? gsk_render_node_serialize (node) : NULL;
}

/* There is a frame in between, however long that takes: what moves has moved on in it. */
static void
let_pass (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  const gint64 begin = g_get_monotonic_time ();
  const gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  gint64 time;

  gtk_widget_queue_draw (widget);
  while ((time = g_get_monotonic_time ()) < begin + PAUSE ||
         (gdk_frame_clock_get_frame_counter (clock) == frame && time < begin + PATIENCE))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* FALSE where it goes on moving without being asked to. */
gboolean
ui_motion_is_still (GtkWidget *widget)
{
  for (int i = 0; i < LOOKS; i++)
    {
      g_autoptr(GBytes) before = ui_motion_draw (widget);
      g_autoptr(GBytes) after = NULL;

      let_pass (widget);
      after = ui_motion_draw (widget);
      if (before != NULL && after != NULL && g_bytes_equal (before, after))
        return TRUE;
    }
  return FALSE;
}

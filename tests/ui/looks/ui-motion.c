/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether something on the screen moves by itself. */
#include "ui-motion.h"

/* Between two looks, in microseconds: longer than a frame, shorter than any animation. */
#define PAUSE 60000

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

static void
let_pass (gint64 time)
{
  const gint64 end = g_get_monotonic_time () + time;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* FALSE where it goes on moving for a second without being asked to. */
gboolean
ui_motion_is_still (GtkWidget *widget)
{
  const gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  do
    {
      g_autoptr(GBytes) before = ui_motion_draw (widget);
      g_autoptr(GBytes) after = NULL;

      let_pass (PAUSE);
      after = ui_motion_draw (widget);
      if (before != NULL && after != NULL && g_bytes_equal (before, after))
        return TRUE;
    }
  while (g_get_monotonic_time () < end);
  return FALSE;
}

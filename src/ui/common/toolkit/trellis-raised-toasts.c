/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-raised-toasts.h"

#define RAISED_TOASTS "trellis-raised-toasts"

typedef struct
{
  AdwToastOverlay *overlay; /* unowned, owns this */
  GListModel *children;     /* of the overlay: its child and the toasts */
  GSignalGroup *bars;       /* the AdwToolbarView of the page that is visible */
  guint tick;
} RaisedToasts;

static void
raised_toasts_free (gpointer data)
{
  RaisedToasts *self = data;

  g_signal_handlers_disconnect_by_data (self->children, self);
  g_clear_object (&self->children);
  g_clear_object (&self->bars);
  g_free (self);
}

static void
raise_toasts (RaisedToasts *self)
{
  g_autoptr(AdwToolbarView) bars = g_signal_group_dup_target (self->bars);
  const int height = bars != NULL ? adw_toolbar_view_get_bottom_bar_height (bars) : 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->children); i++)
    {
      g_autoptr(GtkWidget) child = g_list_model_get_item (self->children, i);

      if (child != adw_toast_overlay_get_child (self->overlay))
        gtk_widget_set_margin_bottom (child, height);
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RaisedToasts *self = data;

  self->tick = 0;
  raise_toasts (self);
  return G_SOURCE_REMOVE;
}

/* A bar gets its height while all gets its place: nothing can be moved before that is over. */
static void
height_cb (RaisedToasts *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), tick_cb, self, NULL);
}

static AdwToolbarView *
find_bars (AdwNavigationPage *page)
{
  GtkWidget *widget = GTK_WIDGET (page);

  while (widget != NULL && !ADW_IS_TOOLBAR_VIEW (widget))
    widget = gtk_widget_get_first_child (widget);
  return (AdwToolbarView *) widget;
}

static void
visible_page_cb (AdwNavigationView *view, GParamSpec *pspec, AdwToastOverlay *overlay)
{
  RaisedToasts *self = g_object_get_data (G_OBJECT (overlay), RAISED_TOASTS);

  g_signal_group_set_target (self->bars, find_bars (adw_navigation_view_get_visible_page (view)));
  raise_toasts (self);
}

static void
children_cb (GListModel *children, guint position, guint removed, guint added, RaisedToasts *self)
{
  if (added > 0)
    raise_toasts (self);
}

void
trellis_raised_toasts_attach (AdwToastOverlay *overlay, AdwNavigationView *view)
{
  RaisedToasts *self;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_NAVIGATION_VIEW (view));

  self = g_new0 (RaisedToasts, 1);
  self->overlay = overlay;
  self->children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  self->bars = g_signal_group_new (ADW_TYPE_TOOLBAR_VIEW);
  g_object_set_data_full (G_OBJECT (overlay), RAISED_TOASTS, self, raised_toasts_free);
  g_signal_group_connect_swapped (self->bars, "notify::bottom-bar-height", G_CALLBACK (height_cb), self);
  g_signal_connect (self->children, "items-changed", G_CALLBACK (children_cb), self);
  g_signal_connect_object (view, "notify::visible-page", G_CALLBACK (visible_page_cb), overlay, 0);
  visible_page_cb (view, NULL, overlay);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-side-search.h"

#include "trellis-search-view.h"

/* The greatest width of the sidebar, and its part of the window's. */
#define SIDEBAR_WIDTH 320
#define SIDEBAR_FRACTION 0.25
#define SEARCH_WIDTH 440
#define SEARCH_FRACTION 0.36

struct _TrellisSideSearch
{
  GObject parent_instance;

  TrellisStore *store;
  AdwNavigationSplitView *split_view;
  GtkStack *stack;
  GtkWidget *sidebar; /* a child of the stack */

  TrellisSearchView *search;      /* NULL until somebody searches */
  GtkWidget *focus_before_search; /* unowned, weak pointer */
  gboolean content_before_search; /* shown instead of the sidebar, where there is room for one */
};

G_DEFINE_FINAL_TYPE (TrellisSideSearch, trellis_side_search, G_TYPE_OBJECT)

static void
closed_cb (TrellisSideSearch *self)
{
  GtkWidget *focus = self->focus_before_search;

  gtk_stack_set_visible_child (self->stack, self->sidebar);
  adw_navigation_split_view_set_max_sidebar_width (self->split_view, SIDEBAR_WIDTH);
  adw_navigation_split_view_set_sidebar_width_fraction (self->split_view, SIDEBAR_FRACTION);
  if (self->content_before_search)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);

  if (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (self->content_before_search
                              ? GTK_WIDGET (adw_navigation_split_view_get_content (self->split_view))
                              : self->sidebar,
                            GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->focus_before_search);
}

static void
ensure_search (TrellisSideSearch *self)
{
  if (self->search != NULL)
    return;

  self->search = TRELLIS_SEARCH_VIEW (trellis_search_view_new (self->store));
  g_signal_connect_object (self->search, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->search));
}

static void
trellis_side_search_dispose (GObject *object)
{
  TrellisSideSearch *self = TRELLIS_SIDE_SEARCH (object);

  g_clear_weak_pointer (&self->focus_before_search);
  g_clear_object (&self->sidebar);
  g_clear_object (&self->stack);
  g_clear_object (&self->split_view);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_side_search_parent_class)->dispose (object);
}

static void
trellis_side_search_class_init (TrellisSideSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_side_search_dispose;
}

static void
trellis_side_search_init (TrellisSideSearch *self)
{
}

TrellisSideSearch *
trellis_side_search_new (TrellisStore *store, AdwNavigationSplitView *split_view, GtkStack *stack, GtkWidget *sidebar)
{
  TrellisSideSearch *self = g_object_new (TRELLIS_TYPE_SIDE_SEARCH, NULL);

  self->store = g_object_ref (store);
  self->split_view = g_object_ref (split_view);
  self->stack = g_object_ref (stack);
  self->sidebar = g_object_ref (sidebar);
  return self;
}

void
trellis_side_search_show (TrellisSideSearch *self)
{
  g_return_if_fail (TRELLIS_IS_SIDE_SEARCH (self));

  ensure_search (self);
  if (gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->search))
    {
      g_set_weak_pointer (&self->focus_before_search, gtk_root_get_focus (gtk_widget_get_root (self->sidebar)));
      self->content_before_search = adw_navigation_split_view_get_show_content (self->split_view);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->search));
    }

  /* Results need more room than names. */
  adw_navigation_split_view_set_max_sidebar_width (self->split_view, SEARCH_WIDTH);
  adw_navigation_split_view_set_sidebar_width_fraction (self->split_view, SEARCH_FRACTION);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  trellis_search_view_start (self->search);
}

void
trellis_side_search_find (TrellisSideSearch *self, const char *text)
{
  g_return_if_fail (TRELLIS_IS_SIDE_SEARCH (self));

  trellis_side_search_show (self);
  trellis_search_view_find (self->search, text);
}

/* Searches for what is typed, beginning with the key that @controller is just handling. */
gboolean
trellis_side_search_forward (TrellisSideSearch *self, GtkEventControllerKey *controller)
{
  g_return_val_if_fail (TRELLIS_IS_SIDE_SEARCH (self), GDK_EVENT_PROPAGATE);

  trellis_side_search_show (self);
  return trellis_search_view_forward (self->search, controller);
}

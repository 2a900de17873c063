/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-steady-focus.h"

#include "trellis-hidden-focus.h"

#define STEADY_FOCUS "trellis-steady-focus"

/* For all that a change hides, one within the other, to be there again: two for each. */
#define MAX_FRAMES 12

typedef struct
{
  GtkWidget *holder;  /* weak pointer */
  GtkWidget *focus;   /* NULL unless the content is hidden for the moment; unowned, weak pointer */
  gboolean had_focus; /* before it was hidden, if it is */
  guint tick;         /* 0 unless what takes the focus is looked for */
  guint n_frames;     /* for which it has been */
} SteadyFocus;

static void
free_steady_focus (gpointer data)
{
  SteadyFocus *self = data;

  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->holder);
  g_free (self);
}

/* Not that of a dialog on its way out, which libadwaita gives the focus once more when another one opens
 * meanwhile. */
static gboolean
stays (GtkWidget *holder, GtkRoot *root)
{
  if (ADW_IS_DIALOG (holder) && ADW_IS_APPLICATION_WINDOW (root) &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != ADW_DIALOG (holder))
    return FALSE;
  return gtk_widget_get_mapped (holder);
}

/* What has the focus within @widget, or had it until it was hidden; or NULL. */
static GtkWidget *
get_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL && GTK_IS_WINDOW (root))
    focus = trellis_hidden_focus_get (GTK_WINDOW (root));
  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)) ? focus : NULL;
}

/* To give it back when the change is over. */
static void
take_focus (SteadyFocus *self, GtkWidget *focus)
{
  GtkRoot *root = gtk_widget_get_root (focus);

  self->had_focus = TRUE;
  g_set_weak_pointer (&self->focus, focus);
  /* GTK has made up its mind by now to move the focus at the end of the frame. It changes it where the
   * focus is set, be it to what has it. */
  gtk_root_set_focus (root, focus);
  gtk_root_set_focus (root, NULL);
}

static gboolean
look_again_cb (GtkWidget *content, GdkFrameClock *clock, gpointer data)
{
  SteadyFocus *self = data;
  GtkRoot *root = gtk_widget_get_root (content);

  if (gtk_root_get_focus (root) == NULL &&
      !(gtk_widget_get_mapped (content) && gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD)) &&
      ++self->n_frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* All that is inside may be hidden by a breakpoint of its own. The bin of that has the focus go there once it shows
 * it; in libadwaita 1.10, where its breakpoint changes twice in a row, a moment before that, and to no effect. */
static void
focus_first (SteadyFocus *self, GtkWidget *content)
{
  if (gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    return;

  self->n_frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (content, look_again_cb, self, NULL);
}

static void
give_focus_back (SteadyFocus *self, GtkWidget *content)
{
  GtkRoot *root = gtk_widget_get_root (content);

  self->had_focus = FALSE;
  if (gtk_root_get_focus (root) == NULL)
    {
      /* Not by grabbing it: that would select all the text of an entry. */
      if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
        gtk_root_set_focus (root, self->focus);
      else
        focus_first (self, content);
    }
  g_clear_weak_pointer (&self->focus);
}

static void
unmap_cb (GtkWidget *content, SteadyFocus *self)
{
  GtkWidget *focus = get_focus_within (content);

  if (focus != NULL && self->holder != NULL && stays (self->holder, gtk_widget_get_root (content)))
    take_focus (self, focus);
}

static void
map_cb (GtkWidget *content, SteadyFocus *self)
{
  if (self->had_focus)
    give_focus_back (self, content);
}

/* Whether the split view is taking @page from beside the other to where one at a time is shown, or back. */
static gboolean
changes_place (GtkWidget *page)
{
  GtkWidget *split_view = gtk_widget_get_ancestor (page, ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  return split_view != NULL && adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split_view)) !=
                                 ADW_IS_NAVIGATION_VIEW (gtk_widget_get_parent (page));
}

/* At its first size after it came into view, a content is changed without being hidden, but the pages of a
 * split view in it are, one of them twice. */
static void
page_unmap_cb (GtkWidget *page, GtkWidget *content)
{
  GtkWidget *focus = get_focus_within (page);

  if (focus != NULL && changes_place (page))
    take_focus (g_object_get_data (G_OBJECT (content), STEADY_FOCUS), focus);
}

static void
attach_to_page (GtkWidget *content, AdwNavigationPage *page)
{
  if (page == NULL)
    return;
  g_signal_handlers_disconnect_by_func (page, page_unmap_cb, content);
  g_signal_connect_object (page, "unmap", G_CALLBACK (page_unmap_cb), content, 0);
}

static void
pages_cb (AdwNavigationSplitView *split_view, GParamSpec *pspec, GtkWidget *content)
{
  attach_to_page (content, adw_navigation_split_view_get_sidebar (split_view));
  attach_to_page (content, adw_navigation_split_view_get_content (split_view));
}

/* Of the split views in @widget, but not of those within their pages. */
static void
attach_to_pages (GtkWidget *content, GtkWidget *widget)
{
  if (ADW_IS_NAVIGATION_SPLIT_VIEW (widget))
    {
      g_signal_connect_object (widget, "notify::sidebar", G_CALLBACK (pages_cb), content, 0);
      g_signal_connect_object (widget, "notify::content", G_CALLBACK (pages_cb), content, 0);
      pages_cb (ADW_NAVIGATION_SPLIT_VIEW (widget), NULL, content);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    attach_to_pages (content, child);
}

/* What has the focus may have been taken out of a content that was not hidden: GTK moves the focus at the end
 * of the frame, as long as it hears of nothing else until then. */
static void
breakpoint_cb (GtkWidget *content)
{
  SteadyFocus *self = g_object_get_data (G_OBJECT (content), STEADY_FOCUS);
  GtkRoot *root = gtk_widget_get_root (content);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_get_mapped (focus))
    gtk_root_set_focus (root, NULL);
  if (self->had_focus && gtk_widget_get_mapped (content))
    give_focus_back (self, content);
}

void
trellis_steady_focus_attach (GtkWidget *holder, GtkWidget *content)
{
  SteadyFocus *self;

  g_return_if_fail (GTK_IS_WIDGET (holder));
  g_return_if_fail (GTK_IS_WIDGET (content));

  if (g_object_get_data (G_OBJECT (content), STEADY_FOCUS) != NULL)
    return;

  self = g_new0 (SteadyFocus, 1);
  g_set_weak_pointer (&self->holder, holder);
  g_object_set_data_full (G_OBJECT (content), STEADY_FOCUS, self, free_steady_focus);
  g_signal_connect (content, "unmap", G_CALLBACK (unmap_cb), self);
  g_signal_connect (content, "map", G_CALLBACK (map_cb), self);
  if (ADW_IS_BREAKPOINT_BIN (gtk_widget_get_parent (content)))
    {
      g_signal_connect_object (gtk_widget_get_parent (content), "notify::current-breakpoint",
                               G_CALLBACK (breakpoint_cb), content, G_CONNECT_SWAPPED);
      attach_to_pages (content, content);
    }
}

void
trellis_steady_focus_attach_within (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ADW_IS_BREAKPOINT_BIN (widget) && adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (widget)) != NULL)
    trellis_steady_focus_attach (widget, adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    trellis_steady_focus_attach_within (child);
}

static gboolean
is_open (AdwApplicationWindow *window, AdwDialog *dialog)
{
  g_autoptr(GListModel) dialogs = adw_application_window_get_dialogs (window);

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr(AdwDialog) open = g_list_model_get_item (dialogs, i);

      if (open == dialog)
        return TRUE;
    }
  return FALSE;
}

void
trellis_steady_focus_leave_dialog (AdwApplicationWindow *window)
{
  GtkWidget *focus, *dialog, *next;

  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  focus = gtk_root_get_focus (GTK_ROOT (window));
  dialog = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) : NULL;
  if (dialog == NULL || is_open (window, ADW_DIALOG (dialog)))
    return;

  next = GTK_WIDGET (adw_application_window_get_visible_dialog (window));
  if (next == NULL)
    next = adw_application_window_get_content (window);
  if (!gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    gtk_root_set_focus (GTK_ROOT (window), NULL);
}

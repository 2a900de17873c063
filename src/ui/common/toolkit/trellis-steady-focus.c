/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-steady-focus.h"

#include <adwaita.h>

#define STEADY_FOCUS "trellis-steady-focus"

typedef struct
{
  GtkWidget *holder;  /* weak pointer */
  GtkWidget *focus;   /* NULL unless the content is hidden for the moment; unowned, weak pointer */
  gboolean had_focus; /* before it was hidden, if it is */
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

static void
unmap_cb (GtkWidget *content, SteadyFocus *self)
{
  GtkRoot *root = gtk_widget_get_root (content);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->holder == NULL || focus == NULL || !stays (self->holder, root) ||
      (focus != content && !gtk_widget_is_ancestor (focus, content)))
    return;

  self->had_focus = TRUE;
  g_set_weak_pointer (&self->focus, focus);
  /* GTK has made up its mind by now to move the focus at the end of the frame. It changes it where the
   * focus is set, be it to what has it. */
  gtk_root_set_focus (root, focus);
  gtk_root_set_focus (root, NULL);
}

static void
map_cb (GtkWidget *content, SteadyFocus *self)
{
  GtkRoot *root = gtk_widget_get_root (content);

  if (!self->had_focus)
    return;

  self->had_focus = FALSE;
  if (gtk_root_get_focus (root) == NULL)
    {
      /* Not by grabbing it: that would select all the text of an entry. */
      if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
        gtk_root_set_focus (root, self->focus);
      else
        gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
    }
  g_clear_weak_pointer (&self->focus);
}

/* At its first size, a content is changed without being hidden. What has the focus may have been taken out by
 * that: GTK moves the focus at the end of the frame, as long as it hears of nothing else until then. */
static void
breakpoint_cb (GtkWidget *holder)
{
  GtkRoot *root = gtk_widget_get_root (holder);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_get_mapped (focus))
    gtk_root_set_focus (root, NULL);
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
    g_signal_connect_object (gtk_widget_get_parent (content), "notify::current-breakpoint",
                             G_CALLBACK (breakpoint_cb), holder, G_CONNECT_SWAPPED);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-hidden-focus.h"

#define HIDDEN_FOCUS "trellis-hidden-focus"

typedef struct
{
  GSignalGroup *focus; /* of what has it */
  GtkWidget *hidden;   /* weak pointer */
} HiddenFocus;

static void
free_hidden_focus (gpointer data)
{
  HiddenFocus *self = data;

  g_signal_group_set_target (self->focus, NULL);
  g_clear_object (&self->focus);
  g_clear_weak_pointer (&self->hidden);
  g_free (self);
}

static void
unmap_cb (GtkWidget *focus, GtkWindow *window)
{
  HiddenFocus *self = g_object_get_data (G_OBJECT (window), HIDDEN_FOCUS);

  g_set_weak_pointer (&self->hidden, focus);
  gtk_root_set_focus (GTK_ROOT (window), NULL);
}

static void
focus_cb (GtkWindow *window, GParamSpec *pspec, HiddenFocus *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_signal_group_set_target (self->focus, focus);
  if (focus != NULL)
    g_clear_weak_pointer (&self->hidden);
}

void
trellis_hidden_focus_attach (GtkWindow *window)
{
  HiddenFocus *self;

  g_return_if_fail (GTK_IS_WINDOW (window));

  self = g_new0 (HiddenFocus, 1);
  self->focus = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_data (self->focus, "unmap", G_CALLBACK (unmap_cb), window, NULL, 0);
  g_object_set_data_full (G_OBJECT (window), HIDDEN_FOCUS, self, free_hidden_focus);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), self);
}

GtkWidget *
trellis_hidden_focus_get (GtkWindow *window)
{
  HiddenFocus *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_get_data (G_OBJECT (window), HIDDEN_FOCUS);
  return self != NULL ? self->hidden : NULL;
}

gboolean
trellis_hidden_focus_is_behind (GtkWidget *stack, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (stack);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL && GTK_IS_WINDOW (root))
    focus = trellis_hidden_focus_get (GTK_WINDOW (root));

  return focus != NULL && gtk_widget_is_ancestor (focus, stack) && !gtk_widget_is_ancestor (focus, page);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-find.h"

#include <glib/gi18n.h>
#include <string.h>

#include "trellis-text-search.h"

#define MAX_SELECTION 200

struct _TrellisTextFind
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkLabel *count;
  GtkWidget *previous_button;
  GtkWidget *next_button;

  GtkTextView *view;
  GtkEventController *view_keys; /* owned by the view */
  TrellisTextSearch *search;     /* only while open */
  guint anchor;                  /* where the cursor was when the words were given */
  gboolean seeking;              /* the first match from there on is to be shown */
};

G_DEFINE_FINAL_TYPE (TrellisTextFind, trellis_text_find, GTK_TYPE_WIDGET)

static guint
get_cursor (TrellisTextFind *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->view), &start, &end);

  return (guint) gtk_text_iter_get_offset (&start);
}

/* The match that is selected, or the number of matches. */
static guint
find_current (TrellisTextFind *self)
{
  guint n = trellis_text_search_get_n_matches (self->search);
  guint position = trellis_text_search_find_from (self->search, get_cursor (self));
  GtkTextIter start, end;

  if (position < n &&
      gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->view), &start, &end))
    {
      TrellisTextMatch match = trellis_text_search_get_match (self->search, position);

      if (match.start == (guint) gtk_text_iter_get_offset (&start) &&
          match.end == (guint) gtk_text_iter_get_offset (&end))
        return position;
    }

  return n;
}

static void
update_count (TrellisTextFind *self)
{
  guint n = trellis_text_search_get_n_matches (self->search);
  gboolean empty = *gtk_editable_get_text (self->entry) == 0;
  g_autofree char *text = NULL;
  guint current = find_current (self);

  gtk_widget_set_sensitive (self->previous_button, n > 0);
  gtk_widget_set_sensitive (self->next_button, n > 0);

  if (empty)
    text = g_strdup ("");
  else if (!trellis_text_search_is_complete (self->search))
    text = g_strdup ("…");
  else if (n == 0)
    text = g_strdup (_("No matches"));
  else if (current < n)
    /* Translators: the number of a match and how many there are */
    text = g_strdup_printf (_("%u of %u"), current + 1, n);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%u match", "%u matches", n), n);

  gtk_label_set_text (self->count, text);

  if (!empty && n == 0 && trellis_text_search_is_complete (self->search))
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_match (TrellisTextFind *self, guint position)
{
  TrellisTextMatch match = trellis_text_search_get_match (self->search, position);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) match.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) match.end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
}

static void
found_cb (TrellisTextFind *self)
{
  guint n = trellis_text_search_get_n_matches (self->search);

  if (self->seeking && n > 0)
    {
      guint position = trellis_text_search_find_from (self->search, self->anchor);

      if (position < n || trellis_text_search_is_complete (self->search))
        {
          self->seeking = FALSE;
          show_match (self, position < n ? position : 0);
        }
    }

  update_count (self);
}

static void
search_changed_cb (TrellisTextFind *self)
{
  if (self->search == NULL)
    return;

  self->seeking = TRUE;
  trellis_text_search_set_words (self->search, gtk_editable_get_text (self->entry));
}

static void
next_cb (TrellisTextFind *self)
{
  trellis_text_find_next (self);
}

static void
previous_cb (TrellisTextFind *self)
{
  trellis_text_find_previous (self);
}

static void
close_cb (TrellisTextFind *self)
{
  trellis_text_find_close (self);
}

static void
start_search (TrellisTextFind *self)
{
  if (self->view == NULL || self->search != NULL)
    return;

  self->anchor = get_cursor (self);
  self->search = trellis_text_search_new (self->view);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  search_changed_cb (self);
}

static void
stop_search (TrellisTextFind *self)
{
  if (self->search != NULL)
    g_object_run_dispose (G_OBJECT (self->search));

  g_clear_object (&self->search);
}

static void
mode_cb (TrellisTextFind *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    {
      start_search (self);
      return;
    }

  stop_search (self);
  if (self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
entry_key_cb (TrellisTextFind *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  trellis_text_find_previous (self);

  return GDK_EVENT_STOP;
}

static gboolean
view_key_cb (TrellisTextFind *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();

  if (!trellis_text_find_is_open (self))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape && mods == 0)
    trellis_text_find_close (self);
  else if (gdk_keyval_to_lower (keyval) == GDK_KEY_g && mods == GDK_CONTROL_MASK)
    trellis_text_find_next (self);
  else if (gdk_keyval_to_lower (keyval) == GDK_KEY_g && mods == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    trellis_text_find_previous (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
trellis_text_find_dispose (GObject *object)
{
  TrellisTextFind *self = TRELLIS_TEXT_FIND (object);

  trellis_text_find_set_view (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_TEXT_FIND);

  G_OBJECT_CLASS (trellis_text_find_parent_class)->dispose (object);
}

static void
trellis_text_find_class_init (TrellisTextFindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_text_find_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/text/find/trellis-text-find.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTextFind, bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisTextFind, entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisTextFind, count);
  gtk_widget_class_bind_template_child (widget_class, TrellisTextFind, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisTextFind, next_button);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
trellis_text_find_init (TrellisTextFind *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/* @view is nullable. */
void
trellis_text_find_set_view (TrellisTextFind *self, GtkTextView *view)
{
  g_return_if_fail (TRELLIS_IS_TEXT_FIND (self));
  g_return_if_fail (view == NULL || GTK_IS_TEXT_VIEW (view));

  if (self->view == view)
    return;

  stop_search (self);
  if (self->view != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->view), self->view_keys);
  self->view_keys = NULL;

  g_set_object (&self->view, view);

  if (view != NULL)
    {
      self->view_keys = gtk_event_controller_key_new ();
      g_signal_connect_object (self->view_keys, "key-pressed", G_CALLBACK (view_key_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (view), self->view_keys);

      if (trellis_text_find_is_open (self))
        start_search (self);
    }
}

void
trellis_text_find_open (TrellisTextFind *self)
{
  GtkTextIter start, end;

  g_return_if_fail (TRELLIS_IS_TEXT_FIND (self));

  if (self->view != NULL &&
      gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->view), &start, &end) &&
      gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end) &&
      gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) <= MAX_SELECTION)
    {
      g_autofree char *words = gtk_text_iter_get_slice (&start, &end);

      gtk_editable_set_text (self->entry, words);
    }

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
trellis_text_find_close (TrellisTextFind *self)
{
  g_return_if_fail (TRELLIS_IS_TEXT_FIND (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

gboolean
trellis_text_find_is_open (TrellisTextFind *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_FIND (self), FALSE);

  return self->bar != NULL && gtk_search_bar_get_search_mode (self->bar);
}

void
trellis_text_find_next (TrellisTextFind *self)
{
  guint n, position;

  g_return_if_fail (TRELLIS_IS_TEXT_FIND (self));

  if (self->search == NULL || (n = trellis_text_search_get_n_matches (self->search)) == 0)
    return;

  position = trellis_text_search_find_from (self->search, get_cursor (self));
  if (position < n && position == find_current (self))
    position++;

  show_match (self, position % n);
  update_count (self);
}

void
trellis_text_find_previous (TrellisTextFind *self)
{
  guint n, position;

  g_return_if_fail (TRELLIS_IS_TEXT_FIND (self));

  if (self->search == NULL || (n = trellis_text_search_get_n_matches (self->search)) == 0)
    return;

  position = trellis_text_search_find_from (self->search, get_cursor (self));

  show_match (self, (position + n - 1) % n);
  update_count (self);
}

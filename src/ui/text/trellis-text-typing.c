/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-typing.h"

#include "trellis-text-edit.h"
#include "trellis-text-view-private.h"

static gboolean
key_pressed_cb (TrellisTextView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;
  gboolean done = FALSE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    trellis_text_view_prepare_menu (self);

  if (!plain || trellis_text_view_is_composing (self) || !gtk_text_view_get_editable (view))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    done = trellis_text_edit_break_line (buffer);
  else if (keyval == GDK_KEY_BackSpace)
    done = trellis_text_edit_unmark_line (buffer);

  if (!done)
    return GDK_EVENT_PROPAGATE;

  gtk_text_view_reset_im_context (view);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));

  return GDK_EVENT_STOP;
}

void
trellis_text_typing_attach (TrellisTextView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before GtkTextView's own keys, which would insert a bare line break. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}

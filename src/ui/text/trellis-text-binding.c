/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-binding.h"

struct _TrellisTextBinding
{
  GObject parent_instance;

  TrellisTextView *view; /* unowned, cleared when it goes */
  GtkTextBuffer *buffer; /* the view’s, which lets go of it before one hears that it goes */
  TrellisRecord *record;
  guint field;
  GSignalGroup *record_signals;

  gboolean has_typed;  /* the view holds text that the record does not have yet */
  gboolean is_passing; /* text passes between the two */
};

G_DEFINE_FINAL_TYPE (TrellisTextBinding, trellis_text_binding, G_TYPE_OBJECT)

static void
edited_cb (TrellisTextBinding *self)
{
  if (self->record == NULL)
    return;

  self->has_typed = TRUE;
  trellis_record_touch (self->record);
}

/* Hands over what has been typed, if anything has. */
void
trellis_text_binding_flush (TrellisTextBinding *self)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  g_return_if_fail (TRELLIS_IS_TEXT_BINDING (self));

  if (!self->has_typed || self->record == NULL)
    return;

  self->has_typed = FALSE;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  self->is_passing = TRUE;
  trellis_record_set_string (self->record, self->field, text);
  self->is_passing = FALSE;
}

static void
show_text (TrellisTextBinding *self, gboolean fresh)
{
  const char *text = trellis_record_get_string (self->record, self->field);

  self->is_passing = TRUE;
  if (fresh)
    trellis_text_view_set_text (self->view, text != NULL ? text : "");
  else
    trellis_text_view_set_text_if_different (self->view, text != NULL ? text : "");
  self->is_passing = FALSE;
}

/* The record changed by other hands. What has just been typed wins over it, and is saved with it. */
static void
record_notify_cb (TrellisTextBinding *self, GParamSpec *property)
{
  if (self->is_passing || self->has_typed || self->view == NULL ||
      property != TRELLIS_RECORD_GET_CLASS (self->record)->properties[self->field])
    return;

  show_text (self, FALSE);
}

static void
trellis_text_binding_dispose (GObject *object)
{
  TrellisTextBinding *self = TRELLIS_TEXT_BINDING (object);

  trellis_text_binding_flush (self);
  g_clear_object (&self->record_signals);
  g_clear_object (&self->record);
  g_clear_object (&self->buffer);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (trellis_text_binding_parent_class)->dispose (object);
}

static void
trellis_text_binding_class_init (TrellisTextBindingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_text_binding_dispose;
}

static void
trellis_text_binding_init (TrellisTextBinding *self)
{
  self->record_signals = g_signal_group_new (TRELLIS_TYPE_RECORD);
  g_signal_group_connect_swapped (self->record_signals, "collect",
                                  G_CALLBACK (trellis_text_binding_flush), self);
  g_signal_group_connect_swapped (self->record_signals, "notify", G_CALLBACK (record_notify_cb),
                                  self);
}

static void
view_destroyed_cb (TrellisTextBinding *self)
{
  trellis_text_binding_flush (self);
}

/* A binding of @view that shows nothing yet; transfer full. Whoever makes it holds it as long as
 * the view may be typed in. */
TrellisTextBinding *
trellis_text_binding_new (TrellisTextView *view)
{
  TrellisTextBinding *self = g_object_new (TRELLIS_TYPE_TEXT_BINDING, NULL);

  g_set_weak_pointer (&self->view, view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  g_signal_connect_object (view, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "destroy", G_CALLBACK (view_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Turns to @field, "body", of @record; or to nothing when @record is NULL. What has been typed into
 * the view for the record before is handed over first. */
void
trellis_text_binding_set_record (TrellisTextBinding *self, gpointer record, const char *field)
{
  g_return_if_fail (TRELLIS_IS_TEXT_BINDING (self));

  trellis_text_binding_flush (self);

  g_set_object (&self->record, record);
  if (record != NULL)
    {
      int index = trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (record), field);

      g_return_if_fail (index >= 0);
      self->field = (guint) index;
      show_text (self, TRUE);
    }
  g_signal_group_set_target (self->record_signals, record);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-dirty.h"

void
trellis_text_dirty_init (TrellisTextDirty *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  self->buffer = buffer;
  self->start = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  self->end = gtk_text_buffer_create_mark (buffer, NULL, &end, FALSE);
  self->any = TRUE;
}

void
trellis_text_dirty_clear (TrellisTextDirty *self)
{
  if (self->buffer != NULL)
    {
      gtk_text_buffer_delete_mark (self->buffer, self->start);
      gtk_text_buffer_delete_mark (self->buffer, self->end);
    }

  *self = (TrellisTextDirty) { 0 };
}

void
trellis_text_dirty_add (TrellisTextDirty *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter old_start, old_end;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &old_start, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &old_end, self->end);

  if (!self->any || gtk_text_iter_compare (start, &old_start) < 0)
    gtk_text_buffer_move_mark (self->buffer, self->start, start);
  if (!self->any || gtk_text_iter_compare (end, &old_end) > 0)
    gtk_text_buffer_move_mark (self->buffer, self->end, end);

  self->any = TRUE;
}

void
trellis_text_dirty_add_all (TrellisTextDirty *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  trellis_text_dirty_add (self, &start, &end);
}

gboolean
trellis_text_dirty_work (TrellisTextDirty *self,
                         gint64 deadline,
                         TrellisTextDirtyFunc func,
                         gpointer user_data)
{
  GtkTextIter at;
  int last;

  if (!self->any)
    return TRUE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, self->end);
  last = gtk_text_iter_get_line (&at);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, self->start);
  gtk_text_iter_set_line_offset (&at, 0);

  do
    {
      GtkTextIter end = at;

      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);

      func (&at, &end, user_data);

      if (gtk_text_iter_get_line (&at) >= last || !gtk_text_iter_forward_line (&at))
        {
          self->any = FALSE;
          return TRUE;
        }
    }
  while (g_get_monotonic_time () < deadline);

  gtk_text_buffer_move_mark (self->buffer, self->start, &at);

  return FALSE;
}

void
trellis_text_remove_tag (GtkTextBuffer *buffer,
                         GtkTextTag *tag,
                         const GtkTextIter *start,
                         const GtkTextIter *end)
{
  GtkTextIter toggle = *start;

  /* Asking costs little, as GTK keeps sums of toggles. */
  if (gtk_text_iter_has_tag (start, tag) || (gtk_text_iter_forward_to_tag_toggle (&toggle, tag) &&
                                             gtk_text_iter_compare (&toggle, end) < 0))
    gtk_text_buffer_remove_tag (buffer, tag, start, end);
}

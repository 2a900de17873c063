/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachment-paste.h"

#include "trellis-attaching.h"
#include "trellis-log.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* What is being pasted, and where. */
typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisMatch *match;
  TrellisNote *note;
} Pasting;

static void
pasting_free (Pasting *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_object_unref (self->match);
  g_object_unref (self->note);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
tell_failure (Pasting *self, const GError *error)
{
  trellis_log_failure ("What was to be pasted could not be read", error);
  trellis_undo_tell (self->widget, _("What was copied could not be pasted"));
}

static void
encoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Pasting) self = user_data;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  /* Translators: what an image that was pasted into a note is called. */
  g_autofree char *name = g_strconcat (_("Pasted Image"), ".png", NULL);

  trellis_attaching_take (self->widget, self->store, self->match, self->note, trellis_loose_file_new (name, bytes));
}

/* A large one takes a second or two. */
static void
encode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (data), (GDestroyNotify) g_bytes_unref);
}

static void
image_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Pasting) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) image = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr(GTask) task = NULL;

  if (image == NULL)
    {
      tell_failure (self, error);
      return;
    }

  task = g_task_new (NULL, NULL, encoded_cb, g_steal_pointer (&self));
  g_task_set_source_tag (task, image_cb);
  g_task_set_task_data (task, g_steal_pointer (&image), g_object_unref);
  g_task_run_in_thread (task, encode_thread);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Pasting) self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr(GPtrArray) files = g_ptr_array_new ();

  if (value == NULL)
    {
      tell_failure (self, error);
      return;
    }

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  trellis_attaching_take_files (self->widget, self->store, self->match, self->note, TRELLIS_ATTACHMENT_KIND_FILE,
                                files);
}

/* Attaches the image or the files that were copied to @note; FALSE where it is words that were copied, or
 * nothing. Words that come with an image, as from an office program, are what is meant. */
gboolean
trellis_attachment_paste (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, TrellisNote *note)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  const gboolean has_files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST);
  const gboolean has_words = gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
  const gboolean has_image = gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE);
  Pasting *pasting;

  if (!has_files && (has_words || !has_image))
    return FALSE;

  pasting = g_new0 (Pasting, 1);
  pasting->widget = g_object_ref (widget);
  pasting->store = g_object_ref (store);
  pasting->match = g_object_ref (match);
  pasting->note = g_object_ref (note);
  if (has_files)
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, pasting);
  else
    gdk_clipboard_read_texture_async (clipboard, NULL, image_cb, pasting);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachment-file.h"

#include "trellis-archive-words.h"
#include "trellis-log.h"
#include "trellis-outgoing.h"
#include "trellis-safe-file.h"
#include "trellis-store-attachments.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* An attachment on its way into a file. */
typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisAttachment *attachment;
  char *name;   /* of the file */
  GFile *target; /* NULL to open a copy */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *self = data;

  g_clear_object (&self->target);
  g_free (self->name);
  g_object_unref (self->attachment);
  g_object_unref (self->store);
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* A name that every file system takes, and that says nothing of a folder. */
static char *
create_file_name (TrellisAttachment *attachment)
{
  const char *title = trellis_attachment_get_title (attachment);
  char *name = g_strdup (title != NULL ? title : _("Attachment"));

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  if (*name == '.')
    *name = '-';
  return name;
}

static Errand *
errand_new (GtkWidget *widget, TrellisStore *store, TrellisAttachment *attachment)
{
  Errand *self = g_new0 (Errand, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->attachment = g_object_ref (attachment);
  self->name = create_file_name (attachment);
  return self;
}

static void
tell_failure (Errand *self, const char *what, const GError *error)
{
  const char *why = trellis_archive_words_failure (error);
  /* Translators: what happened, and why. */
  g_autofree char *both = why != NULL ? g_strdup_printf (_("%s: %s"), what, why) : g_strdup (what);

  trellis_log_failure ("An attachment could not be written to a file", error);
  trellis_undo_tell (self->widget, both);
}

/* A file for a thread to write. */
typedef struct
{
  GBytes *bytes;
  GFile *target; /* NULL: a copy to be opened */
  char *name;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_bytes_unref (copy->bytes);
  g_clear_object (&copy->target);
  g_free (copy->name);
  g_free (copy);
}

/* Nobody is to think that what they change in the copy is kept. */
static gboolean
write_copy (Copy *copy, GError **error)
{
  g_autofree char *folder = trellis_outgoing_create_folder (error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, copy->name, NULL) : NULL;

  if (path == NULL)
    return FALSE;

  copy->target = g_file_new_for_path (path);
  if (!trellis_safe_file_write_bytes (copy->target, copy->bytes, NULL, error))
    return FALSE;
  g_chmod (path, 0400);
  return TRUE;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;
  const gboolean written =
    copy->target != NULL ? trellis_safe_file_write_bytes (copy->target, copy->bytes, cancellable, &error)
                         : write_copy (copy, &error);

  if (written)
    g_task_return_pointer (task, g_object_ref (copy->target), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      trellis_log_failure ("An attachment could not be opened", error);
      trellis_undo_tell (self->widget, _("No program could open the file"));
    }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) written = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(GtkFileLauncher) launcher = NULL;
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (written == NULL)
    {
      tell_failure (self, self->target != NULL ? _("The file could not be saved") : _("The file could not be opened"),
                    error);
      return;
    }
  if (self->target != NULL)
    {
      trellis_undo_tell (self->widget, _("File saved"));
      return;
    }

  launcher = gtk_file_launcher_new (written);
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, launched_cb,
                            g_steal_pointer (&self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = trellis_store_read_attachment_finish (TRELLIS_STORE (source), result, &error);
  g_autoptr(GTask) task = NULL;
  Copy *copy;

  if (bytes == NULL)
    {
      tell_failure (self, _("The file could not be read from the journal"), error);
      return;
    }

  copy = g_new0 (Copy, 1);
  copy->bytes = g_steal_pointer (&bytes);
  copy->name = g_strdup (self->name);
  g_set_object (&copy->target, self->target);
  task = g_task_new (NULL, NULL, written_cb, g_steal_pointer (&self));
  g_task_set_source_tag (task, read_cb);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, write_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) self = user_data;
  TrellisStore *store = self->store;
  TrellisAttachment *attachment = self->attachment;

  self->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (self->target != NULL)
    trellis_store_read_attachment_async (store, attachment, NULL, read_cb, g_steal_pointer (&self));
}

/* Opens a copy of @attachment in the program that is for such files. It cannot be written, lies in a folder
 * that nobody else may read, and goes after some days. */
void
trellis_attachment_file_open (GtkWidget *widget, TrellisStore *store, TrellisAttachment *attachment)
{
  trellis_store_read_attachment_async (store, attachment, NULL, read_cb, errand_new (widget, store, attachment));
}

/* Asks where to save @attachment, and does so. */
void
trellis_attachment_file_save (GtkWidget *widget, TrellisStore *store, TrellisAttachment *attachment)
{
  Errand *errand = errand_new (widget, store, attachment);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Save Attachment"));
  gtk_file_dialog_set_initial_name (dialog, errand->name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, errand);
}

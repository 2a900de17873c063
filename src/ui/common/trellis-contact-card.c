/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-contact-card.h"

#include "trellis-outgoing.h"
#include "trellis-photos.h"
#include "trellis-safe-file.h"
#include "trellis-vcard.h"

#include <glib/gi18n.h>

/* "Ada Lovelace.vcf" */
static char *
create_file_name (TrellisPerson *person)
{
  g_autofree char *name = g_strdup (trellis_person_get_name (person));

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  if (*name == '.')
    *name = '-';
  return g_strconcat (name, ".vcf", NULL);
}

/* A card on its way into a file. */
typedef struct
{
  TrellisStore *store;
  TrellisPerson *person;
  GFile *file; /* NULL until it is chosen */
  char *card;  /* NULL until the photo on it is read */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->store);
  g_object_unref (self->person);
  g_clear_object (&self->file);
  g_free (self->card);
  g_free (self);
}

static gboolean
write_text (GOutputStream *stream, gconstpointer text, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;

  if (trellis_safe_file_write (saving->file, write_text, saving->card, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
photo_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GBytes) photo = trellis_photos_load_finish (TRELLIS_STORE (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  saving->card = trellis_vcard_write (saving->person, photo);
  g_task_run_in_thread (task, write_in_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (saving->file != NULL)
    trellis_photos_load_async (saving->store, saving->person, photo_loaded_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Asks where to save the card of @person, who has a name and is the one whose computer this is, and does so, with
 * their photo. A file that is there is replaced as a
 * whole or stays. Fails with GTK_DIALOG_ERROR_DISMISSED where the person has thought better of it. */
void
trellis_contact_card_save_async (GtkWindow *parent, TrellisStore *store, TrellisPerson *person,
                                 GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = create_file_name (person);
  Saving *saving = g_new0 (Saving, 1);

  saving->store = g_object_ref (store);
  saving->person = g_object_ref (person);
  g_task_set_task_data (task, saving, saving_free);
  gtk_file_dialog_set_title (dialog, _("Save Contact Card"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, chosen_cb, task);
}

gboolean
trellis_contact_card_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The path of a file with the card of @person, who has a name, and @photo, which may be NULL, in a new folder
 * that nobody else may read; NULL with @error set. For a mail program, which reads it when it likes. Transfer
 * full. */
char *
trellis_contact_card_write (TrellisPerson *person, GBytes *photo, GError **error)
{
  g_autofree char *folder = trellis_outgoing_create_folder (error);
  g_autofree char *name = create_file_name (person);
  g_autofree char *card = trellis_vcard_write (person, photo);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path == NULL || !g_file_set_contents_full (path, card, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;
  return g_steal_pointer (&path);
}

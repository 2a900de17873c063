/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-photo-verbs.h"

#include "trellis-alert-heading.h"
#include "trellis-archive-words.h"
#include "trellis-file-drop.h"
#include "trellis-first-word.h"
#include "trellis-log.h"
#include "trellis-loose-file.h"
#include "trellis-photos.h"
#include "trellis-portrait.h"
#include "trellis-read-only.h"
#include "trellis-store-attachments.h"
#include "trellis-undo.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DROPS "trellis-photo-drops"

/* An image on its way to be the photo. */
typedef struct
{
  GtkWidget *widget; /* NULL where nobody is told of anything */
  TrellisStore *store;
  gpointer subject;
  TrellisAttachment *old; /* the photo of before, NULL if there was none or nobody has looked yet */
} Taking;

static Taking *
taking_new (GtkWidget *widget, TrellisStore *store, gpointer subject)
{
  Taking *self = g_new0 (Taking, 1);

  g_set_object (&self->widget, widget);
  self->store = g_object_ref (store);
  self->subject = g_object_ref (subject);
  return self;
}

static void
taking_free (Taking *self)
{
  g_clear_object (&self->widget);
  g_object_unref (self->store);
  g_object_unref (self->subject);
  g_clear_object (&self->old);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static const char *
describe (const GError *error)
{
  const char *why;

  if (g_error_matches (error, TRELLIS_PORTRAIT_ERROR, TRELLIS_PORTRAIT_ERROR_NO_IMAGE))
    return _("It is not a picture of a kind that can be read here, or it is damaged.");
  if (g_error_matches (error, TRELLIS_PORTRAIT_ERROR, TRELLIS_PORTRAIT_ERROR_TOO_LARGE))
    return _("It is too large: a photo may have up to 64 million pixels and 25 megabytes.");
  if (error->domain == TRELLIS_PORTRAIT_ERROR)
    return _("It could not be made smaller.");

  why = trellis_archive_words_failure (error);
  return why != NULL ? why : _("It could not be kept in the journal.");
}

/* A window that was closed meanwhile has nobody to tell anything. */
static void
tell_failure (Taking *self, const GError *error)
{
  AdwDialog *dialog;

  trellis_log_failure ("A photo could not be taken", error);
  if (self->widget == NULL || gtk_widget_get_root (self->widget) == NULL)
    return;

  dialog = adw_alert_dialog_new (_("The Photo Could Not Be Used"), describe (error));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, self->widget);
}

/* A photo in place of another, which may be NULL. */
typedef struct
{
  TrellisStore *store;
  TrellisAttachment *old;
  TrellisAttachment *new;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->store);
  g_clear_object (&change->old);
  g_object_unref (change->new);
  g_free (change);
}

static void
undo_change (gpointer data)
{
  Change *change = data;

  trellis_store_delete (change->store, change->new);
  if (change->old != NULL)
    trellis_store_restore (change->store, change->old);
}

static void
tell_kept (Taking *self, TrellisAttachment *new)
{
  Change *change = g_new0 (Change, 1);

  change->store = g_object_ref (self->store);
  g_set_object (&change->old, self->old);
  change->new = g_object_ref (new);
  trellis_undo_offer (self->widget, self->old != NULL ? _("Photo replaced") : _("Photo added"), undo_change, change,
                      change_free);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Taking) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisAttachment) new = trellis_store_attach_finish (TRELLIS_STORE (source), result, &error);

  if (new == NULL)
    {
      tell_failure (self, error);
      return;
    }
  if (self->old != NULL)
    trellis_store_delete (self->store, self->old);
  if (self->widget != NULL)
    tell_kept (self, new);
}

/* Of one's own photo, no match tells in which role one is. */
static void
set_subject (TrellisAttachment *attachment, gpointer subject)
{
  const char *uid = trellis_record_get_uid (subject);

  if (TRELLIS_IS_PERSON (subject))
    trellis_attachment_set_person (attachment, uid);
  else
    {
      trellis_attachment_set_match (attachment, uid);
      trellis_record_set_author (TRELLIS_RECORD (attachment), trellis_match_get_my_role (subject));
    }
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Taking) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) portrait = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(TrellisAttachment) attachment = NULL;
  TrellisStore *store = self->store;

  if (portrait == NULL)
    {
      tell_failure (self, error);
      return;
    }

  attachment = trellis_attachment_new ();
  trellis_attachment_set_kind (attachment, TRELLIS_ATTACHMENT_KIND_PHOTO);
  trellis_attachment_set_media_type (attachment, "image/jpeg");
  set_subject (attachment, self->subject);
  trellis_store_add_before_first_word (self->subject);
  self->old = trellis_photos_find (self->store, self->subject);
  trellis_store_attach_async (store, attachment, portrait, NULL, kept_cb, g_steal_pointer (&self));
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *portrait = trellis_portrait_make (data, TRELLIS_PORTRAIT_SIDE, &error);

  if (portrait != NULL)
    g_task_return_pointer (task, portrait, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* @taking is taken. */
static void
make (Taking *taking, GBytes *image)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, made_cb, taking);

  g_task_set_source_tag (task, make);
  g_task_set_task_data (task, g_bytes_ref (image), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, make_thread);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Taking) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisLooseFile) file = trellis_loose_file_read_finish (G_FILE (source), result, &error);

  if (file != NULL && file->bytes == NULL)
    g_set_error_literal (&error, TRELLIS_PORTRAIT_ERROR, TRELLIS_PORTRAIT_ERROR_TOO_LARGE, "The file is too large");
  if (error != NULL)
    tell_failure (self, error);
  else
    make (g_steal_pointer (&self), file->bytes);
}

/* Makes the image in @file the photo of @subject, in place of one that there may be. */
void
trellis_photo_take_file (GtkWidget *widget, TrellisStore *store, gpointer subject, GFile *file)
{
  trellis_loose_file_read_async (file, NULL, read_cb, taking_new (widget, store, subject));
}

/* The same with @image, as it came with something else that was taken in; nobody is told of anything, and what
 * cannot be read is left out. */
void
trellis_photo_take_quietly (TrellisStore *store, gpointer subject, GBytes *image)
{
  make (taking_new (NULL, store, subject), image);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Taking) self = data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    trellis_photo_take_file (self->widget, self->store, self->subject, file);
}

/* Asks for an image and makes it the photo. */
void
trellis_photo_choose (GtkWidget *widget, TrellisStore *store, gpointer subject)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) images = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_filter_set_name (images, _("Images"));
  gtk_file_filter_add_mime_type (images, "image/*");
  gtk_file_dialog_set_title (dialog, _("Choose Photo"));
  gtk_file_dialog_set_default_filter (dialog, images);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        taking_new (widget, store, subject));
}

/* From then on the initials are seen. */
void
trellis_photo_remove (GtkWidget *widget, TrellisStore *store, gpointer subject)
{
  g_autoptr(TrellisAttachment) photo = trellis_photos_find (store, subject);

  if (photo != NULL)
    trellis_undo_delete (widget, store, photo, _("Photo removed"));
}

static gboolean
take_files (GtkWidget *widget, GPtrArray *files)
{
  Taking *about = g_object_get_data (G_OBJECT (widget), DROPS);

  if (files->len != 1 || trellis_read_only_contains (widget))
    return FALSE;

  trellis_photo_take_file (widget, about->store, about->subject, files->pdata[0]);
  return TRUE;
}

/* Has an image that is dropped on @widget become the photo. */
void
trellis_photo_accept_drops (GtkWidget *widget, TrellisStore *store, gpointer subject)
{
  g_object_set_data_full (G_OBJECT (widget), DROPS, taking_new (NULL, store, subject), (GDestroyNotify) taking_free);
  trellis_file_drop_take (widget, take_files);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attaching.h"

#include "trellis-alert-heading.h"
#include "trellis-attachment-words.h"
#include "trellis-log.h"
#include "trellis-store-attachments.h"
#include "trellis-undo.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Some files on their way. */
typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisMatch *match;
  TrellisNote *note; /* NULL for the match itself */
  TrellisAttachmentKind kind;

  GPtrArray *files;       /* of GFile, owned */
  guint next;             /* the one that is read next */
  TrellisLooseFile *file; /* the one that is being kept; NULL while none is */
  GPtrArray *attached;    /* of TrellisAttachment, owned */
  GPtrArray *failures;    /* of sentences, owned */
} Attaching;

static void read_next (Attaching *self);

static void
attaching_free (Attaching *self)
{
  g_clear_pointer (&self->file, trellis_loose_file_free);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->attached);
  g_ptr_array_unref (self->failures);
  g_clear_object (&self->note);
  g_object_unref (self->match);
  g_object_unref (self->store);
  g_object_unref (self->widget);
  g_free (self);
}

static Attaching *
attaching_new (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, TrellisNote *note,
               TrellisAttachmentKind kind)
{
  Attaching *self = g_new0 (Attaching, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  g_set_object (&self->note, note);
  self->kind = kind;
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->attached = g_ptr_array_new_with_free_func (g_object_unref);
  self->failures = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
tell_attached (Attaching *self)
{
  const guint n = self->attached->len;
  g_autofree char *message =
    /* Translators: %s is the name of a file. */
    n == 1 ? g_strdup_printf (_("“%s” attached"), trellis_attachment_get_title (self->attached->pdata[0]))
           : g_strdup_printf (g_dngettext (NULL, "%u file attached", "%u files attached", n), n);

  trellis_undo_offer_additions (self->widget, self->store, self->attached, message);
}

static void
tell_failures (Attaching *self)
{
  const guint n = self->failures->len;
  g_autofree char *sentences = NULL;
  AdwDialog *dialog;

  g_ptr_array_add (self->failures, NULL);
  sentences = g_strjoinv ("\n\n", (char **) self->failures->pdata);
  dialog = adw_alert_dialog_new (
    n == 1 ? _("The File Could Not Be Attached") : _("Some Files Could Not Be Attached"), sentences);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, self->widget);
}

/* A window that was closed meanwhile has nobody to tell anything. */
static void
finish (Attaching *self)
{
  if (self->attached->len > 0)
    tell_attached (self);
  if (self->failures->len > 0 && gtk_widget_get_root (self->widget) != NULL)
    tell_failures (self);
  attaching_free (self);
}

/* A note that has no words is called like what is in it; it would be thrown away as an empty one. */
static void
name_note (Attaching *self)
{
  if (self->note == NULL || trellis_record_get_deleted (TRELLIS_RECORD (self->note)) != 0)
    return;

  trellis_record_collect (TRELLIS_RECORD (self->note));
  if (trellis_note_get_title (self->note) == NULL && trellis_note_get_body (self->note) == NULL)
    trellis_note_set_title (self->note, self->file->name);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *self = user_data;
  g_autoptr(GError) error = NULL;
  TrellisAttachment *attachment = trellis_store_attach_finish (TRELLIS_STORE (source), result, &error);

  if (attachment != NULL)
    {
      g_ptr_array_add (self->attached, attachment);
      name_note (self);
    }
  else
    {
      trellis_log_failure ("A file could not be kept", error);
      g_ptr_array_add (self->failures, trellis_attachment_words_failure (self->file->name, error));
    }
  g_clear_pointer (&self->file, trellis_loose_file_free);
  read_next (self);
}

/* @file is taken. */
static void
keep (Attaching *self, TrellisLooseFile *file)
{
  g_autoptr(TrellisAttachment) attachment = trellis_attachment_new ();

  self->file = file;
  if (file->bytes == NULL)
    {
      g_ptr_array_add (self->failures, trellis_attachment_words_too_large (file));
      g_clear_pointer (&self->file, trellis_loose_file_free);
      read_next (self);
      return;
    }

  trellis_attachment_set_match (attachment, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  if (self->note != NULL)
    trellis_attachment_set_note (attachment, trellis_record_get_uid (TRELLIS_RECORD (self->note)));
  trellis_attachment_set_kind (attachment, self->kind);
  trellis_attachment_set_title (attachment, file->name);
  trellis_attachment_set_media_type (attachment, file->media_type);
  trellis_record_set_author (TRELLIS_RECORD (attachment), trellis_match_get_my_role (self->match));
  trellis_store_attach_async (self->store, attachment, file->bytes, NULL, kept_cb, self);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_strdup ("");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *self = user_data;
  g_autoptr(GError) error = NULL;
  TrellisLooseFile *file = trellis_loose_file_read_finish (G_FILE (source), result, &error);

  if (file == NULL)
    {
      g_autofree char *name = dup_name (G_FILE (source));

      g_ptr_array_add (self->failures, trellis_attachment_words_failure (name, error));
      read_next (self);
      return;
    }
  keep (self, file);
}

static void
read_next (Attaching *self)
{
  if (self->next < self->files->len)
    trellis_loose_file_read_async (self->files->pdata[self->next++], NULL, read_cb, self);
  else
    finish (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *self = user_data;
  g_autoptr(GListModel) chosen =
    gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (self->files, g_list_model_get_item (chosen, i));
  read_next (self);
}

/* Asks for files and attaches them to @note, or, if that is NULL, to @match. */
void
trellis_attaching_choose (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, TrellisNote *note,
                          TrellisAttachmentKind kind)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, kind == TRELLIS_ATTACHMENT_KIND_CV ? _("Attach CV") : _("Attach Files"));
  gtk_file_dialog_set_accept_label (dialog, _("_Attach"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                                 attaching_new (widget, store, match, note, kind));
}

/* Attaches @files (of GFile) to @note, or, if that is NULL, to @match. */
void
trellis_attaching_take_files (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, TrellisNote *note,
                              TrellisAttachmentKind kind, GPtrArray *files)
{
  Attaching *self = attaching_new (widget, store, match, note, kind);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->files, g_object_ref (files->pdata[i]));
  read_next (self);
}

/* Attaches @file, which is taken, to @note, or, if that is NULL, to @match. */
void
trellis_attaching_take (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, TrellisNote *note,
                        TrellisLooseFile *file)
{
  keep (attaching_new (widget, store, match, note, TRELLIS_ATTACHMENT_KIND_FILE), file);
}

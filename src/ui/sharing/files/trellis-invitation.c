/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-invitation.h"

#include "trellis-clause-item-words.h"
#include "trellis-compose.h"
#include "trellis-file-task.h"
#include "trellis-file-verbs.h"
#include "trellis-labels.h"
#include "trellis-outgoing.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-meeting-words.h"

#include <glib/gi18n.h>

/* A meeting that is mailed as a file. Where no mail program takes one, it can be saved, to be attached by
 * hand. */
typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisMeeting *meeting;
  GFile *file;
} Invitation;

static void
invitation_free (Invitation *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_object_unref (self->meeting);
  g_clear_object (&self->file);
  g_free (self);
}

static void
save_instead (Invitation *self)
{
  trellis_undo_tell (self->widget, _("No email program takes attachments: save the file and attach it"));
  trellis_file_verbs_save_record (self->widget, self->store, TRELLIS_RECORD (self->meeting));
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Invitation *self = data;
  g_autoptr(GError) error = NULL;

  if (!trellis_compose_finish (result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("The portal for email: %s", error->message);
      save_instead (self);
    }
  invitation_free (self);
}

static void
compose (Invitation *self)
{
  g_autoptr(TrellisMatch) match =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (self->meeting));
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);
  g_autofree char *label = trellis_label_record (TRELLIS_RECORD (self->meeting));
  g_autofree char *when = trellis_meeting_words_when (self->meeting, trellis_time_now ());
  /* Translators: the subject of an email; a meeting and when it is. */
  g_autofree char *subject = g_strdup_printf (_("Invitation: %s, %s"), label, when);
  const TrellisComposition composition = {
    .address = partner != NULL ? trellis_person_get_email (partner) : NULL,
    .subject = subject,
    .path = g_file_peek_path (self->file),
  };

  trellis_compose_async (&composition, composed_cb, self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Invitation *self = data;
  g_autoptr(GError) error = NULL;

  if (trellis_file_write_finish (TRELLIS_STORE (source), result, &error))
    {
      compose (self);
      return;
    }
  trellis_undo_tell (self->widget, _("The invitation could not be written"));
  invitation_free (self);
}

/* Opens the mail program with a mail to the partner that has @meeting as a file, which their calendar
 * program offers to add. The person sends it. */
void
trellis_invitation_send (GtkWidget *widget, TrellisStore *store, TrellisMeeting *meeting)
{
  Invitation *self = g_new0 (Invitation, 1);
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autofree char *folder = trellis_outgoing_create_folder (NULL);
  g_autofree char *path = NULL;

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  if (folder == NULL)
    {
      save_instead (self);
      invitation_free (self);
      return;
    }

  /* Translators: the name of a file. */
  path = g_strdup_printf ("%s/%s.ics", folder, _("Invitation"));
  self->file = g_file_new_for_path (path);
  g_ptr_array_add (records, meeting);
  trellis_file_write_async (store, TRELLIS_FILE_EXPORT_INVITATION, records, self->file,
                            &trellis_clause_item_words, NULL, written_cb, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-invitation.h"

#include "trellis-clause-item-words.h"
#include "trellis-file-task.h"
#include "trellis-file-verbs.h"
#include "trellis-labels.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-meeting-words.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* A meeting that is mailed as a file: the mail program is asked by the portal for email, which alone can
 * attach one. Where there is none, the file can be saved, to be attached by hand. */
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
  trellis_file_verbs_save_meeting (self->widget, self->store, self->meeting);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Invitation *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer == NULL)
    {
      g_debug ("The portal for email: %s", error->message);
      save_instead (self);
    }
  invitation_free (self);
}

static void
add_string (GVariantBuilder *options, const char *name, const char *text)
{
  if (text != NULL)
    g_variant_builder_add (options, "{sv}", name, g_variant_new_string (text));
}

static GVariant *
create_options (Invitation *self, int attachment)
{
  g_autoptr(TrellisMatch) match =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (self->meeting));
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);
  g_autofree char *label = trellis_label_record (TRELLIS_RECORD (self->meeting));
  g_autofree char *when = trellis_meeting_words_when (self->meeting, trellis_time_now ());
  /* Translators: the subject of an email; a meeting and when it is. */
  g_autofree char *subject = g_strdup_printf (_("Invitation: %s, %s"), label, when);
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  add_string (&options, "subject", subject);
  add_string (&options, "address", partner != NULL ? trellis_person_get_email (partner) : NULL);
  g_variant_builder_add (&options, "{sv}", "attachment_fds", g_variant_new_fixed_array (G_VARIANT_TYPE_HANDLE, &attachment, 1, sizeof attachment));
  return g_variant_new ("(s@a{sv})", "", g_variant_builder_end (&options));
}

static void
compose (Invitation *self)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GUnixFDList) list = g_unix_fd_list_new ();
  g_autofd int file = g_open (g_file_peek_path (self->file), O_RDONLY | O_CLOEXEC, 0);
  const int index = file >= 0 ? g_unix_fd_list_append (list, file, NULL) : -1;

  if (bus == NULL || index < 0)
    {
      save_instead (self);
      invitation_free (self);
      return;
    }
  g_dbus_connection_call_with_unix_fd_list (
    bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Email", "ComposeEmail", create_options (self, index),
    G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, list, NULL, composed_cb, self);
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
  g_autofree char *folder = g_dir_make_tmp ("trellis-XXXXXX", NULL);
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

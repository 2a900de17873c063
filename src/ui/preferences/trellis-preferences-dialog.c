/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-preferences-dialog.h"

#include "trellis-alert-heading.h"
#include "trellis-archive-words.h"
#include "trellis-backup-page.h"
#include "trellis-backup.h"
#include "trellis-contact-card.h"
#include "trellis-desktop-page.h"
#include "trellis-first-focus.h"
#include "trellis-first-word.h"
#include "trellis-form.h"
#include "trellis-format.h"
#include "trellis-log.h"
#include "trellis-photo-row.h"
#include "trellis-time.h"
#include "trellis-toast.h"
#include "trellis-trouble-words.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  TrellisStore *store;
  TrellisPerson *me;

  AdwPreferencesGroup *profile_group;
  AdwPreferencesGroup *mentoring_group;
  AdwActionRow *folder_row;
  AdwActionRow *backup_row;
};

G_DEFINE_FINAL_TYPE (TrellisPreferencesDialog, trellis_preferences_dialog,
                     ADW_TYPE_PREFERENCES_DIALOG)

static void
tell (TrellisPreferencesDialog *self, const char *message)
{
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), trellis_toast_new (message, TRELLIS_TOAST_TOLD));
}

static void
tell_failure (TrellisPreferencesDialog *self, const char *message, const GError *error)
{
  trellis_log_failure (message, error);
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FULL) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    tell (self, _("There is no space left on the disk"));
  else
    tell (self, message);
}

static void
show_backup_time (TrellisPreferencesDialog *self, gint64 time)
{
  g_autofree char *when = trellis_format_when (time, trellis_time_now ());

  adw_action_row_set_subtitle (self->backup_row, when);
}

static void
show_last_backup (TrellisPreferencesDialog *self)
{
  g_autoptr(GListModel) backups = trellis_backup_list (trellis_store_get_folder (self->store));
  g_autoptr(TrellisBackup) newest = g_list_model_get_item (backups, 0);

  if (newest != NULL)
    show_backup_time (self, trellis_backup_get_time (newest));
  else
    adw_action_row_set_subtitle (self->backup_row, _("None yet"));
}

static GtkWindow *
get_window (TrellisPreferencesDialog *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPreferencesDialog *self = TRELLIS_PREFERENCES_DIALOG (widget);
  g_autoptr(GFile) folder = g_file_new_for_path (trellis_store_get_folder (self->store));
  g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new (folder);

  gtk_file_launcher_launch (launcher, get_window (self), NULL, NULL, NULL);
}

/* "Trellis 2026-11-22.db" */
static GtkFileDialog *
create_save_dialog (const char *title, const char *suffix)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("Trellis %s.%s", day, suffix);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  return dialog;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisPreferencesDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (trellis_backup_now_finish (TRELLIS_STORE (source), result, &error))
    {
      show_backup_time (self, trellis_time_now ());
      tell (self, _("Backup saved"));
    }
  else
    {
      trellis_log_failure ("The backup could not be saved", error);
      tell (self, trellis_trouble_backup_words (error));
    }
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisPreferencesDialog) self = data;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (target != NULL)
    trellis_backup_now_async (self->store, target, NULL, backed_up_cb, g_object_ref (self));
}

static void
back_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPreferencesDialog *self = TRELLIS_PREFERENCES_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = create_save_dialog (_("Back Up"), "db");

  gtk_file_dialog_save (dialog, get_window (self), NULL, backup_chosen_cb, g_object_ref (self));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisPreferencesDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (trellis_archive_export_finish (TRELLIS_STORE (source), result, &error))
    tell (self, _("Journal exported"));
  else
    tell_failure (self, _("The journal could not be exported"), error);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisPreferencesDialog) self = data;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (target != NULL)
    trellis_archive_export_async (self->store, target, NULL, exported_cb, g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPreferencesDialog *self = TRELLIS_PREFERENCES_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = create_save_dialog (_("Export"), "trellis");

  gtk_file_dialog_save (dialog, get_window (self), NULL, export_chosen_cb, g_object_ref (self));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisPreferencesDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisArchiveReport) report =
    trellis_archive_import_finish (TRELLIS_STORE (source), result, &error);
  g_autofree char *counts = NULL;
  AdwDialog *dialog;

  if (report == NULL)
    {
      if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID))
        tell_failure (self, _("The file is no exported journal"), error);
      else
        tell_failure (self, _("The file could not be imported"), error);
      return;
    }

  counts = trellis_archive_words_report (report);
  dialog = adw_alert_dialog_new (_("Journal Imported"), counts);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisPreferencesDialog) self = data;
  g_autoptr(GFile) chosen = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (chosen != NULL)
    trellis_archive_import_async (self->store, chosen, NULL, imported_cb, g_object_ref (self));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPreferencesDialog *self = TRELLIS_PREFERENCES_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Import"));
  gtk_file_dialog_open (dialog, get_window (self), NULL, import_chosen_cb, g_object_ref (self));
}

static void
card_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisPreferencesDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (trellis_contact_card_save_finish (result, &error))
    tell (self, _("Contact card saved"));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell_failure (self, _("The contact card could not be saved"), error);
}

static void
save_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPreferencesDialog *self = TRELLIS_PREFERENCES_DIALOG (widget);

  trellis_contact_card_save_async (get_window (self), self->store, self->me, card_saved_cb, g_object_ref (self));
}

/* A card is of somebody with a name. */
static void
allow_card (TrellisPreferencesDialog *self)
{
  const char *name = trellis_person_get_name (self->me);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.save-card", name != NULL && *name != '\0');
}

static void
choose_backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPreferencesDialog *self = TRELLIS_PREFERENCES_DIALOG (widget);

  adw_preferences_dialog_push_subpage (
    ADW_PREFERENCES_DIALOG (self),
    ADW_NAVIGATION_PAGE (trellis_backup_page_new (trellis_store_get_folder (self->store))));
}

/* Who never says anything about himself leaves no trace. */
static void
find_me (TrellisPreferencesDialog *self)
{
  g_autofree char *uid = NULL;

  self->me = trellis_store_get_me (self->store);
  if (self->me != NULL)
    return;

  uid = g_uuid_string_random ();
  self->me = trellis_person_new ();
  trellis_record_set_string (TRELLIS_RECORD (self->me), TRELLIS_RECORD_UID, uid);
  trellis_person_set_is_me (self->me, TRUE);
  trellis_store_add_with_first_word (self->store, self->me);
}

static void
fill_profile (TrellisPreferencesDialog *self)
{
  AdwPreferencesGroup *group = self->profile_group;
  GtkWidget *name;

  adw_preferences_group_add (group, trellis_photo_row_new (self->store, self->me));
  name = trellis_form_add_entry (group, self->me, "name", _("_Name"));
  /* Before rows have a place, the toolkit may take any for the first. */
  adw_dialog_set_focus (ADW_DIALOG (self), name);
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_form_add_email (group, self->me, "email", _("_Email"));
  trellis_form_add_phone (group, self->me, "phone", _("_Phone"));
  trellis_form_add_entry (group, self->me, "job-title", _("_Job Title"));
  trellis_form_add_entry (group, self->me, "organization", _("_Organization"));
  trellis_form_add_items (group, self->me, "languages", _("_Languages, Separated by Commas"));
  trellis_form_add_items (group, self->me, "links", _("Lin_ks, Separated by Commas"));

  group = self->mentoring_group;
  trellis_form_add_text (group, self->me, "works-best", _("How I _Work Best"));
  trellis_form_add_text (group, self->me, "offers", _("What I O_ffer"));
  trellis_form_add_text (group, self->me, "looks-for", _("What I Look Fo_r"));
}

static void
trellis_preferences_dialog_dispose (GObject *object)
{
  TrellisPreferencesDialog *self = TRELLIS_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->me);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_preferences_dialog_parent_class)->dispose (object);
}

static void
trellis_preferences_dialog_class_init (TrellisPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/trellis_mentoring/Trellis/ui/preferences/trellis-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferencesDialog, profile_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferencesDialog, mentoring_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferencesDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferencesDialog, backup_row);

  gtk_widget_class_install_action (widget_class, "data.show-folder", NULL, show_folder_action);
  gtk_widget_class_install_action (widget_class, "data.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "data.choose-backup", NULL, choose_backup_action);
  gtk_widget_class_install_action (widget_class, "data.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "data.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "profile.save-card", NULL, save_card_action);
}

static void
trellis_preferences_dialog_init (TrellisPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* @settings may be NULL: then nothing is asked about the desktop. */
AdwDialog *
trellis_preferences_dialog_new (TrellisStore *store, GSettings *settings)
{
  TrellisPreferencesDialog *self = g_object_new (TRELLIS_TYPE_PREFERENCES_DIALOG, NULL);

  self->store = g_object_ref (store);
  find_me (self);
  fill_profile (self);
  g_signal_connect_object (self->me, "notify::name", G_CALLBACK (allow_card), self, G_CONNECT_SWAPPED);
  allow_card (self);
  adw_action_row_set_subtitle (self->folder_row, trellis_store_get_folder (store));
  show_last_backup (self);
  if (settings != NULL)
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), trellis_desktop_page_new (settings));
  return ADW_DIALOG (self);
}

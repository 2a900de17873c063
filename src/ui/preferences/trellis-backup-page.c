/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-backup-page.h"

#include "trellis-alert-heading.h"
#include "trellis-backup.h"
#include "trellis-format.h"
#include "trellis-time.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisBackupPage
{
  AdwNavigationPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisBackupPage, trellis_backup_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_kind_words (TrellisBackupKind kind)
{
  switch (kind)
    {
    case TRELLIS_BACKUP_KIND_BEFORE_SCHEMA:
      return _("Before an update of Trellis");
    case TRELLIS_BACKUP_KIND_BEFORE_RESTORE:
      return _("Before a backup was restored");
    case TRELLIS_BACKUP_KIND_DAILY:
    default:
      return _("Made by itself");
    }
}

static void
answered_cb (GtkWidget *self, const char *response, AdwAlertDialog *dialog)
{
  if (g_str_equal (response, "restore"))
    gtk_widget_activate_action (self, "app.restore", "s",
                                g_object_get_data (G_OBJECT (dialog), "uri"));
}

static void
ask (GtkWidget *self, GFile *file)
{
  AdwDialog *dialog = adw_alert_dialog_new (
    _("Restore This Backup?"),
    _("The journal becomes what it was then. The present one is kept as a backup, too."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "restore",
                                  _("_Restore"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "uri", g_file_get_uri (file), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, self);
}

static void
row_activated_cb (GtkWidget *self, GtkWidget *row)
{
  ask (self, g_object_get_data (G_OBJECT (row), "file"));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWidget) self = data;
  g_autoptr(GFile) chosen = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (chosen != NULL)
    ask (self, chosen);
}

static void
from_file_cb (GtkWidget *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose Backup"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (self)), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static GtkWidget *
create_row (GtkWidget *self, TrellisBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when =
    trellis_format_when (trellis_backup_get_time (backup), trellis_time_now ());
  g_autofree char *size = g_format_size (trellis_backup_get_size (backup));
  g_autofree char *detail = trellis_format_line (get_kind_words (trellis_backup_get_kind (backup)), size, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "file",
                          g_object_ref (trellis_backup_get_file (backup)), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
trellis_backup_page_class_init (TrellisBackupPageClass *klass)
{
}

static void
trellis_backup_page_init (TrellisBackupPage *self)
{
}

GtkWidget *
trellis_backup_page_new (const char *folder)
{
  GtkWidget *self = g_object_new (TRELLIS_TYPE_BACKUP_PAGE, "title", C_("heading", "Restore"), NULL);
  g_autoptr(GListModel) backups = trellis_backup_list (folder);
  guint n_backups = g_list_model_get_n_items (backups);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *other = adw_preferences_group_new ();
  GtkWidget *from_file = adw_button_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Backups"));
  if (n_backups == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _("There are none in the journal’s folder yet"));
  for (guint i = 0; i < n_backups; i++)
    {
      g_autoptr(TrellisBackup) backup = g_list_model_get_item (backups, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (self, backup));
    }

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (from_file), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (from_file), _("_From File…"));
  trellis_wrapped_title_make_row (ADW_BUTTON_ROW (from_file));
  g_signal_connect_object (from_file, "activated", G_CALLBACK (from_file_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (other), from_file);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (other));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-trouble-window.h"

#include "trellis-backup.h"
#include "trellis-closing-dialogs.h"
#include "trellis-format.h"
#include "trellis-log.h"
#include "trellis-status-bin.h"
#include "trellis-time.h"
#include "trellis-trouble-words.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisTroubleWindow
{
  AdwApplicationWindow parent_instance;

  char *folder;
  GCancellable *cancellable;
  int error_code;     /* why the journal cannot be opened, or -1 */
  gboolean is_retrying;

  GtkStack *stack;
  AdwStatusPage *page;
  GtkLabel *failure_label;
  GtkLabel *detail_label;
  GtkWidget *newest_button;
  GtkWidget *retry_button;
  GtkWidget *choose_button;
};

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisTroubleWindow, trellis_trouble_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_failure (TrellisTroubleWindow *self, const char *message)
{
  gtk_label_set_label (self->failure_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), message != NULL);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->page), message,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* In a thread: @data is the chosen file, or NULL for the newest backup that is sound. Its result is the number of
 * attachments whose content is lost. */
static void
restore_thread (GTask *task, gpointer source, gpointer data,
                GCancellable *cancellable)
{
  const char *folder = g_object_get_data (G_OBJECT (task), "folder");
  g_autoptr(GFile) chosen = data != NULL ? g_object_ref (data) : NULL;
  guint n_missing;
  GError *error = NULL;

  if (chosen == NULL)
    {
      g_autoptr(TrellisBackup) newest = trellis_store_find_newest_good_backup (folder);

      if (newest != NULL)
        chosen = g_object_ref (trellis_backup_get_file (newest));
    }

  if (chosen == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No backup can be read");
  else if (trellis_backup_put_back (folder, chosen, &n_missing, &error))
    g_task_return_int (task, (gssize) n_missing);
  else
    g_task_return_error (task, error);
}

/* Transfer full. */
static char *
describe_restored (guint n_missing)
{
  if (n_missing == 0)
    return g_strdup (_("Backup restored"));
  return g_strdup_printf (
    /* Translators: what was attached, of which the names are still there. */
    ngettext ("Backup restored, but what %u attached file holds is lost",
              "Backup restored, but what %u attached files hold is lost", n_missing),
    n_missing);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisTroubleWindow) self = data;
  g_autoptr(GError) error = NULL;
  const gssize n_missing = g_task_propagate_int (G_TASK (result), &error);

  /* Closed in the meantime: the next start sees how it went. */
  if (self->stack == NULL)
    return;

  if (error == NULL)
    {
      g_autofree char *words = describe_restored ((guint) n_missing);

      g_signal_emit (self, signals[RETRY], 0, words);
      return;
    }

  trellis_log_failure ("Restoring failed", error);
  if (self->error_code >= 0)
    show_failure (self, trellis_trouble_restore_words (error));
  else
    g_signal_emit (self, signals[RETRY], 0, trellis_trouble_restore_words (error));
}

/* Puts @chosen, or with NULL the newest sound backup, in the place of the journal, which must be
 * closed. What was there is kept. */
void
trellis_trouble_window_restore (TrellisTroubleWindow *self, GFile *chosen)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TRELLIS_IS_TROUBLE_WINDOW (self));

  /* As data, not as source: the thread may be the last to let go of the task, and no window may end there. */
  task = g_task_new (NULL, NULL, restored_cb, g_object_ref (self));
  g_task_set_source_tag (task, trellis_trouble_window_restore);
  g_object_set_data_full (G_OBJECT (task), "folder", g_strdup (self->folder), g_free);
  if (chosen != NULL)
    g_task_set_task_data (task, g_object_ref (chosen), g_object_unref);
  gtk_stack_set_visible_child_name (self->stack, "restoring");
  g_task_run_in_thread (task, restore_thread);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisTroubleWindow *self = TRELLIS_TROUBLE_WINDOW (widget);
  g_autoptr(TrellisTroubleWindow) alive = g_object_ref (self);

  self->is_retrying = TRUE;
  g_signal_emit (self, signals[RETRY], 0, NULL);
  self->is_retrying = FALSE;
}

static void
restore_newest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_trouble_window_restore (TRELLIS_TROUBLE_WINDOW (widget), NULL);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisTroubleWindow) self = data;
  g_autoptr(GFile) chosen =
    gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (chosen != NULL)
    trellis_trouble_window_restore (self, chosen);
}

static void
choose_backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisTroubleWindow *self = TRELLIS_TROUBLE_WINDOW (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *path = g_build_filename (self->folder, "backups", NULL);
  g_autoptr(GFile) backups = g_file_new_for_path (path);

  gtk_file_dialog_set_title (dialog, _("Choose Backup"));
  if (g_file_query_exists (backups, NULL))
    gtk_file_dialog_set_initial_folder (dialog, backups);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), self->cancellable, chosen_cb,
                        g_object_ref (self));
}

/* Without a program for folders, one can at least go there oneself. */
static void
file_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisTroubleWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  if (gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result,
                                                       &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  trellis_log_failure ("Showing the folder failed", error);
  /* Translators: %s is a folder. */
  words = g_strdup_printf (_("The folder is %s"), self->folder);
  show_failure (self, words);
}

static void
show_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisTroubleWindow *self = TRELLIS_TROUBLE_WINDOW (widget);
  g_autofree char *path = g_build_filename (self->folder, "trellis.db", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), self->cancellable,
                                            file_shown_cb, g_object_ref (self));
}

/* Shows why the journal cannot be opened and what to do about it. */
void
trellis_trouble_window_set_error (TrellisTroubleWindow *self, const GError *error)
{
  g_autofree char *explanation = NULL;
  g_autofree char *whole = NULL;
  g_autoptr(GListModel) backups = NULL;
  gboolean may_restore;

  g_return_if_fail (TRELLIS_IS_TROUBLE_WINDOW (self));

  /* A backup helps where the file itself is the trouble. */
  may_restore = g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED) ||
                g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER) ||
                g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
  explanation = trellis_trouble_explanation (error, self->folder);
  backups = may_restore ? trellis_backup_list (self->folder) : NULL;

  if (backups != NULL && g_list_model_get_n_items (backups) > 0)
    {
      g_autoptr(TrellisBackup) newest = g_list_model_get_item (backups, 0);
      g_autofree char *when =
        trellis_format_when (trellis_backup_get_time (newest), trellis_time_now ());

      /* Translators: %1$s explains, %2$s is a time in words, "Yesterday, 14:00". */
      whole = g_markup_printf_escaped (_("%1$s\nNewest backup: %2$s"), explanation, when);
    }
  else
    {
      whole = g_markup_escape_text (explanation, -1);
    }

  adw_status_page_set_title (self->page, trellis_trouble_title (error));
  adw_status_page_set_description (self->page, whole);
  gtk_label_set_label (self->detail_label, error->message);
  gtk_widget_set_visible (self->newest_button,
                          backups != NULL && g_list_model_get_n_items (backups) > 0 &&
                            !g_error_matches (error, TRELLIS_STORE_ERROR,
                                              TRELLIS_STORE_ERROR_NEWER));
  gtk_widget_set_visible (self->choose_button, may_restore);
  if (gtk_widget_get_visible (self->newest_button))
    gtk_widget_remove_css_class (self->retry_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->retry_button, "suggested-action");
  show_failure (self, self->is_retrying && error->code == self->error_code
                        ? _("Nothing has changed yet")
                        : NULL);
  self->error_code = error->code;
}

static void
trellis_trouble_window_dispose (GObject *object)
{
  TrellisTroubleWindow *self = TRELLIS_TROUBLE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_TROUBLE_WINDOW);

  G_OBJECT_CLASS (trellis_trouble_window_parent_class)->dispose (object);
}

static void
trellis_trouble_window_finalize (GObject *object)
{
  TrellisTroubleWindow *self = TRELLIS_TROUBLE_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->folder);

  G_OBJECT_CLASS (trellis_trouble_window_parent_class)->finalize (object);
}

static void
trellis_trouble_window_class_init (TrellisTroubleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_trouble_window_dispose;
  object_class->finalize = trellis_trouble_window_finalize;

  signals[RETRY] = g_signal_new ("retry", TRELLIS_TYPE_TROUBLE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/trouble/trellis-trouble-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTroubleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisTroubleWindow, page);
  gtk_widget_class_bind_template_child (widget_class, TrellisTroubleWindow, failure_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisTroubleWindow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisTroubleWindow, newest_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisTroubleWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisTroubleWindow, choose_button);

  gtk_widget_class_install_action (widget_class, "trouble.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "trouble.restore-newest", NULL,
                                   restore_newest_action);
  gtk_widget_class_install_action (widget_class, "trouble.choose-backup", NULL,
                                   choose_backup_action);
  gtk_widget_class_install_action (widget_class, "trouble.show-file", NULL, show_file_action);
}

static void
trellis_trouble_window_init (TrellisTroubleWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->error_code = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_closing_dialogs_attach (ADW_APPLICATION_WINDOW (self));
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}

GtkWidget *
trellis_trouble_window_new (gpointer application, const char *folder)
{
  TrellisTroubleWindow *self =
    g_object_new (TRELLIS_TYPE_TROUBLE_WINDOW, "application", application, NULL);

  self->folder = g_strdup (folder);
  return GTK_WIDGET (self);
}

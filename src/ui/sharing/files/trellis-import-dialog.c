/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-import-dialog.h"

#include "trellis-clause-item-words.h"
#include "trellis-combo-row.h"
#include "trellis-file-task.h"
#include "trellis-import-course.h"
#include "trellis-import-preview.h"
#include "trellis-status-bin.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-state-words.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TrellisImportDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  GPtrArray *files;   /* of GFile */
  GPtrArray *matches; /* of TrellisMatch, as match_row has them */
  GCancellable *cancellable; /* of the reading that goes on */
  TrellisImport *import;     /* NULL until it is read */
  TrellisImportPreview *preview;
  TrellisImportCourse *course; /* NULL until it is begun */
  gboolean is_filling;
  gboolean knows_role; /* a person chose, or it was guessed from names */
  gboolean knows_match; /* likewise */

  AdwPreferencesPage *page;
  AdwPreferencesGroup *choice_group;
  AdwComboRow *match_row;
  AdwComboRow *role_row;
  AdwSwitchRow *older_row;
  AdwStatusPage *failed_page;
  GtkStack *stack;
  AdwStatusPage *course_page;
  GtkLabel *course_label;
  GtkProgressBar *progress_bar;
  GtkWidget *leave_button;
  GtkWidget *cancel_button;
  GtkWidget *import_button;
};

G_DEFINE_FINAL_TYPE (TrellisImportDialog, trellis_import_dialog, ADW_TYPE_DIALOG)

/* NULL while there is none to choose. */
static TrellisMatch *
get_chosen_match (TrellisImportDialog *self)
{
  const guint index = adw_combo_row_get_selected (self->match_row);

  return index < self->matches->len ? self->matches->pdata[index] : NULL;
}

/* Who else sees what is imported; or what has to be there first. */
static const char *
describe_choices (TrellisImportDialog *self)
{
  TrellisMatch *match = get_chosen_match (self);
  g_autoptr(TrellisSharing) sharing =
    match != NULL ? trellis_store_dup_sharing (self->store, trellis_record_get_uid (TRELLIS_RECORD (match))) : NULL;

  if (!self->import->asks_match)
    return NULL;
  if (match == NULL)
    return _("Add your mentor or mentee first, then import this again.");
  return sharing != NULL ? _("This match is shared: both of you will see what is imported.") : NULL;
}

/* Only what there is to choose is shown. */
static void
show_choices (TrellisImportDialog *self)
{
  const gboolean asks_match = self->import->asks_match && self->matches->len > 0;
  const gboolean asks_role = self->import->new_match != NULL;
  const gboolean asks_older = trellis_import_count (self->import, TRELLIS_IMPORT_OLDER) > 0 ||
                              adw_switch_row_get_active (self->older_row);
  const char *description = describe_choices (self);

  gtk_widget_set_visible (GTK_WIDGET (self->match_row), asks_match);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), asks_role);
  gtk_widget_set_visible (GTK_WIDGET (self->older_row), asks_older);
  adw_preferences_group_set_description (self->choice_group, description);
  gtk_widget_set_visible (GTK_WIDGET (self->choice_group),
                          asks_match || asks_role || asks_older || description != NULL);
  if (asks_role && adw_combo_row_get_model (self->role_row) == NULL)
    {
      g_autofree char *mentee = trellis_sync_words_role (self->import->mentee, TRELLIS_ROLE_MENTEE);
      g_autofree char *mentor = trellis_sync_words_role (self->import->mentor, TRELLIS_ROLE_MENTOR);
      g_autoptr(GtkStringList) roles =
        gtk_string_list_new ((const char *const[]) { mentee, mentor, NULL });

      self->is_filling = TRUE;
      adw_combo_row_set_model (self->role_row, G_LIST_MODEL (roles));
      self->is_filling = FALSE;
    }
}

static guint
count_taken_in (TrellisImportDialog *self)
{
  return trellis_import_count (self->import, TRELLIS_IMPORT_NEW) +
         trellis_import_count (self->import, TRELLIS_IMPORT_CHANGED);
}

static void
show_preview (TrellisImportDialog *self)
{
  const guint n = count_taken_in (self);

  show_choices (self);
  trellis_import_preview_show (self->preview, self->import, self->files);
  gtk_widget_set_sensitive (self->import_button, n > 0);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (n > 0)
    gtk_widget_grab_focus (self->import_button);
}

static void
show_failure (TrellisImportDialog *self, const char *text)
{
  adw_status_page_set_description (self->failed_page, text);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* A person is probably the one of the two who has their name. */
static gboolean
guess_role (TrellisImportDialog *self)
{
  g_autoptr(TrellisPerson) me = NULL;

  if (self->knows_role || self->import->new_match == NULL)
    return FALSE;
  self->knows_role = TRUE;
  me = trellis_store_get_me (self->store);
  if (me == NULL || trellis_person_get_name (me) == NULL ||
      g_strcmp0 (trellis_person_get_name (me), self->import->mentor) != 0)
    return FALSE;
  show_choices (self);
  adw_combo_row_set_selected (self->role_row, TRELLIS_ROLE_MENTOR);
  return TRUE;
}

static gboolean
is_about (TrellisImportDialog *self, TrellisMatch *match)
{
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);

  return partner != NULL && trellis_import_is_about (self->import, partner);
}

/* Who invites or is invited is probably the partner that it is for, unless several are. */
static gboolean
guess_match (TrellisImportDialog *self)
{
  guint found = GTK_INVALID_LIST_POSITION;

  if (self->knows_match || !self->import->asks_match)
    return FALSE;
  self->knows_match = TRUE;
  for (guint i = 0; i < self->matches->len; i++)
    if (is_about (self, self->matches->pdata[i]))
      {
        if (found != GTK_INVALID_LIST_POSITION)
          return FALSE;
        found = i;
      }
  if (found == GTK_INVALID_LIST_POSITION || found == adw_combo_row_get_selected (self->match_row))
    return FALSE;
  adw_combo_row_set_selected (self->match_row, found);
  return TRUE;
}

static gboolean
has_unread_only (TrellisImportDialog *self)
{
  for (guint i = 0; i < self->import->faults->len; i++)
    if (g_array_index (self->import->faults, TrellisImportFault, i).kind != TRELLIS_IMPORT_FAULT_UNREAD)
      return FALSE;
  return self->import->faults->len == self->files->len;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  TrellisImport *import = trellis_file_read_finish (TRELLIS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->import, trellis_import_unref);
  self->import = import;
  if (import == NULL)
    show_failure (self, _("The journal could not be read"));
  else if (has_unread_only (self))
    show_failure (self, _("The file cannot be opened, or is too large"));
  else if (import->items->len == 0)
    show_failure (self, self->files->len == 1 ? _("There are no calendar entries in this file.")
                                              : _("There are no calendar entries in these files."));
  else if (!guess_role (self) && !guess_match (self))
    show_preview (self);
}

static void
read_files (TrellisImportDialog *self)
{
  TrellisMatch *match = get_chosen_match (self);
  const guint role = adw_combo_row_get_selected (self->role_row);
  const TrellisImportChoice choice = {
    .match = match != NULL ? trellis_record_get_uid (TRELLIS_RECORD (match)) : NULL,
    .adds_match = TRUE,
    .my_role = role == TRELLIS_ROLE_MENTOR ? TRELLIS_ROLE_MENTOR : TRELLIS_ROLE_MENTEE,
    .takes_older = adw_switch_row_get_active (self->older_row),
  };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->import_button, FALSE);
  trellis_file_read_async (self->store, self->files, &choice, &trellis_clause_item_words,
                           self->cancellable, read_cb, g_object_ref (self));
}

static void
choice_changed_cb (TrellisImportDialog *self)
{
  if (!self->is_filling)
    read_files (self);
}

static void
match_chosen_cb (TrellisImportDialog *self)
{
  self->knows_match = self->knows_match || !self->is_filling;
  choice_changed_cb (self);
}

/* Where just one thing was taken in, that is what comes next. */
static void
open_single (GtkWidget *window, const TrellisImport *import)
{
  const TrellisImportItem *single = NULL;

  for (guint i = 0; i < import->items->len; i++)
    {
      const TrellisImportItem *item = import->items->pdata[i];

      if (item->edits->len == 0)
        continue;
      if (single != NULL)
        return;
      single = item;
    }
  if (single != NULL && single->record != NULL)
    gtk_widget_activate_action (window, "record.open", "(ss)",
                                TRELLIS_RECORD_GET_CLASS (single->record)->table, single->uid);
}

static void
show_course (TrellisImportDialog *self)
{
  g_autofree char *words = trellis_import_course_dup_words (self->course);

  adw_status_page_set_title (self->course_page, trellis_import_course_get_title (self->course));
  gtk_label_set_label (self->course_label, words);
  gtk_progress_bar_set_fraction (self->progress_bar, trellis_import_course_get_fraction (self->course));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "course") == 0)
    return;
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "course");
  gtk_widget_grab_focus (self->leave_button);
}

static void
let_go_of_course (TrellisImportDialog *self)
{
  if (self->course != NULL)
    g_signal_handlers_disconnect_by_data (self->course, self);
  g_clear_object (&self->course);
}

static void
course_ended_cb (TrellisImportDialog *self, const GError *error)
{
  g_autoptr(TrellisImportDialog) held = g_object_ref (self);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  let_go_of_course (self);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_widget_set_sensitive (self->cancel_button, TRUE);
      show_failure (self, _("The journal could not be written"));
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
  if (error == NULL)
    open_single (window, self->import);
}

static void
import_cb (TrellisImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  self->course = trellis_import_course_new (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->store,
                                            self->import);
  g_signal_connect_swapped (self->course, "changed", G_CALLBACK (show_course), self);
  g_signal_connect_swapped (self->course, "ended", G_CALLBACK (course_ended_cb), self);
  trellis_import_course_begin (self->course);
}

/* What is in already is taken back first, and it is seen that it is. */
static void
cancel_cb (TrellisImportDialog *self)
{
  if (self->course == NULL)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  trellis_import_course_cancel (self->course);
}

/* The window tells how far it is. */
static void
leave_cb (TrellisImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static char *
describe_match (TrellisImportDialog *self, TrellisMatch *match)
{
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);
  const char *name = partner != NULL ? trellis_person_get_name (partner) : NULL;

  return g_strdup (name != NULL ? name : _("Without a name"));
}

static void
fill_matches (TrellisImportDialog *self, TrellisMatch *preferred)
{
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisRecordList) matches = trellis_store_list (self->store, of_matches);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (matches)); i++)
    {
      TrellisMatch *match = g_list_model_get_item (G_LIST_MODEL (matches), i);
      g_autofree char *name = describe_match (self, match);

      if (match == preferred)
        selected = i;
      g_ptr_array_add (self->matches, match);
      gtk_string_list_append (names, name);
    }
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->match_row, G_LIST_MODEL (names));
  if (self->matches->len > 0)
    adw_combo_row_set_selected (self->match_row, selected);
  self->is_filling = FALSE;
}

static void
trellis_import_dialog_closed (AdwDialog *dialog)
{
  TrellisImportDialog *self = TRELLIS_IMPORT_DIALOG (dialog);
  g_autoptr(TrellisImportCourse) course = self->course != NULL ? g_object_ref (self->course) : NULL;

  g_cancellable_cancel (self->cancellable);
  let_go_of_course (self);
  if (course != NULL)
    trellis_import_course_leave (course);
}

static void
trellis_import_dialog_dispose (GObject *object)
{
  TrellisImportDialog *self = TRELLIS_IMPORT_DIALOG (object);

  let_go_of_course (self);
  g_clear_pointer (&self->preview, trellis_import_preview_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_import_dialog_parent_class)->dispose (object);
}

static void
trellis_import_dialog_finalize (GObject *object)
{
  TrellisImportDialog *self = TRELLIS_IMPORT_DIALOG (object);

  g_clear_pointer (&self->import, trellis_import_unref);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->matches);

  G_OBJECT_CLASS (trellis_import_dialog_parent_class)->finalize (object);
}

static void
trellis_import_dialog_class_init (TrellisImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = trellis_import_dialog_closed;

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  g_type_ensure (TRELLIS_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/files/trellis-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, choice_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, match_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, older_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, course_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, course_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, leave_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_chosen_cb);
}

static void
trellis_import_dialog_init (TrellisImportDialog *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->matches = g_ptr_array_new_with_free_func (g_object_unref);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = FALSE;
  trellis_wrapped_button_make (GTK_BUTTON (self->leave_button));
  self->preview = trellis_import_preview_new (self->page);
}

/* @files are GFiles. @match, which may be NULL, is proposed for what belongs to none. */
AdwDialog *
trellis_import_dialog_new (TrellisStore *store, GPtrArray *files, TrellisMatch *match)
{
  TrellisImportDialog *self = g_object_new (TRELLIS_TYPE_IMPORT_DIALOG, NULL);

  self->store = g_object_ref (store);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->files, g_object_ref (files->pdata[i]));
  self->knows_match = match != NULL;
  fill_matches (self, match);
  read_files (self);
  return ADW_DIALOG (self);
}

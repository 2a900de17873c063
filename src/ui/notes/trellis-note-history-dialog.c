/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-history-dialog.h"

#include "trellis-before.h"
#include "trellis-format.h"
#include "trellis-read-only.h"
#include "trellis-status-bin.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-version.h"

#include <glib/gi18n.h>

struct _TrellisNoteHistoryDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisNote *note;
  GtkWidget *teller; /* shows the toast; cleared when it goes */
  TrellisVersion *version;

  AdwNavigationView *navigation_view;
  GtkStack *stack;
  GtkListBox *list_box;
  AdwNavigationPage *version_page;
  TrellisTextView *text_view;
  GtkWidget *restore_button;
};

G_DEFINE_FINAL_TYPE (TrellisNoteHistoryDialog, trellis_note_history_dialog, ADW_TYPE_DIALOG)

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean within = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      if (!is_space && !within)
        n++;
      within = !is_space;
    }

  return n;
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  TrellisNoteHistoryDialog *self = data;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when =
    trellis_format_when (trellis_version_get_written (item), trellis_time_now ());
  g_autofree char *text = trellis_store_read_version (self->store, item, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  if (text != NULL)
    {
      const guint n = count_words (text);
      g_autofree char *words = g_strdup_printf (g_dngettext (NULL, "%u word", "%u words", n), n);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "version", g_object_ref (item), g_object_unref);
  return row;
}

static void
row_activated_cb (TrellisNoteHistoryDialog *self, GtkListBoxRow *row)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_set_object (&self->version, g_object_get_data (G_OBJECT (row), "version"));
  text = trellis_store_read_version (self->store, self->version, &error);
  if (text == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Not kept any more"));
      return;
    }

  trellis_text_view_set_text (self->text_view, text);
  adw_navigation_page_set_title (self->version_page,
                                 adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  adw_navigation_view_push (self->navigation_view, self->version_page);
}

static void
restore_cb (TrellisNoteHistoryDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisBefore) before = NULL;

  trellis_record_collect (TRELLIS_RECORD (self->note));
  before = trellis_before_new (self->note, 1, trellis_note_field_body);

  if (trellis_store_restore_version (self->store, self->note, self->version, &error))
    {
      if (self->teller != NULL)
        trellis_undo_offer (self->teller, _("Earlier version restored"), trellis_before_put_back,
                            g_steal_pointer (&before), trellis_before_free);
    }
  else if (self->teller != NULL)
    trellis_undo_tell (self->teller, _("The version could not be restored"));

  adw_dialog_close (ADW_DIALOG (self));
}

static void
trellis_note_history_dialog_dispose (GObject *object)
{
  TrellisNoteHistoryDialog *self = TRELLIS_NOTE_HISTORY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NOTE_HISTORY_DIALOG);
  g_clear_weak_pointer (&self->teller);
  g_clear_object (&self->version);
  g_clear_object (&self->note);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_note_history_dialog_parent_class)->dispose (object);
}

static void
trellis_note_history_dialog_class_init (TrellisNoteHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_note_history_dialog_dispose;

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-note-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteHistoryDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteHistoryDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteHistoryDialog, version_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteHistoryDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteHistoryDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
trellis_note_history_dialog_init (TrellisNoteHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @teller is a widget in whose window it is said that a version was brought back. */
AdwDialog *
trellis_note_history_dialog_new (TrellisStore *store, TrellisNote *note, GtkWidget *teller)
{
  TrellisNoteHistoryDialog *self = g_object_new (TRELLIS_TYPE_NOTE_HISTORY_DIALOG, NULL);
  g_autoptr(GListModel) versions = trellis_store_list_versions (store, note, "body");

  self->store = g_object_ref (store);
  self->note = g_object_ref (note);
  g_set_weak_pointer (&self->teller, teller);
  gtk_widget_set_visible (self->restore_button, !trellis_read_only_contains (teller));
  gtk_list_box_bind_model (self->list_box, versions, create_row, self, NULL);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (versions) > 0 ? "versions" : "none");
  return ADW_DIALOG (self);
}

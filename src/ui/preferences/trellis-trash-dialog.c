/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-trash-dialog.h"

#include "trellis-agreement-undo.h"
#include "trellis-alert-heading.h"
#include "trellis-first-focus.h"
#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-log.h"
#include "trellis-row-side.h"
#include "trellis-status-bin.h"
#include "trellis-time.h"
#include "trellis-trash.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisTrashDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisTrash *trash;

  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (TrellisTrashDialog, trellis_trash_dialog, ADW_TYPE_DIALOG)

static void
items_changed_cb (TrellisTrashDialog *self)
{
  gboolean has_items = g_list_model_get_n_items (G_LIST_MODEL (self->trash)) > 0;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  gtk_stack_set_visible_child_name (self->stack, has_items ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trash.empty", has_items);
  /* The button that empties it does nothing then, so that it cannot keep the focus. */
  if (!has_items && had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* The name of the partner in the match that @record was a part of; transfer full, nullable. */
static char *
dup_partner_name (TrellisTrashDialog *self, TrellisRecord *record)
{
  g_autofree char *uid = trellis_store_find_match (self->store, record);
  g_autoptr(TrellisMatch) match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, uid);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);

  return partner != NULL ? g_strdup (trellis_person_get_name (partner)) : NULL;
}

/* A match is called as its partner is. */
static char *
dup_title (TrellisTrashDialog *self, TrellisRecord *record)
{
  char *partner = TRELLIS_IS_MATCH (record) ? dup_partner_name (self, record) : NULL;

  return partner != NULL ? partner : trellis_label_record (record);
}

static void
tell_failure (TrellisTrashDialog *self, const GError *error)
{
  trellis_log_failure ("Deleting failed", error);
  trellis_undo_tell (GTK_WIDGET (self->stack), _("It could not be deleted"));
}

static void
restore_cb (GtkWidget *button, TrellisTrashDialog *self)
{
  TrellisRecord *record = g_object_get_data (G_OBJECT (button), "record");
  g_autofree char *title = dup_title (self, record);
  /* Translators: %s is what was brought back from the trash. */
  g_autofree char *message = g_strdup_printf (_("“%s” restored"), title);
  const char *objection = trellis_agreement_find_objection (self->store, record);

  if (objection == NULL)
    trellis_store_restore (self->store, record);
  trellis_undo_tell (GTK_WIDGET (self->stack), objection != NULL ? objection : message);
}

static void
ask (TrellisTrashDialog *self, const char *heading, const char *body, const char *label,
     TrellisRecord *record, GCallback answered)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "delete", label, NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete",
                                            ADW_RESPONSE_DESTRUCTIVE);
  if (record != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (dialog, "response", answered, self, 0);
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
delete_answered_cb (AdwAlertDialog *dialog, const char *response, TrellisTrashDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (g_str_equal (response, "delete") &&
      !trellis_store_delete_forever (
        self->store, g_object_get_data (G_OBJECT (dialog), "record"), &error))
    tell_failure (self, error);
}

static void
delete_cb (GtkWidget *button, TrellisTrashDialog *self)
{
  TrellisRecord *record = g_object_get_data (G_OBJECT (button), "record");
  g_autofree char *title = dup_title (self, record);
  /* Translators: %s is what is to be deleted. */
  g_autofree char *heading = g_strdup_printf (_("Delete “%s” Forever?"), title);

  ask (self, heading,
       _("It cannot be brought back, except from a backup. Backups made until now hold it until "
         "newer ones replace them."),
         _("_Delete Forever"), record, G_CALLBACK (delete_answered_cb));
}

static void
empty_answered_cb (AdwAlertDialog *dialog, const char *response, TrellisTrashDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (g_str_equal (response, "delete") &&
      !trellis_store_empty_trash (self->store, G_MAXINT64, &error))
    tell_failure (self, error);
}

static void
trash_empty_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (TRELLIS_TRASH_DIALOG (widget), _("Empty Trash?"),
                                        _("Nothing in it can be brought back, except from a backup. Backups made until now hold it "
         "until newer ones replace them."),
                                          _("_Empty Trash"), NULL, G_CALLBACK (empty_answered_cb));
}

static GtkWidget *
create_button (TrellisTrashDialog *self, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

/* The theme has rules for boxes, which GTK tries on all rows again where one comes. */
static GtkWidget *
create_box (GtkOrientation orientation, int spacing)
{
  return g_object_new (GTK_TYPE_BOX, "css-name", "rowbox", "orientation", orientation, "spacing", spacing, NULL);
}

static void
setup_cb (TrellisTrashDialog *self, GtkListItem *item)
{
  GtkWidget *row = create_box (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = create_box (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);
  GtkWidget *restore = create_button (self, "edit-undo-symbolic", C_("button", "Restore"), G_CALLBACK (restore_cb));
  GtkWidget *remove = create_button (self, "edit-delete-symbolic", _("Delete Forever"), G_CALLBACK (delete_cb));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 3);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dimmed");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), restore);
  gtk_box_append (GTK_BOX (row), remove);

  trellis_row_side_keep (row);

  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "detail", detail);
  g_object_set_data (G_OBJECT (row), "restore", restore);
  g_object_set_data (G_OBJECT (row), "remove", remove);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

/* Names and feeds the button @key of @row. */
static void
bind_button (GObject *row, const char *key, const char *words, TrellisRecord *record)
{
  GtkWidget *button = g_object_get_data (row, key);

  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
bind_cb (TrellisTrashDialog *self, GtkListItem *item)
{
  TrellisRecord *record = gtk_list_item_get_item (item);
  GObject *row = G_OBJECT (gtk_list_item_get_child (item));
  g_autofree char *title = dup_title (self, record);
  g_autofree char *partner = dup_partner_name (self, record);
  g_autofree char *when =
    trellis_format_when (trellis_record_get_deleted (record), trellis_time_now ());
  /* Translators: %s is when something was deleted, "Yesterday, 14:00". */
  g_autofree char *deleted = g_strdup_printf (_("deleted: %s"), when);
  g_autofree char *detail =
    trellis_format_line (trellis_label_record_kind (record),
                         partner != NULL && !TRELLIS_IS_MATCH (record) ? partner : "", deleted, NULL);
  /* Translators: %s is something in the trash. */
  g_autofree char *restore = g_strdup_printf (_("Restore “%s”"), title);
  /* Translators: %s is something in the trash. */
  g_autofree char *remove = g_strdup_printf (_("Delete “%s” Forever"), title);

  gtk_list_item_set_accessible_label (item, title);
  gtk_image_set_from_icon_name (g_object_get_data (row, "icon"),
                                trellis_label_record_icon (record));
  gtk_label_set_label (g_object_get_data (row, "title"), title);
  gtk_label_set_label (g_object_get_data (row, "detail"), detail);
  bind_button (row, "restore", restore, record);
  bind_button (row, "remove", remove, record);
}

static void
trellis_trash_dialog_dispose (GObject *object)
{
  TrellisTrashDialog *self = TRELLIS_TRASH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_TRASH_DIALOG);
  g_clear_object (&self->trash);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_trash_dialog_parent_class)->dispose (object);
}

static void
trellis_trash_dialog_class_init (TrellisTrashDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_trash_dialog_dispose;

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/preferences/trellis-trash-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTrashDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrashDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_install_action (widget_class, "trash.empty", NULL, trash_empty_action);
}

static void
trellis_trash_dialog_init (TrellisTrashDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
trellis_trash_dialog_new (TrellisStore *store)
{
  TrellisTrashDialog *self = g_object_new (TRELLIS_TYPE_TRASH_DIALOG, NULL);
  g_autoptr(GtkSelectionModel) selection = NULL;

  self->store = g_object_ref (store);
  self->trash = trellis_trash_new (store);
  g_signal_connect_object (self->trash, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->trash))));
  gtk_list_view_set_model (self->list, selection);
  items_changed_cb (self);
  /* What is hidden cannot have the focus. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->trash)) > 0)
    {
      adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->list));
      trellis_first_focus_attach (ADW_DIALOG (self));
    }
  return ADW_DIALOG (self);
}

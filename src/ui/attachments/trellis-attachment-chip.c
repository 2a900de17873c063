/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachment-chip.h"

#include "trellis-alert-heading.h"
#include "trellis-attachment-file.h"
#include "trellis-menu-button.h"
#include "trellis-menu.h"
#include "trellis-read-only.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

/* Letters of a name. */
#define LONGEST_NAME 200

struct _TrellisAttachmentChip
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisAttachment *attachment;

  GtkWidget *open_button;
  GtkImage *icon;
  GtkLabel *name_label;
  GtkLabel *size_label;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (TrellisAttachmentChip, trellis_attachment_chip, ADW_TYPE_BIN)

static const char *
get_name (TrellisAttachmentChip *self)
{
  const char *title = trellis_attachment_get_title (self->attachment);

  return title != NULL ? title : _("Attachment");
}

/* Of the kind of file, or of all files where there is none for its kind. */
static GIcon *
create_icon (TrellisAttachmentChip *self)
{
  const char *media_type = trellis_attachment_get_media_type (self->attachment);
  g_autofree char *type = media_type != NULL ? g_content_type_from_mime_type (media_type) : NULL;
  GIcon *icon = type != NULL ? g_content_type_get_symbolic_icon (type)
                             : g_themed_icon_new ("mail-attachment-symbolic");

  if (G_IS_THEMED_ICON (icon))
    g_themed_icon_append_name (G_THEMED_ICON (icon), "mail-attachment-symbolic");
  return icon;
}

static void
update (TrellisAttachmentChip *self)
{
  const char *name = get_name (self);
  g_autoptr(GIcon) icon = create_icon (self);
  g_autofree char *size = g_format_size ((guint64) MAX (trellis_attachment_get_size (self->attachment), 0));
  /* Translators: the name of a file, and its size. */
  g_autofree char *label = g_strdup_printf (_("Open %s, %s"), name, size);
  /* Translators: %s is the name of a file. */
  g_autofree char *menu = g_strdup_printf (_("Menu of %s"), name);

  gtk_image_set_from_gicon (self->icon, icon);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->size_label, size);
  gtk_widget_set_tooltip_text (self->open_button, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _("Attachment Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
}

static void
attachment_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAttachmentChip *self = TRELLIS_ATTACHMENT_CHIP (widget);

  trellis_attachment_file_open (widget, self->store, self->attachment);
}

static void
attachment_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAttachmentChip *self = TRELLIS_ATTACHMENT_CHIP (widget);

  trellis_attachment_file_save (widget, self->store, self->attachment);
}

static void
name_changed_cb (AdwAlertDialog *dialog, GParamSpec *pspec, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "rename", *name != '\0');
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(TrellisAttachment) attachment = user_data;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (adw_alert_dialog_choose_finish (dialog, result), "rename") && *name != '\0')
    trellis_attachment_set_title (attachment, name);
}

/* The part before the last point is what somebody changes. Once the dialog is there, which selects all. */
static gboolean
select_stem_cb (GtkWidget *entry, GdkFrameClock *clock, gpointer data)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (entry));
  const char *point = strrchr (name, '.');

  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0,
                              point != NULL && point != name ? (int) g_utf8_pointer_to_offset (name, point) : -1);
  return G_SOURCE_REMOVE;
}

static void
attachment_rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAttachmentChip *self = TRELLIS_ATTACHMENT_CHIP (widget);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Rename Attachment"), NULL));
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), get_name (self));
  gtk_entry_set_max_length (GTK_ENTRY (entry), LONGEST_NAME);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  g_signal_connect_object (entry, "notify::text", G_CALLBACK (name_changed_cb), dialog, G_CONNECT_SWAPPED);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "rename");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  trellis_alert_heading_mend (dialog);
  adw_alert_dialog_choose (dialog, widget, NULL, renamed_cb, g_object_ref (self->attachment));
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  gtk_widget_add_tick_callback (entry, select_stem_cb, NULL, NULL);
}

/* The focus goes to another one beside it, or to what comes before them all. */
static void
leave (GtkWidget *widget)
{
  GtkWidget *other = gtk_widget_get_next_sibling (widget);

  if (other == NULL)
    other = gtk_widget_get_prev_sibling (widget);
  if (other != NULL)
    gtk_widget_child_focus (other, GTK_DIR_TAB_FORWARD);
}

static void
attachment_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAttachmentChip *self = TRELLIS_ATTACHMENT_CHIP (widget);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  /* Translators: %s is the name of a file. */
  g_autofree char *message = g_strdup_printf (_("“%s” removed"), get_name (self));

  /* The chip goes, and can tell nothing afterwards. */
  leave (widget);
  trellis_undo_delete (overlay != NULL ? overlay : widget, self->store, self->attachment, message);
}

static void
trellis_attachment_chip_dispose (GObject *object)
{
  TrellisAttachmentChip *self = TRELLIS_ATTACHMENT_CHIP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_ATTACHMENT_CHIP);
  g_clear_object (&self->attachment);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_attachment_chip_parent_class)->dispose (object);
}

static void
trellis_attachment_chip_class_init (TrellisAttachmentChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_attachment_chip_dispose;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/attachments/trellis-attachment-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAttachmentChip, open_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAttachmentChip, icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisAttachmentChip, name_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisAttachmentChip, size_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisAttachmentChip, menu_button);

  gtk_widget_class_install_action (widget_class, "attachment.open", NULL, attachment_open_action);
  gtk_widget_class_install_action (widget_class, "attachment.save", NULL, attachment_save_action);
  gtk_widget_class_install_action (widget_class, "attachment.rename", NULL, attachment_rename_action);
  gtk_widget_class_install_action (widget_class, "attachment.remove", NULL, attachment_remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "attachment.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "attachment.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "attachment.rename", NULL);
}

static void
trellis_attachment_chip_init (TrellisAttachmentChip *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) file = g_menu_new ();
  g_autoptr(GMenu) change = g_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "attachment.rename", "attachment.remove", NULL);

  g_menu_append (file, _("_Open"), "attachment.open");
  g_menu_append (file, _("_Save As…"), "attachment.save");
  trellis_menu_append_section (menu, file);
  trellis_menu_append_hidden (change, _("Re_name…"), "attachment.rename");
  trellis_menu_append_hidden (change, _("_Remove"), "attachment.remove");
  trellis_menu_append_section (menu, change);
  trellis_menu_button_set_model (self->menu_button, G_MENU_MODEL (menu));
}

GtkWidget *
trellis_attachment_chip_new (TrellisStore *store, TrellisAttachment *attachment)
{
  TrellisAttachmentChip *self = g_object_new (TRELLIS_TYPE_ATTACHMENT_CHIP, NULL);

  self->store = g_object_ref (store);
  self->attachment = g_object_ref (attachment);
  g_signal_connect_object (attachment, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

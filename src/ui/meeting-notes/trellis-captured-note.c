/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-captured-note.h"

#include "trellis-list-row.h"
#include "trellis-mark.h"
#include "trellis-menu-button.h"
#include "trellis-read-only.h"
#include "trellis-spot.h"
#include "trellis-title-view.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisCapturedNote
{
  GtkListBoxRow parent_instance;

  TrellisStore *store;
  TrellisNote *note;
  TrellisRoom *room;

  GtkImage *kind_image;
  TrellisTitleView *title_view;
  GtkImage *mark_image;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
};

G_DEFINE_FINAL_TYPE (TrellisCapturedNote, trellis_captured_note, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *name;
} kinds[] = {
  [TRELLIS_NOTE_KIND_NOTE] = { "trellis-notes-symbolic", N_("Note") },
  [TRELLIS_NOTE_KIND_DECISION] = { "trellis-decision-symbolic", N_("Decision") },
  [TRELLIS_NOTE_KIND_ADVICE] = { "trellis-advice-symbolic", N_("Advice") },
  [TRELLIS_NOTE_KIND_QUESTION] = { "trellis-question-symbolic", N_("Question for next time") },
  [TRELLIS_NOTE_KIND_LINK] = { "trellis-link-symbolic", N_("Link") },
  [TRELLIS_NOTE_KIND_WIN] = { "trellis-win-symbolic", N_("Win") },
  [TRELLIS_NOTE_KIND_REFLECTION] = { "trellis-reflection-symbolic", N_("Reflection") },
};

static void
update (TrellisCapturedNote *self)
{
  TrellisVisibility visibility = trellis_record_get_visibility (TRELLIS_RECORD (self->note));
  const char *title = trellis_record_get_title (TRELLIS_RECORD (self->note));
  const char *kind = _(kinds[trellis_note_get_kind (self->note)].name);

  gtk_image_set_from_icon_name (self->kind_image, kinds[trellis_note_get_kind (self->note)].icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kind_image), kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind_image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kind, -1);
  trellis_mark_show (self->mark_image, visibility);
  gtk_widget_set_visible (GTK_WIDGET (self), visibility == TRELLIS_VISIBILITY_SHARED ||
                                               !trellis_room_get_curtain (self->room));

  if (title == NULL)
    title = kind;
  trellis_list_row_name (self, "%s", title);
  /* Translators: the name of a control for a screen reader; %s is the title of a note. */
  trellis_list_row_name (self->title_view, _("Text of “%s”"), title);
  trellis_list_row_name (self->menu_button, _("Menu of “%s”"), title);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisCapturedNote *self = TRELLIS_CAPTURED_NOTE (widget);

  gtk_widget_activate_action (widget, "record.open", "(ss)", "note",
                              trellis_record_get_uid (TRELLIS_RECORD (self->note)));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_list_row_open_menu (TRELLIS_CAPTURED_NOTE (widget)->menu_button);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisCapturedNote *self = TRELLIS_CAPTURED_NOTE (widget);
  g_autoptr(TrellisNote) note = g_object_ref (self->note);
  g_autoptr(TrellisStore) store = g_object_ref (self->store);
  GtkWidget *list = gtk_widget_get_parent (widget);

  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_BACKWARD);
  trellis_undo_delete (list, store, note, _("Note deleted"));
}

static void
trellis_captured_note_dispose (GObject *object)
{
  TrellisCapturedNote *self = TRELLIS_CAPTURED_NOTE (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "note", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CAPTURED_NOTE);
  g_clear_object (&self->room);
  g_clear_object (&self->note);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_captured_note_parent_class)->dispose (object);
}

static void
trellis_captured_note_class_init (TrellisCapturedNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_captured_note_dispose;

  g_type_ensure (TRELLIS_TYPE_TITLE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-captured-note.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedNote, kind_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedNote, title_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedNote, mark_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedNote, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCapturedNote, menu);

  gtk_widget_class_install_action (widget_class, "note.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "note.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "note.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "note.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "note.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "note.menu",
                                       NULL);
}

static void
trellis_captured_note_init (TrellisCapturedNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->menu_button, self->menu);
  trellis_read_only_shut (self, "note.delete", NULL);
}

GtkWidget *
trellis_captured_note_new (TrellisStore *store, TrellisNote *note, TrellisRoom *room)
{
  static const char *const fields[] = { "visibility", NULL };
  TrellisCapturedNote *self = g_object_new (TRELLIS_TYPE_CAPTURED_NOTE, NULL);
  /* A note that is long has no title but a body. */
  const char *shown =
    trellis_note_get_title (note) != NULL || trellis_note_get_body (note) == NULL ? "title"
                                                                                  : "body";

  self->store = g_object_ref (store);
  self->note = g_object_ref (note);
  self->room = g_object_ref (room);

  trellis_spot_set_record (self, note);
  trellis_list_row_insert_fields (self, "note", note, fields);
  g_object_bind_property (note, shown, self->title_view, "text",
                          G_BINDING_SYNC_CREATE | (g_str_equal (shown, "title")
                                                     ? G_BINDING_BIDIRECTIONAL
                                                     : G_BINDING_DEFAULT));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->title_view), g_str_equal (shown, "title"));
  g_signal_connect_object (note, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (room, "notify::curtain", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-point-editor.h"

#include "trellis-format.h"
#include "trellis-list-row.h"
#include "trellis-mark.h"
#include "trellis-menu-button.h"
#include "trellis-read-only.h"
#include "trellis-spot.h"
#include "trellis-text-binding.h"
#include "trellis-title-view.h"
#include "trellis-trash.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisPointEditor
{
  GtkListBoxRow parent_instance;

  TrellisStore *store;
  TrellisPoint *point;
  TrellisRoom *room;
  TrellisTextBinding *binding;
  gboolean is_new; /* added, and not left since */

  GtkCheckButton *check_button;
  TrellisTitleView *title_view;
  GtkLabel *minutes_label;
  GtkImage *mark_image;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
  TrellisTextView *text_view;
};

G_DEFINE_FINAL_TYPE (TrellisPointEditor, trellis_point_editor, GTK_TYPE_LIST_BOX_ROW)

static void
update (TrellisPointEditor *self)
{
  const char *title = trellis_point_get_title (self->point);
  int minutes = trellis_point_get_minutes (self->point);
  /* Translators: a short length of time, "10 min". */
  g_autofree char *length = g_strdup_printf (_("%d min"), minutes);
  TrellisVisibility visibility = trellis_record_get_visibility (TRELLIS_RECORD (self->point));
  gboolean is_hidden =
    visibility == TRELLIS_VISIBILITY_PRIVATE && trellis_room_get_curtain (self->room);

  if (title == NULL)
    title = _("Untitled point");

  gtk_label_set_label (self->minutes_label, length);
  gtk_widget_set_visible (GTK_WIDGET (self->minutes_label), minutes > 0);
  trellis_mark_show (self->mark_image, visibility);
  gtk_stack_set_visible_child_name (
    GTK_STACK (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))),
    is_hidden ? "hidden" : "open");
  if (trellis_point_get_done (self->point))
    gtk_widget_add_css_class (GTK_WIDGET (self->title_view), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_view), "done");

  trellis_list_row_name (self, "%s", is_hidden ? C_("visibility", "Private") : title);
  trellis_list_row_name (self->check_button, _("“%s” is done"), title);
  trellis_list_row_name (self->title_view, _("Title of “%s”"), title);
  trellis_list_row_name (self->menu_button, _("Menu of “%s”"), title);
  /* Translators: the name of a control for a screen reader; %s is the title of a talking point. */
  trellis_list_row_name (self->text_view, _("Notes on “%s”"), title);
}

static void
title_activate_cb (TrellisPointEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPointEditor *self = TRELLIS_POINT_EDITOR (widget);
  g_autoptr(TrellisPoint) point = g_object_ref (self->point);
  g_autoptr(TrellisStore) store = g_object_ref (self->store);
  GtkWidget *list = gtk_widget_get_parent (widget);

  trellis_text_binding_flush (self->binding);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_BACKWARD);
  trellis_undo_delete (list, store, point, _("Talking point deleted"));
}

typedef struct
{
  TrellisPointEditor *editor;
  TrellisStore *store;
  TrellisPoint *point;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  g_object_unref (leaving->point);
  g_object_unref (leaving->store);
  g_object_unref (leaving->editor);
  g_free (leaving);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Not where only the window was left. A point that nothing was written into is nothing that anybody
 * would look for in the trash. */
static gboolean
left_cb (gpointer data)
{
  Leaving *leaving = data;
  TrellisPointEditor *self = leaving->editor;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!self->is_new || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return G_SOURCE_REMOVE;

  self->is_new = FALSE;
  trellis_record_collect (TRELLIS_RECORD (leaving->point));
  if (is_blank (trellis_point_get_title (leaving->point)) &&
      is_blank (trellis_point_get_notes (leaving->point)) &&
      trellis_record_get_deleted (TRELLIS_RECORD (leaving->point)) == 0)
    {
      trellis_store_delete (leaving->store, leaving->point);
      trellis_store_delete_forever (leaving->store, leaving->point, NULL);
    }
  return G_SOURCE_REMOVE;
}

/* The focus may come back at once, and a row cannot go while it loses the focus. */
static void
leave_cb (TrellisPointEditor *self)
{
  Leaving *leaving;

  if (!self->is_new)
    return;

  leaving = g_new0 (Leaving, 1);
  leaving->editor = g_object_ref (self);
  leaving->store = g_object_ref (self->store);
  leaving->point = g_object_ref (self->point);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, left_cb, leaving, leaving_free);
}

static gboolean
trellis_point_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_POINT_EDITOR (widget)->text_view));
}

static void
trellis_point_editor_dispose (GObject *object)
{
  TrellisPointEditor *self = TRELLIS_POINT_EDITOR (object);

  g_clear_object (&self->binding);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "point", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_POINT_EDITOR);
  g_clear_object (&self->room);
  g_clear_object (&self->point);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_point_editor_parent_class)->dispose (object);
}

static void
trellis_point_editor_class_init (TrellisPointEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_point_editor_dispose;
  widget_class->grab_focus = trellis_point_editor_grab_focus;

  g_type_ensure (TRELLIS_TYPE_TITLE_VIEW);
  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-point-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPointEditor, check_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointEditor, title_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointEditor, minutes_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointEditor, mark_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointEditor, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointEditor, menu);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointEditor, text_view);
  gtk_widget_class_bind_template_callback (widget_class, title_activate_cb);

  gtk_widget_class_install_action (widget_class, "point.delete", NULL, delete_action);
}

static void
trellis_point_editor_init (TrellisPointEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->menu_button, self->menu);
  trellis_read_only_shut (self, "point.delete", NULL);
  self->binding = trellis_text_binding_new (self->text_view);
  trellis_read_only_hide_empty (self->text_view, self->text_view);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
trellis_point_editor_new (TrellisStore *store, TrellisPoint *point, TrellisRoom *room)
{
  static const char *const fields[] = { "visibility", NULL };
  TrellisPointEditor *self = g_object_new (TRELLIS_TYPE_POINT_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->point = g_object_ref (point);
  self->room = g_object_ref (room);

  trellis_spot_set_record (self, point);
  trellis_list_row_insert_fields (self, "point", point, fields);
  g_object_bind_property (point, "title", self->title_view, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (point, "done", self->check_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  trellis_text_binding_set_record (self->binding, point, "notes");
  g_signal_connect_object (point, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (room, "notify::curtain", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

TrellisPoint *
trellis_point_editor_get_point (TrellisPointEditor *self)
{
  g_return_val_if_fail (TRELLIS_IS_POINT_EDITOR (self), NULL);

  return self->point;
}

/* For a point that was just added, and goes away again where nothing is written into it. */
void
trellis_point_editor_begin (TrellisPointEditor *self)
{
  g_return_if_fail (TRELLIS_IS_POINT_EDITOR (self));

  self->is_new = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->title_view));
}

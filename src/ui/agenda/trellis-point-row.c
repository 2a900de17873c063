/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-point-row.h"

#include "trellis-avatar.h"
#include "trellis-choice-words.h"
#include "trellis-format.h"
#include "trellis-list-row.h"
#include "trellis-point-menus-private.h"
#include "trellis-read-only.h"
#include "trellis-reorder.h"
#include "trellis-spot.h"
#include "trellis-title-view.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisPointRow
{
  GtkListBoxRow parent_instance;

  TrellisStore *store;
  TrellisPoint *point;
  TrellisMatch *match;
  TrellisPerson *partner;

  GtkWidget *handle;
  GtkCheckButton *check_button;
  TrellisTitleView *title_view;
  GtkMenuButton *owner_button;
  TrellisAvatar *owner_avatar;
  GtkLabel *owner_label;
  GtkMenuButton *minutes_button;
  GtkLabel *minutes_label;
  GtkPopover *minutes_popover;
  GtkSpinButton *minutes_spin;
  GtkToggleButton *private_button;
  GtkWidget *goal_button;
  GtkLabel *goal_label;
  GtkWidget *action_button;
  GtkLabel *action_label;
  GtkLabel *phase_label;
  GtkLabel *carried_label;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (TrellisPointRow, trellis_point_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_partner_name (TrellisPointRow *self)
{
  return self->partner != NULL ? trellis_person_get_name (self->partner) : NULL;
}

/* The controls of many rows are told apart by the title of their point. */
static void
update_names (TrellisPointRow *self)
{
  const char *title = trellis_point_get_title (self->point);
  g_autofree char *owner = NULL;
  g_autofree char *minutes = NULL;

  if (title == NULL)
    title = _("Untitled point");
  /* Translators: the title of a talking point, and who brings it: a name or "Me". */
  owner = g_strdup_printf (_("“%s” is brought by: %s"), title,
                           gtk_label_get_label (self->owner_label));
  minutes = g_strdup_printf (
    /* Translators: the title of a talking point, and its time. */
    ngettext ("“%s”: %d minute", "“%s”: %d minutes",
              (gulong) trellis_point_get_minutes (self->point)),
    title, trellis_point_get_minutes (self->point));

  trellis_list_row_name (self, "%s", title);
  /* Translators: the name of a control for a screen reader; %s is the title of a talking point. */
  trellis_list_row_name (self->check_button, _("“%s” was talked about"), title);
  trellis_list_row_name (self->title_view, _("Title of “%s”"), title);
  /* Translators: the name of a control for a screen reader; %s is the title of a talking point. */
  trellis_list_row_name (self->private_button, _("“%s” is private"), title);
  trellis_list_row_name (self->menu_button, _("Menu of “%s”"), title);
  trellis_list_row_name (self->owner_button, "%s", owner);
  trellis_list_row_name (self->minutes_button, "%s", minutes);
}

static void
show_link (TrellisPointRow *self, GType type, const char *uid, GtkWidget *button, GtkLabel *label)
{
  g_autoptr(TrellisRecord) record = uid != NULL ? trellis_store_get (self->store, type, uid) : NULL;
  const char *title = record != NULL ? trellis_record_get_title (record) : NULL;
  const gboolean exists = record != NULL && trellis_record_get_deleted (record) == 0;

  gtk_widget_set_visible (button, exists);
  gtk_label_set_label (label, title != NULL ? title : C_("goal or action", "Untitled"));
  gtk_widget_set_tooltip_text (button, title);
}

static void
update_privacy (TrellisPointRow *self)
{
  const gboolean is_private =
    trellis_record_get_visibility (TRELLIS_RECORD (self->point)) == TRELLIS_VISIBILITY_PRIVATE;

  gtk_toggle_button_set_active (self->private_button, is_private);
  gtk_button_set_icon_name (GTK_BUTTON (self->private_button),
                            is_private ? "trellis-private-symbolic" : "trellis-shared-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->private_button),
                               is_private ? _("Private, Never Shared") : C_("visibility", "Shared"));
}

static void
update_words (TrellisPointRow *self)
{
  const TrellisPointPhase phase = trellis_point_get_phase (self->point);
  const int carried = trellis_point_get_carried (self->point);
  const int minutes = trellis_point_get_minutes (self->point);
  g_autofree char *length = trellis_format_minutes (minutes);
  /* Translators: how many times a talking point was put off to the next meeting. */
  g_autofree char *times = g_strdup_printf (_("Carried ×%d"), carried);

  gtk_label_set_label (self->minutes_label, length);
  gtk_widget_set_visible (GTK_WIDGET (self->minutes_label), minutes > 0);
  gtk_label_set_label (self->phase_label, trellis_label_point_phase (phase));
  gtk_widget_set_visible (GTK_WIDGET (self->phase_label), phase != TRELLIS_POINT_PHASE_FOCUS);
  gtk_label_set_label (self->carried_label, times);
  gtk_widget_set_visible (GTK_WIDGET (self->carried_label), carried > 0);
}

static void
update (TrellisPointRow *self)
{
  const TrellisRole my_role = trellis_match_get_my_role (self->match);
  const TrellisRole author = trellis_record_get_author (TRELLIS_RECORD (self->point));
  const char *owner =
    trellis_format_owner ((TrellisOwner) author, my_role, get_partner_name (self));

  gtk_label_set_label (self->owner_label, owner);
  trellis_avatar_set_text (self->owner_avatar, owner);
  if (trellis_point_get_done (self->point))
    gtk_widget_add_css_class (GTK_WIDGET (self->title_view), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_view), "done");
  update_privacy (self);
  update_words (self);
  show_link (self, TRELLIS_TYPE_GOAL, trellis_point_get_goal (self->point), self->goal_button,
             self->goal_label);
  show_link (self, TRELLIS_TYPE_ACTION, trellis_point_get_action (self->point),
             self->action_button, self->action_label);
  update_names (self);
}

static void
private_toggled_cb (TrellisPointRow *self)
{
  trellis_record_set_visibility (TRELLIS_RECORD (self->point),
                                 gtk_toggle_button_get_active (self->private_button)
                                   ? TRELLIS_VISIBILITY_PRIVATE
                                   : TRELLIS_VISIBILITY_SHARED);
}

static void
goal_clicked_cb (TrellisPointRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "goal",
                              trellis_point_get_goal (self->point));
}

static void
action_clicked_cb (TrellisPointRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "action",
                              trellis_point_get_action (self->point));
}

static void
minutes_activate_cb (TrellisPointRow *self)
{
  gtk_popover_popdown (self->minutes_popover);
}

/* On to the next row, the last of which adds points. */
static void
title_activate_cb (TrellisPointRow *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  if (next != NULL && TRELLIS_IS_POINT_ROW (next))
    gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_POINT_ROW (next)->title_view));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "agenda.focus-entry", NULL);
}

static void
secondary_pressed_cb (TrellisPointRow *self)
{
  trellis_list_row_open_menu (self->menu_button);
}

static void
point_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_POINT_ROW (widget)->title_view));
}

static void
point_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_list_row_open_menu (TRELLIS_POINT_ROW (widget)->menu_button);
}

static void
point_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPointRow *self = TRELLIS_POINT_ROW (widget);
  g_autoptr(TrellisPoint) point = g_object_ref (self->point);
  g_autoptr(TrellisStore) store = g_object_ref (self->store);
  GtkWidget *list = gtk_widget_get_parent (widget);

  if (trellis_list_row_leave (widget) == NULL)
    gtk_widget_activate_action (widget, "agenda.focus-entry", NULL);
  trellis_undo_delete (list, store, point, _("Talking point deleted"));
}

static void
shift (GtkWidget *widget, int by)
{
  TrellisPointRow *self = TRELLIS_POINT_ROW (widget);

  gtk_widget_activate_action (widget, "agenda.shift", "(si)",
                              trellis_record_get_uid (TRELLIS_RECORD (self->point)), by);
}

static void
point_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  shift (widget, -1);
}

static void
point_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  shift (widget, 1);
}

static void
point_make_goal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPointRow *self = TRELLIS_POINT_ROW (widget);
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();

  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_goal_set_title (goal, trellis_point_get_title (self->point));
  trellis_record_set_author (TRELLIS_RECORD (goal), trellis_match_get_my_role (self->match));
  trellis_store_add (self->store, goal);
  trellis_point_set_goal (self->point, trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_undo_tell (widget, _("Goal made, and linked to the point"));
}

static void
point_goal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_point_set_goal (TRELLIS_POINT_ROW (widget)->point,
                          g_variant_get_string (parameter, NULL));
}

static void
point_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_point_set_action (TRELLIS_POINT_ROW (widget)->point,
                            g_variant_get_string (parameter, NULL));
}

static void
create_owner_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisPointRow *self = data;
  g_autoptr(GMenuModel) menu = trellis_point_menus_create_owner (
    trellis_match_get_my_role (self->match), get_partner_name (self));

  gtk_menu_button_set_menu_model (button, menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisPointRow *self = data;
  g_autoptr(GMenuModel) menu =
              trellis_point_menus_create_main (self->store, self->match, self->point);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
trellis_point_row_dispose (GObject *object)
{
  TrellisPointRow *self = TRELLIS_POINT_ROW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "point", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_POINT_ROW);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->point);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_point_row_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, handle);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, title_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, owner_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, owner_avatar);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, owner_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, minutes_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, minutes_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, minutes_popover);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, minutes_spin);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, private_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, goal_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, goal_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, action_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, action_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, phase_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, carried_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPointRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, action_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, goal_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, private_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_activate_cb);
}

static void
trellis_point_row_class_init (TrellisPointRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_point_row_dispose;

  g_type_ensure (TRELLIS_TYPE_AVATAR);
  g_type_ensure (TRELLIS_TYPE_TITLE_VIEW);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agenda/trellis-point-row.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "point.action", "s", point_action);
  gtk_widget_class_install_action (widget_class, "point.delete", NULL, point_delete);
  gtk_widget_class_install_action (widget_class, "point.down", NULL, point_down);
  gtk_widget_class_install_action (widget_class, "point.edit", NULL, point_edit);
  gtk_widget_class_install_action (widget_class, "point.goal", "s", point_goal);
  gtk_widget_class_install_action (widget_class, "point.make-goal", NULL, point_make_goal);
  gtk_widget_class_install_action (widget_class, "point.menu", NULL, point_menu);
  gtk_widget_class_install_action (widget_class, "point.up", NULL, point_up);
  trellis_list_row_class_add_keys (widget_class, "point");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "point.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "point.down",
                                       NULL);
}

static void
trellis_point_row_init (TrellisPointRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "point.action", "point.delete", "point.down", "point.goal", "point.make-goal", "point.up",
                        NULL);
  trellis_read_only_disable (self->handle);
  trellis_read_only_disable (self->owner_button);
  trellis_read_only_disable (self->minutes_button);
  trellis_read_only_disable (self->private_button);

  gtk_menu_button_set_create_popup_func (self->owner_button, create_owner_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

/* For a point among @points; @partner may be NULL. */
GtkWidget *
trellis_point_row_new (TrellisStore *store, TrellisPoint *point, GListModel *points, TrellisMatch *match,
                       TrellisPerson *partner)
{
  static const char *const fields[] = { "author", "phase", NULL };
  TrellisPointRow *self = g_object_new (TRELLIS_TYPE_POINT_ROW, NULL);
  GtkAdjustment *minutes = gtk_spin_button_get_adjustment (self->minutes_spin);

  self->store = g_object_ref (store);
  self->point = g_object_ref (point);
  self->match = g_object_ref (match);
  g_set_object (&self->partner, partner);

  trellis_spot_set_record (self, point);
  trellis_reorder_set_up (GTK_WIDGET (self), self->handle, points, point);
  trellis_list_row_insert_fields (self, "point", point, fields);
  g_object_bind_property (point, "title", self->title_view, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (point, "done", self->check_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (point, "minutes", minutes, "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (point, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (partner != NULL)
    g_signal_connect_object (partner, "notify::name", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

TrellisPoint *
trellis_point_row_get_point (TrellisPointRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_POINT_ROW (self), NULL);

  return self->point;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-action-row.h"

#include "trellis-action-menus-private.h"
#include "trellis-before.h"
#include "trellis-date-button.h"
#include "trellis-file-verbs.h"
#include "trellis-format.h"
#include "trellis-list-row.h"
#include "trellis-mark.h"
#include "trellis-read-only.h"
#include "trellis-spot.h"
#include "trellis-time.h"
#include "trellis-title-view.h"
#include "trellis-turn.h"
#include "trellis-twin-offer.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisActionRow
{
  GtkListBoxRow parent_instance;

  TrellisStore *store;
  TrellisAction *action;
  TrellisMatch *match;
  TrellisPerson *partner;
  gboolean show_origin;
  gboolean hide_private;

  GtkCheckButton *check_button;
  TrellisTitleView *title_view;
  GtkMenuButton *owner_button;
  GtkLabel *owner_label;
  TrellisDateButton *due_button;
  GtkMenuButton *minutes_button;
  GtkLabel *minutes_label;
  GtkToggleButton *agreed_button;
  GtkImage *mark_image;
  GtkLabel *priority_label;
  GtkMenuButton *menu_button;
  TrellisTwinOffer *twin_offer;
};

G_DEFINE_FINAL_TYPE (TrellisActionRow, trellis_action_row, GTK_TYPE_LIST_BOX_ROW)

static TrellisRole
get_my_role (TrellisActionRow *self)
{
  return self->match != NULL ? trellis_match_get_my_role (self->match) : TRELLIS_ROLE_MENTEE;
}

static const char *
get_partner_name (TrellisActionRow *self)
{
  return self->partner != NULL ? trellis_person_get_name (self->partner) : NULL;
}

/* The controls of many rows are told apart by the title of their action. */
static void
update_names (TrellisActionRow *self)
{
  const char *title = trellis_action_get_title (self->action);
  g_autofree char *due = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *minutes = NULL;

  if (title == NULL)
    title = _("Untitled action");

  trellis_list_row_name (self, "%s", title);
  /* Translators: names of controls for a screen reader; %s is the title of an action or a point. */
  trellis_list_row_name (self->check_button, _("“%s” is done"), title);
  /* Translators: the name of a control for a screen reader; %s is the title of an action or a point. */
  trellis_list_row_name (self->title_view, _("Title of “%s”"), title);
  trellis_list_row_name (self->agreed_button, _("“%s” is agreed by both"), title);
  /* Translators: the name of a control for a screen reader; %s is a title. */
  trellis_list_row_name (self->menu_button, _("Menu of “%s”"), title);

  /* Translators: the title of an action, and whose it is: a name, "Me" or "Both". */
  owner = g_strdup_printf (_("Owner of “%s”: %s"), title, gtk_label_get_label (self->owner_label));
  trellis_list_row_name (self->owner_button, "%s", owner);

  /* Translators: the title of an action, and how long it takes: "10 min" or "none". */
  minutes = g_strdup_printf (_("Estimate of “%s”: %s"), title,
                             trellis_action_get_minutes (self->action) > 0
                               ? gtk_label_get_label (self->minutes_label)
                               : C_("estimate", "none"));
  trellis_list_row_name (self->minutes_button, "%s", minutes);

  /* Translators: the name of a control; %s is the title of an action. */
  due = g_strdup_printf (_("Due date of “%s”"), title);
  g_object_set (self->due_button, "caption", due, NULL);
}

static void
update (TrellisActionRow *self)
{
  gboolean done = trellis_action_get_done (self->action) != 0;
  int minutes = trellis_action_get_minutes (self->action);
  /* Translators: a short length of time, "10 min". */
  g_autofree char *length =
    minutes < 60 ? g_strdup_printf (_("%d min"), minutes) : trellis_format_minutes (minutes);
  TrellisVisibility visibility = trellis_record_get_visibility (TRELLIS_RECORD (self->action));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          !self->hide_private || visibility == TRELLIS_VISIBILITY_SHARED);
  trellis_mark_show (self->mark_image, visibility);
  gtk_check_button_set_active (self->check_button, done);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_view), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_view), "done");

  gtk_label_set_label (self->owner_label,
                       trellis_format_owner (trellis_action_get_owner (self->action),
                                             get_my_role (self), get_partner_name (self)));
  gtk_label_set_label (self->minutes_label, length);
  gtk_widget_set_visible (GTK_WIDGET (self->minutes_label), minutes > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->priority_label),
                          self->show_origin && trellis_action_get_priority (self->action) ==
                                                 TRELLIS_ACTION_PRIORITY_NICE);
  update_names (self);
}

static void
check_toggled_cb (TrellisActionRow *self)
{
  const gboolean done = gtk_check_button_get_active (self->check_button);
  g_autoptr(TrellisAction) action = g_object_ref (self->action);
  g_autoptr(GtkWidget) keep = g_object_ref (GTK_WIDGET (self));
  g_autoptr(TrellisBefore) before = trellis_before_new (action, 1, trellis_action_field_done);
  GtkWidget *list;

  if (done == (trellis_action_get_done (action) != 0))
    return;

  list = gtk_widget_get_parent (keep);
  trellis_action_set_done (action, done ? trellis_time_now () : 0);
  if (list != NULL && gtk_widget_get_parent (keep) == NULL)
    {
      gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
      if (done)
        trellis_undo_offer (list, _("Action done"), trellis_before_put_back, g_steal_pointer (&before),
                            trellis_before_free);
    }
}

static void
title_activate_cb (TrellisActionRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
secondary_pressed_cb (TrellisActionRow *self)
{
  trellis_list_row_open_menu (self->menu_button);
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_ACTION_ROW (widget)->title_view));
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_list_row_open_menu (TRELLIS_ACTION_ROW (widget)->menu_button);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisActionRow *self = TRELLIS_ACTION_ROW (widget);
  g_autoptr(TrellisAction) action = g_object_ref (self->action);
  g_autoptr(TrellisStore) store = g_object_ref (self->store);
  GtkWidget *list = gtk_widget_get_parent (widget);

  trellis_list_row_leave (widget);
  trellis_undo_delete (list, store, action, _("Action deleted"));
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisActionRow *self = TRELLIS_ACTION_ROW (widget);

  trellis_file_verbs_save_record (widget, self->store, TRELLIS_RECORD (self->action));
}

static void
action_turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisActionRow *self = TRELLIS_ACTION_ROW (widget);
  g_autoptr(TrellisAction) action = g_object_ref (self->action);
  g_autoptr(TrellisStore) store = g_object_ref (self->store);
  GtkWidget *list = gtk_widget_get_parent (widget);

  trellis_list_row_leave (widget);
  trellis_turn (list, store, action);
}

static void
create_owner_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisActionRow *self = data;
  g_autoptr(GMenuModel) menu =
    trellis_action_menus_create_owner (get_my_role (self), get_partner_name (self));

  gtk_menu_button_set_menu_model (button, menu);
}

static void
create_minutes_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr(GMenuModel) menu = trellis_action_menus_create_minutes ();

  gtk_menu_button_set_menu_model (button, menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisActionRow *self = data;
  g_autoptr(GMenuModel) menu =
    trellis_action_menus_create_main (trellis_record_get_visibility (TRELLIS_RECORD (self->action)),
                                      self->show_origin ? trellis_action_get_meeting (self->action) : NULL);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
trellis_action_row_dispose (GObject *object)
{
  TrellisActionRow *self = TRELLIS_ACTION_ROW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "action", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_ACTION_ROW);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->action);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_action_row_parent_class)->dispose (object);
}

static void
trellis_action_row_class_init (TrellisActionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_action_row_dispose;

  g_type_ensure (TRELLIS_TYPE_TITLE_VIEW);
  g_type_ensure (TRELLIS_TYPE_DATE_BUTTON);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  g_type_ensure (TRELLIS_TYPE_TWIN_OFFER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/action/trellis-action-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, title_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, owner_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, owner_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, due_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, minutes_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, minutes_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, agreed_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, mark_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, priority_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionRow, twin_offer);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);

  gtk_widget_class_install_action (widget_class, "action.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "action.edit", NULL, action_edit);
  gtk_widget_class_install_action (widget_class, "action.menu", NULL, action_menu);
  gtk_widget_class_install_action (widget_class, "action.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "action.turn", NULL, action_turn);
  trellis_list_row_class_add_keys (widget_class, "action");
}

static void
trellis_action_row_init (TrellisActionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "action.delete", "action.turn", NULL);
  trellis_read_only_disable (self->owner_button);
  trellis_read_only_disable (self->minutes_button);
  trellis_read_only_disable (self->agreed_button);

  gtk_menu_button_set_create_popup_func (self->owner_button, create_owner_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->minutes_button, create_minutes_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

GtkWidget *
trellis_action_row_new (TrellisStore *store, TrellisAction *action)
{
  static const char *const fields[] = { "owner", "priority", "minutes",
                                        "agreed", "visibility", NULL };
  TrellisActionRow *self = g_object_new (TRELLIS_TYPE_ACTION_ROW, NULL);

  self->store = g_object_ref (store);
  self->action = g_object_ref (action);
  self->match = trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_action_get_match (action));
  self->partner = trellis_store_get_partner (store, self->match);

  trellis_spot_set_record (self, action);
  trellis_twin_offer_set_record (self->twin_offer, store, action);
  trellis_list_row_insert_fields (self, "action", action, fields);
  g_object_bind_property (action, "title", self->title_view, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (action, "due", self->due_button, "day",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (action, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (self->partner != NULL)
    g_signal_connect_object (self->partner, "notify::name", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

void
trellis_action_row_set_show_origin (TrellisActionRow *self, gboolean show_origin)
{
  g_return_if_fail (TRELLIS_IS_ACTION_ROW (self));

  self->show_origin = show_origin;
  update (self);
}

/* While others look at the screen. */
void
trellis_action_row_set_hide_private (TrellisActionRow *self, gboolean hide_private)
{
  g_return_if_fail (TRELLIS_IS_ACTION_ROW (self));

  self->hide_private = hide_private;
  update (self);
}

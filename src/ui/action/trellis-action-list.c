/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-action-list.h"

#include "trellis-action-row.h"
#include "trellis-entry-row.h"
#include "trellis-read-only.h"

#include <glib/gi18n.h>

struct _TrellisActionList
{
  AdwBin parent_instance;

  TrellisStore *store;
  GListModel *actions;
  GtkFilter *filter;
  gboolean show_origin;
  gboolean hide_private;

  TrellisAction *prototype; /* what a new action starts as; not in the store */

  GtkListBox *list_box;
  GtkEditable *entry_row; /* NULL until there is a prototype */
};

typedef enum
{
  PROP_N_ACTIONS = 1,
  PROP_HIDE_PRIVATE,
} TrellisActionListProperty;

static GParamSpec *props[PROP_HIDE_PRIVATE + 1];

G_DEFINE_FINAL_TYPE (TrellisActionList, trellis_action_list, ADW_TYPE_BIN)

/* The place of the entry row among the actions. */
static GListModel *
create_place (GObject *row)
{
  GListStore *place = g_list_store_new (GTK_TYPE_WIDGET);

  g_list_store_append (place, row);
  return G_LIST_MODEL (place);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  TrellisActionList *self = data;
  GtkWidget *row;

  if (GTK_IS_WIDGET (item))
    return g_object_ref (item);

  row = trellis_action_row_new (self->store, item);
  trellis_action_row_set_show_origin (TRELLIS_ACTION_ROW (row), self->show_origin);
  trellis_action_row_set_hide_private (TRELLIS_ACTION_ROW (row), self->hide_private);
  return row;
}

/* With nothing to show there is no empty frame either. */
static void
actions_changed_cb (TrellisActionList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list_box),
                          self->entry_row != NULL || trellis_action_list_get_n_actions (self) > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ACTIONS]);
}

static void
fill (TrellisActionList *self)
{
  GListStore *models;
  g_autoptr(GtkFlattenListModel) all = NULL;

  if (self->actions == NULL)
    return;

  models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (models, self->actions);
  if (self->entry_row != NULL)
    {
      g_autoptr(GListModel) place = create_place (G_OBJECT (self->entry_row));

      g_list_store_append (models, place);
    }

  all = gtk_flatten_list_model_new (G_LIST_MODEL (models));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (all), create_row, self, NULL);
  actions_changed_cb (self);
}

static void
entry_apply_cb (TrellisActionList *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->entry_row)));
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (self->prototype);
  g_autoptr(TrellisAction) action = NULL;

  if (*title == '\0')
    return;

  action = trellis_action_new ();
  for (guint i = TRELLIS_RECORD_VISIBILITY; i < klass->n_fields; i++)
    trellis_record_set_value (TRELLIS_RECORD (action), i,
                              trellis_record_get_value (TRELLIS_RECORD (self->prototype), i));
  trellis_action_set_title (action, title);
  trellis_action_set_position (action, (int) trellis_action_list_get_n_actions (self));
  trellis_store_add (self->store, action);
  gtk_editable_set_text (self->entry_row, "");
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  if (TRELLIS_IS_ACTION_ROW (row))
    gtk_widget_activate_action (GTK_WIDGET (row), "action.edit", NULL);
}

/* The line for new ones, where there is one. */
static gboolean
trellis_action_list_grab_focus (GtkWidget *widget)
{
  TrellisActionList *self = TRELLIS_ACTION_LIST (widget);

  return self->entry_row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (self->entry_row))
                                 : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
trellis_action_list_get_property (GObject *object, guint prop_id, GValue *value,
                                  GParamSpec *pspec)
{
  TrellisActionList *self = TRELLIS_ACTION_LIST (object);

  switch ((TrellisActionListProperty) prop_id)
    {
    case PROP_N_ACTIONS:
      g_value_set_uint (value, trellis_action_list_get_n_actions (self));
      break;
    case PROP_HIDE_PRIVATE:
      g_value_set_boolean (value, self->hide_private);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* While others look at the screen. */
static void
set_hide_private (TrellisActionList *self, gboolean hide_private)
{
  GtkListBoxRow *row;

  if (self->hide_private == hide_private)
    return;
  self->hide_private = hide_private;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (TRELLIS_IS_ACTION_ROW (row))
      trellis_action_row_set_hide_private (TRELLIS_ACTION_ROW (row), hide_private);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HIDE_PRIVATE]);
}

static void
trellis_action_list_set_property (GObject *object, guint prop_id, const GValue *value,
                                  GParamSpec *pspec)
{
  TrellisActionList *self = TRELLIS_ACTION_LIST (object);

  switch ((TrellisActionListProperty) prop_id)
    {
    case PROP_HIDE_PRIVATE:
      set_hide_private (self, g_value_get_boolean (value));
      break;
    case PROP_N_ACTIONS:
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_action_list_dispose (GObject *object)
{
  TrellisActionList *self = TRELLIS_ACTION_LIST (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->list_box = NULL;
  g_clear_object (&self->entry_row);
  g_clear_object (&self->prototype);
  g_clear_object (&self->filter);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_action_list_parent_class)->dispose (object);
}

static void
trellis_action_list_class_init (TrellisActionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_action_list_get_property;
  object_class->set_property = trellis_action_list_set_property;
  object_class->dispose = trellis_action_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = trellis_action_list_grab_focus;

  props[PROP_N_ACTIONS] = g_param_spec_uint ("n-actions", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_HIDE_PRIVATE] =
    g_param_spec_boolean ("hide-private", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_action_list_init (TrellisActionList *self)
{
  GtkWidget *list_box = gtk_list_box_new ();

  self->list_box = GTK_LIST_BOX (list_box);
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list_box, "boxed-list");
  gtk_widget_set_visible (list_box, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Actions"), -1);
  g_signal_connect (list_box, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  adw_bin_set_child (ADW_BIN (self), list_box);
}

void
trellis_action_list_set_query (TrellisActionList *self, TrellisStore *store, TrellisQuery *query)
{
  g_return_if_fail (TRELLIS_IS_ACTION_LIST (self));
  g_return_if_fail (trellis_query_get_record_type (query) == TRELLIS_TYPE_ACTION);

  if (self->actions != NULL)
    g_signal_handlers_disconnect_by_func (self->actions, actions_changed_cb, self);
  g_set_object (&self->store, store);
  g_clear_object (&self->actions);
  self->actions = G_LIST_MODEL (trellis_store_list (store, query));
  if (self->filter != NULL)
    self->actions = G_LIST_MODEL (
      gtk_filter_list_model_new (self->actions, g_object_ref (self->filter)));
  g_signal_connect_object (self->actions, "items-changed", G_CALLBACK (actions_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  fill (self);
}

GListModel *
trellis_action_list_get_model (TrellisActionList *self)
{
  g_return_val_if_fail (TRELLIS_IS_ACTION_LIST (self), NULL);

  return self->actions;
}

guint
trellis_action_list_get_n_actions (TrellisActionList *self)
{
  g_return_val_if_fail (TRELLIS_IS_ACTION_LIST (self), 0);

  return self->actions != NULL ? g_list_model_get_n_items (self->actions) : 0;
}

/* See trellis_action_row_set_show_origin(). */
void
trellis_action_list_set_show_origin (TrellisActionList *self, gboolean show_origin)
{
  g_return_if_fail (TRELLIS_IS_ACTION_LIST (self));

  if (self->show_origin == show_origin)
    return;
  self->show_origin = show_origin;
  fill (self);
}

/* Shows only some of what the query finds. To be called before the query is set. */
void
trellis_action_list_set_filter (TrellisActionList *self, GtkFilter *filter)
{
  g_return_if_fail (TRELLIS_IS_ACTION_LIST (self));
  g_return_if_fail (self->actions == NULL);

  g_set_object (&self->filter, filter);
}

/* Gives the list a line, named @title, in which Enter adds an action with what @prototype says. The
 * prototype is no record of the store and may be changed later. */
void
trellis_action_list_set_prototype (TrellisActionList *self, TrellisAction *prototype,
                                   const char *title)
{
  g_return_if_fail (TRELLIS_IS_ACTION_LIST (self));

  g_set_object (&self->prototype, prototype);
  if (self->entry_row == NULL)
    {
      self->entry_row = g_object_ref_sink (GTK_EDITABLE (trellis_entry_row_new ()));
      trellis_read_only_hide (self->entry_row);
      g_signal_connect_object (self->entry_row, "entry-activated", G_CALLBACK (entry_apply_cb), self,
                               G_CONNECT_SWAPPED);
      fill (self);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry_row), title);
}

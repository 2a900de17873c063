/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sidebar.h"

#include "trellis-match-row.h"
#include "trellis-match-rules.h"
#include "trellis-menu-button.h"
#include "trellis-sync-line.h"

struct _TrellisSidebar
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisOutlooks *outlooks;
  GtkFilterListModel *current;
  GtkFilterListModel *past;
  TrellisMatch *selected;

  GtkListBox *current_list;
  GtkListBox *past_list;
  GtkListBoxRow *home_row;
  GtkWidget *past_expander;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_OUTLOOKS,
} TrellisSidebarProperty;

static GParamSpec *props[PROP_OUTLOOKS + 1];

G_DEFINE_FINAL_TYPE (TrellisSidebar, trellis_sidebar, ADW_TYPE_BIN)

static gboolean
is_current (gpointer match, gpointer data)
{
  return trellis_match_is_going_on (match);
}

static gboolean
is_past (gpointer match, gpointer data)
{
  return !is_current (match, data);
}

static GtkListBoxRow *
find_row (GtkListBox *list, TrellisMatch *match)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (TRELLIS_IS_MATCH_ROW (row) &&
        trellis_match_row_get_match (TRELLIS_MATCH_ROW (row)) == match)
      return row;

  return NULL;
}

static void
show_selection (TrellisSidebar *self)
{
  GtkListBoxRow *current = self->selected != NULL ? find_row (self->current_list, self->selected)
                                                  : self->home_row;
  GtkListBoxRow *past =
    self->selected != NULL ? find_row (self->past_list, self->selected) : NULL;

  gtk_list_box_select_row (self->current_list, current);
  gtk_list_box_select_row (self->past_list, past);
  if (past != NULL)
    gtk_expander_set_expanded (GTK_EXPANDER (self->past_expander), TRUE);
}

static GtkWidget *
create_row (gpointer match, gpointer data)
{
  TrellisSidebar *self = data;
  GtkWidget *row = trellis_match_row_new (self->store, match);

  trellis_match_row_set_outlook (TRELLIS_MATCH_ROW (row), trellis_outlooks_get (self->outlooks, match));
  return row;
}

static void
rebuild_current (TrellisSidebar *self)
{
  GtkListBoxRow *row;
  guint n_matches = g_list_model_get_n_items (G_LIST_MODEL (self->current));

  while ((row = gtk_list_box_get_row_at_index (self->current_list, 1)) != NULL)
    gtk_list_box_remove (self->current_list, GTK_WIDGET (row));

  for (guint i = 0; i < n_matches; i++)
    {
      g_autoptr(TrellisMatch) match = g_list_model_get_item (G_LIST_MODEL (self->current), i);

      gtk_list_box_append (self->current_list, create_row (match, self));
    }
  show_selection (self);
}

static void
past_changed_cb (TrellisSidebar *self)
{
  gtk_widget_set_visible (self->past_expander,
                          g_list_model_get_n_items (G_LIST_MODEL (self->past)) > 0);
  show_selection (self);
}

static void
store_changed_cb (TrellisSidebar *self, TrellisRecord *record)
{
  if (TRELLIS_IS_MATCH (record))
    {
      gtk_filter_changed (gtk_filter_list_model_get_filter (self->current),
                          GTK_FILTER_CHANGE_DIFFERENT);
      gtk_filter_changed (gtk_filter_list_model_get_filter (self->past),
                          GTK_FILTER_CHANGE_DIFFERENT);
    }
}

static void
row_activated_cb (TrellisSidebar *self, GtkListBoxRow *row)
{
  if (row == self->home_row)
    gtk_widget_activate_action (GTK_WIDGET (self), "home.show", NULL);
  else
    {
      TrellisMatch *match = trellis_match_row_get_match (TRELLIS_MATCH_ROW (row));

      gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "match",
                                  trellis_record_get_uid (TRELLIS_RECORD (match)));
    }
}

/* The keys move the selection along, but what was not opened is not what is in view. */
static void
focus_left_cb (TrellisSidebar *self)
{
  show_selection (self);
}

static GtkFilterListModel *
filter_matches (TrellisSidebar *self, GtkCustomFilterFunc func)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MATCH);

  trellis_query_ascending (query, "created");
  return gtk_filter_list_model_new (G_LIST_MODEL (trellis_store_list (self->store, query)),
                                    GTK_FILTER (gtk_custom_filter_new (func, NULL, NULL)));
}

static void
trellis_sidebar_constructed (GObject *object)
{
  TrellisSidebar *self = TRELLIS_SIDEBAR (object);

  G_OBJECT_CLASS (trellis_sidebar_parent_class)->constructed (object);

  self->current = filter_matches (self, is_current);
  self->past = filter_matches (self, is_past);
  g_signal_connect_object (self->current, "items-changed", G_CALLBACK (rebuild_current), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->past_list, G_LIST_MODEL (self->past), create_row, self, NULL);
  g_signal_connect_object (self->past, "items-changed", G_CALLBACK (past_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  rebuild_current (self);
  past_changed_cb (self);
}

static void
trellis_sidebar_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  TrellisSidebar *self = TRELLIS_SIDEBAR (object);

  switch ((TrellisSidebarProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_OUTLOOKS:
      self->outlooks = g_value_dup_object (value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_sidebar_dispose (GObject *object)
{
  TrellisSidebar *self = TRELLIS_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SIDEBAR);
  g_clear_object (&self->current);
  g_clear_object (&self->past);
  g_clear_object (&self->selected);
  g_clear_object (&self->outlooks);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_sidebar_parent_class)->dispose (object);
}

static void
trellis_sidebar_class_init (TrellisSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_sidebar_constructed;
  object_class->set_property = trellis_sidebar_set_property;
  object_class->dispose = trellis_sidebar_dispose;

  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_OUTLOOKS] =
    g_param_spec_object ("outlooks", NULL, NULL, TRELLIS_TYPE_OUTLOOKS,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_SYNC_LINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/home/trellis-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebar, current_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebar, past_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebar, home_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebar, past_expander);
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebar, primary_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
trellis_sidebar_init (TrellisSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->menu_button, self->primary_menu);
}

GtkWidget *
trellis_sidebar_new (TrellisStore *store, TrellisOutlooks *outlooks)
{
  return g_object_new (TRELLIS_TYPE_SIDEBAR, "store", store, "outlooks", outlooks, NULL);
}

/* Marks @match as the one that is shown, or Home when it is NULL. */
void
trellis_sidebar_select (TrellisSidebar *self, TrellisMatch *match)
{
  g_return_if_fail (TRELLIS_IS_SIDEBAR (self));

  g_set_object (&self->selected, match);
  show_selection (self);
}

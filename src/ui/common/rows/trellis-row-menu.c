/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-row-menu.h"

/* Opens @model at a place of @row. The menu is kept in @menu, NULL at first, which the row unparents when it is
 * disposed of. */
void
trellis_row_menu_open (GtkWidget *row, GtkWidget **menu, GMenuModel *model, double x, double y)
{
  if (*menu == NULL)
    {
      *menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
      gtk_widget_set_halign (*menu, GTK_ALIGN_START);
      gtk_widget_set_parent (*menu, row);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (*menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (*menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (*menu));
}

/* What a key does to a row. */
typedef struct
{
  GType type;
  const char *action;
} RowKey;

static gboolean
key_cb (GtkWidget *view, GVariant *arguments, gpointer data)
{
  const RowKey *key = data;
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return row != NULL && G_TYPE_CHECK_INSTANCE_TYPE (row, key->type) &&
         gtk_widget_activate_action (row, key->action, NULL);
}

static void
add_key (GtkEventController *controller, const char *keys, GType type, const char *action)
{
  const RowKey key = { type, action };

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                      gtk_callback_action_new (key_cb, g_memdup2 (&key, sizeof key), g_free)));
}

/* Has Delete do @delete_action, and the keys for menus @menu_action, both static strings and actions without a
 * parameter of the row that has the focus: the rows of @view are widgets of class @type in list items. */
void
trellis_row_menu_follow (GtkListView *view, GType type, const char *delete_action, const char *menu_action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (controller, "Delete|KP_Delete", type, delete_action);
  add_key (controller, "Menu|<Shift>F10", type, menu_action);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
}

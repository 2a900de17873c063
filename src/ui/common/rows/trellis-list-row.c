/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-list-row.h"

#include "trellis-read-only.h"

/* Names @widget for a screen reader by @title, so that it is told apart from the same control in
 * other rows. @format has one %s. */
void
trellis_list_row_name (gpointer widget, const char *format, const char *title)
{
  g_autofree char *name = g_strdup_printf (format, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Hands the focus of @row, which is about to leave its list, to its neighbor, and returns that;
 * NULL where it is the only one. */
GtkWidget *
trellis_list_row_leave (GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next != NULL)
    gtk_widget_grab_focus (next);

  return next;
}

static void
lead_back (gpointer data)
{
  GtkWidget *focus = data;
  GtkRoot *root = gtk_widget_get_root (focus);
  GtkWidget *now = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (now != NULL && gtk_widget_get_ancestor (now, GTK_TYPE_MENU_BUTTON) != NULL)
    gtk_widget_grab_focus (focus);
  g_object_unref (focus);
}

/* GTK gives the focus to the button, but only after this. */
static void
menu_closed_cb (GtkWidget *focus, GtkPopover *menu)
{
  g_signal_handlers_disconnect_by_func (menu, menu_closed_cb, focus);
  g_idle_add_once (lead_back, g_object_ref (focus));
}

/* Opens the menu of @button by other means than the button, so that Escape leads back to where the
 * focus was, unless what was chosen moves it. */
void
trellis_list_row_open_menu (GtkMenuButton *button)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (button)));
  GtkPopover *menu;

  gtk_menu_button_popup (button);
  menu = gtk_menu_button_get_popover (button);
  if (menu != NULL && focus != NULL)
    g_signal_connect_object (menu, "closed", G_CALLBACK (menu_closed_cb), focus,
                             G_CONNECT_SWAPPED);
}

static void
add_key (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *prefix,
         const char *verb)
{
  g_autofree char *action = g_strconcat (prefix, ".", verb, NULL);

  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

/* The usual keys for the actions @prefix.delete, @prefix.edit and @prefix.menu. */
void
trellis_list_row_class_add_keys (GtkWidgetClass *widget_class, const char *prefix)
{
  add_key (widget_class, GDK_KEY_Delete, 0, prefix, "delete");
  add_key (widget_class, GDK_KEY_F2, 0, prefix, "edit");
  add_key (widget_class, GDK_KEY_Menu, 0, prefix, "menu");
  add_key (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, prefix, "menu");
}

/* Actions "@prefix.field" that set @fields of @record, a list that ends with NULL. They go before
 * the record does: insert NULL as @prefix when @row is disposed. */
void
trellis_list_row_insert_fields (gpointer row, const char *prefix, gpointer record,
                                const char *const *fields)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autoptr(GPropertyAction) action = g_property_action_new (fields[i], record, fields[i]);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (row), prefix, G_ACTION_GROUP (group));
  trellis_read_only_drop (row, prefix);
}

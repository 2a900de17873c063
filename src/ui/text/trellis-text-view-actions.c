/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "trellis-launch.h"
#include "trellis-markdown.h"
#include "trellis-menu.h"
#include "trellis-text-edit.h"
#include "trellis-text-pointer.h"

static void
get_cursor (GtkWidget *widget, GtkTextIter *cursor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

  gtk_text_buffer_get_iter_at_mark (buffer, cursor, gtk_text_buffer_get_insert (buffer));
}

static char *
dup_link (GtkWidget *widget)
{
  GtkTextIter cursor;

  get_cursor (widget, &cursor);

  return trellis_text_dup_link_at (&cursor);
}

static void
strong_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_text_edit_toggle_sign (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "**");
}

static void
emphasis_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_text_edit_toggle_sign (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "*");
}

static void
toggle_task_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  TrellisMarkdownLine line;

  trellis_text_edit_toggle_tasks (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));

  get_cursor (widget, &start);
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  text = gtk_text_iter_get_slice (&start, &end);
  trellis_markdown_scan_line (text, strlen (text), &line, NULL);

  if (line.kind == TRELLIS_MARKDOWN_TASK)
    gtk_accessible_announce (GTK_ACCESSIBLE (widget),
                             line.done ? _("Task done") : _("Task open"),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
open_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *link = dup_link (widget);

  if (link != NULL)
    trellis_text_view_activate_link (TRELLIS_TEXT_VIEW (widget), link);
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *link = dup_link (widget);

  if (link != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
}

void
trellis_text_view_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text.strong", NULL, strong_action);
  gtk_widget_class_install_action (widget_class, "text.emphasis", NULL, emphasis_action);
  gtk_widget_class_install_action (widget_class, "text.toggle-task", NULL, toggle_task_action);
  gtk_widget_class_install_action (widget_class, "text.open-link", NULL, open_link_action);
  gtk_widget_class_install_action (widget_class, "text.copy-link", NULL, copy_link_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "text.strong",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "text.emphasis",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "text.toggle-task", NULL);
}

void
trellis_text_view_update_actions (TrellisTextView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *link = dup_link (widget);
  gboolean editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));

  gtk_widget_action_set_enabled (widget, "text.strong", editable);
  gtk_widget_action_set_enabled (widget, "text.emphasis", editable);
  gtk_widget_action_set_enabled (widget, "text.toggle-task", editable);
  gtk_widget_action_set_enabled (widget, "text.open-link", link != NULL);
  gtk_widget_action_set_enabled (widget, "text.copy-link", link != NULL);
}

/* What a text view's context menu has besides GTK's own items; transfer full. */
GMenu *
trellis_text_view_create_menu (void)
{
  g_autoptr(GMenu) link = g_menu_new ();
  g_autoptr(GMenu) style = g_menu_new ();
  GMenu *menu = g_menu_new ();

  trellis_menu_append_hidden (link, _("Open Link"), "text.open-link");
  trellis_menu_append_hidden (link, _("Copy Link Address"), "text.copy-link");
  g_menu_append (style, C_("text style", "Bold"), "text.strong");
  g_menu_append (style, C_("text style", "Italic"), "text.emphasis");
  g_menu_append (style, C_("text style", "Task"), "text.toggle-task");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (link));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (style));

  return menu;
}

/* What "activate-link" does unless somebody else has handled it; whether @address is one. */
gboolean
trellis_text_view_open_link (TrellisTextView *self, const char *address)
{
  if (!trellis_markdown_is_address (address))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }

  trellis_launch (GTK_WIDGET (self), address, _("The link cannot be opened"));
  return TRUE;
}

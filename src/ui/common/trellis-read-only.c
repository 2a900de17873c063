/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-read-only.h"

#include "trellis-date-button.h"
#include "trellis-date-row.h"
#include "trellis-match-rules.h"

#include <adwaita.h>

#define MARK "trellis-read-only"
#define HIDDEN "trellis-read-only-hidden"

/* Makes @page, a widget that all of is about @match, an archive if the match is over. */
void
trellis_read_only_mark (gpointer page, TrellisMatch *match)
{
  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (TRELLIS_IS_MATCH (match));

  if (trellis_match_is_over (match))
    g_object_set_data (page, MARK, page);
}

/* Whether @widget lies in an archive, or is one. */
gboolean
trellis_read_only_contains (gpointer widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (g_object_get_data (widget, MARK) != NULL)
      return TRUE;

  return FALSE;
}

typedef void (*ShutFunc) (GtkWidget *widget, gpointer data);

typedef struct
{
  ShutFunc shut;
  gpointer data;
  GDestroyNotify destroy;
} Order;

static void
order_free (gpointer data, GClosure *closure)
{
  Order *order = data;

  if (order->destroy != NULL)
    order->destroy (order->data);
  g_free (order);
}

static void
root_cb (GtkWidget *widget, GParamSpec *pspec, Order *order)
{
  if (gtk_widget_get_root (widget) != NULL && trellis_read_only_contains (widget))
    order->shut (widget, order->data);
}

/* Has @shut called when @widget has come into an archive. */
static void
await (GtkWidget *widget, ShutFunc shut, gpointer data, GDestroyNotify destroy)
{
  Order *order = g_new0 (Order, 1);

  *order = (Order) { shut, data, destroy };
  g_signal_connect_data (widget, "notify::root", G_CALLBACK (root_cb), order, order_free, G_CONNECT_DEFAULT);
  root_cb (widget, NULL, order);
}

/* Whether a person changes something by @widget, besides what is a text. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SCALE (widget) ||
         ADW_IS_SWITCH_ROW (widget) || ADW_IS_COMBO_ROW (widget) || ADW_IS_SPIN_ROW (widget) ||
         ADW_IS_TOGGLE_GROUP (widget) || TRELLIS_IS_DATE_ROW (widget) || TRELLIS_IS_DATE_BUTTON (widget);
}

/* Whether @widget does one of @actions and nothing else: one that is pressed or not tells something as well. */
static gboolean
is_button_of (GtkWidget *widget, char **actions)
{
  const char *action = GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget)
                         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                         : NULL;

  return action != NULL && g_strv_contains ((const char *const *) actions, action);
}

/* What it tells is to be read as before, see the style of the class. */
static void
disable (GtkWidget *widget, gpointer data)
{
  gtk_widget_add_css_class (widget, "archived");
  gtk_widget_set_sensitive (widget, FALSE);
}

/* What only looks for something, or leads elsewhere, stays. */
static void
shut_all_in (GtkWidget *widget, char **actions)
{
  if (is_button_of (widget, actions))
    gtk_widget_set_visible (widget, FALSE);
  else if (is_control (widget))
    disable (widget, NULL);
  else if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (widget), FALSE);
  else if (GTK_IS_EDITABLE (widget) && !GTK_IS_SEARCH_ENTRY (widget))
    gtk_editable_set_editable (GTK_EDITABLE (widget), FALSE);
  else if (!GTK_IS_SEARCH_ENTRY (widget) && !ADW_IS_INLINE_VIEW_SWITCHER (widget))
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      shut_all_in (child, actions);
}

static void
shut (GtkWidget *widget, gpointer actions)
{
  for (char **action = actions; *action != NULL; action++)
    gtk_widget_action_set_enabled (widget, *action, FALSE);
  shut_all_in (widget, actions);
}

/* In an archive, the texts of @widget can only be read, its controls do nothing, and none of its class's actions
 * that are named, up to NULL; buttons that do nothing but these are not to be seen. For each row of a list, and
 * for everything else that is made at once. */
void
trellis_read_only_shut (gpointer widget, ...)
{
  g_autoptr(GStrvBuilder) actions = g_strv_builder_new ();
  const char *action;
  va_list names;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  va_start (names, widget);
  while ((action = va_arg (names, const char *)) != NULL)
    g_strv_builder_add (actions, action);
  va_end (names);
  await (widget, shut, g_strv_builder_end (actions), (GDestroyNotify) g_strfreev);
}

/* In an archive, @widget does nothing. */
void
trellis_read_only_disable (gpointer widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  await (widget, disable, NULL, NULL);
}

/* What is hidden would take the focus all the same, and all keys with it. */
static void
hide (GtkWidget *widget, gpointer data)
{
  gtk_widget_set_can_focus (widget, FALSE);
  gtk_widget_set_visible (widget, FALSE);
}

/* In an archive, @widget is not to be seen. */
void
trellis_read_only_hide (gpointer widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  await (widget, hide, NULL, NULL);
}

static void
hide_empty (GtkWidget *widget, gpointer view)
{
  const gboolean has_text = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) > 0;

  gtk_widget_set_can_focus (widget, has_text);
  gtk_widget_set_visible (widget, has_text);
}

static void
text_changed_cb (GtkTextBuffer *buffer, GtkTextView *view)
{
  GtkWidget *widget = g_object_get_data (G_OBJECT (view), HIDDEN);

  if (trellis_read_only_contains (widget))
    hide_empty (widget, view);
}

/* In an archive, @widget is not to be seen as long as there is nothing in @view, which is it or lies in it. */
void
trellis_read_only_hide_empty (gpointer widget, gpointer view)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_object_set_data (view, HIDDEN, widget);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (text_changed_cb), view,
                           G_CONNECT_DEFAULT);
  await (widget, hide_empty, view, NULL);
}

static void
drop (GtkWidget *widget, gpointer group)
{
  gtk_widget_insert_action_group (widget, group, NULL);
}

/* In an archive, @widget is without the actions of @group, which was inserted there. */
void
trellis_read_only_drop (gpointer widget, const char *group)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  await (widget, drop, g_strdup (group), g_free);
}

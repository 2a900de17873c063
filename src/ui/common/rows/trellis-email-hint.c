/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-email-hint.h"

#include "trellis-typed-email.h"

#include <glib/gi18n.h>

#define HINT "trellis-email-hint"

/* @icon is beside an address that no letter can go to. It comes when the row is left, not while somebody types,
 * and goes as soon as the address is one. Where it only were hidden, the row would keep room for it. */
static void
update (AdwEntryRow *row, GtkWidget *icon, gboolean may_come)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  const gboolean is_odd = *text != '\0' && !trellis_typed_is_email (text);
  const gboolean is_there = gtk_widget_get_parent (icon) != NULL;

  if (is_odd == is_there || (is_odd && !may_come))
    return;
  if (is_odd)
    {
      adw_entry_row_add_suffix (row, icon);
      gtk_widget_add_css_class (GTK_WIDGET (row), "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      gtk_widget_get_tooltip_text (icon), -1);
    }
  else
    {
      adw_entry_row_remove (row, icon);
      gtk_widget_remove_css_class (GTK_WIDGET (row), "warning");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

static void
changed_cb (AdwEntryRow *row, GParamSpec *pspec, GtkWidget *icon)
{
  update (row, icon, gtk_widget_get_focus_child (GTK_WIDGET (row)) == NULL);
}

static void
left_cb (GtkEventController *focus, GtkWidget *icon)
{
  update (ADW_ENTRY_ROW (gtk_event_controller_get_widget (focus)), icon, TRUE);
}

/* Has @row say so, and no more than that, when what is in it can be no email address. */
void
trellis_email_hint_attach (AdwEntryRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  gtk_widget_set_tooltip_text (icon, _("This may not be an email address"));
  g_object_set_data_full (G_OBJECT (row), HINT, g_object_ref_sink (icon), g_object_unref);
  g_signal_connect_object (row, "notify::text", G_CALLBACK (changed_cb), icon, G_CONNECT_DEFAULT);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), icon, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  update (row, icon, TRUE);
}

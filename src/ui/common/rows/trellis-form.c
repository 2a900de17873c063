/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-form.h"

#include "trellis-combo-row.h"
#include "trellis-date-row.h"
#include "trellis-email-hint.h"
#include "trellis-entry-row.h"
#include "trellis-phrase.h"
#include "trellis-text-binding.h"
#include "trellis-typed-list.h"
#include "trellis-zones.h"

#include <glib/gi18n.h>

static gboolean
text_from_field (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *text = g_value_get_string (from);

  g_value_set_string (to, text != NULL ? text : "");
  return TRUE;
}

static GtkWidget *
create_entry_row (const char *title)
{
  GtkWidget *row = trellis_entry_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/* A row for one line of text. */
GtkWidget *
trellis_form_add_entry (AdwPreferencesGroup *group, gpointer record, const char *field,
                        const char *title)
{
  GtkWidget *row = create_entry_row (title);

  g_object_bind_property_full (record, field, row, "text",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, text_from_field,
                               NULL, NULL, NULL);
  adw_preferences_group_add (group, row);
  return row;
}

static void
set_invalid (GtkWidget *row, gboolean invalid)
{
  if (invalid)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
name_from_text (GBinding *binding, const GValue *from, GValue *to, gpointer row)
{
  g_autofree char *name = g_strstrip (g_value_dup_string (from));
  const gboolean is_empty = *name == '\0';

  set_invalid (row, is_empty);
  if (is_empty)
    return FALSE;

  g_value_take_string (to, g_steal_pointer (&name));
  return TRUE;
}

/* What was left empty has its name back. */
static void
name_left_cb (GtkWidget *row, GtkEventControllerFocus *focus)
{
  GBinding *binding = g_object_get_data (G_OBJECT (row), "trellis-name-binding");
  g_autoptr(GObject) record = g_binding_dup_source (binding);
  g_autofree char *name = NULL;

  if (record == NULL || !gtk_widget_has_css_class (row, "error"))
    return;

  g_object_get (record, g_binding_get_source_property (binding), &name, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), name != NULL ? name : "");
}

/* A row for a name that cannot be done without: while there is none, the record keeps the one it has. */
GtkWidget *
trellis_form_add_name (AdwPreferencesGroup *group, gpointer record, const char *field,
                       const char *title)
{
  GtkWidget *row = create_entry_row (title);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GBinding *binding = g_object_bind_property_full (record, field, row, "text",
                                                   G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                                                   text_from_field, name_from_text, row, NULL);

  g_object_set_data (G_OBJECT (row), "trellis-name-binding", binding);
  g_signal_connect_object (focus, "leave", G_CALLBACK (name_left_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  adw_preferences_group_add (group, row);
  return row;
}

/* A row for an email address, which says so when it can be none. */
GtkWidget *
trellis_form_add_email (AdwPreferencesGroup *group, gpointer record, const char *field,
                        const char *title)
{
  GtkWidget *row = trellis_form_add_entry (group, record, field, title);

  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_EMAIL);
  trellis_email_hint_attach (ADW_ENTRY_ROW (row));
  return row;
}

/* A row for a phone number, which is read from the left in every language. */
GtkWidget *
trellis_form_add_phone (AdwPreferencesGroup *group, gpointer record, const char *field,
                        const char *title)
{
  GtkWidget *row = trellis_form_add_entry (group, record, field, title);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_PHONE);
  if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
    {
      gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
      gtk_editable_set_alignment (text, 1);
    }
  return row;
}

static gboolean
text_from_items (GBinding *binding, const GValue *from, GValue *to, gpointer row)
{
  const char *const *items = g_value_get_boxed (from);

  /* What the person types may be spelled otherwise than the list that comes of it. */
  if (gtk_widget_get_focus_child (row) != NULL)
    return FALSE;

  g_value_take_string (to, trellis_phrase_list (items));
  return TRUE;
}

static gboolean
items_from_text (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_take_boxed (to, trellis_typed_list (g_value_get_string (from)));
  return TRUE;
}

/* A row for a list of short texts, which are separated by commas. */
GtkWidget *
trellis_form_add_items (AdwPreferencesGroup *group, gpointer record, const char *field,
                        const char *title)
{
  GtkWidget *row = create_entry_row (title);

  g_object_bind_property_full (record, field, row, "text",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, text_from_items,
                               items_from_text, row, NULL);
  adw_preferences_group_add (group, row);
  return row;
}

/* A row for a text of any length, with its title above. */
GtkWidget *
trellis_form_add_text (AdwPreferencesGroup *group, gpointer record, const char *field,
                       const char *title)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *view = trellis_text_view_new ();
  TrellisTextBinding *binding = trellis_text_binding_new (TRELLIS_TEXT_VIEW (view));

  trellis_text_binding_set_record (binding, record, field);
  g_object_set_data_full (G_OBJECT (view), "trellis-text-binding", binding, g_object_unref);
  trellis_text_view_set_compact (TRELLIS_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), view);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);

  gtk_widget_add_css_class (view, "inline");
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 0);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 0);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 0);

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_size_request (view, -1, 48);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
  return row;
}

/* A row for a day. */
GtkWidget *
trellis_form_add_day (AdwPreferencesGroup *group, gpointer record, const char *field,
                      const char *title)
{
  GtkWidget *row = trellis_date_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_bind_property (record, field, row, "day",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (group, row);
  return row;
}

static gboolean
position_from_choice (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_uint (to, (guint) g_value_get_enum (from));
  return TRUE;
}

static gboolean
choice_from_position (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  if (g_value_get_uint (from) == GTK_INVALID_LIST_POSITION)
    return FALSE;

  g_value_set_enum (to, (int) g_value_get_uint (from));
  return TRUE;
}

/* A row for a choice; @labels names the values of its enumeration in their order, from 0. */
GtkWidget *
trellis_form_add_choice (AdwPreferencesGroup *group, gpointer record, const char *field,
                         const char *title, const char *const *labels)
{
  GtkWidget *row = trellis_combo_row_new ();
  g_autoptr(GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_object_bind_property_full (record, field, row, "selected",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               position_from_choice, choice_from_position, NULL, NULL);
  adw_preferences_group_add (group, row);
  return row;
}

static gboolean
position_from_zone (GBinding *binding, const GValue *from, GValue *to, gpointer zones)
{
  const char *zone = g_value_get_string (from);

  g_value_set_uint (to, zone != NULL && *zone != '\0' ? trellis_zones_find (zones, zone) : 0);
  return TRUE;
}

static gboolean
zone_from_position (GBinding *binding, const GValue *from, GValue *to, gpointer zones)
{
  const guint position = g_value_get_uint (from);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  g_value_set_string (to, position > 0 ? gtk_string_list_get_string (zones, position) : NULL);
  return TRUE;
}

/* A row for the IANA name of a time zone, which need not be known. */
GtkWidget *
trellis_form_add_zone (AdwPreferencesGroup *group, gpointer record, const char *field,
                       const char *title)
{
  const char *unknown[] = { C_ ("time zone", "Not Known"), NULL };
  GtkWidget *row = trellis_combo_row_new ();
  g_autofree char *zone = NULL;
  g_autoptr(GtkStringList) zones = NULL;

  g_object_get (record, field, &zone, NULL);
  zones = trellis_zones_list (zone, NULL);
  gtk_string_list_splice (zones, 0, 0, unknown);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  trellis_zones_offer (ADW_COMBO_ROW (row), zones);
  g_object_bind_property_full (record, field, row, "selected",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               position_from_zone, zone_from_position, g_object_ref (zones),
                               g_object_unref);
  adw_preferences_group_add (group, row);
  return row;
}

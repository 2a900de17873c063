/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-entry-row.h"

#include "trellis-entry-title.h"

#include <string.h>

/* An AdwEntryRow has its title in two sizes, and so a screen reader would say it twice, and cuts it where there is
 * no room for it in one line. And it keeps the line breaks of what is pasted. */
struct _TrellisEntryRow
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisEntryRow, trellis_entry_row, ADW_TYPE_ENTRY_ROW)

static void
title_changed_cb (AdwPreferencesRow *row)
{
  const char *title = adw_preferences_row_get_title (row);
  g_auto(GStrv) parts = g_strsplit (title, "_", -1);
  g_autofree char *name =
    adw_preferences_row_get_use_underline (row) ? g_strjoinv ("", parts) : g_strdup (title);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What is pasted may have several lines. What is only shown stays as it is. */
static void
insert_text_cb (GtkEditable *text, const char *inserted, int length, int *position, GtkWidget *row)
{
  const gsize n = length < 0 ? strlen (inserted) : (gsize) length;
  g_autofree char *line = NULL;

  if (gtk_widget_get_focus_child (row) == NULL ||
      (memchr (inserted, '\n', n) == NULL && memchr (inserted, '\r', n) == NULL))
    return;

  line = g_strdelimit (g_strndup (inserted, n), "\r\n", ' ');
  g_signal_stop_emission_by_name (text, "insert-text");
  g_signal_handlers_block_by_func (text, insert_text_cb, row);
  gtk_editable_insert_text (text, line, -1, position);
  g_signal_handlers_unblock_by_func (text, insert_text_cb, row);
}

static void
trellis_entry_row_class_init (TrellisEntryRowClass *klass)
{
}

static void
trellis_entry_row_init (TrellisEntryRow *self)
{
  trellis_entry_title_wrap (ADW_ENTRY_ROW (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  g_signal_connect (self, "notify::use-underline", G_CALLBACK (title_changed_cb), NULL);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self)), "insert-text", G_CALLBACK (insert_text_cb),
                           self, G_CONNECT_DEFAULT);
}

GtkWidget *
trellis_entry_row_new (void)
{
  return g_object_new (TRELLIS_TYPE_ENTRY_ROW, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-entry-row.h"

/* An AdwEntryRow has its title in two sizes, and so a screen reader would say it twice. */
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

static void
trellis_entry_row_class_init (TrellisEntryRowClass *klass)
{
}

static void
trellis_entry_row_init (TrellisEntryRow *self)
{
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  g_signal_connect (self, "notify::use-underline", G_CALLBACK (title_changed_cb), NULL);
}

GtkWidget *
trellis_entry_row_new (void)
{
  return g_object_new (TRELLIS_TYPE_ENTRY_ROW, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks-help.h"

#include "trellis-help-window.h"

void
looks_show_help (Looks *self, const char *page)
{
  self->aside = trellis_help_window_new (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->aside), self->width, self->height);
  gtk_window_present (GTK_WINDOW (self->aside));
  trellis_help_window_show_page (TRELLIS_HELP_WINDOW (self->aside), page);
  looks_settle ();
}

void
looks_list_help (Looks *self, const char *argument)
{
  looks_show_help (self, "meetings");
  g_assert_true (gtk_widget_activate_action (self->aside, "help.search", NULL));
  looks_settle ();
}

void
looks_search_help (Looks *self, const char *words)
{
  GtkWidget *entry;

  looks_list_help (self, NULL);
  entry = ui_test_find (self->aside, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  for (int i = 0; i < 3; i++)
    looks_settle ();
}

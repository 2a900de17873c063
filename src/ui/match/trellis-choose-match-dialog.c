/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-choose-match-dialog.h"

#include "trellis-match-row.h"

#include <glib/gi18n.h>

struct _TrellisChooseMatchDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisRecordList *matches;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisChooseMatchDialog, trellis_choose_match_dialog, ADW_TYPE_DIALOG)

static void
row_activated_cb (TrellisChooseMatchDialog *self, GtkListBoxRow *row)
{
  g_autoptr(TrellisMatch) match =
    g_object_ref (trellis_match_row_get_match (TRELLIS_MATCH_ROW (row)));
  g_autoptr(TrellisChooseMatchDialog) keep = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, match);
}

static GtkWidget *
create_row (gpointer match, gpointer data)
{
  return trellis_match_row_new (TRELLIS_CHOOSE_MATCH_DIALOG (data)->store, match);
}

static void
trellis_choose_match_dialog_dispose (GObject *object)
{
  TrellisChooseMatchDialog *self = TRELLIS_CHOOSE_MATCH_DIALOG (object);

  g_clear_object (&self->matches);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_choose_match_dialog_parent_class)->dispose (object);
}

static void
trellis_choose_match_dialog_class_init (TrellisChooseMatchDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_choose_match_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_CHOOSE_MATCH_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_MATCH);
}

static void
trellis_choose_match_dialog_init (TrellisChooseMatchDialog *self)
{
}

static GtkWidget *
create_list (TrellisChooseMatchDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (self->matches), create_row, self,
                           NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "choose-match");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 6);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Match"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

/* Among those that @of_matches finds, of which there must be one. */
AdwDialog *
trellis_choose_match_dialog_new (TrellisStore *store, TrellisQuery *of_matches, const char *title)
{
  TrellisChooseMatchDialog *self =
    g_object_new (TRELLIS_TYPE_CHOOSE_MATCH_DIALOG, "title", title, "content-width", 360, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *list;

  self->store = g_object_ref (store);
  self->matches = trellis_store_list (store, of_matches);
  list = create_list (self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), list);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), window);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  return ADW_DIALOG (self);
}

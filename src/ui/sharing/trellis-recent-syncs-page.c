/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-recent-syncs-page.h"

#include "trellis-format.h"
#include "trellis-status-bin.h"
#include "trellis-sync-outcome-words.h"
#include "trellis-time.h"

struct _TrellisRecentSyncsPage
{
  AdwNavigationPage parent_instance;

  GListModel *outcomes; /* NULL until there is a status */
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TrellisRecentSyncsPage, trellis_recent_syncs_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
create_row (gpointer outcome, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = trellis_sync_words_outcome (outcome);
  g_autofree char *when = trellis_format_when (trellis_sync_outcome_get_time (outcome), trellis_time_now ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  return row;
}

static void
items_changed_cb (TrellisRecentSyncsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (self->outcomes) > 0 ? "runs" : "nothing");
}

static void
trellis_recent_syncs_page_dispose (GObject *object)
{
  TrellisRecentSyncsPage *self = TRELLIS_RECENT_SYNCS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_RECENT_SYNCS_PAGE);
  g_clear_object (&self->outcomes);

  G_OBJECT_CLASS (trellis_recent_syncs_page_parent_class)->dispose (object);
}

static void
trellis_recent_syncs_page_class_init (TrellisRecentSyncsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_recent_syncs_page_dispose;

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/trellis-recent-syncs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisRecentSyncsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisRecentSyncsPage, list);
}

static void
trellis_recent_syncs_page_init (TrellisRecentSyncsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the runs of @status, and those that come. */
void
trellis_recent_syncs_page_set_status (TrellisRecentSyncsPage *self, TrellisSyncStatus *status)
{
  GListModel *outcomes = trellis_sync_status_get_outcomes (status);

  if (self->outcomes != NULL)
    g_signal_handlers_disconnect_by_func (self->outcomes, items_changed_cb, self);
  g_set_object (&self->outcomes, outcomes);
  gtk_list_box_bind_model (self->list, outcomes, create_row, NULL, NULL);
  g_signal_connect_object (outcomes, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

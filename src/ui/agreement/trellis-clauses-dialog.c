/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clauses-dialog.h"

#include "trellis-agreement-steps.h"
#include "trellis-clause-catalog.h"
#include "trellis-wrapped-title.h"

struct _TrellisClausesDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisAgreement *agreement;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (TrellisClausesDialog, trellis_clauses_dialog, ADW_TYPE_DIALOG)

static AdwPreferencesGroup *
add_group (TrellisClausesDialog *self, TrellisClauseGroup group)
{
  GtkWidget *widget = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget),
                                   trellis_clause_group_get_title (group));
  trellis_wrapped_title_make_all (widget);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (widget));
  return ADW_PREFERENCES_GROUP (widget);
}

/* The rows are named by the keys of their clauses. */
static void
active_changed_cb (TrellisClausesDialog *self, GParamSpec *property, AdwSwitchRow *row)
{
  trellis_agreement_set_clause_on (self->store, self->agreement,
                                   gtk_widget_get_name (GTK_WIDGET (row)),
                                   adw_switch_row_get_active (row));
}

static gboolean
is_on (GListModel *clauses, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (clauses, i);

      if (g_strcmp0 (trellis_clause_get_key (clause), key) == 0)
        return trellis_clause_get_enabled (clause);
    }
  return FALSE;
}

static void
add_built_in (TrellisClausesDialog *self, AdwPreferencesGroup *group, const TrellisClauseSpec *spec,
              gboolean on)
{
  GtkWidget *row = adw_switch_row_new ();

  gtk_widget_set_name (row, spec->key);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), trellis_clause_spec_get_title (spec));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), trellis_clause_spec_get_prompt (spec));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), on);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (active_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_own (AdwPreferencesGroup *group, TrellisClause *clause)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), trellis_clause_get_shown_title (clause));
  g_object_bind_property (clause, "enabled", row, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (group, row);
}

static void
add_all (TrellisClausesDialog *self)
{
  g_autoptr(GListModel) clauses = trellis_agreement_list_clauses (self->store, self->agreement);
  AdwPreferencesGroup *group = NULL;
  int last = -1;

  for (guint i = 0; i < trellis_clause_catalog_get_size (); i++)
    {
      const TrellisClauseSpec *spec = trellis_clause_catalog_get (i);

      if ((int) spec->group != last)
        group = add_group (self, spec->group);
      last = (int) spec->group;
      add_built_in (self, group, spec, is_on (clauses, spec->key));
    }

  group = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr(TrellisClause) clause = g_list_model_get_item (clauses, i);

      if (trellis_clause_catalog_find (trellis_clause_get_key (clause)) != NULL)
        continue;
      if (group == NULL)
        group = add_group (self, TRELLIS_CLAUSE_GROUP_OWN);
      add_own (group, clause);
    }
}

static void
trellis_clauses_dialog_dispose (GObject *object)
{
  TrellisClausesDialog *self = TRELLIS_CLAUSES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CLAUSES_DIALOG);
  g_clear_object (&self->agreement);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_clauses_dialog_parent_class)->dispose (object);
}

static void
trellis_clauses_dialog_class_init (TrellisClausesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_clauses_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agreement/trellis-clauses-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisClausesDialog, page);
}

static void
trellis_clauses_dialog_init (TrellisClausesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
trellis_clauses_dialog_new (TrellisStore *store, TrellisAgreement *agreement)
{
  TrellisClausesDialog *self = g_object_new (TRELLIS_TYPE_CLAUSES_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->agreement = g_object_ref (agreement);
  add_all (self);
  return ADW_DIALOG (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause-card.h"

#include "trellis-agreement-steps.h"
#include "trellis-agreement-undo.h"
#include "trellis-clause-catalog.h"
#include "trellis-clause-items.h"
#include "trellis-clause-words.h"
#include "trellis-combo-row.h"
#include "trellis-date-row.h"
#include "trellis-entry-row.h"
#include "trellis-list-row.h"
#include "trellis-menu-button.h"
#include "trellis-spot.h"
#include "trellis-text-binding.h"

#include <glib/gi18n.h>

struct _TrellisClauseCard
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisClause *clause;
  const TrellisClauseSpec *spec; /* NULL for an own clause */
  TrellisTextBinding *text_binding;

  GtkLabel *title_label;
  GtkLabel *prompt_label;
  GtkWidget *help_button;
  GtkLabel *help_label;
  GtkWidget *menu_button;
  GMenuModel *menu;
  GtkWidget *fields;
  GtkWidget *title_row;
  AdwComboRow *choice_row;
  AdwSpinRow *number_row;
  GtkWidget *day_row;
  AdwBin *items_frame;
  GtkWidget *text_frame;
  TrellisTextView *text_view;
  GtkWidget *used_label;
};

G_DEFINE_FINAL_TYPE (TrellisClauseCard, trellis_clause_card, ADW_TYPE_BIN)

static void
update_title (TrellisClauseCard *self)
{
  const char *title = trellis_clause_get_shown_title (self->clause);

  gtk_label_set_label (self->title_label, title);
  /* Translators: the name of a control for a screen reader; %s is the title of a clause. */
  trellis_list_row_name (self->help_button, _("Help on “%s”"), title);
  /* Translators: the name of a control for a screen reader; %s is the title of a clause. */
  trellis_list_row_name (self->menu_button, _("Menu of “%s”"), title);
  /* Translators: the name of a control for a screen reader; %s is the title of a clause. */
  trellis_list_row_name (self->text_view, _("Text of “%s”"), title);
}

static void
show_field (TrellisClauseCard *self, gpointer row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_visible (row, TRUE);
  gtk_widget_set_visible (self->fields, TRUE);
}

/* Row 0 of the choices is none. */
static guint
find_choice (TrellisClauseCard *self)
{
  const char *choice = trellis_clause_get_choice (self->clause);

  for (guint i = 0; self->spec->options[i].nick != NULL; i++)
    if (g_strcmp0 (self->spec->options[i].nick, choice) == 0)
      return i + 1;
  return 0;
}

static void
choice_selected_cb (TrellisClauseCard *self)
{
  guint selected = adw_combo_row_get_selected (self->choice_row);

  if (selected == GTK_INVALID_LIST_POSITION || selected == find_choice (self))
    return;
  trellis_clause_set_choice (self->clause,
                             selected == 0 ? NULL : self->spec->options[selected - 1].nick);
}

/* The days of a rhythm matter only where it is none of the usual ones. */
static void
update_choice (TrellisClauseCard *self)
{
  adw_combo_row_set_selected (self->choice_row, find_choice (self));
  if (g_str_equal (self->spec->key, TRELLIS_CLAUSE_RHYTHM))
    gtk_widget_set_visible (GTK_WIDGET (self->number_row),
                            g_strcmp0 (trellis_clause_get_choice (self->clause), "other") == 0);
}

static void
set_up_choice (TrellisClauseCard *self)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _("Not Settled"));
  for (const TrellisClauseOption *option = self->spec->options; option->nick != NULL; option++)
    gtk_string_list_append (model, trellis_clause_option_get_label (option));
  adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (model));
  show_field (self, self->choice_row, trellis_clause_words_choice (self->spec));

  update_choice (self);
  g_signal_connect_swapped (self->choice_row, "notify::selected", G_CALLBACK (choice_selected_cb),
                            self);
  g_signal_connect_object (self->clause, "notify::choice", G_CALLBACK (update_choice), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
show_number_cb (AdwSpinRow *row)
{
  if (adw_spin_row_get_value (row) > 0)
    return FALSE;

  /* Translators: in place of a number that has not been agreed. */
  gtk_editable_set_text (GTK_EDITABLE (row), _("–"));
  return TRUE;
}

static void
set_up_number (TrellisClauseCard *self)
{
  int step = self->spec->unit == TRELLIS_CLAUSE_UNIT_MINUTES ? 5 : 1;
  /* The range of the catalog is a hint, not a limit. */
  g_autoptr(GtkAdjustment) adjustment =
    g_object_ref_sink (gtk_adjustment_new (0, 0, self->spec->highest * 4, step, step * 3, 0));

  show_field (self, self->number_row, trellis_clause_words_number (self->spec));
  g_signal_connect (self->number_row, "output", G_CALLBACK (show_number_cb), NULL);
  adw_spin_row_set_adjustment (self->number_row, adjustment);
  g_object_bind_property (self->clause, "number", self->number_row, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
set_up_built_in (TrellisClauseCard *self)
{
  TrellisClauseParts parts = self->spec->parts;

  gtk_label_set_label (self->prompt_label, trellis_clause_spec_get_prompt (self->spec));
  gtk_label_set_label (self->help_label, trellis_clause_spec_get_help (self->spec));
  gtk_widget_set_visible (self->used_label, trellis_clause_words_plans_meetings (self->spec));

  if ((parts & TRELLIS_CLAUSE_NUMBER) != 0)
    set_up_number (self);
  if ((parts & TRELLIS_CLAUSE_CHOICE) != 0)
    set_up_choice (self);
  if ((parts & TRELLIS_CLAUSE_DAY) != 0)
    {
      show_field (self, self->day_row, trellis_clause_words_day (self->spec));
      g_object_bind_property (self->clause, "day", self->day_row, "day",
                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
    }
  if ((parts & (TRELLIS_CLAUSE_CHECKLIST | TRELLIS_CLAUSE_LIST)) != 0)
    {
      adw_bin_set_child (self->items_frame, trellis_clause_items_new (self->clause));
      gtk_widget_set_visible (GTK_WIDGET (self->items_frame), TRUE);
    }
}

/* An entry takes no NULL. */
static gboolean
show_title (GBinding *binding, const GValue *from, GValue *to,
            gpointer data)
{
  const char *title = g_value_get_string (from);

  g_value_set_string (to, title != NULL ? title : "");
  return TRUE;
}

static void
set_up_own (TrellisClauseCard *self)
{
  gtk_label_set_label (self->prompt_label, _("Written by the two of you"));
  gtk_widget_set_visible (self->help_button, FALSE);
  gtk_widget_set_visible (self->title_row, TRUE);
  gtk_widget_set_visible (self->fields, TRUE);
  g_object_bind_property_full (self->clause, "title", self->title_row, "text",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, show_title, NULL,
                               NULL, NULL);
}

static void
clause_leave_out_action (GtkWidget *widget, const char *name,
                         GVariant *parameter)
{
  TrellisClauseCard *self = TRELLIS_CLAUSE_CARD (widget);

  trellis_clause_leave_out (widget, self->store, self->clause);
}

static void
clause_delete_action (GtkWidget *widget, const char *name,
                      GVariant *parameter)
{
  TrellisClauseCard *self = TRELLIS_CLAUSE_CARD (widget);

  trellis_clause_delete (widget, self->store, self->clause);
}

static void
move_clause (TrellisClauseCard *self, int steps)
{
  g_autoptr(TrellisClause) clause = g_object_ref (self->clause);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX);

  /* The card gives way to a new one at the other place. */
  if (trellis_agreement_move_clause (self->store, clause, steps) && list != NULL)
    gtk_widget_activate_action (list, "clause.focus", "s",
                                trellis_record_get_uid (TRELLIS_RECORD (clause)));
}

static void
clause_move_up_action (GtkWidget *widget, const char *name,
                       GVariant *parameter)
{
  move_clause (TRELLIS_CLAUSE_CARD (widget), -1);
}

static void
clause_move_down_action (GtkWidget *widget, const char *name,
                         GVariant *parameter)
{
  move_clause (TRELLIS_CLAUSE_CARD (widget), 1);
}

static gboolean
trellis_clause_card_grab_focus (GtkWidget *widget)
{
  TrellisClauseCard *self = TRELLIS_CLAUSE_CARD (widget);

  if (gtk_widget_get_visible (self->title_row))
    return gtk_widget_grab_focus (self->title_row);
  if (gtk_widget_get_visible (self->text_frame))
    return gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
trellis_clause_card_dispose (GObject *object)
{
  TrellisClauseCard *self = TRELLIS_CLAUSE_CARD (object);

  g_clear_object (&self->text_binding);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CLAUSE_CARD);
  g_clear_object (&self->clause);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_clause_card_parent_class)->dispose (object);
}

static void
trellis_clause_card_class_init (TrellisClauseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_clause_card_dispose;
  widget_class->grab_focus = trellis_clause_card_grab_focus;

  g_type_ensure (TRELLIS_TYPE_DATE_ROW);
  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  g_type_ensure (TRELLIS_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agreement/trellis-clause-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, help_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, help_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, menu);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, fields);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, title_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, choice_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, number_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, day_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, items_frame);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, text_frame);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseCard, used_label);

  gtk_widget_class_install_action (widget_class, "clause.leave-out", NULL, clause_leave_out_action);
  gtk_widget_class_install_action (widget_class, "clause.delete", NULL, clause_delete_action);
  gtk_widget_class_install_action (widget_class, "clause.move-up", NULL, clause_move_up_action);
  gtk_widget_class_install_action (widget_class, "clause.move-down", NULL, clause_move_down_action);
}

static void
trellis_clause_card_init (TrellisClauseCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (GTK_MENU_BUTTON (self->menu_button), self->menu);
}

GtkWidget *
trellis_clause_card_new (TrellisStore *store, TrellisClause *clause)
{
  TrellisClauseCard *self = g_object_new (TRELLIS_TYPE_CLAUSE_CARD, NULL);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_own;

  self->store = g_object_ref (store);
  self->clause = g_object_ref (clause);
  self->spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));
  is_own = self->spec == NULL;
  trellis_spot_set_record (self, clause);

  if (is_own)
    set_up_own (self);
  else
    set_up_built_in (self);
  gtk_widget_action_set_enabled (widget, "clause.leave-out", !is_own);
  gtk_widget_action_set_enabled (widget, "clause.delete", is_own);
  gtk_widget_action_set_enabled (widget, "clause.move-up", is_own);
  gtk_widget_action_set_enabled (widget, "clause.move-down", is_own);

  if (is_own || (self->spec->parts & TRELLIS_CLAUSE_TEXT) != 0)
    {
      self->text_binding = trellis_text_binding_new (self->text_view);
      trellis_text_binding_set_record (self->text_binding, clause, "text");
      gtk_widget_set_visible (self->text_frame, TRUE);
    }

  update_title (self);
  g_signal_connect_object (clause, "notify::title", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  return widget;
}

TrellisClause *
trellis_clause_card_get_clause (TrellisClauseCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_CLAUSE_CARD (self), NULL);

  return self->clause;
}

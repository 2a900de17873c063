/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-new-match-dialog.h"

#include "trellis-combo-row.h"
#include "trellis-entry-row.h"
#include "trellis-first-focus.h"
#include "trellis-time.h"
#include "trellis-wrapped-title.h"

struct _TrellisNewMatchDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;

  GtkEditable *name_row;
  AdwComboRow *role_row;
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisNewMatchDialog, trellis_new_match_dialog, ADW_TYPE_DIALOG)

static TrellisMatch *
create_match (TrellisNewMatchDialog *self)
{
  g_autoptr(TrellisPerson) partner = trellis_person_new ();
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  g_autofree char *today = trellis_day_today ();
  /* The rows of the combo are the values of TrellisRole in their order. */
  TrellisRole role = (TrellisRole) adw_combo_row_get_selected (self->role_row);

  trellis_person_set_name (partner, name);
  trellis_store_add (self->store, partner);

  trellis_match_set_partner (match, trellis_record_get_uid (TRELLIS_RECORD (partner)));
  trellis_match_set_my_role (match, role);
  trellis_match_set_started (match, today);
  trellis_record_set_author (TRELLIS_RECORD (match), role);
  trellis_store_add (self->store, match);

  return g_steal_pointer (&match);
}

static void
create_cb (TrellisNewMatchDialog *self)
{
  g_autoptr(TrellisNewMatchDialog) alive = g_object_ref (self);
  g_autoptr(TrellisMatch) match = create_match (self);

  /* Closing gives the focus back to where it was; who hears of the match moves it on from there. */
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CREATED], 0, match);
}

/* The partner has it already, and shares it. */
static void
join_cb (TrellisNewMatchDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (window, "sync.join", NULL);
}

/* Blanks are none. */
static gboolean
has_words (gpointer self, const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0';
}

static void
trellis_new_match_dialog_dispose (GObject *object)
{
  TrellisNewMatchDialog *self = TRELLIS_NEW_MATCH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NEW_MATCH_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_new_match_dialog_parent_class)->dispose (object);
}

static void
trellis_new_match_dialog_class_init (TrellisNewMatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_new_match_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", TRELLIS_TYPE_NEW_MATCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_MATCH);

  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  g_type_ensure (TRELLIS_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/match/trellis-new-match-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNewMatchDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewMatchDialog, role_row);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_words);
}

static void
trellis_new_match_dialog_init (TrellisNewMatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
}

AdwDialog *
trellis_new_match_dialog_new (TrellisStore *store)
{
  TrellisNewMatchDialog *self = g_object_new (TRELLIS_TYPE_NEW_MATCH_DIALOG, NULL);

  self->store = g_object_ref (store);
  return ADW_DIALOG (self);
}

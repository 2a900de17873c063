/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-pulse-dialog.h"

#include "trellis-draft.h"
#include "trellis-first-focus.h"
#include "trellis-launch.h"
#include "trellis-mail.h"
#include "trellis-pulse-rules.h"
#include "trellis-read-only.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisPulseDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisPulse *pulse; /* NULL: a new one */
  GtkWidget *teller;   /* in whose window it is told; a weak pointer */
  AdwSwitchRow *sign_rows[TRELLIS_PULSE_N_SIGNS];

  GtkWidget *save_button;
  AdwToggleGroup *satisfied_group;
  TrellisTextView *text_view;
  AdwPreferencesGroup *signs_group;
  GtkWidget *coordinator_group;
};

G_DEFINE_FINAL_TYPE (TrellisPulseDialog, trellis_pulse_dialog, ADW_TYPE_DIALOG)

static gboolean
has_answer (TrellisPulseDialog *self, guint active)
{
  return active < TRELLIS_PULSE_HIGHEST;
}

/* What is kept of the pulse that this Trellis does not know is kept. */
static GStrv
list_signs (TrellisPulseDialog *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *kept = self->pulse != NULL ? trellis_pulse_get_signs (self->pulse) : NULL;

  for (guint i = 0; i < TRELLIS_PULSE_N_SIGNS; i++)
    if (adw_switch_row_get_active (self->sign_rows[i]))
      g_strv_builder_add (builder, trellis_pulse_get_sign (i).nick);
  for (; kept != NULL && *kept != NULL; kept++)
    if (!trellis_pulse_knows_sign (*kept))
      g_strv_builder_add (builder, *kept);
  return g_strv_builder_end (builder);
}

static void
write_answer (TrellisPulseDialog *self, TrellisPulse *pulse)
{
  g_autofree char *why = g_strstrip (trellis_text_view_dup_text (self->text_view));
  g_auto(GStrv) signs = list_signs (self);

  trellis_pulse_set_satisfied (pulse,
                               (int) adw_toggle_group_get_active (self->satisfied_group) + TRELLIS_PULSE_LOWEST);
  trellis_pulse_set_why (pulse, why);
  trellis_pulse_set_signs (pulse, (const char *const *) signs);
}

static void
add_answer (TrellisPulseDialog *self)
{
  g_autoptr(TrellisPulse) pulse = trellis_pulse_new ();
  g_autofree char *today = trellis_day_today ();

  trellis_pulse_set_match (pulse, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_pulse_set_day (pulse, today);
  trellis_record_set_author (TRELLIS_RECORD (pulse), trellis_match_get_my_role (self->match));
  write_answer (self, pulse);
  trellis_undo_add (self->teller, self->store, pulse, _("Answer kept, for you alone"));
}

static void
save_cb (TrellisPulseDialog *self)
{
  g_autoptr(GtkWidget) keep = g_object_ref_sink (GTK_WIDGET (self));

  if (self->pulse != NULL)
    write_answer (self, self->pulse);
  trellis_draft_close (ADW_DIALOG (self));
  if (self->pulse == NULL && self->teller != NULL)
    add_answer (self);
}

static void
write_cb (TrellisPulseDialog *self)
{
  g_autofree char *uri = trellis_mail_dup_uri (&(TrellisMail) { .subject = _("Mentoring") },
                                                                trellis_match_get_coordinator_email (self->match));

  trellis_launch (GTK_WIDGET (self), uri, _("No email program opened"));
}

/* What to do is told of what is the case. */
static void
signs_changed_cb (TrellisPulseDialog *self)
{
  gboolean has_signs = FALSE;

  for (guint i = 0; i < TRELLIS_PULSE_N_SIGNS; i++)
    {
      const gboolean is_on = adw_switch_row_get_active (self->sign_rows[i]);

      has_signs = has_signs || is_on;
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sign_rows[i]),
                                   is_on ? trellis_pulse_get_sign (i).advice : "");
    }
  gtk_widget_set_visible (self->coordinator_group,
                          has_signs && trellis_match_get_coordinator_email (self->match) != NULL);
}

static void
add_signs (TrellisPulseDialog *self)
{
  for (guint i = 0; i < TRELLIS_PULSE_N_SIGNS; i++)
    {
      GtkWidget *row = adw_switch_row_new ();

      self->sign_rows[i] = ADW_SWITCH_ROW (row);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), trellis_pulse_get_sign (i).title);
      adw_preferences_group_add (self->signs_group, row);
    }
}

static void
show_answer (TrellisPulseDialog *self)
{
  const int satisfied = self->pulse != NULL ? trellis_pulse_get_satisfied (self->pulse) : 0;
  const char *why = self->pulse != NULL ? trellis_pulse_get_why (self->pulse) : NULL;

  adw_toggle_group_set_active (self->satisfied_group,
                               trellis_pulse_get_words (satisfied) != NULL
                                 ? (guint) (satisfied - TRELLIS_PULSE_LOWEST)
                                 : GTK_INVALID_LIST_POSITION);
  trellis_text_view_set_text (self->text_view, why != NULL ? why : "");
  for (guint i = 0; i < TRELLIS_PULSE_N_SIGNS; i++)
    {
      if (self->pulse != NULL)
        adw_switch_row_set_active (self->sign_rows[i],
                                   trellis_pulse_has_sign (self->pulse, trellis_pulse_get_sign (i).nick));
      g_signal_connect_object (self->sign_rows[i], "notify::active", G_CALLBACK (signs_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  signs_changed_cb (self);
}

static void
trellis_pulse_dialog_dispose (GObject *object)
{
  TrellisPulseDialog *self = TRELLIS_PULSE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_PULSE_DIALOG);
  g_clear_weak_pointer (&self->teller);
  g_clear_object (&self->pulse);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_pulse_dialog_parent_class)->dispose (object);
}

static void
trellis_pulse_dialog_class_init (TrellisPulseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_pulse_dialog_dispose;

  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/pulse/trellis-pulse-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseDialog, satisfied_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseDialog, signs_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseDialog, coordinator_group);
  gtk_widget_class_bind_template_callback (widget_class, has_answer);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
trellis_pulse_dialog_init (TrellisPulseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_hide (self->save_button);
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_draft_guard (ADW_DIALOG (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  add_signs (self);
}

/* To change @pulse, or to write a new one where it is NULL; what is done is told in the window of
 * @teller. */
AdwDialog *
trellis_pulse_dialog_new (TrellisStore *store, TrellisMatch *match, TrellisPulse *pulse, GtkWidget *teller)
{
  TrellisPulseDialog *self = g_object_new (TRELLIS_TYPE_PULSE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  if (pulse != NULL)
    self->pulse = g_object_ref (pulse);
  g_set_weak_pointer (&self->teller, teller);
  show_answer (self);
  trellis_read_only_mark (self, match);
  trellis_read_only_shut (self, NULL);
  return ADW_DIALOG (self);
}

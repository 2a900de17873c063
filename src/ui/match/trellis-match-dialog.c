/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-dialog.h"

#include "trellis-attaching.h"
#include "trellis-attachments.h"
#include "trellis-first-focus.h"
#include "trellis-form.h"
#include "trellis-labels.h"
#include "trellis-photo-row.h"
#include "trellis-read-only.h"
#include "trellis-store-attachments.h"
#include "trellis-undo.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisMatchDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisPerson *partner;

  AdwPreferencesGroup *partner_group;
  AdwPreferencesGroup *match_group;
  AdwPreferencesGroup *files_group;
  AdwPreferencesGroup *way_group;
  AdwPreferencesGroup *program_group;
  AdwPreferencesGroup *private_group;
};

G_DEFINE_FINAL_TYPE (TrellisMatchDialog, trellis_match_dialog, ADW_TYPE_DIALOG)

static void
add_partner_rows (TrellisMatchDialog *self)
{
  AdwPreferencesGroup *group = self->partner_group;

  adw_preferences_group_add (group, trellis_photo_row_new (self->store, self->match));
  /* One begins with the name, not with the photo above it. */
  adw_dialog_set_focus (ADW_DIALOG (self), trellis_form_add_name (group, self->partner, "name", _("_Name")));
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_form_add_email (group, self->partner, "email", _("_Email"));
  trellis_form_add_phone (group, self->partner, "phone", _("_Phone"));
  trellis_form_add_entry (group, self->partner, "job-title", _("_Job Title"));
  trellis_form_add_entry (group, self->partner, "organization", _("_Organization"));
  trellis_form_add_zone (group, self->partner, "time-zone", _("Time _Zone"));
  trellis_form_add_items (group, self->partner, "languages", _("_Languages, Separated by Commas"));
  trellis_form_add_items (group, self->partner, "links", _("Lin_ks, Separated by Commas"));
}

static gboolean
visible_when_paused (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_boolean (to, g_value_get_enum (from) == TRELLIS_MATCH_STATE_PAUSED);
  return TRUE;
}

/* Nobody is asked why it ended before that is in sight. */
static gboolean
visible_near_the_end (GBinding *binding, const GValue *from, GValue *to, gpointer match)
{
  g_value_set_boolean (to, g_value_get_enum (from) >= TRELLIS_MATCH_STATE_CONCLUDING ||
                             trellis_match_get_end_reason (match) != NULL);
  return TRUE;
}

static void
add_match_rows (TrellisMatchDialog *self)
{
  AdwPreferencesGroup *group = self->match_group;
  const char *roles[] = { C_ ("role", "Mentee"), C_ ("role", "Mentor"), NULL };
  const char *states[TRELLIS_MATCH_STATE_ENDED + 2] = { NULL };
  GtkWidget *resumes;

  for (int state = 0; state <= TRELLIS_MATCH_STATE_ENDED; state++)
    states[state] = trellis_label_match_state ((TrellisMatchState) state);

  trellis_form_add_choice (group, self->match, "my-role", _("My _Role"), roles);
  trellis_form_add_choice (group, self->match, "state", _("_State"), states);
  resumes = trellis_form_add_day (group, self->match, "resumes", _("Res_umes"));
  g_object_bind_property_full (self->match, "state", resumes, "visible", G_BINDING_SYNC_CREATE,
                               visible_when_paused, NULL, NULL, NULL);
  trellis_form_add_day (group, self->match, "started", _("S_tarted"));
  trellis_form_add_day (group, self->match, "planned-end", _("Pl_anned End"));
  trellis_form_add_text (group, self->match, "reason", _("Why the Two of Us"));
  trellis_form_add_text (group, self->match, "expectations", _("Expectations"));
}

static void
attach_cb (TrellisMatchDialog *self)
{
  trellis_attaching_choose (GTK_WIDGET (self), self->store, self->match, NULL, TRELLIS_ATTACHMENT_KIND_FILE);
}

static void
attach_cv_cb (TrellisMatchDialog *self)
{
  trellis_attaching_choose (GTK_WIDGET (self), self->store, self->match, NULL, TRELLIS_ATTACHMENT_KIND_CV);
}

static void
add_button (TrellisMatchDialog *self, const char *title, GCallback activated)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  trellis_wrapped_title_make_row (ADW_BUTTON_ROW (row));
  trellis_read_only_hide (row);
  adw_preferences_group_add (self->files_group, row);
}

static void
add_files (TrellisMatchDialog *self)
{
  g_autoptr(TrellisRecordList) files = trellis_store_list_attachments (self->store, self->match, NULL);
  GtkWidget *attachments = g_object_new (TRELLIS_TYPE_ATTACHMENTS, "margin-top", 12, NULL);

  trellis_read_only_mark (self->files_group, self->match);
  trellis_attachments_follow (TRELLIS_ATTACHMENTS (attachments), self->store, files);
  add_button (self, _("Attach C_V…"), G_CALLBACK (attach_cv_cb));
  add_button (self, _("Attach _Files…"), G_CALLBACK (attach_cb));
  adw_preferences_group_add (self->files_group, attachments);
}

static void
fill (TrellisMatchDialog *self)
{
  GtkWidget *end_reason;

  add_partner_rows (self);
  add_match_rows (self);
  add_files (self);

  trellis_form_add_text (self->way_group, self->partner, "works-best", _("Likes to Work"));
  trellis_form_add_text (self->way_group, self->partner, "offers", _("Offers"));
  trellis_form_add_text (self->way_group, self->partner, "looks-for", _("Looks For"));

  trellis_form_add_entry (self->program_group, self->match, "program", _("Progra_m"));
  trellis_form_add_entry (self->program_group, self->match, "coordinator-name",
                          _("_Coordinator’s Name"));
  trellis_form_add_email (self->program_group, self->match, "coordinator-email",
                          _("Coordinator’s Ema_il"));

  trellis_form_add_text (self->private_group, self->partner, "known-facts", _("Good to Remember"));
  end_reason = trellis_form_add_text (self->private_group, self->match, "end-reason", _("Why It Ended"));
  g_object_bind_property_full (self->match, "state", end_reason, "visible", G_BINDING_SYNC_CREATE,
                               visible_near_the_end, NULL, self->match, NULL);
}

static void
delete_cb (TrellisMatchDialog *self)
{
  g_autoptr(TrellisMatchDialog) alive = g_object_ref (self);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  /* Closing gives the focus back to the match, which Home takes it from. */
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (window, "home.show", NULL);
  trellis_undo_delete (window, self->store, self->match, _("Match deleted"));
}

static void
trellis_match_dialog_dispose (GObject *object)
{
  TrellisMatchDialog *self = TRELLIS_MATCH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MATCH_DIALOG);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_match_dialog_parent_class)->dispose (object);
}

static void
trellis_match_dialog_class_init (TrellisMatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_match_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/match/trellis-match-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchDialog, partner_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchDialog, match_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchDialog, files_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchDialog, way_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchDialog, program_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchDialog, private_group);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
trellis_match_dialog_init (TrellisMatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

AdwDialog *
trellis_match_dialog_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisMatchDialog *self = g_object_new (TRELLIS_TYPE_MATCH_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  self->partner = trellis_store_get_partner (store, match);
  if (self->partner != NULL)
    fill (self);

  return ADW_DIALOG (self);
}

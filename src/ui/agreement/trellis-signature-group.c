/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-signature-group.h"

#include "trellis-agreement-steps.h"
#include "trellis-agreement-text.h"

#include <glib/gi18n.h>

struct _TrellisSignatureGroup
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisSignatureGroup, trellis_signature_group, ADW_TYPE_BIN)

static GtkWidget *
create_withdraw_button (TrellisSignature *signature)
{
  GtkWidget *button = gtk_button_new_with_label (_("Withdraw"));
  /* Translators: %s is the name of a person. */
  g_autofree char *name =
    g_strdup_printf (_("Withdraw %s’s Signature"), trellis_signature_get_name (signature));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "agreement.withdraw");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    trellis_record_get_uid (TRELLIS_RECORD (signature)));
  return button;
}

static GtkWidget *
create_signed_row (TrellisSignature *signature, int version, gboolean may_withdraw)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *day =
    trellis_agreement_format_day (trellis_signature_get_signed_at (signature));
  g_autofree char *subtitle = NULL;

  /* Translators: of a signature: the day, and the number of the version that was signed. */
  if (trellis_signature_get_role (signature) == TRELLIS_ROLE_MENTEE)
    subtitle = g_strdup_printf (_("Mentee · Signed version %2$d on %1$s"), day, version);
  else
    subtitle = g_strdup_printf (_("Mentor · Signed version %2$d on %1$s"), day, version);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), trellis_signature_get_name (signature));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (mark, "success");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  if (may_withdraw)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_withdraw_button (signature));
  return row;
}

static GtkWidget *
create_button_row (const TrellisSigners *signers, gboolean is_mine)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *title = NULL;

  /* Translators: %s is the name of a person. */
  if (!is_mine)
    title = g_strdup_printf (_("Record %s’s Signature…"), signers->partner);
  else if (signers->me != NULL)
    title = g_strdup_printf (_("Sign as %s"), signers->me);
  else
    title = g_strdup (_("Sign…"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), is_mine ? "agreement.sign"
                                                                : "agreement.record-signature");
  return row;
}

static void
trellis_signature_group_class_init (TrellisSignatureGroupClass *klass)
{
}

static void
trellis_signature_group_init (TrellisSignatureGroup *self)
{
}

/* Without @signers the names can only be read. */
void
trellis_signature_group_show (TrellisSignatureGroup *self, TrellisStore *store,
                              TrellisAgreement *agreement, const TrellisSigners *signers)
{
  static const TrellisRole roles[] = { TRELLIS_ROLE_MENTEE, TRELLIS_ROLE_MENTOR };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Signatures"), "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, NULL);
  GtkWidget *group = adw_preferences_group_new ();
  gboolean is_open = signers != NULL &&
                     trellis_agreement_get_state (agreement) <= TRELLIS_AGREEMENT_STATE_PROPOSED;
  guint n_rows = 0;

  g_return_if_fail (TRELLIS_IS_SIGNATURE_GROUP (self));

  gtk_widget_add_css_class (title, "title-3");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), group);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(TrellisSignature) signature =
        trellis_agreement_find_signature (store, agreement, roles[i]);
      GtkWidget *row = NULL;

      if (signature != NULL)
        row = create_signed_row (signature, trellis_agreement_get_version (agreement), is_open);
      else if (is_open)
        row = create_button_row (signers, roles[i] == signers->my_role);
      if (row != NULL)
        {
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
          n_rows++;
        }
    }

  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), n_rows > 0);
}
